/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site-media.h"
#include "sp-temp-folder.h"

#include <unistd.h>

static SpSite *
open_site (const char *folder)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  SpSite *site;

  sp_temp_folder_write (folder, "site/hugo.toml", "title = \"Spa\"\n");
  sp_temp_folder_write (folder, "site/content/a.md", "A\n");
  sp_temp_folder_write (folder, "a.svg", "<svg/>");
  file = g_file_new_build_filename (folder, "site", NULL);
  site = sp_site_open (file, &error);
  g_assert_no_error (error);
  return site;
}

static char *
import (SpSite *site, const char *folder, const char *page, GError **error)
{
  g_autoptr (GFile) source = g_file_new_build_filename (folder, "a.svg", NULL);

  return sp_site_media_import (site, page, NULL, source, error);
}

static gboolean
exists (const char *folder, const char *path)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);

  return g_file_test (full, G_FILE_TEST_EXISTS);
}

static void
test_copied_to_where_the_site_keeps_such_files (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = import (site, folder, "content/a.md", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, "/images/a.svg");
  g_assert_true (exists (folder, "site/static/images/a.svg"));
  sp_temp_folder_free (folder);
}

static void
test_copied_beside_a_page_at_the_top (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = import (site, folder, "index.md", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, "a.svg");
  g_assert_true (exists (folder, "site/a.svg"));
  sp_temp_folder_free (folder);
}

/* A site from a stranger may have a link where its files are wanted. */
static void
test_nothing_is_made_where_a_link_leads_out (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (SpSite) site = open_site (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *outside = g_build_filename (folder, "outside", NULL);
  g_autofree char *link = g_build_filename (folder, "site", "static", NULL);
  g_autofree char *written = NULL;

  sp_temp_folder_write (folder, "outside/keep", "");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  written = import (site, folder, "content/a.md", &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (written);
  g_assert_false (exists (folder, "outside/images"));
  sp_temp_folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/site-media/copied-to-where-the-site-keeps-such-files",
                   test_copied_to_where_the_site_keeps_such_files);
  g_test_add_func ("/site-media/copied-beside-a-page-at-the-top",
                   test_copied_beside_a_page_at_the_top);
  g_test_add_func ("/site-media/nothing-is-made-where-a-link-leads-out",
                   test_nothing_is_made_where_a_link_leads_out);
  return g_test_run ();
}
