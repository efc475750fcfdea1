/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-draft-keeper.h"

#include "sp-draft-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* In milliseconds. Writing starts at latest so long after the first change that is not in a draft
 * yet, whatever is typed meanwhile, so that with the writing itself two seconds are kept. */
#define FIRST_DELAY 250
#define DELAY       1000
#define RETRY_DELAY 2000

typedef struct
{
  char *path;
  SpPage *page;
  SpText *base; /* what the draft on the disk says; both NULL when there is none */
  SpText *text;
} Record;

struct _SpDraftKeeper
{
  GObject parent_instance;

  SpDraftFolder *folder;
  GHashTable *records; /* path, owned by the record → Record */
  char *problem;
  gint64 last_start; /* of a writing, of g_get_monotonic_time() */
  guint timeout;
  GTask *job; /* borrowed; the writing that is under way */
  gboolean closed;
};

/* What the disk shall hold of one page. Without a text: nothing. @errsv: ECANCELED before it has
 * been tried. */
typedef struct
{
  char *path;
  SpText *base;
  SpText *text;
  int errsv;
} Item;

/* A writing in another thread, until it is overtaken by sp_draft_keeper_flush(). */
typedef struct
{
  GMutex mutex;
  SpDraftFolder *folder;
  GPtrArray *items; /* element-type Item */
  gboolean overtaken;
} Job;

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpDraftKeeper, sp_draft_keeper, G_TYPE_OBJECT)

static void schedule (SpDraftKeeper *self);

static void
set_text (SpText **place, SpText *text)
{
  if (text != NULL)
    sp_text_ref (text);
  g_clear_pointer (place, sp_text_unref);
  *place = text;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  set_text (&item->base, NULL);
  set_text (&item->text, NULL);
  g_free (item);
}

static gboolean
same (SpText *a, SpText *b)
{
  return a == b || (a != NULL && b != NULL && sp_text_equal (a, b));
}

/* What there is to do for a page, or NULL. */
static Item *
record_get_item (Record *record)
{
  gboolean modified = sp_page_is_modified (record->page);
  SpText *text = modified ? sp_page_get_text (record->page) : NULL;
  SpText *base = modified ? sp_page_get_saved_text (record->page) : NULL;
  Item *item;

  if (same (record->text, text) && same (record->base, base))
    return NULL;
  item = g_new0 (Item, 1);
  item->path = g_strdup (record->path);
  item->errsv = ECANCELED;
  set_text (&item->text, text);
  set_text (&item->base, base);
  return item;
}

/* (element-type Item) */
static GPtrArray *
collect_items (SpDraftKeeper *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      Item *item = record_get_item (record);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}

static void
write_item (SpDraftFolder *folder, Item *item)
{
  if (item->text != NULL)
    item->errsv = sp_draft_folder_write (folder, item->path, item->base, item->text);
  else
    item->errsv = sp_draft_folder_remove (folder, item->path);
}

static char *
describe (int errsv)
{
  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return g_strdup (_ ("What you type is not kept safe at the moment, because there is no space "
                          "left on the disk of your home folder. Please make room there, and save "
                          "often until this message goes away."));
    case EACCES:
    case EPERM:
    case EROFS:
      return g_strdup_printf (
          _ ("What you type is not kept safe at the moment, because the folder “%s” cannot be "
             "written to. Please allow changes to it, and save often until this message goes "
             "away."),
          g_get_user_state_dir ());
    default:
      return g_strdup_printf (_ ("What you type is not kept safe at the moment (%s). Please save "
                                 "often until this message goes away."),
                              g_strerror (errsv));
    }
}

static void
set_problem (SpDraftKeeper *self, int errsv)
{
  g_autofree char *problem = errsv != 0 ? describe (errsv) : NULL;

  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Only what was written is noted as written, whatever the page says by now. */
static void
take_results (SpDraftKeeper *self, GPtrArray *items)
{
  int problem = 0;

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = g_ptr_array_index (items, i);
      Record *record = g_hash_table_lookup (self->records, item->path);

      if (item->errsv != 0 && item->errsv != ECANCELED)
        problem = item->errsv;
      if (item->errsv == 0 && record != NULL)
        {
          set_text (&record->base, item->base);
          set_text (&record->text, item->text);
        }
      /* Discarded while it was being written. */
      else if (item->errsv == 0 && item->text != NULL)
        sp_draft_folder_remove (self->folder, item->path);
    }
  set_problem (self, problem);
}

static Job *
job_new (SpDraftFolder *folder, GPtrArray *items)
{
  Job *job = g_new0 (Job, 1);

  g_mutex_init (&job->mutex);
  job->folder = sp_draft_folder_ref (folder);
  job->items = g_ptr_array_ref (items);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_mutex_clear (&job->mutex);
  sp_draft_folder_unref (job->folder);
  g_ptr_array_unref (job->items);
  g_free (job);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  for (guint i = 0; i < job->items->len; i++)
    {
      g_mutex_lock (&job->mutex);
      if (!job->overtaken)
        write_item (job->folder, g_ptr_array_index (job->items, i));
      g_mutex_unlock (&job->mutex);
    }
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpDraftKeeper *self = SP_DRAFT_KEEPER (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) rest = NULL;

  if (job->overtaken)
    return;
  self->job = NULL;
  take_results (self, job->items);
  rest = collect_items (self);
  if (rest->len > 0)
    schedule (self);
}

/* What is being written is older than what comes now: the page at hand is finished, the others are
 * left. */
static void
overtake (SpDraftKeeper *self)
{
  Job *job;

  if (self->job == NULL)
    return;
  job = g_task_get_task_data (self->job);
  g_mutex_lock (&job->mutex);
  job->overtaken = TRUE;
  g_mutex_unlock (&job->mutex);
  self->job = NULL;
  take_results (self, job->items);
}

static gboolean
write_cb (gpointer user_data)
{
  SpDraftKeeper *self = user_data;
  g_autoptr (GPtrArray) items = collect_items (self);
  g_autoptr (GTask) task = NULL;

  self->timeout = 0;
  if (items->len == 0)
    {
      set_problem (self, 0);
      return G_SOURCE_REMOVE;
    }
  self->last_start = g_get_monotonic_time ();
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, write_cb);
  g_task_set_priority (task, G_PRIORITY_HIGH);
  g_task_set_task_data (task, job_new (self->folder, items), job_free);
  self->job = task;
  g_task_run_in_thread (task, write_thread);
  return G_SOURCE_REMOVE;
}

/* Not put off by what comes after: a timeout that runs is left to run. */
static void
schedule (SpDraftKeeper *self)
{
  gint64 since = (g_get_monotonic_time () - self->last_start) / 1000;
  gint64 delay = FIRST_DELAY;

  if (self->timeout != 0 || self->job != NULL || self->closed)
    return;
  if (self->problem != NULL)
    delay = RETRY_DELAY;
  else if (self->last_start != 0)
    delay = CLAMP (DELAY - since, FIRST_DELAY, DELAY);
  self->timeout = g_timeout_add_full (G_PRIORITY_HIGH, (guint) delay, write_cb, self, NULL);
}

static void
record_free (gpointer data)
{
  Record *record = data;

  g_object_unref (record->page);
  set_text (&record->base, NULL);
  set_text (&record->text, NULL);
  g_free (record->path);
  g_free (record);
}

SpDraftKeeper *
sp_draft_keeper_new (const char *site)
{
  SpDraftKeeper *self;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (SP_TYPE_DRAFT_KEEPER, NULL);
  self->folder = sp_draft_folder_new (site);
  return self;
}

static void
remove_record (SpDraftKeeper *self, Record *record)
{
  g_signal_handlers_disconnect_by_func (record->page, schedule, self);
  g_hash_table_remove (self->records, record->path);
}

void
sp_draft_keeper_follow (SpDraftKeeper *self, const char *path, SpPage *page)
{
  Record *record;

  g_return_if_fail (SP_IS_DRAFT_KEEPER (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (SP_IS_PAGE (page));

  record = g_hash_table_lookup (self->records, path);
  if (self->closed || (record != NULL && record->page == page))
    return;
  if (record != NULL)
    {
      /* Opened anew: what the disk holds of it is known still. */
      g_signal_handlers_disconnect_by_func (record->page, schedule, self);
      g_set_object (&record->page, page);
    }
  else
    {
      record = g_new0 (Record, 1);
      record->path = g_strdup (path);
      record->page = g_object_ref (page);
      g_hash_table_insert (self->records, record->path, record);
    }
  g_signal_connect_object (page, "edited", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::modified", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
  schedule (self);
}

void
sp_draft_keeper_discard (SpDraftKeeper *self, const char *path)
{
  Record *record;

  g_return_if_fail (SP_IS_DRAFT_KEEPER (self));
  g_return_if_fail (path != NULL);

  record = g_hash_table_lookup (self->records, path);
  if (record == NULL)
    return;
  sp_draft_folder_remove (self->folder, path);
  remove_record (self, record);
}

void
sp_draft_keeper_discard_all (SpDraftKeeper *self)
{
  g_autoptr (GList) paths = NULL;

  g_return_if_fail (SP_IS_DRAFT_KEEPER (self));

  paths = g_hash_table_get_keys (self->records);
  for (GList *l = paths; l != NULL; l = l->next)
    sp_draft_keeper_discard (self, l->data);
}

gboolean
sp_draft_keeper_is_safe (SpDraftKeeper *self, const char *path)
{
  Record *record;
  Item *item;

  g_return_val_if_fail (SP_IS_DRAFT_KEEPER (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  record = g_hash_table_lookup (self->records, path);
  if (record == NULL || !sp_page_is_modified (record->page))
    return TRUE;
  item = record_get_item (record);
  if (item == NULL)
    return TRUE;
  item_free (item);
  return FALSE;
}

gboolean
sp_draft_keeper_flush (SpDraftKeeper *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  g_return_val_if_fail (SP_IS_DRAFT_KEEPER (self), FALSE);

  if (self->closed)
    return FALSE;
  overtake (self);
  items = collect_items (self);
  for (guint i = 0; i < items->len; i++)
    write_item (self->folder, g_ptr_array_index (items, i));
  take_results (self, items);
  rest = collect_items (self);
  if (rest->len > 0)
    schedule (self);
  return rest->len == 0;
}

const char *
sp_draft_keeper_get_problem (SpDraftKeeper *self)
{
  g_return_val_if_fail (SP_IS_DRAFT_KEEPER (self), NULL);

  return self->problem;
}

void
sp_draft_keeper_close (SpDraftKeeper *self)
{
  g_return_if_fail (SP_IS_DRAFT_KEEPER (self));

  if (self->closed)
    return;
  sp_draft_keeper_flush (self);
  self->closed = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  sp_draft_folder_close (self->folder);
}

static void
sp_draft_keeper_dispose (GObject *object)
{
  SpDraftKeeper *self = SP_DRAFT_KEEPER (object);

  if (self->folder != NULL)
    sp_draft_keeper_close (self);
  g_hash_table_remove_all (self->records);

  G_OBJECT_CLASS (sp_draft_keeper_parent_class)->dispose (object);
}

static void
sp_draft_keeper_finalize (GObject *object)
{
  SpDraftKeeper *self = SP_DRAFT_KEEPER (object);

  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->folder, sp_draft_folder_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (sp_draft_keeper_parent_class)->finalize (object);
}

static void
sp_draft_keeper_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpDraftKeeper *self = SP_DRAFT_KEEPER (object);

  switch (prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_draft_keeper_class_init (SpDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_draft_keeper_dispose;
  object_class->finalize = sp_draft_keeper_finalize;
  object_class->get_property = sp_draft_keeper_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_draft_keeper_init (SpDraftKeeper *self)
{
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, record_free);
}
