/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-session.h"

struct _SpSession
{
  GObject parent_instance;

  SpSite *site;
  GListStore *pages;
  GHashTable *by_path; /* path, owned by the page → SpSitePage */
  SpDraftKeeper *drafts; /* NULL for a site that is not in a folder of this computer */
  guint n_modified;
};

enum
{
  PROP_0,
  PROP_N_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpSession, sp_session, G_TYPE_OBJECT)

SpSession *
sp_session_new (SpSite *site)
{
  SpSession *self;
  const char *folder;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (SP_TYPE_SESSION, NULL);
  self->site = sp_site_ref (site);
  folder = g_file_peek_path (sp_site_get_folder (site));
  if (folder != NULL)
    self->drafts = sp_draft_keeper_new (folder);
  return self;
}

SpSite *
sp_session_get_site (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  return self->site;
}

GListModel *
sp_session_get_pages (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->pages);
}

SpDraftKeeper *
sp_session_get_drafts (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  return self->drafts;
}

static void
page_notify_modified_cb (SpSession *self, GParamSpec *pspec, SpSitePage *page)
{
  g_autoptr (GPtrArray) modified = sp_session_get_modified (self);

  if (self->drafts != NULL && sp_site_page_is_modified (page))
    sp_draft_keeper_follow (self->drafts, sp_site_page_get_path (page),
                            sp_site_page_get_page (page));
  if (modified->len == self->n_modified)
    return;
  self->n_modified = modified->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MODIFIED]);
}

static void
add_pages (SpSession *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_full (entries->len, g_object_unref);
  GFile *folder = sp_site_get_folder (self->site);

  for (guint i = 0; i < entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (entries, i);
      const char *path = sp_index_entry_get_path (entry);
      g_autoptr (GFile) file = NULL;
      SpSitePage *page;

      if (g_hash_table_contains (self->by_path, path))
        continue;
      file = g_file_resolve_relative_path (folder, path);
      page = sp_site_page_new (file, entry);
      g_signal_connect_object (page, "notify::modified", G_CALLBACK (page_notify_modified_cb), self,
                               G_CONNECT_SWAPPED);
      g_hash_table_insert (self->by_path, (gpointer) sp_site_page_get_path (page), page);
      g_ptr_array_add (added, page);
    }
  g_list_store_splice (self->pages, g_list_model_get_n_items (G_LIST_MODEL (self->pages)), 0,
                       added->pdata, added->len);
}

static void
list_pages_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *entries = sp_site_list_pages (task_data, cancellable, &error);

  if (entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

void
sp_session_load_async (SpSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_session_load_async);
  g_task_set_task_data (task, sp_site_ref (self->site), (GDestroyNotify) sp_site_unref);
  g_task_run_in_thread (task, list_pages_thread);
}

gboolean
sp_session_load_finish (SpSession *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  entries = g_task_propagate_pointer (G_TASK (result), error);
  if (entries == NULL)
    return FALSE;
  add_pages (self, entries);
  return TRUE;
}

SpSitePage *
sp_session_lookup (SpSession *self, const char *path)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return g_hash_table_lookup (self->by_path, path);
}

guint
sp_session_get_n_modified (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);

  return self->n_modified;
}

GPtrArray *
sp_session_get_modified (SpSession *self)
{
  GPtrArray *modified;
  guint n_pages;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  modified = g_ptr_array_new_with_free_func (g_object_unref);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      if (sp_site_page_is_modified (page))
        g_ptr_array_add (modified, g_steal_pointer (&page));
    }
  return modified;
}

static int
compare_terms_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

char **
sp_session_get_terms (SpSession *self, const char *taxonomy)
{
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *terms;
  guint n_pages;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  g_return_val_if_fail (taxonomy != NULL, NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  terms = g_ptr_array_new ();
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);
      const char *const *of_page =
          sp_index_entry_get_terms (sp_site_page_get_entry (page), taxonomy);

      for (; of_page != NULL && *of_page != NULL; of_page++)
        if (g_hash_table_add (seen, (gpointer) *of_page))
          g_ptr_array_add (terms, g_strdup (*of_page));
    }
  g_ptr_array_sort (terms, compare_terms_cb);
  g_ptr_array_add (terms, NULL);
  return (char **) g_ptr_array_free (terms, FALSE);
}

static void
sp_session_finalize (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  if (self->drafts != NULL)
    sp_draft_keeper_close (self->drafts);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_session_parent_class)->finalize (object);
}

static void
sp_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpSession *self = SP_SESSION (object);

  switch (prop_id)
    {
    case PROP_N_MODIFIED:
      g_value_set_uint (value, self->n_modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_session_class_init (SpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_session_finalize;
  object_class->get_property = sp_session_get_property;

  properties[PROP_N_MODIFIED] =
      g_param_spec_uint ("n-modified", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_session_init (SpSession *self)
{
  self->pages = g_list_store_new (SP_TYPE_SITE_PAGE);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
}
