/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-groups.h"
#include "sp-grid-private.h"

/* The top of a row, or of what is below the last. */
static int
get_row_y (SpGrid *self, guint row)
{
  int y = sp_grid_metrics_get_row_height (self->metrics, -1);

  for (guint i = 0; i < row; i++)
    y += sp_grid_metrics_guess_row_height (self->metrics, (int) i);
  return y;
}

/* The row whose top is nearest to @y: what is dropped there comes to stand before it. */
static guint
find_gap (SpGrid *self, double y)
{
  guint n_rows = sp_grid_n_rows (self);
  int top = sp_grid_metrics_get_row_height (self->metrics, -1);

  for (guint i = 0; i < n_rows; i++)
    {
      int height = sp_grid_metrics_guess_row_height (self->metrics, (int) i);

      if (y < top + height / 2)
        return i;
      top += height;
    }
  return n_rows;
}

gboolean
sp_grid_is_in_gutter (SpGrid *self, double x)
{
  return sp_grid_n_columns (self) > 0 && sp_grid_to_content_x (self, x) < SP_GRID_GUTTER;
}

static void
set_gap (SpGrid *self, int gap)
{
  if (gap == self->drop_gap)
    return;
  self->drop_gap = gap;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_grid_drag_rows_begin (SpGrid *self)
{
  if (sp_grid_model_get_locked_why (self->model) == NULL)
    self->dragged = sp_grid_get_rows_to_move (self->model, &self->selection);
  if (self->dragged.n > 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

void
sp_grid_drag_rows_update (SpGrid *self, double y)
{
  if (self->dragged.n > 0)
    set_gap (self, (int) sp_grid_snap_place (self->model, self->dragged, find_gap (self, y)));
}

void
sp_grid_drag_rows_end (SpGrid *self, gboolean drop)
{
  SpGridRows rows = self->dragged;
  int gap = self->drop_gap;

  set_gap (self, -1);
  self->dragged = (SpGridRows){ 0, 0 };
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (!drop || rows.n == 0 || gap < 0)
    return;
  if ((guint) gap < rows.first)
    sp_grid_move_rows (self, rows, (guint) gap);
  else if ((guint) gap > rows.first + rows.n)
    sp_grid_move_rows (self, rows, (guint) gap - rows.n);
}

void
sp_grid_move_rows (SpGrid *self, SpGridRows rows, guint to)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_GRID (self));

  if (to == rows.first)
    return;
  sp_grid_end_edit (self, TRUE);
  if (sp_grid_model_move_rows (self->model, rows.first, rows.n, to, &error))
    {
      SpGridSelection selection = self->selection;

      /* To the grid the rows have only got other text; the selection goes with what was moved. */
      selection.anchor.row += (int) to - (int) rows.first;
      selection.cursor.row += (int) to - (int) rows.first;
      sp_grid_select (self, selection.anchor, selection.cursor, TRUE);
    }
  if (error != NULL)
    sp_grid_say (self, error->message);
}

/* Six dots beside the row that can be taken hold of there. */
static void
snapshot_handle (SpGrid *self, GtkSnapshot *snapshot, int row)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double start = sp_grid_to_content_x (self, rtl ? width : 0);
  float x = (float) (rtl ? width - SP_GRID_GUTTER + start : -start);
  float y = (float) (get_row_y (self, (guint) row) +
                     sp_grid_metrics_guess_row_height (self->metrics, row) / 2);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= 0.5f;
  for (int i = 0; i < 6; i++)
    gtk_snapshot_append_color (
        snapshot, &colour,
        &GRAPHENE_RECT_INIT (x + (float) (SP_GRID_GUTTER / 2 - 3 + i % 2 * 4),
                             y - 6 + (float) (i / 2 * 4), 2, 2));
}

void
sp_grid_snapshot_rows (SpGrid *self, GtkSnapshot *snapshot)
{
  int row = self->hovered_row;
  GdkRGBA colour;

  if (row < 0 && sp_grid_has_focus (self))
    row = self->selection.cursor.row;
  if (row >= 0 && row < (int) sp_grid_n_rows (self) &&
      sp_grid_model_get_locked_why (self->model) == NULL)
    snapshot_handle (self, snapshot, row);
  if (self->drop_gap < 0)
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (0, (float) get_row_y (self, (guint) self->drop_gap) - 2,
                           (float) gtk_widget_get_width (GTK_WIDGET (self)), 3));
}

void
sp_grid_set_hovered_row (SpGrid *self, int row)
{
  if (row == self->hovered_row)
    return;
  self->hovered_row = row;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
