/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-preview-pane.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  SpPreviewPane *pane;
  guint n_ready;
} Fixture;

static SpPage *
page_of (const char *data)
{
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));

  return sp_page_new (text);
}

static void
ready_cb (Fixture *fixture)
{
  fixture->n_ready++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->pane = g_object_new (SP_TYPE_PREVIEW_PANE, NULL);
  g_signal_connect_swapped (fixture->pane, "ready", G_CALLBACK (ready_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Shows @page and waits until the document is there. */
static void
show (Fixture *fixture, SpPage *page)
{
  guint n_ready = fixture->n_ready;

  sp_preview_pane_set_page (fixture->pane, page, NULL, "content/page.md");
  while (fixture->n_ready == n_ready)
    g_main_context_iteration (NULL, TRUE);
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data =
      sp_live_page_get_text_finish (SP_LIVE_PAGE (object), result, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  sp_live_page_get_text_async (sp_preview_pane_get_live_page (fixture->pane), text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  words = g_strsplit_set (text, " \n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", words[i]);
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_a_page_is_shown_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("---\ntitle: A\n---\n\nOne.\n\n## Two\n");

  show (fixture, page);

  assert_text (fixture, "A One. Two");
}

static void
test_an_edit_shows_in_its_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("One.\n\n## Two\n");
  g_autoptr (SpText) after = sp_text_new ("One.\n\nMore.\n\n## Two\n", 20);

  show (fixture, page);
  sp_page_replace (page, after, NULL);

  assert_text (fixture, "One. More. Two");
}

static void
test_another_page_takes_the_place_of_the_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) first = page_of ("First.\n");
  g_autoptr (SpPage) second = page_of ("Second.\n");

  sp_preview_pane_set_page (fixture->pane, first, NULL, "content/first.md");
  show (fixture, second);

  assert_text (fixture, "Second.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/preview/a-page-is-shown-once", Fixture, NULL, set_up, test_a_page_is_shown_once,
              tear_down);
  g_test_add ("/preview/an-edit-shows-in-its-place", Fixture, NULL, set_up,
              test_an_edit_shows_in_its_place, tear_down);
  g_test_add ("/preview/another-page-takes-the-place-of-the-first", Fixture, NULL, set_up,
              test_another_page_takes_the_place_of_the_first, tear_down);

  return g_test_run ();
}
