/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site.h"

#include "sp-temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sp_temp_folder_new ();
  fixture->file = g_file_new_for_path (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  sp_temp_folder_free (fixture->folder);
}

static SpSite *
open_site (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SpSite *site = sp_site_open (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (site);
  return site;
}

static void
assert_child (Fixture *fixture, GFile *file, const char *path)
{
  g_autoptr (GFile) expected = g_file_resolve_relative_path (fixture->file, path);

  g_assert_true (g_file_equal (file, expected));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;

  sp_temp_folder_write (fixture->folder, "hugo.yaml",
                        "Title: Glow\ncontentDIR: pages\nstaticDir: [files, more]\n"
                        "params:\n  MainSections: [services]\n");
  sp_temp_folder_write (fixture->folder, "config.yaml", "title: Not this one\n");
  sp_temp_folder_write (fixture->folder, "pages/a.md", "A");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Glow");
  assert_child (fixture, sp_site_get_content_folder (site), "pages");
  assert_child (fixture, sp_site_get_static_folder (site), "files");
  g_assert_null (sp_site_get_problem (site));
  g_assert_nonnull (
      sp_value_lookup (sp_value_lookup (sp_site_get_config (site), "params"), "mainsections"));
  g_assert_cmpmem (sp_site_get_markup (site), sizeof (SpMarkup), &sp_markup_defaults,
                   sizeof (SpMarkup));
}

static void
test_markup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  const SpMarkup *markup;

  sp_temp_folder_write (fixture->folder, "config.yml",
                        "markup:\n"
                        "  Goldmark:\n"
                        "    renderer: {unsafe: true, hardWraps: true, XHTML: true}\n"
                        "    extensions:\n"
                        "      typographer: {disable: true}\n"
                        "      footnote: {enable: false}\n"
                        "      definitionList: false\n"
                        "      taskList: no\n"
                        "      linkify: \"false\"\n"
                        "    parser:\n"
                        "      autoHeadingIDType: github-ascii\n"
                        "      attribute: {block: true, title: false}\n");
  site = open_site (fixture);
  markup = sp_site_get_markup (site);
  g_assert_true (markup->unsafe && markup->hard_wraps && markup->xhtml);
  g_assert_false (markup->typographer);
  g_assert_false (markup->footnote);
  g_assert_false (markup->definition_list);
  g_assert_false (markup->task_list);
  g_assert_false (markup->linkify);
  g_assert_true (markup->strikethrough && markup->table && markup->auto_heading_id);
  g_assert_true (markup->block_attribute);
  g_assert_false (markup->title_attribute);
  g_assert_cmpstr (markup->auto_heading_id_type, ==, "github-ascii");
}

/* The same settings in each format, found in Hugo's order: hugo.* first, TOML first. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
  } files[] = {
    { "config.json", "{\"title\": \"config.json\", \"markup\": {\"goldmark\": "
                     "{\"renderer\": {\"unsafe\": true}}}}\n" },
    { "config.yaml", "title: config.yaml\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n" },
    { "config.toml", "title = 'config.toml'\n[markup.goldmark.renderer]\nunsafe = true\n" },
    { "hugo.json", "{\"title\": \"hugo.json\", \"markup\": {\"goldmark\": "
                   "{\"renderer\": {\"unsafe\": true}}}}\n" },
    { "hugo.yml", "title: hugo.yml\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n" },
    { "hugo.toml", "Title = \"hugo.toml\"\n[Markup]\n[Markup.goldmark]\n"
                   "renderer = { unsafe = true }\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SpSite) site = NULL;

      sp_temp_folder_write (fixture->folder, files[i].name, files[i].content);
      site = open_site (fixture);
      g_assert_cmpstr (sp_site_get_problem (site), ==, NULL);
      g_assert_cmpstr (sp_site_get_title (site), ==, files[i].name);
      g_assert_true (sp_site_get_markup (site)->unsafe);
    }
}

static void
test_settings_in_toml (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;

  sp_temp_folder_write (fixture->folder, "hugo.toml",
                        "title = 'Glow'\n[markup.goldmark]\n  renderer.unsafe = true\n"
                        "  [markup.goldmark.extensions]\n    typographer = false\n"
                        "[[menu.main]]\n  name = 'Services'\n");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Glow");
  g_assert_null (sp_site_get_problem (site));
  g_assert_true (sp_site_get_markup (site)->unsafe);
  g_assert_false (sp_site_get_markup (site)->typographer);
}

static void
test_settings_in_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;

  sp_temp_folder_write (fixture->folder, "config.json",
                        "{\n  \"title\": \"Glow\",\n"
                        "  \"markup\": {\"goldmark\": {\"renderer\": {\"unsafe\": true}}}\n}\n");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Glow");
  g_assert_null (sp_site_get_problem (site));
  g_assert_true (sp_site_get_markup (site)->unsafe);
}

static void
test_the_sample_site (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "sample", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSite) site = sp_site_open (folder, &error);

  g_assert_no_error (error);
  g_assert_null (sp_site_get_problem (site));
  g_assert_cmpstr (sp_site_get_title (site), ==, "Lakeside Medspa");
  g_assert_true (sp_site_get_markup (site)->unsafe);
}

static void
test_configuration_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  SpValue *languages;

  sp_temp_folder_write (fixture->folder, "config/_default/config.yaml",
                        "title: From the folder\nmarkup: {goldmark: {renderer: {xhtml: true}}}\n");
  sp_temp_folder_write (fixture->folder, "config/_default/markup.yaml",
                        "goldmark:\n  renderer:\n    unsafe: true\n");
  sp_temp_folder_write (fixture->folder, "config/_default/menus.en.yaml", "main: []\n");
  sp_temp_folder_write (fixture->folder, "config/production/config.yaml", "title: Published\n");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Published");
  g_assert_true (sp_site_get_markup (site)->unsafe);
  g_assert_true (sp_site_get_markup (site)->xhtml);
  languages = sp_value_lookup (sp_site_get_config (site), "languages");
  g_assert_nonnull (sp_value_lookup (sp_value_lookup (languages, "en"), "menus"));
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;

  sp_temp_folder_write (fixture->folder, "config.yaml",
                        "defaultContentLanguage: de\nlanguages:\n  en: {title: Glow}\n"
                        "  de: {title: Glanz, contentDir: content/de}\n");
  sp_temp_folder_write (fixture->folder, "content/de/a.md", "A");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Glanz");
  assert_child (fixture, sp_site_get_content_folder (site), "content/de");
}

static void
test_broken_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  g_autofree char *name = g_path_get_basename (fixture->folder);

  sp_temp_folder_write (fixture->folder, "config.yaml", "params:\n  a: b\ntitle: [\n");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, name);
  g_assert_nonnull (strstr (sp_site_get_problem (site), "config.yaml"));
  g_assert_nonnull (strstr (sp_site_get_problem (site), "Line "));
  assert_child (fixture, sp_site_get_content_folder (site), ".");
}

static void
test_folders_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;

  sp_temp_folder_write (fixture->folder, "config.yaml", "contentDir: ../..\nstaticDir: /etc\n");
  sp_temp_folder_write (fixture->folder, "content/a.md", "A");
  site = open_site (fixture);
  assert_child (fixture, sp_site_get_content_folder (site), "content");
  assert_child (fixture, sp_site_get_static_folder (site), "static");
  g_assert_nonnull (strstr (sp_site_get_problem (site), "../.."));
}

static void
test_without_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (fixture->folder);

  sp_temp_folder_write (fixture->folder, "notes/readme.txt", "A");
  g_assert_null (sp_site_open (fixture->file, &error));
  g_assert_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NO_PAGES);

  sp_temp_folder_write (fixture->folder, "notes/deep/page.md", "A");
  site = open_site (fixture);
  g_assert_cmpstr (sp_site_get_title (site), ==, name);
  assert_child (fixture, sp_site_get_content_folder (site), ".");
  g_assert_null (sp_site_get_problem (site));
  g_assert_cmpuint (sp_value_get_length (sp_site_get_config (site)), ==, 0);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_get_child (fixture->file, "missing");
  g_autoptr (GFile) page = g_file_get_child (fixture->file, "page.md");
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://example.com/site");
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_site_open (missing, &error));
  g_assert_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NOT_A_FOLDER);
  g_clear_error (&error);

  sp_temp_folder_write (fixture->folder, "page.md", "A");
  g_assert_null (sp_site_open (page, &error));
  g_assert_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NOT_A_FOLDER);
  g_clear_error (&error);

  g_assert_null (sp_site_open (remote, &error));
  g_assert_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NOT_A_FOLDER);
  g_clear_error (&error);

  g_assert_null (sp_site_open_for_file (remote, &error));
  g_assert_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NOT_A_FOLDER);
}

static void
test_for_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) page = g_file_resolve_relative_path (fixture->file, "site/content/a/b.md");
  g_autoptr (GFile) alone = g_file_resolve_relative_path (fixture->file, "alone/a.txt");
  g_autoptr (SpSite) site = NULL;
  g_autoptr (SpSite) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sp_temp_folder_write (fixture->folder, "site/config.yaml", "title: Glow\n");
  sp_temp_folder_write (fixture->folder, "site/content/a/b.md", "A");
  site = sp_site_open_for_file (page, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_site_get_title (site), ==, "Glow");
  path = sp_site_get_path (site, page);
  g_assert_cmpstr (path, ==, "content/a/b.md");
  g_assert_null (sp_site_get_path (site, alone));

  sp_temp_folder_write (fixture->folder, "alone/a.txt", "A");
  other = sp_site_open_for_file (alone, &error);
  g_assert_no_error (error);
  assert_child (fixture, sp_site_get_folder (other), "alone");
}

#define ADD(name, func) g_test_add ("/site/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("settings", test_settings);
  ADD ("markup", test_markup);
  ADD ("settings-in-toml", test_settings_in_toml);
  ADD ("settings-in-json", test_settings_in_json);
  ADD ("sample-site", test_the_sample_site);
  ADD ("formats", test_formats);
  ADD ("configuration-folder", test_configuration_folder);
  ADD ("languages", test_languages);
  ADD ("broken-settings", test_broken_settings);
  ADD ("folders-outside", test_folders_outside);
  ADD ("without-settings", test_without_settings);
  ADD ("no-folder", test_no_folder);
  ADD ("for-file", test_for_file);

  return g_test_run ();
}
