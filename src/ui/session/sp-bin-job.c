/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-bin-job.h"

#include "sp-page-move.h"
#include "sp-page-place.h"

#include <string.h>

typedef struct
{
  SpBinnedPage *binned;
  GPtrArray *pages; /* of SpSitePage: all that went with it, such as a bundle's translations */
} Binned;

struct _SpBinJob
{
  GObject parent_instance;

  SpSession *session;
  GPtrArray *pages;
  guint next;
  SpBinProgressFunc progress;
  gpointer progress_data;

  GPtrArray *binned; /* of Binned */
  GString *failures;
};

G_DEFINE_FINAL_TYPE (SpBinJob, sp_bin_job, G_TYPE_OBJECT)

static void next_page (GTask *task);

static void
binned_free (gpointer data)
{
  Binned *binned = data;

  sp_binned_page_free (binned->binned);
  g_ptr_array_unref (binned->pages);
  g_free (binned);
}

static void
append_failure (GString *failures, const char *title, const GError *error)
{
  if (failures->len > 0)
    g_string_append_c (failures, '\n');
  g_string_append_printf (failures, "%s: %s", title, error->message);
}

/* The pages whose files are in what is moved: a file or a folder. */
static GPtrArray *
find_moved (SpSession *session, const char *moved)
{
  GListModel *all = sp_session_get_pages (session);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length = strlen (moved);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (all, i);
      const char *path = sp_site_page_get_path (page);

      if (strncmp (path, moved, length) == 0 && (path[length] == '\0' || path[length] == '/'))
        g_ptr_array_add (found, g_steal_pointer (&page));
    }
  return found;
}

static void
bin_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpBinJob *self = source;
  GError *error = NULL;
  SpBinnedPage *binned = sp_page_bin (sp_session_get_site (self->session), data, &error);

  if (binned != NULL)
    g_task_return_pointer (task, binned, (GDestroyNotify) sp_binned_page_free);
  else
    g_task_return_error (task, error);
}

static void
page_binned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  SpBinJob *self = SP_BIN_JOB (object);
  SpSitePage *page = g_ptr_array_index (self->pages, self->next);
  GPtrArray *moved = g_object_get_data (G_OBJECT (result), "moved");
  g_autoptr (GError) error = NULL;
  SpBinnedPage *binned = g_task_propagate_pointer (G_TASK (result), &error);

  if (binned != NULL)
    {
      Binned *done = g_new (Binned, 1);

      done->binned = binned;
      done->pages = g_ptr_array_ref (moved);
      g_ptr_array_add (self->binned, done);
      for (guint i = 0; i < moved->len; i++)
        sp_session_remove (self->session, g_ptr_array_index (moved, i));
    }
  else
    {
      append_failure (self->failures, sp_index_entry_get_title (sp_site_page_get_entry (page)),
                      error);
    }
  self->next++;
  next_page (task);
}

static gboolean
is_gone (SpBinJob *self, SpSitePage *page)
{
  return sp_session_lookup (self->session, sp_site_page_get_path (page)) != page;
}

/* Takes over @task. */
static void
next_page (GTask *task)
{
  SpBinJob *self = g_task_get_task_data (task);
  g_autoptr (GTask) step = NULL;
  g_autofree char *moved = NULL;
  const char *path;

  /* With a bundle its other languages go. */
  while (self->next < self->pages->len &&
         is_gone (self, g_ptr_array_index (self->pages, self->next)))
    self->next++;
  if (self->progress != NULL)
    self->progress (self->next, self->pages->len, self->progress_data);
  if (self->next == self->pages->len ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_task_return_pointer (task, g_object_ref (self), g_object_unref);
      g_object_unref (task);
      return;
    }
  path = sp_site_page_get_path (g_ptr_array_index (self->pages, self->next));
  moved = sp_page_place_get_moved (path);
  step = g_task_new (self, NULL, page_binned_cb, task);
  g_task_set_source_tag (step, next_page);
  g_task_set_task_data (step, g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (step), "moved", find_moved (self->session, moved),
                          (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (step, bin_in_thread);
}

void
sp_bin_job_async (SpSession *session,
                  GPtrArray *pages,
                  GCancellable *cancellable,
                  SpBinProgressFunc progress,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  SpBinJob *self;
  GTask *task;

  g_return_if_fail (SP_IS_SESSION (session));
  g_return_if_fail (pages != NULL);

  self = g_object_new (SP_TYPE_BIN_JOB, NULL);
  self->session = g_object_ref (session);
  self->pages = g_ptr_array_ref (pages);
  self->progress = progress;
  self->progress_data = user_data;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_bin_job_async);
  /* Cancelled, it still answers with what was done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, g_object_unref);
  next_page (task);
}

SpBinJob *
sp_bin_job_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

guint
sp_bin_job_get_n_binned (SpBinJob *self)
{
  g_return_val_if_fail (SP_IS_BIN_JOB (self), 0);

  return self->binned->len;
}

const char *
sp_bin_job_get_failures (SpBinJob *self)
{
  g_return_val_if_fail (SP_IS_BIN_JOB (self), NULL);

  return self->failures->str;
}

const char *
sp_bin_job_get_place (SpBinJob *self)
{
  g_return_val_if_fail (SP_IS_BIN_JOB (self), NULL);

  for (guint i = 0; i < self->binned->len; i++)
    {
      const Binned *binned = g_ptr_array_index (self->binned, i);
      const char *place = sp_binned_page_get_place (binned->binned);

      if (place != NULL)
        return place;
    }
  return NULL;
}

SpSitePage *
sp_bin_job_undo (SpBinJob *self, char **failures)
{
  g_autoptr (GString) told = g_string_new (NULL);
  SpSitePage *first = NULL;

  g_return_val_if_fail (SP_IS_BIN_JOB (self), NULL);
  g_return_val_if_fail (failures != NULL, NULL);

  for (guint i = 0; i < self->binned->len; i++)
    {
      const Binned *binned = g_ptr_array_index (self->binned, i);
      g_autoptr (GError) error = NULL;

      if (!sp_page_restore (binned->binned, &error))
        {
          append_failure (told, sp_binned_page_get_path (binned->binned), error);
          continue;
        }
      for (guint j = 0; j < binned->pages->len; j++)
        sp_session_restore (self->session, g_ptr_array_index (binned->pages, j));
      if (first == NULL)
        first = sp_session_lookup (self->session, sp_binned_page_get_path (binned->binned));
    }
  *failures = g_string_free (g_steal_pointer (&told), FALSE);
  return first;
}

static void
sp_bin_job_finalize (GObject *object)
{
  SpBinJob *self = SP_BIN_JOB (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_ptr_array_unref (self->binned);
  g_string_free (self->failures, TRUE);

  G_OBJECT_CLASS (sp_bin_job_parent_class)->finalize (object);
}

static void
sp_bin_job_class_init (SpBinJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_bin_job_finalize;
}

static void
sp_bin_job_init (SpBinJob *self)
{
  self->binned = g_ptr_array_new_with_free_func (binned_free);
  self->failures = g_string_new (NULL);
}
