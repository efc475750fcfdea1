/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-actions.h"
#include "sp-table-model.h"

#include <string.h>

static SpGridOwner owner_get_grid;

static guint
cursor_column (SpGrid *grid)
{
  return sp_grid_get_selection (grid)->cursor.column;
}

static void
say_error (SpGrid *grid, GError *error)
{
  if (error != NULL)
    sp_grid_say (grid, error->message);
}

static void
insert_column (SpGrid *grid, guint column)
{
  SpTableModel *model = SP_TABLE_MODEL (sp_grid_get_model (grid));
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  if (sp_table_model_insert_column (model, column, &error))
    sp_grid_select_cell (grid, -1, column, TRUE);
  say_error (grid, error);
}

static void
insert_column_before_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  insert_column (grid, cursor_column (grid));
}

static void
insert_column_after_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  insert_column (grid, cursor_column (grid) + 1);
}

static void
delete_column_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpTableModel *model = SP_TABLE_MODEL (sp_grid_get_model (grid));
  SpGridPlace cursor = sp_grid_get_selection (grid)->cursor;
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  if (sp_table_model_delete_column (model, cursor.column, &error))
    sp_grid_select_cell (grid, cursor.row, cursor.column, TRUE);
  say_error (grid, error);
}

static void
move_column (SpGrid *grid, int by)
{
  SpTableModel *model = SP_TABLE_MODEL (sp_grid_get_model (grid));
  SpGridPlace cursor = sp_grid_get_selection (grid)->cursor;
  int to = (int) cursor.column + by;
  g_autoptr (GError) error = NULL;

  if (to < 0 || to >= (int) sp_grid_model_get_n_columns (SP_GRID_MODEL (model)))
    return;
  sp_grid_end_edit (grid, TRUE);
  if (sp_table_model_move_column (model, cursor.column, (guint) to, &error))
    sp_grid_select_cell (grid, cursor.row, (guint) to, TRUE);
  say_error (grid, error);
}

static void
move_column_back_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  move_column (owner_get_grid (owner), -1);
}

static void
move_column_on_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  move_column (owner_get_grid (owner), 1);
}

static void
align_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  static const char *const names[] = { "none", "left", "center", "right" };
  SpGrid *grid = owner_get_grid (owner);
  SpTableModel *model = SP_TABLE_MODEL (sp_grid_get_model (grid));
  const char *wanted = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], wanted) == 0)
      sp_table_model_set_align (model, cursor_column (grid), (SpAlign) i, &error);
  say_error (grid, error);
}

static void
sort_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpTableModel *model = SP_TABLE_MODEL (sp_grid_get_model (grid));
  gboolean descending = strcmp (g_variant_get_string (parameter, NULL), "descending") == 0;
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  sp_table_model_sort (model, cursor_column (grid), descending, &error);
  say_error (grid, error);
}

static void
fit_column_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  sp_grid_fit_column (grid, cursor_column (grid));
}

static void
widen_column_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  sp_grid_step_column_width (owner_get_grid (owner), 1);
}

static void
narrow_column_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  sp_grid_step_column_width (owner_get_grid (owner), -1);
}

static void
reset_widths_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  sp_grid_reset_column_widths (owner_get_grid (owner));
}

static void
tidy_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  sp_table_model_tidy (SP_TABLE_MODEL (sp_grid_get_model (grid)), &error);
  say_error (grid, error);
}

void
sp_grid_column_actions_install (GtkWidgetClass *owner_class, SpGridOwner get_grid)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "grid.align", "s", align_cb },
    { "grid.delete-column", NULL, delete_column_cb },
    { "grid.fit-column", NULL, fit_column_cb },
    { "grid.insert-column-after", NULL, insert_column_after_cb },
    { "grid.insert-column-before", NULL, insert_column_before_cb },
    { "grid.move-column-back", NULL, move_column_back_cb },
    { "grid.move-column-on", NULL, move_column_on_cb },
    { "grid.narrow-column", NULL, narrow_column_cb },
    { "grid.reset-widths", NULL, reset_widths_cb },
    { "grid.sort", "s", sort_cb },
    { "grid.tidy", NULL, tidy_cb },
    { "grid.widen-column", NULL, widen_column_cb },
  };

  owner_get_grid = get_grid;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (owner_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

void
sp_grid_column_actions_update (GtkWidget *owner, SpGrid *grid)
{
  SpGridModel *model = sp_grid_get_model (grid);
  guint n_columns = sp_grid_model_get_n_columns (model);
  guint column = cursor_column (grid);
  gboolean editable = n_columns > 0 && sp_grid_model_get_locked_why (model) == NULL;

  gtk_widget_action_set_enabled (owner, "grid.align", editable);
  gtk_widget_action_set_enabled (owner, "grid.delete-column", editable && n_columns > 1);
  gtk_widget_action_set_enabled (owner, "grid.insert-column-after", editable);
  gtk_widget_action_set_enabled (owner, "grid.insert-column-before", editable);
  gtk_widget_action_set_enabled (owner, "grid.move-column-back", editable && column > 0);
  gtk_widget_action_set_enabled (owner, "grid.move-column-on", editable && column + 1 < n_columns);
  gtk_widget_action_set_enabled (owner, "grid.sort", editable);
  gtk_widget_action_set_enabled (owner, "grid.tidy", editable);
}
