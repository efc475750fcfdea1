/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-session.h"

#include "sp-session-index.h"
#include "sp-site-monitor.h"

struct _SpSession
{
  GObject parent_instance;

  SpSite *site;
  GListStore *pages;
  GHashTable *by_path;   /* path, owned by the page → SpSitePage */
  GHashTable *modified;  /* SpSitePage, borrowed */
  GHashTable *terms;     /* taxonomy → GStrv; emptied when a page changes */
  SpDraftKeeper *drafts; /* NULL for a site that is not in a folder of this computer */
  SpSiteMonitor *monitor;
  GCancellable *loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_MODIFIED,
  N_PROPS
};

enum
{
  PAGE_CHANGED,
  PAGE_CHANGED_ON_DISK,
  PAGE_REMOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

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
set_modified (SpSession *self, SpSitePage *page, gboolean modified)
{
  if (self->drafts != NULL && modified)
    sp_draft_keeper_follow (self->drafts, sp_site_page_get_path (page),
                            sp_site_page_get_page (page));
  if (modified ? g_hash_table_add (self->modified, page)
               : g_hash_table_remove (self->modified, page))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MODIFIED]);
}

static void
page_notify_cb (SpSitePage *page, GParamSpec *pspec, gpointer user_data)
{
  SpSession *self = user_data;

  if (g_str_equal (pspec->name, "busy"))
    return;
  if (g_str_equal (pspec->name, "modified"))
    set_modified (self, page, sp_site_page_is_modified (page));
  else
    g_hash_table_remove_all (self->terms);
  g_signal_emit (self, signals[PAGE_CHANGED], 0, page);
}

static void
follow_page (SpSession *self, SpSitePage *page)
{
  g_signal_connect (page, "notify", G_CALLBACK (page_notify_cb), self);
  g_hash_table_insert (self->by_path, (gpointer) sp_site_page_get_path (page), page);
}

static SpSitePage *
make_page (SpSession *self, SpIndexEntry *entry)
{
  SpSitePage *page = sp_site_page_new (self->site, entry);

  follow_page (self, page);
  return page;
}

/* The new ones are told of together. */
static void
add_entries (SpSession *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_full (entries->len, g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (entries, i);

      if (!g_hash_table_contains (self->by_path, sp_index_entry_get_path (entry)))
        g_ptr_array_add (added, make_page (self, entry));
    }
  g_hash_table_remove_all (self->terms);
  g_list_store_splice (self->pages, g_list_model_get_n_items (G_LIST_MODEL (self->pages)), 0,
                       added->pdata, added->len);
}

/* What others have done to a page's file. Unsaved changes are kept whatever it was. */
static void
take_changed (SpSession *self, SpSitePage *page, SpIndexEntry *entry)
{
  if (sp_site_page_get_page (page) != NULL)
    g_signal_emit (self, signals[PAGE_CHANGED_ON_DISK], 0, page);
  else if (entry != NULL)
    sp_site_page_set_entry (page, entry);
  if (entry == NULL && !sp_site_page_is_modified (page))
    sp_session_remove (self, page);
}

static void
read_changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpSession) self = user_data;
  g_autoptr (GHashTable) read = sp_session_index_read_finish (result);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path, entry;

  g_hash_table_iter_init (&iter, read);
  while (g_hash_table_iter_next (&iter, &path, &entry))
    {
      SpSitePage *page = g_hash_table_lookup (self->by_path, path);

      if (page != NULL)
        take_changed (self, page, entry);
      else if (entry != NULL)
        g_ptr_array_add (added, entry);
    }
  if (added->len > 0)
    add_entries (self, added);
}

static void
monitor_changed_cb (SpSession *self, char **added, char **changed, char **removed)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  g_strv_builder_addv (builder, (const char **) added);
  g_strv_builder_addv (builder, (const char **) changed);
  g_strv_builder_addv (builder, (const char **) removed);
  paths = g_strv_builder_end (builder);
  sp_session_index_read_async (self->site, (const char *const *) paths, read_changed_cb,
                               g_object_ref (self));
}

SpSitePage *
sp_session_lookup (SpSession *self, const char *path)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return g_hash_table_lookup (self->by_path, path);
}

SpSitePage *
sp_session_add (SpSession *self, const char *path)
{
  g_autoptr (SpIndexEntry) entry = NULL;
  SpSitePage *page;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  entry = sp_session_index_read_page (self->site, path);
  page = g_hash_table_lookup (self->by_path, path);
  if (entry != NULL && page != NULL)
    {
      take_changed (self, page, entry);
    }
  else if (entry != NULL)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();

      g_ptr_array_add (entries, entry);
      add_entries (self, entries);
    }
  return g_hash_table_lookup (self->by_path, path);
}

void
sp_session_remove (SpSession *self, SpSitePage *page)
{
  g_autoptr (SpSitePage) keep = NULL;
  guint position;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (SP_IS_SITE_PAGE (page));

  if (!g_list_store_find (self->pages, page, &position))
    return;
  keep = g_object_ref (page);
  g_signal_handlers_disconnect_by_data (page, self);
  g_hash_table_remove (self->by_path, sp_site_page_get_path (page));
  g_hash_table_remove_all (self->terms);
  g_list_store_remove (self->pages, position);
  set_modified (self, page, FALSE);
  if (self->drafts != NULL)
    sp_draft_keeper_discard (self->drafts, sp_site_page_get_path (page));
  g_signal_emit (self, signals[PAGE_REMOVED], 0, page);
}

void
sp_session_restore (SpSession *self, SpSitePage *page)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (SP_IS_SITE_PAGE (page));

  /* Who watches the folder may have been quicker. */
  if (g_hash_table_contains (self->by_path, sp_site_page_get_path (page)))
    return;
  follow_page (self, page);
  g_hash_table_remove_all (self->terms);
  g_list_store_append (self->pages, page);
  if (!sp_site_page_is_modified (page))
    return;
  set_modified (self, page, TRUE);
  if (self->drafts != NULL)
    sp_draft_keeper_follow (self->drafts, sp_site_page_get_path (page),
                            sp_site_page_get_page (page));
}

void
sp_session_move (SpSession *self, SpSitePage *page, const char *path)
{
  g_autoptr (SpIndexEntry) entry = NULL;
  SpPage *open;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (SP_IS_SITE_PAGE (page));
  g_return_if_fail (path != NULL);

  open = sp_site_page_get_page (page);
  entry = open != NULL ? sp_site_index_page (self->site, path, sp_page_get_text (open))
                       : sp_session_index_read_page (self->site, path);
  if (entry == NULL)
    return;
  g_hash_table_remove (self->by_path, sp_site_page_get_path (page));
  if (self->drafts != NULL)
    sp_draft_keeper_discard (self->drafts, sp_site_page_get_path (page));
  sp_site_page_move (page, entry);
  g_hash_table_insert (self->by_path, (gpointer) sp_site_page_get_path (page), page);
  if (self->drafts != NULL && sp_site_page_is_modified (page))
    sp_draft_keeper_follow (self->drafts, path, open);
}

static void
set_loading (SpSession *self, GCancellable *cancellable)
{
  g_set_object (&self->loading, cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
batch_cb (GPtrArray *entries, gpointer user_data)
{
  add_entries (user_data, entries);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = sp_site_list_pages_finish (result, &error);

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  add_entries (g_task_get_source_object (task), entries);
  g_task_return_boolean (task, TRUE);
}

void
sp_session_load_async (SpSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task;

  g_return_if_fail (SP_IS_SESSION (self));

  set_loading (self, cancellable);
  self->monitor = sp_site_monitor_new (self->site);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_session_load_async);
  sp_site_list_pages_async (self->site, batch_cb, self, cancellable, listed_cb, task);
}

gboolean
sp_session_load_finish (SpSession *self, GAsyncResult *result, GError **error)
{
  gboolean loaded;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  loaded = g_task_propagate_boolean (G_TASK (result), error);
  set_loading (self, NULL);
  return loaded;
}

gboolean
sp_session_is_loading (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);

  return self->loading != NULL;
}

GCancellable *
sp_session_get_loading (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  return self->loading;
}

void
sp_session_rescan (SpSession *self)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (self->monitor != NULL && self->loading == NULL)
    sp_site_monitor_rescan (self->monitor);
}

guint
sp_session_get_n_modified (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);

  return g_hash_table_size (self->modified);
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

GPtrArray *
sp_session_get_entries (SpSession *self)
{
  GPtrArray *entries;
  guint n_pages;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  entries = g_ptr_array_new_full (n_pages, (GDestroyNotify) sp_index_entry_unref);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      g_ptr_array_add (entries, sp_index_entry_ref (sp_site_page_get_entry (page)));
    }
  return entries;
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The texts that are in the set, which stays, sorted. */
static char **
sort_texts (GHashTable *set)
{
  GPtrArray *texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_ptr_array_add (texts, g_strdup (text));
  g_ptr_array_sort (texts, compare_texts_cb);
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

char **
sp_session_get_terms (SpSession *self, const char *taxonomy)
{
  g_autoptr (GHashTable) seen = NULL;
  char **terms;
  guint n_pages;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  g_return_val_if_fail (taxonomy != NULL, NULL);

  terms = g_hash_table_lookup (self->terms, taxonomy);
  if (terms != NULL)
    return g_strdupv (terms);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);
      const char *const *of_page =
          sp_index_entry_get_terms (sp_site_page_get_entry (page), taxonomy);

      for (; of_page != NULL && *of_page != NULL; of_page++)
        g_hash_table_add (seen, (gpointer) *of_page);
    }
  terms = sort_texts (seen);
  g_hash_table_insert (self->terms, g_strdup (taxonomy), terms);
  return g_strdupv (terms);
}

char **
sp_session_get_sections (SpSession *self)
{
  g_autoptr (GHashTable) seen = NULL;
  guint n_pages;

  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      g_hash_table_add (
          seen, (gpointer) sp_index_entry_get_section (sp_site_page_get_entry (page)));
    }
  return sort_texts (seen);
}

static void
disconnect_pages (SpSession *self)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->by_path);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    g_signal_handlers_disconnect_by_data (page, self);
}

static void
sp_session_dispose (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->monitor != NULL)
    sp_site_monitor_stop (self->monitor);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (sp_session_parent_class)->dispose (object);
}

static void
sp_session_finalize (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  if (self->drafts != NULL)
    sp_draft_keeper_close (self->drafts);
  g_clear_object (&self->drafts);
  disconnect_pages (self);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->modified, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_hash_table_unref);
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
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    case PROP_N_MODIFIED:
      g_value_set_uint (value, sp_session_get_n_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static guint
new_page_signal (const char *name)
{
  return g_signal_new (name, SP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       1, SP_TYPE_SITE_PAGE);
}

static void
sp_session_class_init (SpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sp_session_dispose;
  object_class->finalize = sp_session_finalize;
  object_class->get_property = sp_session_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_MODIFIED] =
      g_param_spec_uint ("n-modified", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PAGE_CHANGED] = new_page_signal ("page-changed");
  signals[PAGE_CHANGED_ON_DISK] = new_page_signal ("page-changed-on-disk");
  signals[PAGE_REMOVED] = new_page_signal ("page-removed");
}

static void
sp_session_init (SpSession *self)
{
  self->pages = g_list_store_new (SP_TYPE_SITE_PAGE);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->modified = g_hash_table_new (NULL, NULL);
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_strfreev);
}
