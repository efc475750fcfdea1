/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-editor.h"
#include "sp-temp-folder.h"

#include <adwaita.h>
#include <string.h>

#define PAGE "content/services/peel.md"

static const char page_text[] = "---\n"
                                "title: Peel\n"
                                "tags: [a, b]\n"
                                "---\n"
                                "First.\n"
                                "\n"
                                "| Name | Value |\n"
                                "|------|-------|\n"
                                "| Cost | $90   |\n";

typedef struct
{
  char *folder;
  SpSession *session;
  SpEditor *editor;
  GtkWidget *window;
  guint n_places;
} Fixture;

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **finished = user_data;

  *finished = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
place_changed_cb (Fixture *fixture)
{
  fixture->n_places++;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
get_window (void)
{
  static GtkWidget *window = NULL;

  if (window == NULL)
    window = gtk_window_new ();
  return window;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  SpSitePage *page;

  fixture->folder = sp_temp_folder_new ();
  sp_temp_folder_write (fixture->folder, "hugo.toml", "title = 'Lakeside'\n");
  sp_temp_folder_write (fixture->folder, PAGE, page_text);
  folder = g_file_new_for_path (fixture->folder);
  site = sp_site_open (folder, NULL);
  fixture->session = sp_session_new (site);
  sp_session_load_async (fixture->session, finished_cb, &listed);
  wait_for (&listed);
  g_assert_true (sp_session_load_finish (fixture->session, listed, NULL));
  page = sp_session_lookup (fixture->session, PAGE);
  sp_site_page_load_async (page, finished_cb, &loaded);
  wait_for (&loaded);
  g_assert_true (sp_site_page_load_finish (page, loaded, NULL));

  fixture->window = get_window ();
  fixture->editor = g_object_new (SP_TYPE_EDITOR, NULL);
  g_signal_connect_swapped (fixture->editor, "place-changed", G_CALLBACK (place_changed_cb),
                            fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->editor));
  sp_editor_set_page (fixture->editor, page, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_editor_set_page (fixture->editor, NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  settle ();
  g_assert_finalize_object (fixture->session);
  sp_temp_folder_free (fixture->folder);
}

static void
assert_place (Fixture *fixture, const char *subject, const char *at)
{
  gsize offset;
  g_autofree char *now = sp_editor_get_place (fixture->editor, &offset);

  g_assert_cmpstr (now, ==, subject);
  g_assert_cmpuint (offset, ==, at != NULL ? (gsize) (strstr (page_text, at) - page_text) : 0);
}

static void
test_every_subject_is_revealed_and_told (Fixture *fixture, gconstpointer data)
{
  const char *const places[][2] = {
    { "tags.1", "b]" },       { "title", "Peel" },        { "body", "First" },
    { "table.0.0.1", "$90" }, { "table.0.-1.0", "Name" }, { "tags.0", "a, " },
    { "description", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint n_places = fixture->n_places;

      sp_editor_reveal (fixture->editor, places[i][0]);
      settle ();
      assert_place (fixture, places[i][0], places[i][1]);
      g_assert_cmpuint (fixture->n_places, >, n_places);
    }
  sp_editor_reveal (fixture->editor, "nothing.like.it");
  settle ();
  assert_place (fixture, "description", NULL);
}

static void
test_the_source_tells_its_place_in_the_same_words (Fixture *fixture, gconstpointer data)
{
  sp_editor_set_source (fixture->editor, TRUE);
  settle ();
  sp_editor_reveal (fixture->editor, "title");
  assert_place (fixture, "title", "Peel");
  sp_editor_reveal (fixture->editor, "table.0.0.1");
  assert_place (fixture, "table.0.0.1", "$90");
  sp_editor_reveal (fixture->editor, "body");
  assert_place (fixture, "body", "First");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add ("/editor/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (every_subject_is_revealed_and_told);
  ADD (the_source_tells_its_place_in_the_same_words);
  return g_test_run ();
}
