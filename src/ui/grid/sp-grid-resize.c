/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

/* How near to the line between two columns the pointer takes hold of it. */
#define REACH 5

/* How far a press of a key moves it. */
#define KEY_STEP 20

#define NARROWEST 40

/* The column whose far edge is at @x of the header; -1 for none. The last one's can only be taken
 * where the columns are wider than the grid: elsewhere it is the grid's own edge. */
static int
find_edge (SpGrid *self, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int n_columns = (int) sp_grid_n_columns (self);
  int header, content, edge = SP_GRID_GUTTER;

  if (n_columns == 0 || self->header == NULL || !sp_grid_metrics_has_width (self->metrics))
    return -1;
  header = gtk_widget_get_height (GTK_WIDGET (self->header));
  if (y < self->header_y || y >= self->header_y + header)
    return -1;
  x = sp_grid_to_content_x (self, x);
  content = sp_grid_metrics_set_width (self->metrics, width - SP_GRID_GUTTER) + SP_GRID_GUTTER;
  for (int i = 0; i < n_columns; i++)
    {
      edge += sp_grid_metrics_get_column_width (self->metrics, (guint) i);
      if (i + 1 == n_columns && content <= width)
        return -1;
      if (x >= edge - REACH && x <= edge + REACH)
        return i;
    }
  return -1;
}

/* The columns up to @column stay as wide as they are, so that the edge follows the pointer and
 * those behind make room; the last one takes what is left over. */
static void
hold_columns (SpGrid *self, guint column)
{
  guint n_columns = sp_grid_n_columns (self);

  for (guint i = 0; i <= column; i++)
    sp_grid_metrics_fix_column (self->metrics, i,
                                sp_grid_metrics_get_column_width (self->metrics, i));
  if (column + 1 < n_columns)
    sp_grid_metrics_fix_column (self->metrics, n_columns - 1, 0);
}

void
sp_grid_set_column_width (SpGrid *self, guint column, int width)
{
  g_return_if_fail (SP_IS_GRID (self));
  g_return_if_fail (column < sp_grid_n_columns (self));

  if (!sp_grid_metrics_has_width (self->metrics))
    return;
  hold_columns (self, column);
  sp_grid_metrics_fix_column (self->metrics, column, MAX (width, NARROWEST));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sp_grid_fit_column (SpGrid *self, guint column)
{
  g_return_if_fail (SP_IS_GRID (self));

  sp_grid_set_column_width (self, column,
                            sp_grid_metrics_get_column_natural (self->metrics, column));
}

void
sp_grid_reset_column_widths (SpGrid *self)
{
  g_return_if_fail (SP_IS_GRID (self));

  for (guint i = 0; i < sp_grid_n_columns (self); i++)
    sp_grid_metrics_fix_column (self->metrics, i, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sp_grid_step_column_width (SpGrid *self, int steps)
{
  guint column = self->selection.cursor.column;

  g_return_if_fail (SP_IS_GRID (self));

  if (column < sp_grid_n_columns (self) && sp_grid_metrics_has_width (self->metrics))
    sp_grid_set_column_width (self, column,
                              sp_grid_metrics_get_column_width (self->metrics, column) +
                                  steps * KEY_STEP);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, SpGrid *self)
{
  self->resized = find_edge (self, x, y);
  if (self->resized < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->resized_from =
      sp_grid_metrics_get_column_width (self->metrics, (guint) self->resized);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SpGrid *self)
{
  int by = (int) offset_x;

  if (self->resized < 0 || self->resized >= (int) sp_grid_n_columns (self))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    by = -by;
  if (by != 0)
    sp_grid_set_column_width (self, (guint) self->resized, self->resized_from + by);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SpGrid *self)
{
  self->resized = -1;
}

/* A double click on the edge. The drag has claimed the presses, so they are counted here. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpGrid *self)
{
  int column = find_edge (self, x, y);

  if (column < 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else if (n_press == 2)
    sp_grid_fit_column (self, (guint) column);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SpGrid *self)
{
  gboolean at_edge = self->resized >= 0 || find_edge (self, x, y) >= 0;

  if (at_edge == self->edge_cursor)
    return;
  self->edge_cursor = at_edge;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), at_edge ? "col-resize" : NULL);
}

void
sp_grid_resize_init (SpGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->resized = -1;
  /* Before the cells: what is under the edge is a cell of the header. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
