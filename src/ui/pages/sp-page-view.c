/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-view.h"

#include "sp-fold.h"
#include "sp-list-diff.h"

#include <string.h>

/* In milliseconds: while a large site is being read, the list grows by steps. */
#define GROW_INTERVAL 100

struct _SpPageView
{
  GObject parent_instance;

  SpSession *session;
  GPtrArray *shown;  /* of SpSitePage, with a reference each */
  GPtrArray *sorted; /* all of the session, borrowed */
  char **words;      /* of the search, folded */
  SpPageFilter filter;
  SpPageSort sort;
  gboolean grouped;
  gboolean resort; /* the order may be another */
  guint update_source;
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void sp_page_view_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpPageView,
                               sp_page_view,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sp_page_view_list_model_init))

static gboolean
passes_filter (SpPageView *self, SpSitePage *page)
{
  SpIndexEntry *entry = sp_site_page_get_entry (page);

  switch (self->filter)
    {
    case SP_PAGE_FILTER_ON_WEBSITE:
      return !sp_index_entry_get_draft (entry) && sp_index_entry_get_problem (entry) == NULL;
    case SP_PAGE_FILTER_DRAFTS:
      return sp_index_entry_get_draft (entry);
    case SP_PAGE_FILTER_PROBLEMS:
      return sp_index_entry_get_problem (entry) != NULL;
    case SP_PAGE_FILTER_UNSAVED:
      return sp_site_page_is_modified (page);
    case SP_PAGE_FILTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
is_wanted (SpPageView *self, SpSitePage *page)
{
  return passes_filter (self, page) &&
         (self->words == NULL || sp_index_entry_matches (sp_site_page_get_entry (page),
                                                         (const char *const *) self->words));
}

static int
compare_pages (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SpPageView *self = user_data;
  SpSitePage *page_a = *(SpSitePage *const *) a;
  SpSitePage *page_b = *(SpSitePage *const *) b;
  SpIndexEntry *entry_a = sp_site_page_get_entry (page_a);
  SpIndexEntry *entry_b = sp_site_page_get_entry (page_b);
  int result = 0;

  if (self->sort == SP_PAGE_SORT_TITLE)
    {
      result = strcmp (sp_index_entry_get_section (entry_a), sp_index_entry_get_section (entry_b));
      if (result == 0)
        result =
            strcmp (sp_site_page_get_title_key (page_a), sp_site_page_get_title_key (page_b));
    }
  else if (self->sort == SP_PAGE_SORT_CHANGED)
    {
      gint64 changed_a = sp_site_page_get_changed (page_a);
      gint64 changed_b = sp_site_page_get_changed (page_b);

      if (changed_a != changed_b)
        result = changed_a > changed_b ? -1 : 1;
    }
  return result != 0 ? result : sp_index_entry_compare (entry_a, entry_b);
}

static void
sort_pages (SpPageView *self)
{
  GListModel *pages = self->session != NULL ? sp_session_get_pages (self->session) : NULL;
  guint n_pages = pages != NULL ? g_list_model_get_n_items (pages) : 0;
  const char *section;

  g_ptr_array_set_size (self->sorted, (int) n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (pages, i);

      self->sorted->pdata[i] = page;
    }
  g_ptr_array_sort_with_data (self->sorted, compare_pages, self);

  self->grouped = FALSE;
  if (self->sort == SP_PAGE_SORT_CHANGED || n_pages == 0)
    return;
  section = sp_index_entry_get_section (sp_site_page_get_entry (self->sorted->pdata[0]));
  self->grouped = strcmp (section, sp_index_entry_get_section (sp_site_page_get_entry (
                                       self->sorted->pdata[n_pages - 1]))) != 0;
}

static void
splice_cb (guint position, guint n_removed, gpointer *added, guint n_added, gpointer user_data)
{
  SpPageView *self = user_data;

  if (n_removed > 0)
    g_ptr_array_remove_range (self->shown, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->shown, (int) (position + i), g_object_ref (added[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

void
sp_page_view_update (SpPageView *self)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) wanted = NULL;

  g_return_if_fail (SP_IS_PAGE_VIEW (self));

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->resort)
    sort_pages (self);
  self->resort = FALSE;
  wanted = g_ptr_array_sized_new (self->sorted->len);
  for (guint i = 0; i < self->sorted->len; i++)
    if (is_wanted (self, self->sorted->pdata[i]))
      g_ptr_array_add (wanted, self->sorted->pdata[i]);
  before = g_ptr_array_sized_new (self->shown->len);
  g_ptr_array_extend (before, self->shown, NULL, NULL);
  sp_list_diff (before, wanted, splice_cb, self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
update_cb (gpointer user_data)
{
  SpPageView *self = user_data;

  self->update_source = 0;
  sp_page_view_update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (SpPageView *self)
{
  self->resort = TRUE;
  if (self->update_source != 0)
    return;
  if (self->session != NULL && sp_session_is_loading (self->session) && self->shown->len > 0)
    self->update_source = g_timeout_add (GROW_INTERVAL, update_cb, self);
  else
    self->update_source = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}

/* Typing changes a page all the time, and seldom where it stands. */
static void
page_changed_cb (SpPageView *self, SpSitePage *page)
{
  guint index;

  if (self->resort)
    return;
  if (!g_ptr_array_find (self->sorted, page, &index) ||
      is_wanted (self, page) != (sp_page_view_find (self, page) != G_MAXUINT) ||
      (index > 0 &&
       compare_pages (&self->sorted->pdata[index - 1], &self->sorted->pdata[index], self) > 0) ||
      (index + 1 < self->sorted->len &&
       compare_pages (&self->sorted->pdata[index], &self->sorted->pdata[index + 1], self) > 0))
    queue_update (self);
}

/* The loading flag goes down after the last pages: they are not kept waiting. */
static void
notify_loading_cb (SpPageView *self)
{
  if (!sp_session_is_loading (self->session))
    {
      self->resort = TRUE;
      sp_page_view_update (self);
    }
}

SpPageView *
sp_page_view_new (void)
{
  return g_object_new (SP_TYPE_PAGE_VIEW, NULL);
}

void
sp_page_view_set_session (SpPageView *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PAGE_VIEW (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (sp_session_get_pages (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_swapped (sp_session_get_pages (session), "items-changed",
                                G_CALLBACK (queue_update), self);
      g_signal_connect_swapped (session, "page-changed", G_CALLBACK (page_changed_cb), self);
      g_signal_connect_swapped (session, "notify::loading", G_CALLBACK (notify_loading_cb), self);
    }
  self->resort = TRUE;
  sp_page_view_update (self);
}

void
sp_page_view_set_filter (SpPageView *self, SpPageFilter filter)
{
  g_return_if_fail (SP_IS_PAGE_VIEW (self));

  if (self->filter == filter)
    return;
  self->filter = filter;
  sp_page_view_update (self);
}

SpPageFilter
sp_page_view_get_filter (SpPageView *self)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), SP_PAGE_FILTER_ALL);

  return self->filter;
}

void
sp_page_view_set_sort (SpPageView *self, SpPageSort sort)
{
  g_return_if_fail (SP_IS_PAGE_VIEW (self));

  if (self->sort == sort)
    return;
  self->sort = sort;
  self->resort = TRUE;
  sp_page_view_update (self);
}

SpPageSort
sp_page_view_get_sort (SpPageView *self)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), SP_PAGE_SORT_SITE);

  return self->sort;
}

void
sp_page_view_set_search (SpPageView *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (SP_IS_PAGE_VIEW (self));
  g_return_if_fail (text != NULL);

  folded = sp_fold (text);
  g_strstrip (folded);
  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit_set (folded, " \t", -1);
  sp_page_view_update (self);
}

SpSitePage *
sp_page_view_get (SpPageView *self, guint position)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), NULL);

  return position < self->shown->len ? self->shown->pdata[position] : NULL;
}

guint
sp_page_view_find (SpPageView *self, SpSitePage *page)
{
  guint position;

  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), G_MAXUINT);

  return page != NULL && g_ptr_array_find (self->shown, page, &position) ? position : G_MAXUINT;
}

gboolean
sp_page_view_is_grouped (SpPageView *self)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), FALSE);

  return self->grouped;
}

gboolean
sp_page_view_starts_group (SpPageView *self, guint position)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), FALSE);

  if (!self->grouped || position >= self->shown->len)
    return FALSE;
  return position == 0 ||
         strcmp (sp_index_entry_get_section (
                     sp_site_page_get_entry (self->shown->pdata[position - 1])),
                 sp_index_entry_get_section (
                     sp_site_page_get_entry (self->shown->pdata[position]))) != 0;
}

gboolean
sp_page_view_is_site_order (SpPageView *self)
{
  g_return_val_if_fail (SP_IS_PAGE_VIEW (self), FALSE);

  return self->sort == SP_PAGE_SORT_SITE && self->filter == SP_PAGE_FILTER_ALL &&
         self->words == NULL;
}

static GType
sp_page_view_get_item_type (GListModel *model)
{
  return SP_TYPE_SITE_PAGE;
}

static guint
sp_page_view_get_n_items (GListModel *model)
{
  return SP_PAGE_VIEW (model)->shown->len;
}

static gpointer
sp_page_view_get_item (GListModel *model, guint position)
{
  SpSitePage *page = sp_page_view_get (SP_PAGE_VIEW (model), position);

  return page != NULL ? g_object_ref (page) : NULL;
}

static void
sp_page_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item = sp_page_view_get_item;
  iface->get_item_type = sp_page_view_get_item_type;
  iface->get_n_items = sp_page_view_get_n_items;
}

static void
sp_page_view_dispose (GObject *object)
{
  SpPageView *self = SP_PAGE_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (sp_session_get_pages (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sp_page_view_parent_class)->dispose (object);
}

static void
sp_page_view_finalize (GObject *object)
{
  SpPageView *self = SP_PAGE_VIEW (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_strfreev (self->words);

  G_OBJECT_CLASS (sp_page_view_parent_class)->finalize (object);
}

static void
sp_page_view_class_init (SpPageViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_page_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_page_view_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_page_view_init (SpPageView *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->sorted = g_ptr_array_new ();
}
