/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-list.h"

#include "sp-page-icons.h"
#include "sp-page-reorder.h"
#include "sp-page-row.h"

#include <glib/gi18n.h>

struct _SpPageList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *bulk_bar;
  GtkLabel *bulk_label;
  GtkLabel *count_label;
  GtkMenuButton *filter_button;
  GtkListView *list_view;
  GtkPopoverMenu *menu;
  GtkSearchEntry *search_entry;
  GtkStack *stack;

  /* Owned */
  SpSession *session;
  SpPageView *view;
  SpPageIcons *icons;
  GtkMultiSelection *selection;
  GHashTable *chosen;  /* SpSitePage */
  GHashTable *bound;   /* GtkListItem, borrowed: those that show a page now */
  SpSitePage *marked;  /* the one that is open, also while the search hides it */
  gboolean updating;   /* the selection is being set from here */
};

enum
{
  PAGE_ACTIVATED,
  PAGE_SELECTED,
  REORDER,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpPageList, sp_page_list, GTK_TYPE_WIDGET)

static const char *
get_filter_label (SpPageFilter filter)
{
  switch (filter)
    {
    case SP_PAGE_FILTER_ON_WEBSITE:
      return _ ("On website");
    case SP_PAGE_FILTER_DRAFTS:
      return _ ("Drafts");
    case SP_PAGE_FILTER_PROBLEMS:
      return _ ("With problems");
    case SP_PAGE_FILTER_UNSAVED:
      return _ ("Unsaved");
    case SP_PAGE_FILTER_ALL:
    default:
      return _ ("All");
    }
}

void
sp_page_list_update (SpPageList *self)
{
  guint n_pages, n_all, n_chosen;
  g_autofree char *count = NULL;
  g_autofree char *chosen = NULL;

  g_return_if_fail (SP_IS_PAGE_LIST (self));

  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  n_all = self->session != NULL
              ? g_list_model_get_n_items (sp_session_get_pages (self->session))
              : 0;
  n_chosen = g_hash_table_size (self->chosen);
  gtk_menu_button_set_label (self->filter_button,
                             get_filter_label (sp_page_view_get_filter (self->view)));
  count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (
      self->stack, n_pages > 0 ? "list"
                   : self->session != NULL && sp_session_is_loading (self->session) ? "loading"
                   : n_all > 0                                                      ? "no-results"
                                                                                    : "empty");
  chosen = g_strdup_printf (ngettext ("%u page selected", "%u pages selected", n_chosen), n_chosen);
  gtk_label_set_label (self->bulk_label, chosen);
  gtk_widget_set_visible (self->bulk_bar, n_chosen > 1);
}

/* Choosing */

static void
set_selection (SpPageList *self, GtkBitset *wanted)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (
      0, MAX (1, g_list_model_get_n_items (G_LIST_MODEL (self->selection))));

  self->updating = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->updating = FALSE;
}

static void
selection_changed_cb (SpPageList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  SpSitePage *page = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->updating)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_hash_table_remove_all (self->chosen);
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        page = sp_page_view_get (self->view, position);
        if (page != NULL)
          g_hash_table_add (self->chosen, g_object_ref (page));
      }
    while (gtk_bitset_iter_next (&iter, &position));
  sp_page_list_update (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (page != NULL && g_hash_table_size (self->chosen) == 1 && page != self->marked)
    g_signal_emit (self, signals[PAGE_SELECTED], 0, page);
}

static void
update_groups (SpPageList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    sp_page_row_set_group_start (
        SP_PAGE_ROW (gtk_list_item_get_child (item)),
        sp_page_view_starts_group (self->view, gtk_list_item_get_position (item)));
}

/* What was chosen stays chosen, as far as it can still be seen. */
static void
view_updated_cb (SpPageList *self)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  guint n_before = g_hash_table_size (self->chosen);
  guint marked = sp_page_view_find (self->view, self->marked);

  for (guint i = 0; n_before > 0 && i < n_pages; i++)
    {
      SpSitePage *page = sp_page_view_get (self->view, i);

      if (g_hash_table_contains (self->chosen, page))
        {
          gtk_bitset_add (wanted, i);
          g_hash_table_add (chosen, g_object_ref (page));
        }
    }
  if (g_hash_table_size (chosen) == 0 && marked != G_MAXUINT)
    {
      gtk_bitset_add (wanted, marked);
      g_hash_table_add (chosen, g_object_ref (self->marked));
    }
  set_selection (self, wanted);
  g_hash_table_unref (self->chosen);
  self->chosen = g_steal_pointer (&chosen);
  update_groups (self);
  sp_page_list_update (self);
  /* While the list fills up, its start is looked at. */
  if (self->session != NULL && sp_session_is_loading (self->session) && self->marked == NULL &&
      n_pages > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  if (g_hash_table_size (self->chosen) != n_before)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
scroll_to (SpPageList *self, guint position)
{
  if (position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
activate_cb (SpPageList *self, guint position)
{
  SpSitePage *page = sp_page_view_get (self->view, position);

  if (page == NULL)
    return;
  g_signal_emit (self, signals[PAGE_SELECTED], 0, page);
  g_signal_emit (self, signals[PAGE_ACTIVATED], 0);
}

static gboolean
list_key_pressed_cb (SpPageList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
      double x = 0, y = 0;

      if (row == NULL)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_translate_coordinates (row, GTK_WIDGET (self), gtk_widget_get_width (row) / 2.0,
                                        gtk_widget_get_height (row) / 2.0, &x, &y);
      gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                   &(GdkRectangle){ (int) x, (int) y, 1, 1 });
      gtk_popover_popup (GTK_POPOVER (self->menu));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && g_hash_table_size (self->chosen) > 1)
    {
      sp_page_list_set_selected (self, self->marked);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* The menu is about what is chosen: a page that is not becomes it. */
static void
row_menu_cb (SpPageList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SpSitePage *page = sp_page_row_get_page (SP_PAGE_ROW (row));
  guint position = sp_page_view_find (self->view, page);
  double menu_x, menu_y;

  if (position == G_MAXUINT)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!g_hash_table_contains (self->chosen, page))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &menu_x, &menu_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) menu_x, (int) menu_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Search */

static void
search_changed_cb (SpPageList *self)
{
  sp_page_view_set_search (self->view, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  scroll_to (self, sp_page_view_find (self->view, self->marked) != G_MAXUINT
                       ? sp_page_view_find (self->view, self->marked)
                       : (g_list_model_get_n_items (G_LIST_MODEL (self->view)) > 0 ? 0
                                                                                   : G_MAXUINT));
}

/* Return in the search opens the first result. */
static void
search_activate_cb (SpPageList *self)
{
  SpSitePage *first = sp_page_list_get_first (self);

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
  if (g_hash_table_size (self->chosen) == 0)
    search_activate_cb (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return GDK_EVENT_STOP;
}

/* Rows */

static void
setup_row_cb (SpPageList *self, GtkListItem *item)
{
  GtkWidget *row = sp_page_row_new (self->icons);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_menu_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  sp_page_reorder_setup_row (SP_PAGE_ROW (row), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (SpPageList *self, GtkListItem *item)
{
  SpPageRow *row = SP_PAGE_ROW (gtk_list_item_get_child (item));

  g_hash_table_add (self->bound, item);
  sp_page_row_set_page (row, gtk_list_item_get_item (item));
  sp_page_row_set_group_start (
      row, sp_page_view_starts_group (self->view, gtk_list_item_get_position (item)));
}

static void
unbind_row_cb (SpPageList *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
  sp_page_row_set_page (SP_PAGE_ROW (gtk_list_item_get_child (item)), NULL);
}

void
sp_page_list_set_session (SpPageList *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PAGE_LIST (self));

  g_set_object (&self->session, session);
  sp_page_icons_set_site (self->icons, session != NULL ? sp_session_get_site (session) : NULL);
  sp_page_view_set_session (self->view, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::loading", G_CALLBACK (sp_page_list_update), self,
                             G_CONNECT_SWAPPED);
}

SpPageView *
sp_page_list_get_view (SpPageList *self)
{
  g_return_val_if_fail (SP_IS_PAGE_LIST (self), NULL);

  return self->view;
}

void
sp_page_list_set_selected (SpPageList *self, SpSitePage *page)
{
  g_autoptr (GtkBitset) wanted = NULL;
  guint position;

  g_return_if_fail (SP_IS_PAGE_LIST (self));

  g_set_object (&self->marked, page);
  position = sp_page_view_find (self->view, page);
  wanted = gtk_bitset_new_empty ();
  g_hash_table_remove_all (self->chosen);
  if (position != G_MAXUINT)
    {
      gtk_bitset_add (wanted, position);
      g_hash_table_add (self->chosen, g_object_ref (page));
    }
  set_selection (self, wanted);
  scroll_to (self, position);
  sp_page_list_update (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

GPtrArray *
sp_page_list_get_selected (SpPageList *self)
{
  GPtrArray *selected;
  guint n_pages;

  g_return_val_if_fail (SP_IS_PAGE_LIST (self), NULL);

  selected = g_ptr_array_new_with_free_func (g_object_unref);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  for (guint i = 0; selected->len < g_hash_table_size (self->chosen) && i < n_pages; i++)
    {
      SpSitePage *page = sp_page_view_get (self->view, i);

      if (g_hash_table_contains (self->chosen, page))
        g_ptr_array_add (selected, g_object_ref (page));
    }
  return selected;
}

SpSitePage *
sp_page_list_get_neighbour (SpPageList *self)
{
  SpSitePage *before = NULL;
  gboolean passed = FALSE;
  guint n_pages;

  g_return_val_if_fail (SP_IS_PAGE_LIST (self), NULL);

  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  for (guint i = 0; i < n_pages; i++)
    {
      SpSitePage *page = sp_page_view_get (self->view, i);

      if (g_hash_table_contains (self->chosen, page))
        passed = TRUE;
      else if (passed)
        return page;
      else
        before = page;
    }
  return before;
}

SpSitePage *
sp_page_list_get_first (SpPageList *self)
{
  g_return_val_if_fail (SP_IS_PAGE_LIST (self), NULL);

  return sp_page_view_get (self->view, 0);
}

void
sp_page_list_reorder (SpPageList *self, SpSitePage *target, gboolean behind)
{
  g_return_if_fail (SP_IS_PAGE_LIST (self));
  g_return_if_fail (SP_IS_SITE_PAGE (target));

  g_signal_emit (self, signals[REORDER], 0, target, behind);
}

void
sp_page_list_show_all (SpPageList *self)
{
  g_return_if_fail (SP_IS_PAGE_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page-filter", "s", "all");
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
  SpPageList *self = SP_PAGE_LIST (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->view)) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
sp_page_list_dispose (GObject *object)
{
  SpPageList *self = SP_PAGE_LIST (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->view);
  g_clear_object (&self->icons);
  g_clear_object (&self->session);
  g_clear_object (&self->marked);

  G_OBJECT_CLASS (sp_page_list_parent_class)->dispose (object);
}

static void
sp_page_list_finalize (GObject *object)
{
  SpPageList *self = SP_PAGE_LIST (object);

  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (sp_page_list_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_parameters)
{
  return g_signal_new (name, SP_TYPE_PAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_parameters, SP_TYPE_SITE_PAGE);
}

static void
sp_page_list_class_init (SpPageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_page_list_dispose;
  object_class->finalize = sp_page_list_finalize;
  widget_class->grab_focus = sp_page_list_grab_focus;

  signals[PAGE_ACTIVATED] = new_signal ("page-activated", 0);
  signals[PAGE_SELECTED] = new_signal ("page-selected", 1);
  signals[REORDER] =
      g_signal_new ("reorder", SP_TYPE_PAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, SP_TYPE_SITE_PAGE, G_TYPE_BOOLEAN);
  signals[SELECTION_CHANGED] = new_signal ("selection-changed", 0);

  gtk_widget_class_set_css_name (widget_class, "pagelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-page-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPageList, box);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, bulk_bar);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, count_label);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, list_view);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, menu);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpPageList, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
sp_page_list_init (SpPageList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->bound = g_hash_table_new (NULL, NULL);
  self->icons = sp_page_icons_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));

  self->view = sp_page_view_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->view)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "updated", G_CALLBACK (view_updated_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search pages"), -1);
  sp_page_list_update (self);
}
