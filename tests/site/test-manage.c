/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-move.h"
#include "sp-page.h"
#include "sp-temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  SpSite *site;
} Fixture;

static void
open_site (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->site, sp_site_unref);
  fixture->site = sp_site_open (folder, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sp_temp_folder_new ();
  sp_temp_folder_write (fixture->folder, "hugo.toml", "title = 'Glow'\n");
  sp_temp_folder_write (fixture->folder, "content/services/peel.md",
                        "---\r\ntitle: Peel # best\r\naliases: [/old/]\r\n---\r\nText\r\n");
  sp_temp_folder_write (fixture->folder, "content/team/ana/index.md", "---\ntitle: Ana\n---\n");
  sp_temp_folder_write (fixture->folder, "content/team/ana/photo.svg", "<svg/>");
  open_site (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_site_unref (fixture->site);
  sp_temp_folder_free (fixture->folder);
}

static char *
read_file (Fixture *fixture, const char *path)
{
  g_autofree char *full = g_build_filename (fixture->folder, path, NULL);
  char *content = NULL;

  g_file_get_contents (full, &content, NULL, NULL);
  return content;
}

static void
assert_file (Fixture *fixture, const char *path, const char *expected)
{
  g_autofree char *content = read_file (fixture, path);

  g_assert_cmpstr (content, ==, expected);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *peel =
      sp_page_rename (fixture->site, "content/services/peel.md", "Deep Peel", &error);
  g_autofree char *ana = sp_page_rename (fixture->site, "content/team/ana/index.md", "Bo", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (peel, ==, "content/services/deep-peel.md");
  g_assert_cmpstr (ana, ==, "content/team/bo/index.md");
  assert_file (fixture, "content/services/peel.md", NULL);
  assert_file (fixture, peel, "---\r\ntitle: Peel # best\r\naliases: [/old/]\r\n---\r\nText\r\n");
  assert_file (fixture, "content/team/bo/photo.svg", "<svg/>");
}

static void
test_rename_takes_nothing_away (Fixture *fixture, gconstpointer data)
{
  static const char *const taken[] = { "botox.md", "botox/index.md" };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autofree char *path = g_build_filename ("content/services", taken[i], NULL);
      g_autofree char *full = g_build_filename (fixture->folder, path, NULL);
      g_autofree char *renamed = NULL;
      g_autoptr (GError) error = NULL;

      sp_temp_folder_write (fixture->folder, path, "Mine");
      renamed = sp_page_rename (fixture->site, "content/services/peel.md", "Botox", &error);
      g_assert_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_EXISTS);
      g_assert_null (renamed);
      assert_file (fixture, path, "Mine");
      g_assert_cmpint (g_remove (full), ==, 0);
    }
}

static void
test_names_that_cannot_be (Fixture *fixture, gconstpointer data)
{
  g_autofree char *renamed =
      sp_page_rename (fixture->site, "content/services/peel.md", "../..", NULL);
  g_autofree char *language = sp_page_get_renamed_path ("content/a.fr.md", "b");
  g_autofree char *dotted = sp_page_get_name ("content/botox-2.0.md");
  g_autofree char *home = sp_page_get_name ("content/_index.md");

  g_assert_null (renamed);
  g_assert_cmpstr (language, ==, "content/b.fr.md");
  g_assert_cmpstr (dotted, ==, "botox-2.0");
  g_assert_null (home);
}

static char *
add_alias (const char *content, const char *address)
{
  g_autoptr (SpText) text = sp_text_new (content, strlen (content));
  g_autoptr (SpPage) page = sp_page_new (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change =
      sp_page_add_alias (sp_page_get_front_matter (page), address, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error));
  return sp_text_slice (sp_page_get_text (page), 0, sp_text_get_length (sp_page_get_text (page)));
}

static void
test_alias (void)
{
  g_autofree char *added = add_alias ("---\ntitle: A # x\n---\nB", "/a/");
  g_autofree char *second = add_alias ("---\nAliases: [/old/]\n---\n", "/a/");
  g_autofree char *there = add_alias ("---\naliases: [/a/]\n---\n", "/a/");

  g_assert_nonnull (strstr (added, "title: A # x\naliases:"));
  g_assert_nonnull (strstr (added, "/a/"));
  g_assert_cmpstr (second, ==, "---\nAliases: [/old/, /a/]\n---\n");
  g_assert_cmpstr (there, ==, "---\naliases: [/a/]\n---\n");
}

static char *
get_address (Fixture *fixture, const char *path, const char *fields)
{
  g_autofree char *content = g_strdup_printf ("---\n%s---\n", fields);
  g_autoptr (SpText) text = sp_text_new (content, strlen (content));
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);

  return sp_page_get_address (fixture->site, path, front_matter);
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *fields;
    const char *address;
  } cases[] = {
    { "content/services/Deep Peel.md", "", "/services/deep-peel/" },
    { "content/services/peel.md", "slug: glow\n", "/services/glow/" },
    { "content/services/peel.md", "url: /here/\n", "/here/" },
    { "content/team/ana/index.md", "", "/team/ana/" },
    { "content/team/_index.md", "", "/team/" },
    { "content/_index.md", "", "/" },
    { "content/about.md", "", "/about/" },
    { "content/about.de.md", "", "/de/about/" },
    { "content/blog/x.md", "date: 2024-03-05\ntitle: One Day\n", "/2024/03/one-day/" },
  };

  sp_temp_folder_write (fixture->folder, "hugo.toml",
                        "defaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n"
                        "[permalinks]\nblog = '/:year/:month/:title/'\n");
  open_site (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = get_address (fixture, cases[i].path, cases[i].fields);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_bin_and_back (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "content/services/peel.md", "content/team/ana/index.md" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *before = read_file (fixture, paths[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpBinnedPage) binned = sp_page_bin (fixture->site, paths[i], &error);

      g_assert_no_error (error);
      assert_file (fixture, paths[i], NULL);
      g_assert_true (sp_page_restore (binned, &error));
      g_assert_no_error (error);
      assert_file (fixture, paths[i], before);
    }
  assert_file (fixture, "content/team/ana/photo.svg", "<svg/>");
}

static void
test_coming_back_takes_nothing_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpBinnedPage) binned = sp_page_bin (fixture->site, "content/services/peel.md", &error);

  g_assert_no_error (error);
  sp_temp_folder_write (fixture->folder, "content/services/peel.md", "Another");
  g_assert_false (sp_page_restore (binned, &error));
  g_assert_nonnull (error);
  assert_file (fixture, "content/services/peel.md", "Another");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy =
      sp_page_duplicate (fixture->site, "content/services/peel.md", NULL, "Peel (copy)", &error);
  g_autofree char *bundle = NULL;
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (copy, ==, "content/services/peel-copy.md");
  content = read_file (fixture, copy);
  g_assert_nonnull (strstr (content, "title: Peel (copy) # best\r\n"));
  g_assert_nonnull (strstr (content, "draft: true\r\n"));
  g_assert_null (strstr (content, "aliases"));
  bundle = sp_page_duplicate (fixture->site, "content/team/ana/index.md", NULL, "Bo", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bundle, ==, "content/team/bo/index.md");
  assert_file (fixture, "content/team/bo/photo.svg", "<svg/>");
}

static void
test_links_out_of_the_site (Fixture *fixture, gconstpointer data)
{
  char *outside = sp_temp_folder_new ();
  g_autofree char *link = g_build_filename (fixture->folder, "content/away", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpBinnedPage) binned = NULL;
  g_autofree char *renamed = NULL;
  g_autofree char *kept = g_build_filename (outside, "a.md", NULL);

  sp_temp_folder_write (outside, "a.md", "Theirs");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  binned = sp_page_bin (fixture->site, "content/away/a.md", &error);
  g_assert_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_OUTSIDE);
  g_clear_error (&error);
  renamed = sp_page_rename (fixture->site, "content/away/a.md", "b", &error);
  g_assert_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_OUTSIDE);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  sp_temp_folder_free (outside);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  char *home = sp_temp_folder_new ();
  int result;

  /* The bin is that of a person who has none of the files here. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/manage/rename", test_rename);
  ADD ("/manage/rename-takes-nothing-away", test_rename_takes_nothing_away);
  ADD ("/manage/names-that-cannot-be", test_names_that_cannot_be);
  g_test_add_func ("/manage/alias", test_alias);
  ADD ("/manage/addresses", test_addresses);
  ADD ("/manage/bin-and-back", test_bin_and_back);
  ADD ("/manage/coming-back-takes-nothing-away", test_coming_back_takes_nothing_away);
  ADD ("/manage/duplicate", test_duplicate);
  ADD ("/manage/links-out-of-the-site", test_links_out_of_the_site);
  result = g_test_run ();
  sp_temp_folder_free (home);
  return result;
}
