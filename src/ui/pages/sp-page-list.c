/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-list.h"

#include "sp-fold.h"
#include "sp-page-row.h"

#include <glib/gi18n.h>

struct _SpPageList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkListView *list_view;
  GtkSearchEntry *search_entry;
  GtkStack *stack;

  /* Owned */
  SpSession *session;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkFilter *filter;
  SpSitePage *marked; /* the one that is open, also while the search hides it */
  char **words;       /* of the search, folded */
  gboolean selecting;
};

enum
{
  PAGE_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpPageList, sp_page_list, GTK_TYPE_WIDGET)

static char *
get_search_text (SpIndexEntry *entry)
{
  g_autoptr (GString) text = g_string_new (sp_index_entry_get_title (entry));
  const char *taxonomies[] = { "tags", "categories" };

  g_string_append_printf (text, "\n%s\n%s\n%s", sp_index_entry_get_description (entry),
                          sp_index_entry_get_price (entry), sp_index_entry_get_path (entry));
  for (gsize i = 0; i < G_N_ELEMENTS (taxonomies); i++)
    {
      const char *const *terms = sp_index_entry_get_terms (entry, taxonomies[i]);

      for (; terms != NULL && *terms != NULL; terms++)
        g_string_append_printf (text, "\n%s", *terms);
    }
  return sp_fold (text->str);
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SpPageList *self = user_data;
  g_autofree char *text = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  text = get_search_text (sp_site_page_get_entry (item));
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (text, *word) == NULL)
      return FALSE;
  return TRUE;
}

static void
update_stack (SpPageList *self)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint n_all = self->session != NULL
                    ? g_list_model_get_n_items (sp_session_get_pages (self->session))
                    : 0;

  gtk_stack_set_visible_child_name (self->stack, n_pages > 0  ? "list"
                                                 : n_all > 0 ? "no-results"
                                                             : "empty");
}

static void
search_changed_cb (SpPageList *self)
{
  g_autofree char *folded = sp_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  self->selecting = TRUE;
  g_strfreev (self->words);
  self->words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  sp_page_list_set_selected (self, self->marked);
  self->selecting = FALSE;
}

/* Return in the search opens the first result. */
static void
search_activate_cb (SpPageList *self)
{
  SpSitePage *first;

  /* The entry tells of typing with a delay; who is quicker means what is typed all the same. */
  search_changed_cb (self);
  first = sp_page_list_get_first (self);
  if (first == NULL)
    return;
  g_signal_emit (self, signals[PAGE_SELECTED], 0, first);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
stop_search_cb (SpPageList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static gboolean
search_key_pressed_cb (SpPageList *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return GDK_EVENT_STOP;
}

static void
selected_cb (SpPageList *self)
{
  SpSitePage *page = gtk_single_selection_get_selected_item (self->selection);

  if (!self->selecting && page != NULL)
    g_signal_emit (self, signals[PAGE_SELECTED], 0, page);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, sp_page_row_new ());
}

static void
bind_row_cb (SpPageList *self, GtkListItem *item)
{
  sp_page_row_set_page (SP_PAGE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                        sp_session_get_site (self->session));
}

static void
unbind_row_cb (SpPageList *self, GtkListItem *item)
{
  sp_page_row_set_page (SP_PAGE_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

void
sp_page_list_set_session (SpPageList *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PAGE_LIST (self));

  g_set_object (&self->session, session);
  self->selecting = TRUE;
  gtk_filter_list_model_set_model (self->filtered,
                                   session != NULL ? sp_session_get_pages (session) : NULL);
  self->selecting = FALSE;
  update_stack (self);
}

void
sp_page_list_set_selected (SpPageList *self, SpSitePage *page)
{
  guint n_pages, position = GTK_INVALID_LIST_POSITION;
  gboolean selecting;

  g_return_if_fail (SP_IS_PAGE_LIST (self));

  g_set_object (&self->marked, page);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  for (guint i = 0; page != NULL && i < n_pages; i++)
    {
      g_autoptr (SpSitePage) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (item == page)
        {
          position = i;
          break;
        }
    }
  selecting = self->selecting;
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = selecting;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

SpSitePage *
sp_page_list_get_first (SpPageList *self)
{
  g_autoptr (SpSitePage) first = NULL;

  g_return_val_if_fail (SP_IS_PAGE_LIST (self), NULL);

  first = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);
  return first; /* the model keeps it */
}

void
sp_page_list_focus_search (SpPageList *self)
{
  g_return_if_fail (SP_IS_PAGE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static gboolean
sp_page_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_PAGE_LIST (widget)->list_view));
}

static void
sp_page_list_dispose (GObject *object)
{
  SpPageList *self = SP_PAGE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->session);
  g_clear_object (&self->marked);

  G_OBJECT_CLASS (sp_page_list_parent_class)->dispose (object);
}

static void
sp_page_list_finalize (GObject *object)
{
  SpPageList *self = SP_PAGE_LIST (object);

  g_strfreev (self->words);

  G_OBJECT_CLASS (sp_page_list_parent_class)->finalize (object);
}

static void
sp_page_list_class_init (SpPageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_page_list_dispose;
  object_class->finalize = sp_page_list_finalize;
  widget_class->grab_focus = sp_page_list_grab_focus;

  signals[PAGE_SELECTED] =
      g_signal_new ("page-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, SP_TYPE_SITE_PAGE);

  gtk_widget_class_set_css_name (widget_class, "pagelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-page-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPageList, box);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, list_view);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
sp_page_list_init (SpPageList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search pages"), -1);
}
