/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-index.h"

#include "sp-index-entry-private.h"
#include "sp-store-leftover.h"
#include "sp-store-mend.h"
#include "sp-site-walk.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* So many pages a thread takes at once. */
#define CHUNK 64

/* So many entries, or so much time in µs, are handed on together. */
#define BATCH_SIZE 256
#define BATCH_TIME (50 * 1000)

/* What is handed on to the main context while the reading goes on. */
typedef struct
{
  GMutex lock;
  GPtrArray *waiting; /* read, and not handed on yet */
  gint64 since;
  GMainContext *context;
  GCancellable *cancellable;
  SpPageBatchFunc func;
  gpointer user_data;
} Batches;

/* One of them on its way. */
typedef struct
{
  GPtrArray *entries;
  GCancellable *cancellable;
  SpPageBatchFunc func;
  gpointer user_data;
} Batch;

typedef struct
{
  SpSite *site;
  int folder; /* the site's, open: a path from there is found in less time */
  GCancellable *cancellable;

  GPtrArray *items;       /* of SpWalkItem */
  SpIndexEntry **entries; /* one for each */
  Batches *batches;       /* NULL when nobody waits for them */
  gboolean searchable;
} Reading;

static gboolean
has_control_characters (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        return TRUE;
    }
  return FALSE;
}

static const char *
find_name_problem (const char *path)
{
  if (!g_utf8_validate (path, -1, NULL))
    return _ ("The file's name is not in UTF-8, so the website's other tools may not find it. "
              "Please rename it.");
  if (has_control_characters (path))
    return _ (
        "The file's name has a line break or another invisible character in it. Please rename "
        "it.");
  return NULL;
}

static SpText *
read_text (SpSite *site, const char *path, GError **error)
{
  g_autofree char *full =
      g_build_filename (g_file_peek_path (sp_site_get_folder (site)), path, NULL);
  gsize length;
  char *data = sp_store_read (AT_FDCWD, full, full, SP_STORE_LOADING, &length, error);

  return data != NULL ? sp_text_new_take (data, length) : NULL;
}

/* @known: (nullable) (transfer full): what was read already. */
static SpIndexEntry *
make_entry (SpSite *site, const char *path, SpText *known, gboolean searchable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = known != NULL ? known : read_text (site, path, &error);
  const char *name_problem;
  SpIndexEntry *entry;

  if (text == NULL)
    return sp_index_entry_new_broken_at (site, path, error->message);
  entry = sp_index_entry_new_at (site, path, text, searchable);
  name_problem = find_name_problem (path);
  if (name_problem != NULL)
    sp_index_entry_add_problem (entry, name_problem);
  return entry;
}

static SpIndexEntry *
read_item (Reading *reading, const SpWalkItem *item)
{
  char *data = NULL;
  gsize length;

  if (item->problem != NULL)
    return sp_index_entry_new_broken_at (reading->site, item->path, item->problem);
  if (item->regular)
    data = sp_store_read_quickly (reading->folder, item->path, &length);
  return make_entry (reading->site, item->path,
                     data != NULL ? sp_text_new_take (data, length) : NULL, reading->searchable);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->entries);
  g_clear_object (&batch->cancellable);
  g_free (batch);
}

static gboolean
batch_arrived_cb (gpointer data)
{
  Batch *batch = data;

  if (!g_cancellable_is_cancelled (batch->cancellable))
    batch->func (batch->entries, batch->user_data);
  return G_SOURCE_REMOVE;
}

/* The lock is held, or nobody else adds to them any more. */
static void
send_batch (Batches *batches)
{
  g_autoptr (GSource) source = NULL;
  Batch *batch;

  if (batches->waiting->len == 0)
    return;
  batch = g_new (Batch, 1);
  batch->entries = batches->waiting;
  batch->cancellable = batches->cancellable != NULL ? g_object_ref (batches->cancellable) : NULL;
  batch->func = batches->func;
  batch->user_data = batches->user_data;
  batches->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_index_entry_unref);
  batches->since = g_get_monotonic_time ();
  source = g_idle_source_new ();
  /* As the end of the task, so that none comes after it. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, batch_arrived_cb, batch, batch_free);
  g_source_attach (source, batches->context);
}

static void
add_to_batches (Batches *batches, SpIndexEntry **entries, guint n_entries)
{
  g_mutex_lock (&batches->lock);
  for (guint i = 0; i < n_entries; i++)
    {
      if (entries[i] != NULL)
        g_ptr_array_add (batches->waiting, sp_index_entry_ref (entries[i]));
    }
  if (batches->waiting->len >= BATCH_SIZE || g_get_monotonic_time () - batches->since > BATCH_TIME)
    send_batch (batches);
  g_mutex_unlock (&batches->lock);
}

/* @data: the number of the chunk, from 1. */
static void
read_chunk (gpointer data, gpointer user_data)
{
  Reading *reading = user_data;
  guint start = (GPOINTER_TO_UINT (data) - 1) * CHUNK;
  guint end = MIN (start + CHUNK, reading->items->len);

  for (guint i = start; i < end && !g_cancellable_is_cancelled (reading->cancellable); i++)
    reading->entries[i] = read_item (reading, g_ptr_array_index (reading->items, i));
  if (reading->batches != NULL)
    add_to_batches (reading->batches, reading->entries + start, end - start);
}

static void
read_entries (Reading *reading)
{
  guint n_chunks = (reading->items->len + CHUNK - 1) / CHUNK;
  GThreadPool *pool = NULL;

  if (n_chunks > 1)
    pool = g_thread_pool_new (read_chunk, reading, (gint) MIN (g_get_num_processors (), 8), FALSE,
                              NULL);
  for (guint i = 1; i <= n_chunks; i++)
    {
      if (pool != NULL)
        g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);
      else
        read_chunk (GUINT_TO_POINTER (i), reading);
    }
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return sp_index_entry_compare (*(SpIndexEntry *const *) a, *(SpIndexEntry *const *) b);
}

static GPtrArray *
collect_entries (Reading *reading)
{
  GPtrArray *entries =
      g_ptr_array_new_full (reading->items->len, (GDestroyNotify) sp_index_entry_unref);

  for (guint i = 0; i < reading->items->len; i++)
    {
      if (reading->entries[i] != NULL)
        g_ptr_array_add (entries, reading->entries[i]);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static GPtrArray *
list_pages (SpSite *site,
            Batches *batches,
            gboolean searchable,
            GCancellable *cancellable,
            GError **error)
{
  const char *site_path = g_file_peek_path (sp_site_get_folder (site));
  g_autoptr (GPtrArray) leftovers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  Reading reading = { .site = site,
                      .cancellable = cancellable,
                      .items = sp_site_walk (site, NULL, leftovers, cancellable, error),
                      .batches = batches,
                      .searchable = searchable };

  if (reading.items == NULL)
    return NULL;
  sp_store_mend_below (site_path);
  for (guint i = 0; i < leftovers->len; i++)
    sp_store_collect_leftover (g_ptr_array_index (leftovers, i));
  reading.folder = open (site_path, O_PATH | O_CLOEXEC);
  reading.entries = g_new0 (SpIndexEntry *, reading.items->len + 1);
  read_entries (&reading);
  if (reading.folder >= 0)
    close (reading.folder);
  entries = collect_entries (&reading);
  g_ptr_array_unref (reading.items);
  g_free (reading.entries);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&entries);
}

GPtrArray *
sp_site_list_pages (SpSite *site, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (site != NULL, NULL);

  return list_pages (site, NULL, FALSE, cancellable, error);
}

typedef struct
{
  SpSite *site;
  Batches batches;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  sp_site_unref (job->site);
  g_mutex_clear (&job->batches.lock);
  g_ptr_array_unref (job->batches.waiting);
  g_main_context_unref (job->batches.context);
  g_free (job);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *entries;

  job->batches.cancellable = cancellable;
  entries = list_pages (job->site, job->batches.func != NULL ? &job->batches : NULL, TRUE,
                        cancellable, &error);
  if (job->batches.func != NULL)
    send_batch (&job->batches);
  if (entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

void
sp_site_list_pages_async (SpSite *site,
                          SpPageBatchFunc func,
                          gpointer batch_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (site != NULL);

  job = g_new0 (Job, 1);
  job->site = sp_site_ref (site);
  g_mutex_init (&job->batches.lock);
  job->batches.waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_index_entry_unref);
  job->batches.since = g_get_monotonic_time ();
  job->batches.context = g_main_context_ref_thread_default ();
  job->batches.func = func;
  job->batches.user_data = batch_data;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_site_list_pages_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
sp_site_list_pages_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_site_list_pages_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

SpIndexEntry *
sp_site_read_page (SpSite *site, const char *path)
{
  const char *problem;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  problem = sp_site_walk_check (site, path);
  return problem != NULL ? sp_index_entry_new_broken_at (site, path, problem)
                         : make_entry (site, path, NULL, TRUE);
}

SpIndexEntry *
sp_site_index_page (SpSite *site, const char *path, SpText *text)
{
  g_return_val_if_fail (site != NULL && path != NULL && text != NULL, NULL);

  return sp_index_entry_new_at (site, path, text, TRUE);
}
