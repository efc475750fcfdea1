/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Edits, saves, undoes and changes pages for a long time while a second process edits the same
 * files, and compares every step with a model.
 *
 *   soak SECONDS [SEED]
 *
 * Fails on any difference: a text that undo does not lead back to, a draft that is not what was
 * typed, a torn file, a save that wrote over somebody else's change unseen, memory that grows.
 */

#include "sp-draft-folder.h"
#include "sp-draft-keeper.h"
#include "sp-recovery.h"
#include "sp-store.h"

#include "marked-text.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PAGES      12
#define MAX_SAVES    4000000
#define MAX_HISTORY  400
#define REPORT_EVERY (60 * G_USEC_PER_SEC)

/* Each file replaced by either process: which text gave way to which. No text may give way twice,
 * or one of the two was written over unseen. */
typedef struct
{
  guint32 page;
  guint32 from;
  guint32 to;
} Save;

typedef struct
{
  gint next_id;
  gint n_saves;
  Save saves[MAX_SAVES];
} Shared;

typedef struct
{
  guint32 number;
  char *path;
  GFile *file;
  SpPage *page;
  char *etag;
  guint32 file_id;    /* of the text that the etag stands for */
  GPtrArray *history; /* the model: element-type SpText, each text that undo may lead to */
  guint position;     /* in it */
  gboolean saving;
  SpText *being_saved;
} Open;

static Shared *shared;
static char *site;
static Open pages[N_PAGES];
static SpDraftKeeper *keeper;
static GRand *random_numbers;
static gint64 n_typed, n_saved, n_undone, n_conflicts, n_reloaded, n_restarts, n_drafts_read;
static gint64 first_size;

static guint32
new_id (void)
{
  return (guint32) g_atomic_int_add (&shared->next_id, 1);
}

static void
note_save (guint32 page, guint32 from, guint32 to)
{
  gint n = g_atomic_int_add (&shared->n_saves, 1);

  g_assert_cmpint (n, <, MAX_SAVES);
  shared->saves[n] = (Save){ page, from, to };
}

static GFile *
get_file (guint32 number)
{
  g_autofree char *path = g_strdup_printf ("%s/content/page-%u.md", site, number);

  return g_file_new_for_path (path);
}

static guint32
get_whole_id (SpText *text)
{
  guint32 id = marked_text_get_id (text);

  g_assert_cmpuint (id, !=, MARKED_TEXT_TORN);
  return id;
}

/* The second process: loads, changes and saves, as another program of this kind would. */
static void
meddle (guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);

  for (;;)
    {
      guint32 number = (guint32) g_rand_int_range (random, 0, N_PAGES);
      g_autoptr (GFile) file = get_file (number);
      g_autofree char *etag = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpText) text = sp_store_load (file, &etag, NULL, &error);
      g_autoptr (SpPage) page = NULL;
      guint32 from, to;

      g_assert_no_error (error);
      from = get_whole_id (text);
      page = sp_page_new (text);
      to = new_id ();
      marked_text_type (page, to, random, SP_APPLY_DEFAULT);
      if (sp_store_save (file, sp_page_get_text (page), etag, NULL, NULL, &error))
        note_save (number, from, to);
      else
        g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED);
      g_usleep ((gulong) g_rand_int_range (random, 0, 1200000));
    }
}

static void
remember (Open *open)
{
  g_ptr_array_set_size (open->history, (int) open->position + 1);
  g_ptr_array_add (open->history, sp_text_ref (sp_page_get_text (open->page)));
  open->position++;
}

static void
assert_as_model (Open *open)
{
  g_assert_true (sp_text_equal (sp_page_get_text (open->page),
                                g_ptr_array_index (open->history, open->position)));
}

static void
load (Open *open)
{
  g_autoptr (SpText) text = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&open->page);
  g_clear_pointer (&open->etag, g_free);
  text = sp_store_load (open->file, &open->etag, NULL, &error);
  g_assert_no_error (error);
  open->file_id = get_whole_id (text);
  open->page = sp_page_new (text);
  g_clear_pointer (&open->history, g_ptr_array_unref);
  open->history = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_text_unref);
  g_ptr_array_add (open->history, sp_text_ref (text));
  open->position = 0;
  sp_draft_keeper_follow (keeper, open->path, open->page);
}

static void
type (Open *open)
{
  marked_text_type (open->page, new_id (), random_numbers,
                    g_rand_boolean (random_numbers) ? SP_APPLY_TYPING : SP_APPLY_DEFAULT);
  remember (open);
  n_typed++;
}

/* Typing joins steps, so undo leads to some text of before. */
static void
undo (Open *open)
{
  if (!sp_page_can_undo (open->page))
    return;
  sp_page_undo (open->page, NULL);
  do
    g_assert_cmpuint (open->position--, >, 0);
  while (!sp_text_equal (sp_page_get_text (open->page),
                         g_ptr_array_index (open->history, open->position)));
  n_undone++;
}

static void
redo (Open *open)
{
  if (!sp_page_can_redo (open->page))
    return;
  sp_page_redo (open->page, NULL);
  do
    g_assert_cmpuint (++open->position, <, open->history->len);
  while (!sp_text_equal (sp_page_get_text (open->page),
                         g_ptr_array_index (open->history, open->position)));
}

/* Theirs as one step, from which undo leads back to ours. */
static void
take_theirs (Open *open)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = sp_store_load (open->file, &etag, NULL, &error);

  g_assert_no_error (error);
  open->file_id = get_whole_id (text);
  g_free (open->etag);
  open->etag = g_steal_pointer (&etag);
  sp_page_replace (open->page, text, NULL);
  if (!sp_text_equal (text, g_ptr_array_index (open->history, open->position)))
    remember (open);
  sp_page_set_saved_text (open->page, text);
  n_reloaded++;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Open *open = user_data;
  g_autoptr (SpText) text = g_steal_pointer (&open->being_saved);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  open->saving = FALSE;
  if (sp_store_save_finish (result, &etag, &error))
    {
      guint32 id = get_whole_id (text);

      note_save (open->number, open->file_id, id);
      open->file_id = id;
      g_free (open->etag);
      open->etag = g_steal_pointer (&etag);
      sp_page_set_saved_text (open->page, text);
      n_saved++;
      return;
    }
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED);
  n_conflicts++;
  take_theirs (open);
  if (g_rand_boolean (random_numbers))
    undo (open);
}

/* Each text that is saved is another, so that it can be told who wrote over whom. */
static void
save (Open *open)
{
  if (open->saving || !sp_page_is_modified (open->page))
    return;
  type (open);
  open->saving = TRUE;
  open->being_saved = sp_text_ref (sp_page_get_text (open->page));
  sp_store_save_async (open->file, open->being_saved, open->etag, NULL, saved_cb, open);
}

static void
look_at_disk (Open *open)
{
  if (!open->saving && !sp_page_is_modified (open->page) &&
      !sp_store_is_unchanged (open->file, open->etag, NULL, NULL))
    take_theirs (open);
}

static gboolean
is_any_saving (void)
{
  for (guint i = 0; i < N_PAGES; i++)
    if (pages[i].saving)
      return TRUE;
  return FALSE;
}

/* As if the program had ended without saving and been started again. */
static void
restart (void)
{
  g_autoptr (GPtrArray) found = NULL;
  SpText *texts[N_PAGES] = { NULL };
  guint n_modified = 0;

  if (is_any_saving ())
    return;
  g_assert_true (sp_draft_keeper_flush (keeper));
  sp_draft_keeper_close (keeper);
  g_clear_object (&keeper);
  for (guint i = 0; i < N_PAGES; i++)
    if (sp_page_is_modified (pages[i].page))
      {
        texts[i] = sp_text_ref (sp_page_get_text (pages[i].page));
        n_modified++;
      }
  keeper = sp_draft_keeper_new (site);
  for (guint i = 0; i < N_PAGES; i++)
    load (&pages[i]);
  found = sp_recovery_find (site);
  g_assert_cmpuint (found->len, ==, n_modified);
  for (guint i = 0; i < found->len; i++)
    {
      SpDraft *draft = sp_recovered_get_draft (found->pdata[i]);
      guint number = 0;

      while (strcmp (pages[number].path, sp_draft_get_page (draft)) != 0)
        number++;
      g_assert_true (sp_text_equal (sp_draft_get_text (draft), texts[number]));
      sp_page_replace (pages[number].page, texts[number], NULL);
      remember (&pages[number]);
      n_drafts_read++;
    }
  g_assert_true (sp_draft_keeper_flush (keeper));
  for (guint i = 0; i < found->len; i++)
    g_assert_true (sp_recovered_remove (found->pdata[i]));
  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&texts[i], sp_text_unref);
  n_restarts++;
}

static gboolean
act_cb (gpointer user_data)
{
  Open *open = &pages[g_rand_int_range (random_numbers, 0, N_PAGES)];
  int dice = g_rand_int_range (random_numbers, 0, 1000);

  if (dice < 60)
    save (open);
  else if (dice < 120)
    undo (open);
  else if (dice < 170)
    redo (open);
  else if (dice < 230)
    look_at_disk (open);
  else if (dice < 232)
    restart ();
  else
    for (int i = 0; i < dice % 8; i++)
      type (open);
  assert_as_model (open);
  if (open->history->len > MAX_HISTORY && !open->saving && !sp_page_is_modified (open->page))
    load (open);
  else if (open->history->len > MAX_HISTORY)
    save (open);
  g_timeout_add ((guint) g_rand_int_range (random_numbers, 0, 20), act_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gint64
get_size (void)
{
  g_autofree char *data = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &data, NULL, NULL));
  return g_ascii_strtoll (strchr (data, ' '), NULL, 10) * sysconf (_SC_PAGESIZE) / 1024;
}

static void
check_saves (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint n = g_atomic_int_get (&shared->n_saves);

  for (gint i = 0; i < n; i++)
    {
      gint64 *key = g_new (gint64, 1);

      *key = (gint64) shared->saves[i].page << 32 | shared->saves[i].from;
      if (!g_hash_table_add (seen, key))
        g_error ("Text %u of page %u gave way twice", shared->saves[i].from, shared->saves[i].page);
    }
}

static gboolean
report_cb (gpointer user_data)
{
  gint64 *start = user_data;

  check_saves ();
  printf ("%4" G_GINT64_FORMAT " s: typed %" G_GINT64_FORMAT ", undone %" G_GINT64_FORMAT
          ", saved %" G_GINT64_FORMAT ", found changed by the other %" G_GINT64_FORMAT
          " + %" G_GINT64_FORMAT ", restarts %" G_GINT64_FORMAT ", drafts taken up %"
          G_GINT64_FORMAT ", saves of both %d, %" G_GINT64_FORMAT " KiB\n",
          (g_get_monotonic_time () - *start) / G_USEC_PER_SEC, n_typed, n_undone, n_saved,
          n_conflicts, n_reloaded - n_conflicts, n_restarts, n_drafts_read, shared->n_saves,
          get_size ());
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_size_cb (gpointer user_data)
{
  first_size = get_size ();
  return G_SOURCE_REMOVE;
}

static gboolean
end_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *place)
{
  return g_remove (path);
}

static void
make_site (void)
{
  g_autofree char *content = g_build_filename (site, "content", NULL);

  g_assert_cmpint (g_mkdir_with_parents (content, 0755), ==, 0);
  for (guint32 i = 0; i < N_PAGES; i++)
    {
      g_autoptr (GFile) file = get_file (i);
      g_autoptr (SpText) text = marked_text_new (new_id (), i * 1500, random_numbers);
      g_autoptr (GError) error = NULL;

      sp_store_save (file, text, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  guint seconds = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10;
  guint32 seed = argc > 2 ? (guint32) strtoul (argv[2], NULL, 10) : g_random_int ();
  g_autofree char *state = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gint64 start = g_get_monotonic_time ();
  pid_t other;

  printf ("seed: %u\n", seed);
  fflush (stdout);
  site = g_dir_make_tmp ("service-pages-soak-XXXXXX", NULL);
  state = g_build_filename (site, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  random_numbers = g_rand_new_with_seed (seed);
  shared = mmap (NULL, sizeof (Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (shared != MAP_FAILED);
  shared->next_id = 1;
  make_site ();
  other = fork ();
  if (other == 0)
    meddle (seed + 1);

  keeper = sp_draft_keeper_new (site);
  for (guint32 i = 0; i < N_PAGES; i++)
    {
      pages[i].number = i;
      pages[i].path = g_strdup_printf ("content/page-%u.md", i);
      pages[i].file = get_file (i);
      load (&pages[i]);
    }
  act_cb (NULL);
  g_timeout_add (REPORT_EVERY / 1000, report_cb, &start);
  g_timeout_add_seconds (seconds / 4, first_size_cb, NULL);
  g_timeout_add_seconds (seconds, end_cb, loop);
  g_main_loop_run (loop);
  while (is_any_saving ())
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (waitpid (other, NULL, WNOHANG), ==, 0);
  kill (other, SIGKILL);
  waitpid (other, NULL, 0);
  report_cb (&start);
  /* A quarter more is what an allocator may take for untidiness. */
  if (get_size () > first_size + first_size / 4 + 20000)
    g_error ("Memory has grown from %" G_GINT64_FORMAT " KiB", first_size);
  sp_draft_keeper_discard_all (keeper);
  g_clear_object (&keeper);
  for (guint i = 0; i < N_PAGES; i++)
    {
      g_object_unref (pages[i].page);
      g_object_unref (pages[i].file);
      g_ptr_array_unref (pages[i].history);
      g_free (pages[i].path);
      g_free (pages[i].etag);
    }
  nftw (site, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_rand_free (random_numbers);
  g_free (site);
  printf ("nothing differed\n");
  return 0;
}
