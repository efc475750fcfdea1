/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site-images.h"
#include "sp-temp-folder.h"

#include <string.h>

static SpSite *
open_site (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  SpSite *site;

  sp_temp_folder_write (folder, "hugo.toml", "title = \"Spa\"\n");
  site = sp_site_open (file, &error);
  g_assert_no_error (error);
  return site;
}

static char *
resolve (SpSite *site, const char *path)
{
  g_autoptr (GFile) file = sp_site_images_resolve (site, path);

  return file != NULL ? g_file_get_relative_path (sp_site_get_folder (site), file) : NULL;
}

#define assert_resolves(site, path, expected) \
  G_STMT_START \
  { \
    g_autofree char *found_ = resolve (site, path); \
    g_assert_cmpstr (found_, ==, expected); \
  } \
  G_STMT_END

static void
test_found_where_themes_look (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);

  sp_temp_folder_write (folder, "static/services/a.svg", "<svg/>");
  sp_temp_folder_write (folder, "static/images/b.svg", "<svg/>");
  sp_temp_folder_write (folder, "assets/c.svg", "<svg/>");
  assert_resolves (site, "services/a.svg", "static/services/a.svg");
  assert_resolves (site, "/services/a.svg", "static/services/a.svg");
  assert_resolves (site, "b.svg", "static/images/b.svg");
  assert_resolves (site, "c.svg", "assets/c.svg");
  assert_resolves (site, "d.svg", NULL);
  assert_resolves (site, "services", NULL);
  assert_resolves (site, "", NULL);
  assert_resolves (site, "https://example.com/a.svg", NULL);
  sp_temp_folder_free (folder);
}

static void
test_never_outside_the_folders (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);

  sp_temp_folder_write (folder, "secret.svg", "<svg/>");
  sp_temp_folder_write (folder, "static/a.svg", "<svg/>");
  assert_resolves (site, "../secret.svg", NULL);
  assert_resolves (site, "images/../../secret.svg", NULL);
  assert_resolves (site, "images/../a.svg", "static/a.svg");
  sp_temp_folder_free (folder);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = sp_site_images_list_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_lists_images_only (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);
  GPtrArray *paths = NULL;

  sp_temp_folder_write (folder, "static/z.svg", "<svg/>");
  sp_temp_folder_write (folder, "static/services/a.png", "x");
  sp_temp_folder_write (folder, "static/.hidden/b.svg", "<svg/>");
  sp_temp_folder_write (folder, "static/app.js", "x");
  sp_temp_folder_write (folder, "assets/img/c.jpg", "x");
  sp_site_images_list_async (site, NULL, listed_cb, &paths);
  while (paths == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (paths->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, "img/c.jpg");
  g_assert_cmpstr (g_ptr_array_index (paths, 1), ==, "services/a.png");
  g_assert_cmpstr (g_ptr_array_index (paths, 2), ==, "z.svg");
  g_ptr_array_unref (paths);
  sp_temp_folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/site-images/found-where-themes-look", test_found_where_themes_look);
  g_test_add_func ("/site-images/lists-images-only", test_lists_images_only);
  g_test_add_func ("/site-images/never-outside-the-folders", test_never_outside_the_folders);
  return g_test_run ();
}
