/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-bulk-edit.h"

typedef struct
{
  SpSitePage *page;
  guint64 revision; /* that the change made */
} Done;

struct _SpBulkEdit
{
  GObject parent_instance;

  GPtrArray *pages;
  guint next;
  SpBulkEditFunc func;
  gpointer data;
  GDestroyNotify destroy;
  SpBulkProgressFunc progress;
  gpointer progress_data;

  GArray *done;
  GString *failures;
};

G_DEFINE_FINAL_TYPE (SpBulkEdit, sp_bulk_edit, G_TYPE_OBJECT)

static void
note_failure (SpBulkEdit *self, SpSitePage *page, const GError *error)
{
  if (self->failures->len > 0)
    g_string_append_c (self->failures, '\n');
  g_string_append_printf (self->failures, "%s: %s",
                          sp_index_entry_get_title (sp_site_page_get_entry (page)), error->message);
}

static void
change_page (SpBulkEdit *self, SpSitePage *site_page, guint index)
{
  SpPage *page = sp_site_page_get_page (site_page);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = self->func (page, index, self->data, &error);
  guint64 revision = sp_page_get_revision (page);
  Done done;

  if (change == NULL && error == NULL)
    return;
  sp_page_break_undo (page);
  if (change == NULL || !sp_page_apply (page, change, self, SP_APPLY_DEFAULT, &error))
    {
      note_failure (self, site_page, error);
      return;
    }
  done.page = g_object_ref (site_page);
  done.revision = sp_page_get_revision (page);
  if (done.revision != revision)
    g_array_append_val (self->done, done);
  else
    g_object_unref (site_page);
}

static void next_page (GTask *task);

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  SpBulkEdit *self = g_task_get_task_data (task);
  SpSitePage *page = SP_SITE_PAGE (object);
  g_autoptr (GError) error = NULL;

  if (sp_site_page_load_finish (page, result, &error))
    change_page (self, page, self->next);
  else
    note_failure (self, page, error);
  self->next++;
  next_page (task);
}

/* Takes over @task. */
static void
next_page (GTask *task)
{
  SpBulkEdit *self = g_task_get_task_data (task);

  if (self->progress != NULL)
    self->progress (self->next, self->pages->len, self->progress_data);
  if (self->next < self->pages->len &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      sp_site_page_load_async (g_ptr_array_index (self->pages, self->next), loaded_cb, task);
      return;
    }
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  g_object_unref (task);
}

void
sp_bulk_edit_async (GPtrArray *pages,
                    SpBulkEditFunc func,
                    gpointer data,
                    GDestroyNotify destroy,
                    GCancellable *cancellable,
                    SpBulkProgressFunc progress,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  SpBulkEdit *self;
  GTask *task;

  g_return_if_fail (pages != NULL);
  g_return_if_fail (func != NULL);

  self = g_object_new (SP_TYPE_BULK_EDIT, NULL);
  self->pages = g_ptr_array_ref (pages);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  self->progress = progress;
  self->progress_data = user_data;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_bulk_edit_async);
  /* Cancelled, it still answers with what was done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, g_object_unref);
  next_page (task);
}

SpBulkEdit *
sp_bulk_edit_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

guint
sp_bulk_edit_get_n_changed (SpBulkEdit *self)
{
  g_return_val_if_fail (SP_IS_BULK_EDIT (self), 0);

  return self->done->len;
}

const char *
sp_bulk_edit_get_failures (SpBulkEdit *self)
{
  g_return_val_if_fail (SP_IS_BULK_EDIT (self), NULL);

  return self->failures->str;
}

guint
sp_bulk_edit_undo (SpBulkEdit *self)
{
  guint n_kept = 0;

  g_return_val_if_fail (SP_IS_BULK_EDIT (self), 0);

  for (guint i = 0; i < self->done->len; i++)
    {
      const Done *done = &g_array_index (self->done, Done, i);
      SpPage *page = sp_site_page_get_page (done->page);

      if (sp_page_get_revision (page) == done->revision)
        sp_page_undo (page, self);
      else
        n_kept++;
    }
  g_array_set_size (self->done, 0);
  return n_kept;
}

static void
done_clear (gpointer data)
{
  g_object_unref (((Done *) data)->page);
}

static void
sp_bulk_edit_finalize (GObject *object)
{
  SpBulkEdit *self = SP_BULK_EDIT (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_array_unref (self->done);
  g_string_free (self->failures, TRUE);

  G_OBJECT_CLASS (sp_bulk_edit_parent_class)->finalize (object);
}

static void
sp_bulk_edit_class_init (SpBulkEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_bulk_edit_finalize;
}

static void
sp_bulk_edit_init (SpBulkEdit *self)
{
  self->done = g_array_new (FALSE, FALSE, sizeof (Done));
  g_array_set_clear_func (self->done, done_clear);
  self->failures = g_string_new (NULL);
}
