/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-index.h"
#include "sp-site-monitor.h"
#include "sp-temp-folder.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  SpSite *site;
  SpSiteMonitor *monitor;
  GString *told;
  guint n_settings;
} Fixture;

static void
append (GString *told, char sign, char **paths)
{
  for (; *paths != NULL; paths++)
    g_string_append_printf (told, "%c%s ", sign, *paths);
}

static void
changed_cb (SpSiteMonitor *monitor, char **added, char **changed, char **removed, Fixture *fixture)
{
  append (fixture->told, '+', added);
  append (fixture->told, '~', changed);
  append (fixture->told, '-', removed);
}

static void
settings_changed_cb (SpSiteMonitor *monitor, Fixture *fixture)
{
  fixture->n_settings++;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Until the condition holds; a hang is the harness's to end. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    guint tick_id = g_timeout_add (20, tick_cb, NULL); \
\
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (tick_id); \
  } \
  G_STMT_END

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = NULL;

  fixture->folder = sp_temp_folder_new ();
  sp_temp_folder_write (fixture->folder, "hugo.toml", "title = 'Glow'\n");
  sp_temp_folder_write (fixture->folder, "content/a.md", "A");
  sp_temp_folder_write (fixture->folder, "content/deep/b.md", "B");
  folder = g_file_new_for_path (fixture->folder);
  fixture->site = sp_site_open (folder, NULL);
  fixture->told = g_string_new (NULL);
  fixture->monitor = sp_site_monitor_new (fixture->site);
  g_signal_connect (fixture->monitor, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->monitor, "settings-changed", G_CALLBACK (settings_changed_cb),
                    fixture);
  WAIT_UNTIL (sp_site_monitor_is_ready (fixture->monitor));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_site_monitor_stop (fixture->monitor);
  /* A look under way holds it until it ends. */
  g_object_add_weak_pointer (G_OBJECT (fixture->monitor), (gpointer *) &fixture->monitor);
  g_object_unref (fixture->monitor);
  WAIT_UNTIL (fixture->monitor == NULL);
  sp_site_unref (fixture->site);
  g_string_free (fixture->told, TRUE);
  sp_temp_folder_free (fixture->folder);
}

static void
wait_told (Fixture *fixture, const char *expected)
{
  WAIT_UNTIL (fixture->told->len > 0);
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static void
test_what_others_do_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_build_filename (fixture->folder, "content/deep/b.md", NULL);
  g_autofree char *new = g_build_filename (fixture->folder, "content/deep/c.md", NULL);

  sp_temp_folder_write (fixture->folder, "content/new.md", "New");
  wait_told (fixture, "+content/new.md ");
  sp_temp_folder_write (fixture->folder, "content/a.md", "Longer");
  wait_told (fixture, "~content/a.md ");
  g_assert_cmpint (g_rename (old, new), ==, 0);
  wait_told (fixture, "+content/deep/c.md -content/deep/b.md ");
}

static void
test_a_folder_that_comes_later (Fixture *fixture, gconstpointer data)
{
  sp_temp_folder_write (fixture->folder, "content/later/a.md", "A");
  wait_told (fixture, "+content/later/a.md ");
  sp_temp_folder_write (fixture->folder, "content/later/b.md", "B");
  wait_told (fixture, "+content/later/b.md ");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  sp_temp_folder_write (fixture->folder, "hugo.toml", "title = 'Other'\n");
  WAIT_UNTIL (fixture->n_settings > 0);
  g_assert_cmpuint (fixture->told->len, ==, 0);
}

/* As on a network share: nothing tells of it, until somebody looks. */
static void
test_looking_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "content/a.md", NULL);

  sp_site_monitor_set_deaf (fixture->monitor);
  g_assert_cmpint (g_remove (path), ==, 0);
  sp_site_monitor_rescan (fixture->monitor);
  wait_told (fixture, "-content/a.md ");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/site-monitor/what-others-do-is-told", test_what_others_do_is_told);
  ADD ("/site-monitor/a-folder-that-comes-later", test_a_folder_that_comes_later);
  ADD ("/site-monitor/settings", test_settings);
  ADD ("/site-monitor/looking-again", test_looking_again);
  return g_test_run ();
}
