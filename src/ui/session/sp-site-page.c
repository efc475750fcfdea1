/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-page.h"

#include "sp-fold.h"
#include "sp-store.h"

#include <glib/gstdio.h>

struct _SpSitePage
{
  GObject parent_instance;

  SpSite *site;
  GFile *file;
  char *path;
  SpIndexEntry *entry;
  char *title_key; /* of the entry, once it has been asked for */
  gint64 changed;  /* likewise; -1 before */

  SpPage *page;
  char *etag;
  SpText *their_text; /* of a conflict: what the file holds, and what stands for it */
  char *their_etag;
  guint64 asked_revision;
  guint entry_idle;
  gboolean busy;
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_ENTRY,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpSitePage, sp_site_page, G_TYPE_OBJECT)

static void
set_busy (SpSitePage *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
update_entry_cb (gpointer user_data)
{
  SpSitePage *self = user_data;
  g_autoptr (SpIndexEntry) entry = NULL;

  self->entry_idle = 0;
  entry = sp_site_index_page (self->site, self->path, sp_page_get_text (self->page));
  sp_site_page_set_entry (self, entry);
  return G_SOURCE_REMOVE;
}

/* The list follows the typing, after the form and the preview have. */
static void
page_edited_cb (SpSitePage *self)
{
  if (self->entry_idle == 0)
    self->entry_idle = g_idle_add_full (G_PRIORITY_LOW, update_entry_cb, self, NULL);
}

static void
page_notify_modified_cb (SpSitePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
take_page (SpSitePage *self, SpPage *page)
{
  self->page = page;
  g_signal_connect_swapped (page, "edited", G_CALLBACK (page_edited_cb), self);
  g_signal_connect_swapped (page, "notify::modified", G_CALLBACK (page_notify_modified_cb), self);
}

SpSitePage *
sp_site_page_new (SpSite *site, SpIndexEntry *entry)
{
  SpSitePage *self;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (SP_TYPE_SITE_PAGE, NULL);
  self->site = sp_site_ref (site);
  self->path = g_strdup (sp_index_entry_get_path (entry));
  self->file = g_file_resolve_relative_path (sp_site_get_folder (site), self->path);
  self->entry = sp_index_entry_ref (entry);
  self->changed = -1;
  return self;
}

GFile *
sp_site_page_get_file (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), NULL);

  return self->file;
}

const char *
sp_site_page_get_path (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), NULL);

  return self->path;
}

SpIndexEntry *
sp_site_page_get_entry (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), NULL);

  return self->entry;
}

void
sp_site_page_set_entry (SpSitePage *self, SpIndexEntry *entry)
{
  g_return_if_fail (SP_IS_SITE_PAGE (self));
  g_return_if_fail (entry != NULL);

  sp_index_entry_ref (entry);
  sp_index_entry_unref (self->entry);
  self->entry = entry;
  self->changed = -1;
  g_clear_pointer (&self->title_key, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

void
sp_site_page_move (SpSitePage *self, SpIndexEntry *entry)
{
  g_return_if_fail (SP_IS_SITE_PAGE (self));
  g_return_if_fail (entry != NULL);

  g_free (self->path);
  self->path = g_strdup (sp_index_entry_get_path (entry));
  g_object_unref (self->file);
  self->file = g_file_resolve_relative_path (sp_site_get_folder (self->site), self->path);
  sp_site_page_set_entry (self, entry);
}

const char *
sp_site_page_get_title_key (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), NULL);

  if (self->title_key == NULL)
    self->title_key = sp_fold (sp_index_entry_get_title (self->entry));
  return self->title_key;
}

gint64
sp_site_page_get_changed (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), 0);

  if (self->changed < 0)
    {
      GStatBuf status;

      self->changed =
          g_stat (g_file_peek_path (self->file), &status) == 0 ? (gint64) status.st_mtime : 0;
    }
  return self->changed;
}

SpPage *
sp_site_page_get_page (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), NULL);

  return self->page;
}

gboolean
sp_site_page_is_modified (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), FALSE);

  return self->page != NULL && sp_page_is_modified (self->page);
}

gboolean
sp_site_page_is_busy (SpSitePage *self)
{
  g_return_val_if_fail (SP_IS_SITE_PAGE (self), FALSE);

  return self->busy;
}

static void
load_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SpSitePage *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autoptr (SpText) text = sp_store_load_finish (result, &etag, &error);

  /* Asked for twice, it is the first answer that counts; the page may have been edited since. */
  if (self->page == NULL)
    {
      if (text != NULL)
        {
          take_page (self, sp_page_new (text));
          self->etag = g_steal_pointer (&etag);
        }
      set_busy (self, FALSE);
    }
  if (self->page != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sp_site_page_load_async (SpSitePage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_SITE_PAGE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_site_page_load_async);
  if (self->page != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  set_busy (self, TRUE);
  sp_store_load_async (self->file, NULL, load_cb, g_steal_pointer (&task));
}

gboolean
sp_site_page_load_finish (SpSitePage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
save_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SpSitePage *self = g_task_get_source_object (task);
  SpText *text = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  if (!sp_store_save_finish (result, &etag, &error))
    {
      set_busy (self, FALSE);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_free (self->etag);
  self->etag = g_steal_pointer (&etag);
  sp_page_set_saved_text (self->page, text);
  /* Last, since whoever waits for it may save again at once. */
  set_busy (self, FALSE);
  g_task_return_boolean (task, TRUE);
}

void
sp_site_page_save_async (SpSitePage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SpText *text;

  g_return_if_fail (SP_IS_SITE_PAGE (self));
  g_return_if_fail (self->page != NULL && !self->busy);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_site_page_save_async);
  text = sp_page_get_text (self->page);
  sp_page_break_undo (self->page);
  g_task_set_task_data (task, sp_text_ref (text), (GDestroyNotify) sp_text_unref);
  if (!sp_page_is_modified (self->page))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  set_busy (self, TRUE);
  sp_store_save_async (self->file, text, self->etag, NULL, save_cb, g_steal_pointer (&task));
}

gboolean
sp_site_page_save_finish (SpSitePage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
sp_site_page_reload (SpSitePage *self, GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (SpText) text = NULL;

  g_return_val_if_fail (SP_IS_SITE_PAGE (self), FALSE);
  g_return_val_if_fail (self->page != NULL, FALSE);

  text = sp_store_load (self->file, &etag, NULL, error);
  if (text == NULL)
    return FALSE;
  g_free (self->etag);
  self->etag = g_steal_pointer (&etag);
  sp_page_replace (self->page, text, self);
  sp_page_set_saved_text (self->page, text);
  return TRUE;
}

/* @text is on the disk now, and @merged is what the page shall say. */
static void
take_from_disk (SpSitePage *self, SpText *text, char *etag, SpText *merged)
{
  g_free (self->etag);
  self->etag = etag;
  sp_page_replace (self->page, merged, self);
  sp_page_set_saved_text (self->page, text);
}

SpDiskState
sp_site_page_follow_disk (SpSitePage *self, SpMerge **merge, GError **error)
{
  g_autoptr (SpText) theirs = NULL;
  g_autoptr (SpMerge) own = NULL;
  g_autofree char *etag = NULL;

  g_return_val_if_fail (SP_IS_SITE_PAGE (self), SP_DISK_FAILED);
  g_return_val_if_fail (merge != NULL, SP_DISK_FAILED);

  *merge = NULL;
  if (self->page == NULL || self->busy)
    return SP_DISK_SAME;
  theirs = sp_store_load (self->file, &etag, NULL, error);
  if (theirs == NULL)
    return SP_DISK_FAILED;
  if (g_strcmp0 (etag, self->etag) == 0)
    return SP_DISK_SAME;
  if (!sp_page_is_modified (self->page))
    {
      take_from_disk (self, theirs, g_steal_pointer (&etag), theirs);
      return SP_DISK_RELOADED;
    }
  own = sp_merge_new (sp_page_get_saved_text (self->page), sp_page_get_text (self->page), theirs);
  if (sp_merge_get_n_conflicts (own) == 0)
    {
      take_from_disk (self, theirs, g_steal_pointer (&etag),
                      sp_merge_get_text (own, SP_MERGE_OURS));
      return SP_DISK_MERGED;
    }
  g_clear_pointer (&self->their_text, sp_text_unref);
  g_free (self->their_etag);
  self->their_text = g_steal_pointer (&theirs);
  self->their_etag = g_steal_pointer (&etag);
  self->asked_revision = sp_page_get_revision (self->page);
  *merge = g_steal_pointer (&own);
  return SP_DISK_CONFLICT;
}

gboolean
sp_site_page_settle (SpSitePage *self, SpMerge *merge, const SpMergeSide *sides)
{
  g_autoptr (SpText) merged = NULL;
  g_autoptr (SpText) theirs = NULL;

  g_return_val_if_fail (SP_IS_SITE_PAGE (self), FALSE);
  g_return_val_if_fail (merge != NULL && self->their_text != NULL, FALSE);

  if (self->busy || sp_page_get_revision (self->page) != self->asked_revision)
    return FALSE;
  merged = sp_merge_resolve (merge, sides);
  if (merged == NULL)
    return FALSE;
  theirs = g_steal_pointer (&self->their_text);
  take_from_disk (self, theirs, g_steal_pointer (&self->their_etag), merged);
  return TRUE;
}

void
sp_site_page_forget_disk (SpSitePage *self)
{
  g_autoptr (SpText) nothing = sp_text_new ("", 0);

  g_return_if_fail (SP_IS_SITE_PAGE (self));
  g_return_if_fail (self->page != NULL && !self->busy);

  g_clear_pointer (&self->etag, g_free);
  sp_page_set_saved_text (self->page, nothing);
}

gboolean
sp_site_page_changed_on_disk (SpSitePage *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_SITE_PAGE (self), FALSE);

  /* A file that is away is told when it is saved, where there is something to do about it. */
  return self->page != NULL && !self->busy &&
         !sp_store_is_unchanged (self->file, self->etag, NULL, &error) && error == NULL;
}

static void
sp_site_page_finalize (GObject *object)
{
  SpSitePage *self = SP_SITE_PAGE (object);

  g_clear_handle_id (&self->entry_idle, g_source_remove);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_object (&self->page);
  g_clear_object (&self->file);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->entry, sp_index_entry_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->their_text, sp_text_unref);
  g_clear_pointer (&self->their_etag, g_free);
  g_clear_pointer (&self->title_key, g_free);

  G_OBJECT_CLASS (sp_site_page_parent_class)->finalize (object);
}

static void
sp_site_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpSitePage *self = SP_SITE_PAGE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_ENTRY:
      g_value_set_pointer (value, self->entry);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, sp_site_page_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_site_page_class_init (SpSitePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_site_page_finalize;
  object_class->get_property = sp_site_page_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_ENTRY] = g_param_spec_pointer ("entry", NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_site_page_init (SpSitePage *self)
{
}
