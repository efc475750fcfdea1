/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-view.h"

#include "sp-grid-actions.h"
#include "sp-grid-offers.h"
#include "sp-table-model.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _SpGridView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  SpGrid *grid;
  GMenuModel *header_menu;
  GtkWidget *locked_box;
  GtkLabel *locked_label;
  SpGridOffers *offers;
  GMenuModel *row_menu;
  GMenu *table_menu;
  GtkLabel *title_label;

  /* Owned */
  SpTableModel *model;
  SpSchema *schema;
  guint advise_idle;
};

G_DEFINE_FINAL_TYPE (SpGridView, sp_grid_view, GTK_TYPE_WIDGET)

static char *
make_title (SpGridView *self)
{
  const SpTable *table = sp_table_model_peek (self->model);

  if (table != NULL && sp_table_is_attributes (table))
    return g_strdup (_ ("Attributes"));
  return g_strdup_printf (_ ("Table %u"), sp_table_model_get_table (self->model) + 1);
}

/* What shows depends on the table as it is now. */
static void
update (SpGridView *self)
{
  const char *locked_why = sp_grid_model_get_locked_why (SP_GRID_MODEL (self->model));
  g_autofree char *title = make_title (self);

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (self->locked_box, locked_why != NULL);
  gtk_label_set_label (self->locked_label, locked_why != NULL ? locked_why : "");
  sp_grid_actions_update (GTK_WIDGET (self), self->grid);
  sp_grid_column_actions_update (GTK_WIDGET (self), self->grid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.delete-table", locked_why == NULL);
}

static void
advise (SpGridView *self)
{
  const SpTable *table = sp_table_model_peek (self->model);
  g_autoptr (SpRowAdvice) advice = NULL;

  g_clear_handle_id (&self->advise_idle, g_source_remove);
  if (table != NULL && self->schema != NULL && sp_table_get_locked_why (table) == NULL)
    advice = sp_row_advice_new (table, self->schema);
  sp_grid_offers_set_advice (self->offers, advice);
}

static gboolean
advise_cb (gpointer user_data)
{
  SpGridView *self = user_data;

  self->advise_idle = 0;
  advise (self);
  return G_SOURCE_REMOVE;
}

/* Names are worth no thought between two keystrokes. */
static void
advise_soon (SpGridView *self)
{
  if (self->schema == NULL)
    return;
  g_clear_handle_id (&self->advise_idle, g_source_remove);
  self->advise_idle = g_timeout_add (300, advise_cb, self);
}

static void
row_chosen_cb (SpGridView *self, guint at, const char *name)
{
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (self->grid, TRUE);
  if (sp_table_model_insert_named_row (self->model, at, name, &error))
    {
      sp_grid_select_cell (self->grid, (int) at, 1, TRUE);
      advise (self);
    }
  else
    {
      sp_grid_say (self->grid, error->message);
    }
}

static void
name_chosen_cb (SpGridView *self, guint row, const char *name)
{
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (self->grid, TRUE);
  if (sp_table_model_rename_row (self->model, row, name, &error))
    {
      sp_grid_select_cell (self->grid, (int) row, 0, TRUE);
      advise (self);
    }
  else
    {
      sp_grid_say (self->grid, error->message);
    }
}

static void
left_below_cb (SpGridView *self)
{
  sp_grid_offers_focus_first (self->offers);
}

static void
message_cb (SpGridView *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
show_source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpGridView *self = SP_GRID_VIEW (widget);
  const SpTable *table = sp_table_model_peek (self->model);
  SpGridPlace cursor = sp_grid_get_selection (self->grid)->cursor;
  gsize start;

  if (table == NULL)
    return;
  if (sp_grid_model_get_locked_why (SP_GRID_MODEL (self->model)) == NULL &&
      cursor.row < (int) sp_cells_get_n_rows (sp_table_get_cells (table)))
    sp_table_get_cell_span (table, cursor.row, cursor.column, &start, NULL);
  else
    sp_table_get_span (table, &start, NULL);
  gtk_widget_activate_action (widget, "win.show-in-source", "t", (guint64) start);
}

static void
delete_table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpGridView *self = SP_GRID_VIEW (widget);
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (self->grid, TRUE);
  if (!sp_table_model_delete (self->model, &error))
    message_cb (self, error->message);
}

static SpGrid *
get_grid (GtkWidget *widget)
{
  return SP_GRID_VIEW (widget)->grid;
}

SpGridView *
sp_grid_view_new (void)
{
  return g_object_new (SP_TYPE_GRID_VIEW, NULL);
}

void
sp_grid_view_set_table (SpGridView *self, SpPage *page, guint table)
{
  g_return_if_fail (SP_IS_GRID_VIEW (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  sp_table_model_set_table (self->model, page, table);
  update (self);
  advise_soon (self);
}

guint
sp_grid_view_get_table (SpGridView *self)
{
  g_return_val_if_fail (SP_IS_GRID_VIEW (self), 0);

  return sp_table_model_get_table (self->model);
}

gboolean
sp_grid_view_focus_subject (SpGridView *self, const char *subject)
{
  guint table, column = 0;
  int row = 0;

  g_return_val_if_fail (SP_IS_GRID_VIEW (self), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  if (sscanf (subject, "table.%u.%d.%u", &table, &row, &column) < 1)
    return FALSE;
  if (table != sp_table_model_get_table (self->model) ||
      sp_grid_model_get_n_columns (SP_GRID_MODEL (self->model)) == 0)
    return FALSE;
  sp_grid_select_cell (self->grid, row, column, TRUE);
  return TRUE;
}

char *
sp_grid_view_get_subject (SpGridView *self)
{
  SpGridPlace cursor;

  g_return_val_if_fail (SP_IS_GRID_VIEW (self), NULL);

  cursor = sp_grid_get_selection (self->grid)->cursor;
  return g_strdup_printf ("table.%u.%d.%u", sp_table_model_get_table (self->model), cursor.row,
                          cursor.column);
}

void
sp_grid_view_set_schema (SpGridView *self, SpSchema *schema)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (SP_IS_GRID_VIEW (self));

  g_clear_pointer (&self->schema, sp_schema_unref);
  if (schema != NULL)
    {
      const SpTable *table = sp_table_model_peek (self->model);

      self->schema = sp_schema_ref (schema);
      if (table != NULL && sp_table_is_attributes (table))
        names = sp_row_advice_get_names (schema);
    }
  sp_grid_set_names (self->grid, (const char *const *) names);
  advise (self);
}

void
sp_grid_view_set_allow_breaks (SpGridView *self, gboolean allow)
{
  g_return_if_fail (SP_IS_GRID_VIEW (self));

  sp_table_model_set_allow_breaks (self->model, allow);
  sp_grid_set_allow_breaks (self->grid, allow);
}

static void
sp_grid_view_dispose (GObject *object)
{
  SpGridView *self = SP_GRID_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_handle_id (&self->advise_idle, g_source_remove);
  g_clear_pointer (&self->schema, sp_schema_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sp_grid_view_parent_class)->dispose (object);
}

static void
sp_grid_view_class_init (SpGridViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_grid_view_dispose;

  g_type_ensure (SP_TYPE_GRID);
  g_type_ensure (SP_TYPE_GRID_OFFERS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/grid/sp-grid-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGridView, box);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, grid);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, header_menu);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, locked_box);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, locked_label);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, offers);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, table_menu);
  gtk_widget_class_bind_template_child (widget_class, SpGridView, title_label);

  gtk_widget_class_install_action (widget_class, "grid.delete-table", NULL, delete_table_cb);
  gtk_widget_class_install_action (widget_class, "grid.show-source", NULL, show_source_cb);
  sp_grid_actions_install (widget_class, get_grid);
  sp_grid_column_actions_install (widget_class, get_grid);
}

/* The menu of the whole table leads to those of its rows and columns. */
static void
fill_table_menu (SpGridView *self)
{
  g_autoptr (GMenu) parts = g_menu_new ();

  g_menu_append_submenu (parts, _ ("_Row"), self->row_menu);
  g_menu_append_submenu (parts, _ ("_Column"), self->header_menu);
  g_menu_prepend_section (self->table_menu, NULL, G_MENU_MODEL (parts));
}

static void
sp_grid_view_init (SpGridView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->model = sp_table_model_new ();
  fill_table_menu (self);
  sp_grid_set_menus (self->grid, self->row_menu, self->header_menu);
  g_signal_connect_object (self->grid, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  sp_grid_set_model (self->grid, SP_GRID_MODEL (self->model));
  g_signal_connect_object (self->grid, "selection-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "left-below", G_CALLBACK (left_below_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offers, "row-chosen", G_CALLBACK (row_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offers, "name-chosen", G_CALLBACK (name_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (advise_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "header-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}
