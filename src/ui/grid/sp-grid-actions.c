/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-actions.h"

#include "sp-grid-clipboard.h"
#include "sp-inline-markup.h"

#include <string.h>

static SpGridOwner owner_get_grid;

static SpGridRows
selected_rows (SpGrid *grid)
{
  return sp_grid_get_selected_rows (sp_grid_get_selection (grid));
}

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

/* Selects @n rows from @first in the columns that were selected. */
static void
select_rows (SpGrid *grid, guint first, guint n)
{
  const SpGridSelection *selection = sp_grid_get_selection (grid);
  SpGridPlace anchor = { (int) first, selection->anchor.column };
  SpGridPlace cursor = { (int) (first + n - 1), selection->cursor.column };

  sp_grid_select (grid, anchor, cursor, TRUE);
}

static void
insert_rows (SpGrid *grid, guint at, guint n)
{
  g_autoptr (GError) error = NULL;

  sp_grid_end_edit (grid, TRUE);
  if (sp_grid_model_insert_rows (sp_grid_get_model (grid), at, MAX (n, 1), &error))
    sp_grid_select_cell (grid, (int) at, n == 0 ? 0 : cursor_column (grid), TRUE);
  say_error (grid, error);
}

static void
add_row_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  insert_rows (grid, sp_grid_model_get_n_rows (sp_grid_get_model (grid)), 0);
}

static void
insert_above_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridRows rows = selected_rows (grid);

  insert_rows (grid, rows.first, MAX (rows.n, 1));
}

static void
insert_below_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridRows rows = selected_rows (grid);

  insert_rows (grid, rows.first + rows.n, MAX (rows.n, 1));
}

static void
duplicate_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridRows rows = selected_rows (grid);
  g_autoptr (GError) error = NULL;

  if (rows.n == 0)
    return;
  sp_grid_end_edit (grid, TRUE);
  if (sp_grid_model_duplicate_rows (sp_grid_get_model (grid), rows.first, rows.n, &error))
    select_rows (grid, rows.first + rows.n, rows.n);
  say_error (grid, error);
}

static void
delete_rows_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridRows rows = selected_rows (grid);
  g_autoptr (GError) error = NULL;

  if (rows.n == 0)
    return;
  sp_grid_end_edit (grid, TRUE);
  if (sp_grid_model_delete_rows (sp_grid_get_model (grid), rows.first, rows.n, &error))
    sp_grid_select_cell (grid, (int) rows.first, cursor_column (grid), TRUE);
  say_error (grid, error);
}

/* Moves past the next row, and past those that go on with it. */
static void
move_rows (SpGrid *grid, int by)
{
  SpGridModel *model = sp_grid_get_model (grid);
  SpGridRows rows = sp_grid_get_rows_to_move (model, sp_grid_get_selection (grid));
  gboolean alone = sp_grid_is_continuation (model, rows.first);
  guint n_rows = sp_grid_model_get_n_rows (model);
  int to = (int) rows.first + by;

  if (rows.n == 0 || to < 0 || to + rows.n > n_rows)
    return;
  if (!alone && by < 0)
    while (sp_grid_is_continuation (model, (guint) to))
      to--;
  else if (!alone)
    while (sp_grid_is_continuation (model, (guint) to + rows.n))
      to++;
  sp_grid_move_rows (grid, rows, (guint) to);
}

static void
move_up_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  move_rows (owner_get_grid (owner), -1);
}

static void
move_down_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  move_rows (owner_get_grid (owner), 1);
}

/* Sets the cells as one step. Takes the values and their sources. */
static void
set_values (SpGrid *grid, GArray *values)
{
  g_autoptr (GError) error = NULL;

  if (values->len > 0)
    sp_grid_model_set_cells (sp_grid_get_model (grid), (SpTableValue *) values->data, values->len,
                             0, 0, &error);
  for (guint i = 0; i < values->len; i++)
    g_free ((char *) g_array_index (values, SpTableValue, i).source);
  g_array_unref (values);
  say_error (grid, error);
}

/* Takes @source, which may be NULL for a cell that stays. */
static void
add_value (SpGrid *grid, GArray *values, int row, guint column, char *source)
{
  SpTableValue value = { row, column, source };

  if (source == NULL ||
      strcmp (source, sp_grid_model_get_cell (sp_grid_get_model (grid), row, column)) == 0)
    g_free (source);
  else
    g_array_append_val (values, value);
}

/* Gives every selected cell the text that @change makes of its own. */
static void
set_selected (SpGrid *grid, char *(*change) (const char *source))
{
  SpGridRect rect = sp_grid_selection_get_rect (sp_grid_get_selection (grid));
  SpGridModel *model = sp_grid_get_model (grid);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SpTableValue));

  for (int row = rect.first_row; row <= rect.last_row; row++)
    for (guint column = rect.first_column; column <= rect.last_column; column++)
      add_value (grid, values, row, column, change (sp_grid_model_get_cell (model, row, column)));
  set_values (grid, values);
}

static char *
nothing (const char *source)
{
  return g_strdup ("");
}

static void
clear_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  if (!sp_grid_is_editing (grid))
    set_selected (grid, nothing);
}

static gboolean
is_all_bold (SpGrid *grid)
{
  SpGridRect rect = sp_grid_selection_get_rect (sp_grid_get_selection (grid));

  for (int row = rect.first_row; row <= rect.last_row; row++)
    for (guint column = rect.first_column; column <= rect.last_column; column++)
      {
        const char *source = sp_grid_model_get_cell (sp_grid_get_model (grid), row, column);

        if (source[0] != '\0' && !sp_inline_markup_is_bold (source, NULL))
          return FALSE;
      }
  return TRUE;
}

static char *
made_bold (const char *source)
{
  return sp_inline_markup_is_bold (source, NULL) ? NULL : sp_inline_markup_make_bold (source);
}

static char *
made_plain (const char *source)
{
  char *inner = NULL;

  sp_inline_markup_is_bold (source, &inner);
  return inner;
}

/* The selected cells in bold as a whole; when all are, no longer. */
static void
bold_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  if (!sp_grid_is_editing (grid))
    set_selected (grid, is_all_bold (grid) ? made_plain : made_bold);
}

static void
copy_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  if (!sp_grid_is_editing (grid))
    sp_grid_copy (grid);
}

static void
cut_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  copy_cb (owner, name, parameter);
  clear_cb (owner, name, parameter);
}

static void
paste_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  if (!sp_grid_is_editing (grid))
    sp_grid_paste (grid);
}

static void
paste_text_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);

  if (!sp_grid_is_editing (grid))
    sp_grid_paste_text (grid);
}

/* The first selected row goes down; of one row, the row above comes down. */
static void
fill_down_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridModel *model = sp_grid_get_model (grid);
  SpGridRect rect = sp_grid_selection_get_rect (sp_grid_get_selection (grid));
  int from = rect.first_row < rect.last_row ? rect.first_row : rect.first_row - 1;
  GArray *values;

  if (sp_grid_is_editing (grid) || from < 0)
    return;
  values = g_array_new (FALSE, FALSE, sizeof (SpTableValue));
  for (int row = from + 1; row <= rect.last_row; row++)
    for (guint column = rect.first_column; column <= rect.last_column; column++)
      add_value (grid, values, row, column,
                 g_strdup (sp_grid_model_get_cell (model, from, column)));
  set_values (grid, values);
}

/* The cells below the header; when they are selected, the header too. */
static void
select_all_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  SpGridModel *model = sp_grid_get_model (grid);
  SpGridRect rect = sp_grid_selection_get_rect (sp_grid_get_selection (grid));
  guint n_columns = sp_grid_model_get_n_columns (model);
  int last = (int) sp_grid_model_get_n_rows (model) - 1;
  gboolean body = rect.first_row == 0 && rect.last_row == last && rect.first_column == 0 &&
                  rect.last_column + 1 == n_columns;
  SpGridPlace anchor = { body || rect.first_row < 0 || last < 0 ? -1 : 0, 0 };
  SpGridPlace cursor = { last, n_columns - 1 };

  if (!sp_grid_is_editing (grid) && n_columns > 0)
    sp_grid_select (grid, anchor, cursor, TRUE);
}

static void
select_rows_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  const SpGridSelection *selection = sp_grid_get_selection (grid);
  guint n_columns = sp_grid_model_get_n_columns (sp_grid_get_model (grid));

  if (!sp_grid_is_editing (grid) && n_columns > 0)
    sp_grid_select (grid, (SpGridPlace){ selection->anchor.row, n_columns - 1 },
                    (SpGridPlace){ selection->cursor.row, 0 }, TRUE);
}

static void
select_columns_cb (GtkWidget *owner, const char *name, GVariant *parameter)
{
  SpGrid *grid = owner_get_grid (owner);
  const SpGridSelection *selection = sp_grid_get_selection (grid);
  int last = (int) sp_grid_model_get_n_rows (sp_grid_get_model (grid)) - 1;

  if (!sp_grid_is_editing (grid))
    sp_grid_select (grid, (SpGridPlace){ last, selection->anchor.column },
                    (SpGridPlace){ -1, selection->cursor.column }, TRUE);
}

void
sp_grid_actions_install (GtkWidgetClass *owner_class, SpGridOwner get_grid)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "grid.add-row", NULL, add_row_cb },
    { "grid.bold", NULL, bold_cb },
    { "grid.clear", NULL, clear_cb },
    { "grid.copy", NULL, copy_cb },
    { "grid.cut", NULL, cut_cb },
    { "grid.delete-rows", NULL, delete_rows_cb },
    { "grid.duplicate", NULL, duplicate_cb },
    { "grid.fill-down", NULL, fill_down_cb },
    { "grid.insert-above", NULL, insert_above_cb },
    { "grid.insert-below", NULL, insert_below_cb },
    { "grid.move-down", NULL, move_down_cb },
    { "grid.move-up", NULL, move_up_cb },
    { "grid.paste", NULL, paste_cb },
    { "grid.paste-text", NULL, paste_text_cb },
    { "grid.select-all", NULL, select_all_cb },
    { "grid.select-columns", NULL, select_columns_cb },
    { "grid.select-rows", NULL, select_rows_cb },
  };

  owner_get_grid = get_grid;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (owner_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

void
sp_grid_actions_install_keys (GtkWidgetClass *grid_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "grid.insert-above" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "grid.insert-above" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "grid.delete-rows" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "grid.delete-rows" },
    { GDK_KEY_Up, GDK_ALT_MASK, "grid.move-up" },
    { GDK_KEY_KP_Up, GDK_ALT_MASK, "grid.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "grid.move-down" },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, "grid.move-down" },
    { GDK_KEY_Left, GDK_ALT_MASK, "grid.narrow-column" },
    { GDK_KEY_Right, GDK_ALT_MASK, "grid.widen-column" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "grid.fill-down" },
    { GDK_KEY_b, GDK_CONTROL_MASK, "grid.bold" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "grid.select-all" },
    { GDK_KEY_space, GDK_CONTROL_MASK, "grid.select-columns" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "grid.select-rows" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "grid.copy" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "grid.cut" },
    { GDK_KEY_Delete, GDK_SHIFT_MASK, "grid.cut" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "grid.paste" },
    { GDK_KEY_Insert, GDK_SHIFT_MASK, "grid.paste" },
    { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "grid.paste-text" },
    { GDK_KEY_Delete, 0, "grid.clear" },
    { GDK_KEY_KP_Delete, 0, "grid.clear" },
    { GDK_KEY_BackSpace, 0, "grid.clear" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (grid_class, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

void
sp_grid_actions_update (GtkWidget *owner, SpGrid *grid)
{
  SpGridModel *model = sp_grid_get_model (grid);
  SpGridRows rows = selected_rows (grid);
  guint n_rows = sp_grid_model_get_n_rows (model);
  gboolean editable =
      sp_grid_model_get_n_columns (model) > 0 && sp_grid_model_get_locked_why (model) == NULL;
  gboolean on_rows = editable && rows.n > 0;
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "grid.add-row", editable },
    { "grid.bold", editable },
    { "grid.clear", editable },
    { "grid.cut", editable },
    { "grid.delete-rows", on_rows },
    { "grid.duplicate", on_rows },
    { "grid.fill-down", on_rows },
    { "grid.insert-above", editable },
    { "grid.insert-below", editable },
    { "grid.move-down", on_rows && rows.first + rows.n < n_rows },
    { "grid.move-up", on_rows && rows.first > 0 },
    { "grid.paste", editable },
    { "grid.paste-text", editable },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (owner, states[i].name, states[i].enabled);
}
