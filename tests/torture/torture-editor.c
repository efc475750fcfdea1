/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Edits pages as the window does, with its drafts and its saving, until it is killed.
 *
 *   torture-editor make SITE          makes a site
 *   torture-editor edit SITE LOG SEED takes up what was not saved and goes on; before each change
 * of a page the log says which text it will have, and when torture-editor check SITE         prints
 * a line for each page: its number, that of the text in its file, and that of its latest draft
 * ("none", "torn")
 */

#include "sp-draft-keeper.h"
#include "sp-recovery.h"
#include "sp-store.h"

#include "marked-text.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define N_PAGES     6
#define MAX_ENTRIES 4000000

/* Pages of all sizes; the last two have a second name, so that they are rewritten in place. */
static const gsize sizes[N_PAGES] = { 100, 5000, 60000, 300000, 800, 50000 };
#define FIRST_LINKED 4

/* Shared with whoever kills this: plain memory is there also afterwards. */
typedef struct
{
  guint32 page;
  guint32 id;
  gint64 time; /* of g_get_monotonic_time(), which all processes share */
} Entry;

typedef struct
{
  gint64 n_entries;
  Entry entries[MAX_ENTRIES];
} Log;

typedef struct
{
  guint32 number;
  char *path;
  GFile *file;
  SpPage *page;
  char *etag;
  gboolean saving;
} Open;

static Log *journal;
static Open pages[N_PAGES];
static SpDraftKeeper *keeper;
static GRand *random_numbers;
static guint current;
static guint pause_percent, save_percent, longest_gap;

static guint32
write_log (guint32 page, guint32 id)
{
  gint64 n = journal->n_entries;

  g_assert_cmpint (n, <, MAX_ENTRIES);
  if (id == 0)
    id = (guint32) n + N_PAGES + 1;
  journal->entries[n].page = page;
  journal->entries[n].id = id;
  journal->entries[n].time = g_get_monotonic_time ();
  __atomic_store_n (&journal->n_entries, n + 1, __ATOMIC_SEQ_CST);
  return id;
}

static void
open_log (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, sizeof (Log)), ==, 0);
  journal = mmap (NULL, sizeof (Log), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (journal != MAP_FAILED);
  close (fd);
}

static char *
page_path (guint32 number)
{
  return g_strdup_printf ("content/page-%u.md", number);
}

static void
make_site (const char *site)
{
  g_autofree char *content = g_build_filename (site, "content", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_cmpint (g_mkdir_with_parents (content, 0755), ==, 0);
  for (guint32 i = 0; i < N_PAGES; i++)
    {
      g_autofree char *path = page_path (i);
      g_autofree char *full = g_build_filename (site, path, NULL);
      g_autofree char *other = g_strconcat (full, ".linked", NULL);
      g_autoptr (SpText) text = marked_text_new (i + 1, sizes[i], random);
      gsize length;
      const char *data = sp_text_get_data (text, &length);

      g_assert_true (g_file_set_contents (full, data, (gssize) length, NULL));
      if (i >= FIRST_LINKED)
        g_assert_cmpint (link (full, other), ==, 0);
    }
}

static void
print_id (SpText *text)
{
  guint32 id = text != NULL ? marked_text_get_id (text) : 0;

  if (text == NULL)
    printf (" none");
  else if (id == MARKED_TEXT_TORN)
    printf (" torn");
  else
    printf (" %u", id);
}

static SpRecovered *
find_latest (GPtrArray *found, const char *path)
{
  for (guint i = 0; i < found->len; i++)
    if (strcmp (sp_draft_get_page (sp_recovered_get_draft (found->pdata[i])), path) == 0)
      return found->pdata[i];
  return NULL;
}

static void
check (const char *site)
{
  g_autoptr (GPtrArray) found = sp_recovery_find (site);

  for (guint32 i = 0; i < N_PAGES; i++)
    {
      g_autofree char *path = page_path (i);
      g_autofree char *full = g_build_filename (site, path, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (full);
      g_autoptr (SpText) text = sp_store_load (file, NULL, NULL, NULL);
      SpRecovered *recovered = find_latest (found, path);

      printf ("%u", i);
      print_id (text);
      print_id (recovered != NULL ? sp_draft_get_text (sp_recovered_get_draft (recovered)) : NULL);
      printf ("\n");
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Open *open = user_data;
  g_autoptr (SpText) text = g_object_steal_data (G_OBJECT (object), "text");
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  open->saving = FALSE;
  sp_store_save_finish (result, &etag, &error);
  g_assert_no_error (error);
  g_free (open->etag);
  open->etag = g_steal_pointer (&etag);
  sp_page_set_saved_text (open->page, text);
}

static void
save (Open *open)
{
  SpText *text = sp_page_get_text (open->page);

  if (open->saving || !sp_page_is_modified (open->page))
    return;
  open->saving = TRUE;
  sp_page_break_undo (open->page);
  g_object_set_data (G_OBJECT (open->file), "text", sp_text_ref (text));
  sp_store_save_async (open->file, text, open->etag, NULL, saved_cb, open);
}

/* What undo or redo leads to is known only afterwards: it is tried first, out of sight of the
 * keeper, which looks at the page only from the main loop. */
static void
step_back (Open *open, gboolean redo)
{
  if (redo ? !sp_page_can_redo (open->page) : !sp_page_can_undo (open->page))
    return;
  if (redo)
    sp_page_redo (open->page, NULL);
  else
    sp_page_undo (open->page, NULL);
  write_log (open->number, marked_text_get_id (sp_page_get_text (open->page)));
}

static gboolean
act_cb (gpointer user_data)
{
  Open *open = &pages[current];
  int dice = g_rand_int_range (random_numbers, 0, 1000);
  guint gap = (guint) g_rand_int_range (random_numbers, 0, (int) longest_gap);

  if (dice < (int) save_percent * 10)
    save (open);
  else if (dice > 980)
    current = (guint) g_rand_int_range (random_numbers, 0, N_PAGES);
  else if (dice > 960)
    step_back (open, FALSE);
  else if (dice > 950)
    step_back (open, TRUE);
  else
    marked_text_type (open->page, write_log (open->number, 0), random_numbers,
                      dice % 2 != 0 ? SP_APPLY_TYPING : SP_APPLY_DEFAULT);
  if (g_rand_int_range (random_numbers, 0, 100) < (int) pause_percent)
    gap += 300;
  g_timeout_add (gap, act_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
open_page (Open *open, const char *site, guint32 number)
{
  g_autofree char *full = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (GError) error = NULL;

  open->number = number;
  open->path = page_path (number);
  full = g_build_filename (site, open->path, NULL);
  open->file = g_file_new_for_path (full);
  text = sp_store_load (open->file, &open->etag, NULL, &error);
  g_assert_no_error (error);
  open->page = sp_page_new (text);
  sp_draft_keeper_follow (keeper, open->path, open->page);
}

static void
take_up (const char *site)
{
  g_autoptr (GPtrArray) found = sp_recovery_find (site);

  for (guint i = 0; i < N_PAGES; i++)
    {
      SpRecovered *recovered = find_latest (found, pages[i].path);

      if (recovered != NULL)
        sp_page_replace (pages[i].page, sp_draft_get_text (sp_recovered_get_draft (recovered)),
                         NULL);
    }
  g_assert_true (sp_draft_keeper_flush (keeper));
  for (guint i = 0; i < found->len; i++)
    g_assert_true (sp_recovered_remove (found->pdata[i]));
}

static void
edit (const char *site, const char *log_path, guint32 seed)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  static const guint gaps[] = { 4, 20, 60, 400 };

  random_numbers = g_rand_new_with_seed (seed);
  longest_gap = gaps[seed % G_N_ELEMENTS (gaps)];
  pause_percent = seed / 4 % 3 == 0 ? 5 : 0;
  save_percent = seed / 12 % 3 == 0 ? 30 : seed / 12 % 3;
  open_log (log_path);
  keeper = sp_draft_keeper_new (site);
  for (guint32 i = 0; i < N_PAGES; i++)
    open_page (&pages[i], site, i);
  take_up (site);
  printf ("ready\n");
  fflush (stdout);
  act_cb (NULL);
  g_main_loop_run (loop);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "make") == 0)
    make_site (argv[2]);
  else if (argc == 3 && strcmp (argv[1], "check") == 0)
    check (argv[2]);
  else if (argc == 5 && strcmp (argv[1], "edit") == 0)
    edit (argv[2], argv[3], (guint32) strtoul (argv[4], NULL, 10));
  else
    return 2;
  return 0;
}
