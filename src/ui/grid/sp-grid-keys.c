/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

/* How far Page Up and Page Down go. */
#define PAGE_ROWS 10

static gboolean
is_blank (SpGrid *self, int row, int column)
{
  return sp_grid_model_get_cell (self->model, row, (guint) column)[0] == '\0';
}

void
sp_grid_move_cursor (SpGrid *self, int row, int column, gboolean extend)
{
  SpGridPlace to = { row, (guint) MAX (column, 0) };

  sp_grid_select (self, extend ? self->selection.anchor : to, to, TRUE);
  /* The anchor of a selection that does not grow is where the cursor came to be. */
  if (!extend)
    self->selection.anchor = self->selection.cursor;
}

static gboolean
step_cursor (SpGrid *self, int step)
{
  SpGridPlace cursor = self->selection.cursor;
  int n_columns = (int) sp_grid_model_get_n_columns (self->model);
  int n_rows = (int) sp_grid_model_get_n_rows (self->model);
  int column = (int) cursor.column + step;
  int row = cursor.row;

  if (column < 0 || column >= n_columns)
    {
      row += step;
      column = step > 0 ? 0 : n_columns - 1;
    }
  if (row < -1 || row >= n_rows)
    return FALSE;
  sp_grid_move_cursor (self, row, column, FALSE);
  return TRUE;
}

/* Where Ctrl with an arrow goes: the last cell before a blank one, or the next that is not. */
static SpGridPlace
find_edge (SpGrid *self, SpGridPlace from, int row_step, int column_step)
{
  int n_columns = (int) sp_grid_model_get_n_columns (self->model);
  int n_rows = (int) sp_grid_model_get_n_rows (self->model);
  int row = from.row;
  int column = (int) from.column;
  gboolean first = TRUE;
  gboolean through_text = FALSE;

  for (;;)
    {
      int next_row = row + row_step;
      int next_column = column + column_step;
      gboolean blank;

      if (next_row < -1 || next_row >= n_rows || next_column < 0 || next_column >= n_columns)
        break;
      blank = is_blank (self, next_row, next_column);
      if (first)
        through_text = !is_blank (self, row, column) && !blank;
      else if (through_text && blank)
        break;
      first = FALSE;
      row = next_row;
      column = next_column;
      if (!through_text && !blank)
        break;
    }
  return (SpGridPlace){ row, (guint) column };
}

static void
move_by_arrow (SpGrid *self, int row_step, int column_step, GdkModifierType state)
{
  SpGridPlace cursor = self->selection.cursor;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column_step = -column_step;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      SpGridPlace edge = find_edge (self, cursor, row_step, column_step);

      sp_grid_move_cursor (self, edge.row, (int) edge.column, extend);
    }
  else
    {
      sp_grid_move_cursor (self, cursor.row + row_step, (int) cursor.column + column_step, extend);
    }
}

gboolean
sp_grid_step_by_tab (SpGrid *self, gboolean back)
{
  guint n_rows = sp_grid_model_get_n_rows (self->model);
  guint n_columns = sp_grid_model_get_n_columns (self->model);
  gboolean empty = TRUE;

  if (step_cursor (self, back ? -1 : 1))
    return TRUE;
  for (guint i = 0; n_rows > 0 && i < n_columns; i++)
    empty = empty && is_blank (self, (int) n_rows - 1, (int) i);
  if (back || (empty && n_rows > 0) || sp_grid_model_get_locked_why (self->model) != NULL)
    return FALSE;
  if (sp_grid_model_insert_rows (self->model, n_rows, 1, NULL))
    sp_grid_select_cell (self, (int) n_rows, 0, TRUE);
  return TRUE;
}

static gboolean
move_by_key (SpGrid *self, guint keyval, GdkModifierType state)
{
  SpGridPlace cursor = self->selection.cursor;
  int n_columns = (int) sp_grid_model_get_n_columns (self->model);
  int n_rows = (int) sp_grid_model_get_n_rows (self->model);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by_arrow (self, -1, 0, state);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (cursor.row == n_rows - 1 && !shift)
        g_signal_emit_by_name (self, "left-below");
      if (!sp_grid_has_focus (self))
        return TRUE;
      move_by_arrow (self, 1, 0, state);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by_arrow (self, 0, -1, state);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by_arrow (self, 0, 1, state);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      sp_grid_move_cursor (self, control ? -1 : cursor.row, 0, shift);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      sp_grid_move_cursor (self, control ? n_rows - 1 : cursor.row, n_columns - 1, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      if (control)
        return FALSE;
      sp_grid_move_cursor (self, MAX (cursor.row - PAGE_ROWS, -1), (int) cursor.column, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (control)
        return FALSE;
      sp_grid_move_cursor (self, cursor.row + PAGE_ROWS, (int) cursor.column, shift);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      sp_grid_move_cursor (self, cursor.row + (shift ? -1 : 1), (int) cursor.column, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !control && sp_grid_step_by_tab (self, shift || keyval == GDK_KEY_ISO_Left_Tab);
    default:
      return FALSE;
    }
}

/* Whether the key begins a text: a character, or a key that composes one. Shift and Space select
 * the row, as in other spreadsheets. */
static gboolean
begins_text (guint keyval, GdkModifierType state)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_space && (state & GDK_SHIFT_MASK) != 0)
    return FALSE;
  return (character != 0 && !g_unichar_iscntrl (character)) || keyval == GDK_KEY_Multi_key ||
         (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                SpGrid *self)
{
  if (self->model == NULL || self->editing)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && sp_grid_cancel_drag (self))
    return GDK_EVENT_STOP;
  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_F2)
    {
      sp_grid_begin_edit (self, SP_GRID_EDIT_CARET);
      if (self->editing)
        sp_grid_editor_place_caret (self->editor, G_MAXSIZE);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      sp_grid_show_menu (self);
      return GDK_EVENT_STOP;
    }
  if (move_by_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (!begins_text (keyval, state))
    return GDK_EVENT_PROPAGATE;
  if (sp_grid_begin_edit (self, SP_GRID_EDIT_REPLACE))
    gtk_event_controller_key_forward (controller, GTK_WIDGET (self->editor));
  return GDK_EVENT_STOP;
}

void
sp_grid_keys_init (SpGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
