/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-fold.h"
#include "sp-page-index.h"
#include "sp-temp-folder.h"

#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sp_temp_folder_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_temp_folder_free (fixture->folder);
}

static SpSite *
open_site (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  SpSite *site = sp_site_open (folder, &error);

  g_assert_no_error (error);
  return site;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "section:path:language" of each page, "*" for a bundle, sorted. */
static void
assert_pages (Fixture *fixture, const char *expected)
{
  g_autoptr (SpSite) site = open_site (fixture);
  g_autoptr (GPtrArray) pages = sp_site_list_pages (site, NULL, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  for (guint i = 0; i < pages->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (pages, i);
      const char *language = sp_index_entry_get_language (entry);

      g_assert_null (sp_index_entry_get_problem (entry));
      g_ptr_array_add (texts, g_strdup_printf ("%s:%s:%s%s", sp_index_entry_get_section (entry),
                                               sp_index_entry_get_path (entry),
                                               language != NULL ? language : "",
                                               sp_index_entry_is_bundle (entry) ? "*" : ""));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  all = g_strjoinv (" ", (char **) texts->pdata);
  g_assert_cmpstr (all, ==, expected);
}

static void
put (Fixture *fixture, const char *path, const char *content)
{
  sp_temp_folder_write (fixture->folder, path, content);
}

static void
test_bare_folder (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a.md", "A");
  put (fixture, "deep/b.md", "B");
  put (fixture, "themes/x/content/no.md", "No");
  assert_pages (fixture, ":a.md: deep:deep/b.md:");
}

static void
test_content_folder_of_another_name (Fixture *fixture, gconstpointer data)
{
  put (fixture, "config.toml", "contentDir = 'pages'\n");
  put (fixture, "pages/s/a.md", "A");
  put (fixture, "content/no.md", "No");
  assert_pages (fixture, "s:pages/s/a.md:");
}

static void
test_bundles (Fixture *fixture, gconstpointer data)
{
  put (fixture, "hugo.yaml", "title: Glow\n");
  put (fixture, "content/s/_index.md", "S");
  put (fixture, "content/s/glow/index.md", "Glow");
  put (fixture, "content/s/glow/part.md", "Belongs to it");
  put (fixture, "content/s/glow/photo.svg", "<svg/>");
  assert_pages (fixture, "s:content/s/_index.md: s:content/s/glow/index.md:*");
}

static void
test_languages_by_name (Fixture *fixture, gconstpointer data)
{
  put (fixture, "hugo.yaml",
       "defaultContentLanguage: en\nlanguages: {en: {weight: 1}, fr: {weight: 2}}\n");
  put (fixture, "content/s/a.md", "A");
  put (fixture, "content/s/a.fr.md", "A");
  put (fixture, "content/s/b/index.fr.md", "B");
  put (fixture, "content/s/dr.who.md", "No language");
  assert_pages (fixture, "s:content/s/a.fr.md:fr s:content/s/a.md:en "
                         "s:content/s/b/index.fr.md:fr* s:content/s/dr.who.md:en");
}

static void
test_languages_by_folder (Fixture *fixture, gconstpointer data)
{
  put (fixture, "config/_default/hugo.yaml", "defaultContentLanguage: de\n");
  put (fixture, "config/_default/languages.yaml",
       "de: {contentDir: content/de}\nfr: {contentDir: content/fr}\n");
  put (fixture, "content/de/s/a.md", "A");
  put (fixture, "content/fr/s/a.md", "A");
  put (fixture, "content/none.md", "Of no language, so Hugo passes it over");
  assert_pages (fixture, "s:content/de/s/a.md:de s:content/fr/s/a.md:fr");
}

static void
test_mounts (Fixture *fixture, gconstpointer data)
{
  put (fixture, "hugo.toml",
       "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n"
       "[[module.mounts]]\nsource = 'journal'\ntarget = 'content/blog'\n"
       "[[module.mounts]]\nsource = '../../etc'\ntarget = 'content/etc'\n"
       "[[module.mounts]]\nsource = 'files'\ntarget = 'static'\n");
  put (fixture, "content/s/a.md", "A");
  put (fixture, "journal/b.md", "B");
  put (fixture, "files/x.svg", "<svg/>");
  assert_pages (fixture, "blog:journal/b.md: s:content/s/a.md:");
  {
    g_autoptr (SpSite) site = open_site (fixture);
    g_autofree char *files = sp_site_get_path (site, sp_site_get_static_folder (site));

    g_assert_cmpstr (files, ==, "files");
    g_assert_nonnull (sp_site_get_problem (site));
  }
}

static void
test_taxonomies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) usual = NULL;
  g_autoptr (SpSite) own = NULL;

  put (fixture, "hugo.toml", "title = 'Glow'\n");
  usual = open_site (fixture);
  g_assert_true (g_strv_contains (sp_site_get_taxonomies (usual), "tags"));
  put (fixture, "hugo.toml", "[taxonomies]\narea = 'areas'\n");
  own = open_site (fixture);
  g_assert_true (g_strv_contains (sp_site_get_taxonomies (own), "areas"));
  g_assert_false (g_strv_contains (sp_site_get_taxonomies (own), "tags"));
}

typedef struct
{
  guint n_batches;
  guint n_entries;
  GPtrArray *pages;
  gboolean done;
} Growing;

static void
batch_cb (GPtrArray *entries, gpointer user_data)
{
  Growing *growing = user_data;

  g_assert_false (growing->done);
  growing->n_batches++;
  growing->n_entries += entries->len;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Growing *growing = user_data;

  growing->pages = sp_site_list_pages_finish (result, NULL);
  growing->done = TRUE;
}

static void
test_pages_come_while_they_are_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  Growing growing = { 0, 0, NULL, FALSE };

  put (fixture, "hugo.toml", "title = 'Glow'\n");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *path = g_strdup_printf ("content/s/%u.md", i);

      put (fixture, path, "---\ntitle: T\n---\n");
    }
  site = open_site (fixture);
  sp_site_list_pages_async (site, batch_cb, &growing, NULL, listed_cb, &growing);
  while (!growing.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (growing.n_batches, >, 1);
  g_assert_cmpuint (growing.n_entries, ==, 1000);
  g_assert_cmpuint (growing.pages->len, ==, 1000);
  g_ptr_array_unref (growing.pages);
}

static void
test_reading_can_be_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Growing growing = { 0, 0, NULL, FALSE };

  put (fixture, "hugo.toml", "title = 'Glow'\n");
  put (fixture, "content/a.md", "A");
  site = open_site (fixture);
  sp_site_list_pages_async (site, batch_cb, &growing, cancellable, listed_cb, &growing);
  g_cancellable_cancel (cancellable);
  while (!growing.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (growing.pages);
  g_assert_cmpuint (growing.n_batches, ==, 0);
}

static gboolean
finds (SpIndexEntry *entry, const char *text)
{
  g_autofree char *folded = sp_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return sp_index_entry_matches (entry, (const char *const *) words);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpSite) site = NULL;
  g_autoptr (SpIndexEntry) entry = NULL;
  g_autoptr (SpIndexEntry) gone = NULL;

  put (fixture, "hugo.toml", "title = 'Glow'\n");
  put (fixture, "content/s/treat-me.md",
       "---\ntitle: Crème Glacée\ndescription: Soft\ntags: [Lips]\n---\nNot this\n\n"
       "| Attribute | Details |\n|---|---|\n| **Downtime** | Two *weeks* |\n");
  site = open_site (fixture);
  entry = sp_site_read_page (site, "content/s/treat-me.md");
  g_assert_true (finds (entry, "creme"));
  g_assert_true (finds (entry, "GLACÉE"));
  g_assert_true (finds (entry, "soft lips"));
  g_assert_true (finds (entry, "two weeks"));
  g_assert_true (finds (entry, "treat-me"));
  g_assert_false (finds (entry, "soft botox"));
  g_assert_false (finds (entry, "---"));
  gone = sp_site_read_page (site, "content/s/none.md");
  g_assert_nonnull (sp_index_entry_get_problem (gone));
}

/* A page reached by a link out of the site is not read, also when it is asked for by its path. */
static void
test_single_page_outside (Fixture *fixture, gconstpointer data)
{
  char *outside = sp_temp_folder_new ();
  g_autofree char *target = g_build_filename (outside, "a.md", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "content", "a.md", NULL);
  g_autoptr (SpSite) site = NULL;
  g_autoptr (SpIndexEntry) entry = NULL;

  put (fixture, "hugo.toml", "title = 'Glow'\n");
  put (fixture, "content/b.md", "B");
  sp_temp_folder_write (outside, "a.md", "---\ntitle: Secret\n---\n");
  g_assert_cmpint (symlink (target, link), ==, 0);
  site = open_site (fixture);
  entry = sp_site_read_page (site, "content/a.md");
  g_assert_cmpstr (sp_index_entry_get_title (entry), ==, "a");
  g_assert_nonnull (sp_index_entry_get_problem (entry));
  sp_temp_folder_free (outside);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/layouts/bare-folder", test_bare_folder);
  ADD ("/layouts/content-folder-of-another-name", test_content_folder_of_another_name);
  ADD ("/layouts/bundles", test_bundles);
  ADD ("/layouts/languages-by-name", test_languages_by_name);
  ADD ("/layouts/languages-by-folder", test_languages_by_folder);
  ADD ("/layouts/mounts", test_mounts);
  ADD ("/layouts/taxonomies", test_taxonomies);
  ADD ("/layouts/pages-come-while-they-are-read", test_pages_come_while_they_are_read);
  ADD ("/layouts/reading-can-be-stopped", test_reading_can_be_stopped);
  ADD ("/layouts/search", test_search);
  ADD ("/layouts/single-page-outside", test_single_page_outside);
  return g_test_run ();
}
