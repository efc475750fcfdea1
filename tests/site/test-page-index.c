/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-index.h"

#include "sp-temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sp_temp_folder_new ();
  sp_temp_folder_write (fixture->folder, "config.yaml", "title: Glow\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_temp_folder_free (fixture->folder);
}

static SpIndexEntry *
read_entry (const char *path, const char *content)
{
  g_autoptr (SpText) text = sp_text_new (content, strlen (content));

  return sp_index_entry_new (path, text);
}

static GPtrArray *
list_pages (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSite) site = sp_site_open (folder, &error);
  GPtrArray *pages;

  g_assert_no_error (error);
  pages = sp_site_list_pages (site, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

/* The paths below content/ in the order listed, each with "!" if something is wrong with it. */
static char *
join_paths (GPtrArray *pages)
{
  GString *paths = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (pages, i);
      const char *path = sp_index_entry_get_path (entry);

      g_string_append_printf (paths, "%s%s%s", i > 0 ? " " : "",
                              g_str_has_prefix (path, "content/") ? path + 8 : path,
                              sp_index_entry_get_problem (entry) != NULL ? "!" : "");
    }
  return g_string_free (paths, FALSE);
}

static void
test_entry (void)
{
  g_autoptr (SpIndexEntry) entry = read_entry (
      "content/services/aquagold.md",
      "---\ndraft: true\ndate: \"2023-05-11T22:35:06+05:31\"\nTitle: \"Aquagold & more\"\n"
      "description: Fine\ntags:\n  - Botox\n  - \nCategories: Services\nweight: 2\n"
      "icon: services/a.svg\n---\n\n| Attribute | Details |\n|---|---|\n"
      "| **Name** | Cost |\n| **Cost Range** | **$100** to [$700](/x) |\n");
  const char *const *tags = sp_index_entry_get_terms (entry, "tags");
  const char *const *categories = sp_index_entry_get_terms (entry, "categories");

  g_assert_cmpstr (sp_index_entry_get_path (entry), ==, "content/services/aquagold.md");
  g_assert_cmpstr (sp_index_entry_get_section (entry), ==, "services");
  g_assert_cmpstr (sp_index_entry_get_title (entry), ==, "Aquagold & more");
  g_assert_cmpstr (sp_index_entry_get_description (entry), ==, "Fine");
  g_assert_cmpstr (sp_index_entry_get_date (entry), ==, "2023-05-11T22:35:06+05:31");
  g_assert_cmpstr (sp_index_entry_get_icon (entry), ==, "services/a.svg");
  g_assert_cmpstr (sp_index_entry_get_price (entry), ==, "$100 to $700");
  g_assert_cmpint (sp_index_entry_get_weight (entry), ==, 2);
  g_assert_true (sp_index_entry_get_draft (entry));
  g_assert_false (sp_index_entry_is_section_page (entry));
  g_assert_null (sp_index_entry_get_problem (entry));
  g_assert_nonnull (tags);
  g_assert_cmpstr (tags[0], ==, "Botox");
  g_assert_null (tags[1]);
  g_assert_nonnull (categories);
  g_assert_cmpstr (categories[0], ==, "Services");
  g_assert_null (sp_index_entry_get_terms (entry, "weight"));
}

static void
test_bare_entry (void)
{
  g_autoptr (SpIndexEntry) entry = read_entry ("content/_index.md", "Just text\n");
  g_autoptr (SpIndexEntry) bundle = read_entry ("content/a/glow/index.md", "---\ntitle:\n---\n");
  g_autoptr (SpIndexEntry) casts =
      read_entry ("content/x.md", "---\ntitle: 7\nweight: \"12\"\ndraft: \"true\"\n---\n");
  g_autoptr (SpIndexEntry) odd =
      read_entry ("content/x.md", "---\nweight: two\ndraft: maybe\npublished: false\n---\n");

  g_assert_cmpstr (sp_index_entry_get_title (entry), ==, "content");
  g_assert_cmpstr (sp_index_entry_get_section (entry), ==, "");
  g_assert_cmpstr (sp_index_entry_get_price (entry), ==, "");
  g_assert_true (sp_index_entry_is_section_page (entry));
  g_assert_cmpstr (sp_index_entry_get_title (bundle), ==, "glow");
  g_assert_cmpstr (sp_index_entry_get_title (casts), ==, "7");
  g_assert_cmpint (sp_index_entry_get_weight (casts), ==, 12);
  g_assert_true (sp_index_entry_get_draft (casts));
  g_assert_cmpint (sp_index_entry_get_weight (odd), ==, 0);
  g_assert_false (sp_index_entry_get_draft (odd));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *paths = NULL;

  sp_temp_folder_write (fixture->folder, "content/s/none.md", "---\ntitle: A\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/new.md",
                        "---\ntitle: Z\ndate: 2024-01-02\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/old.md",
                        "---\ntitle: B\ndate: 02 Jan 2020\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/mid.md",
                        "---\ntitle: B\ndate: \"2024-01-02T01:00:00+05:31\"\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/two.md", "---\nweight: 2\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/ten.md", "---\nweight: 10\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/minus.md", "---\nweight: -1\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/e.md", "---\ntitle: élan\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/f.md", "---\ntitle: Form\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/quote.md", "---\ntitle: “Z”\n---\n");
  sp_temp_folder_write (fixture->folder, "content/s/link.md",
                        "---\ntitle: Y\nlinkTitle: B\ndate: \"January 2, 2030\"\n---\n");
  sp_temp_folder_write (fixture->folder, "content/about.md", "About\n");
  sp_temp_folder_write (fixture->folder, "content/a/x.md", "X\n");
  pages = list_pages (fixture);
  paths = join_paths (pages);
  g_assert_cmpstr (paths, ==,
                   "about.md a/x.md s/minus.md s/two.md s/ten.md s/new.md s/mid.md s/old.md "
                   "s/quote.md s/none.md s/link.md s/e.md s/f.md");
}

static void
test_what_is_a_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *paths = NULL;

  sp_temp_folder_write (fixture->folder, "content/s/_index.md", "S");
  sp_temp_folder_write (fixture->folder, "content/s/a.MD", "A");
  sp_temp_folder_write (fixture->folder, "content/s/b.markdown", "B");
  sp_temp_folder_write (fixture->folder, "content/s/c.txt", "C");
  sp_temp_folder_write (fixture->folder, "content/s/.hidden.md", "H");
  sp_temp_folder_write (fixture->folder, "content/s/.git/x.md", "H");
  sp_temp_folder_write (fixture->folder, "content/s/backup.md~", "H");
  sp_temp_folder_write (fixture->folder, "content/s/bundle/index.md", "I");
  sp_temp_folder_write (fixture->folder, "content/s/bundle/index.fr.md", "I");
  sp_temp_folder_write (fixture->folder, "content/s/bundle/part.md", "P");
  sp_temp_folder_write (fixture->folder, "content/s/bundle/more/part.md", "P");
  sp_temp_folder_write (fixture->folder, "archetypes/default.md", "D");
  pages = list_pages (fixture);
  paths = join_paths (pages);
  g_assert_cmpstr (paths, ==,
                   "s/a.MD s/b.markdown s/bundle/index.fr.md s/bundle/index.md s/_index.md");
}

static void
make_socket (const char *folder, const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  g_autofree char *full = g_build_filename (folder, path, NULL);
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, full, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
make_link (const char *folder, const char *target, const char *path)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);

  g_assert_cmpint (symlink (target, full), ==, 0);
}

static void
test_bad_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *paths = NULL;
  g_autofree char *enormous = g_build_filename (fixture->folder, "content/enormous.md", NULL);
  g_autofree char *fifo = g_build_filename (fixture->folder, "content/fifo.md", NULL);

  sp_temp_folder_write (fixture->folder, "content/broken.md", "---\ntitle: [\n---\n");
  sp_temp_folder_write (fixture->folder, "content/latin.md", "---\ntitle: L\n---\nCaf\xe9\n");
  sp_temp_folder_write (fixture->folder, "content/enormous.md", "");
  g_assert_cmpint (truncate (enormous, 1 << 30), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  make_socket (fixture->folder, "content/socket.md");
  sp_temp_folder_write (fixture->folder, "content/folder.md/inside.md", "I");
  sp_temp_folder_write (fixture->folder, "content/new\nline.md", "N");
  sp_temp_folder_write (fixture->folder, "content/bad\xff.md", "B");
  sp_temp_folder_write (fixture->folder, "content/💉.md", "E");
  pages = list_pages (fixture);
  paths = join_paths (pages);
  g_assert_cmpstr (
      paths, ==,
      "💉.md bad\xff.md! broken.md! enormous.md! fifo.md! folder.md! latin.md! "
                   "new\nline.md! socket.md! folder.md/inside.md");
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  char *outside = sp_temp_folder_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *paths = NULL;

  sp_temp_folder_write (outside, "secret.md", "S");
  sp_temp_folder_write (outside, "secret.txt", "S");
  sp_temp_folder_write (fixture->folder, "content/a.md", "A");
  sp_temp_folder_write (fixture->folder, "more/b.md", "B");
  make_link (fixture->folder, "../more", "content/inside");
  make_link (fixture->folder, "../more/b.md", "content/b-link.md");
  make_link (fixture->folder, outside, "content/outside");
  make_link (fixture->folder, "loop.md", "content/loop.md");
  make_link (fixture->folder, "nothing.md", "content/nowhere.md");
  make_link (fixture->folder, ".", "content/self");
  make_link (fixture->folder, "..", "content/up");
  make_link (fixture->folder, "../content", "more/round");
  {
    g_autofree char *secret = g_build_filename (outside, "secret.md", NULL);

    make_link (fixture->folder, secret, "content/secret.md");
  }
  pages = list_pages (fixture);
  paths = join_paths (pages);
  g_assert_cmpstr (paths, ==,
                   "a.md b-link.md loop.md! nowhere.md! outside! secret.md! inside/b.md");
  sp_temp_folder_free (outside);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *path = g_strdup_printf ("content/s/p%u.md", i);
      g_autofree char *content = g_strdup_printf ("---\nweight: %u\n---\n", 1000 - i);

      sp_temp_folder_write (fixture->folder, path, content);
    }
  pages = list_pages (fixture);
  g_assert_cmpuint (pages->len, ==, 1000);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (sp_index_entry_get_weight (g_ptr_array_index (pages, i)), ==, i + 1);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (SpSite) site = sp_site_open (folder, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_site_list_pages (site, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/page-index/" name, Fixture, NULL, set_up, func, tear_down)

/* The second version that a program made which synchronises folders is listed as one. */
static void
test_conflict_copies (void)
{
  static const char *const copies[] = {
    "page (Ann's conflicted copy 2024-01-31).md",
    "page (conflicted copy 2024-01-31 142530).md",
    "page (In Konflikt stehende Kopie von Ann 2024-01-31).md",
    "page (copie en conflit de Ann 2024-01-31).md",
    "page (copia en conflicto de Ann 2024-01-31) (1).md",
    "page.sync-conflict-20240131-142530-ABCDEFG.md",
    "page_conflict-20240131-142530.md",
    "page (SFConflict ann@example.com 2024-01-31-14-25-30).md",
    "page[Conflict].md",
    "page-DESKTOP-4F2K9QX.md",
    "page-LAPTOP-0AB12CDE.md",
  };
  static const char *const pages[] = {
    "page.md",         "page (1).md",      "conflict-of-interest.md", "conflict-2024.md",
    "desktop-care.md", "page-desktop-care.md", "resolving (conflicts).md", "page [new].md",
    "win-win-offer.md", "our-win-treatments.md", "index.md",
  };

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *path = g_build_filename ("content", "services", copies[i], NULL);
      g_autoptr (SpIndexEntry) entry = read_entry (path, "---\ntitle: A\n---\n");

      g_test_message ("%s", copies[i]);
      g_assert_nonnull (sp_index_entry_get_problem (entry));
      g_assert_nonnull (strstr (sp_index_entry_get_problem (entry), "second version"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_build_filename ("content", "services", pages[i], NULL);
      g_autoptr (SpIndexEntry) entry = read_entry (path, "---\ntitle: A\n---\n");

      g_test_message ("%s", pages[i]);
      g_assert_cmpstr (sp_index_entry_get_problem (entry), ==, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-index/entry", test_entry);
  g_test_add_func ("/page-index/bare-entry", test_bare_entry);
  g_test_add_func ("/page-index/conflict-copies", test_conflict_copies);
  ADD ("order", test_order);
  ADD ("what-is-a-page", test_what_is_a_page);
  ADD ("bad-pages", test_bad_pages);
  ADD ("links", test_links);
  ADD ("many", test_many);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
