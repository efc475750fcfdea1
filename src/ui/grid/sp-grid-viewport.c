/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

/* What is scrolled: where the grid is in it does not change by scrolling. */
static GtkWidget *
get_scrolled (SpGrid *self)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller));

  return GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
}

/* By the adjustment, which is ahead of the layout. */
gboolean
sp_grid_get_visible_span (SpGrid *self, int *top, int *bottom)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  graphene_point_t in_scrolled;
  GtkAdjustment *vertical;

  if (self->scroller == NULL || !sp_grid_metrics_has_width (self->metrics) ||
      gtk_widget_get_height (self->scroller) == 0 ||
      !gtk_widget_compute_point (GTK_WIDGET (self), get_scrolled (self), &origin, &in_scrolled))
    return FALSE;
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  *top = (int) (gtk_adjustment_get_value (vertical) - in_scrolled.y);
  if (bottom != NULL)
    *bottom = *top + (int) gtk_adjustment_get_page_size (vertical);
  return TRUE;
}

int
sp_grid_get_header_y (SpGrid *self, int lowest)
{
  int top, bottom;

  if (!sp_grid_get_visible_span (self, &top, &bottom))
    return 0;
  return CLAMP (top, 0, MAX (lowest, 0));
}

int
sp_grid_get_scrollbar_y (SpGrid *self, int lowest, int scrollbar_height)
{
  int top, bottom;

  if (!sp_grid_get_visible_span (self, &top, &bottom))
    return lowest;
  return CLAMP (bottom - scrollbar_height, 0, lowest);
}

/* Brings @from … @to into the part that @adjustment shows; @hidden of it is covered at its start.
 */
static void
show_span (GtkAdjustment *adjustment, double from, double to, double hidden)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (to > value + page)
    value = to - page;
  if (from < value + hidden)
    value = from - hidden;
  gtk_adjustment_set_value (adjustment, value);
}

static void
scroll_now (SpGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SpGridPlace cursor = self->selection.cursor;
  SpGridCell *cell = sp_grid_get_cell (self, cursor.row, cursor.column);
  graphene_rect_t bounds;

  if (cell == NULL)
    return;
  if (gtk_widget_compute_bounds (GTK_WIDGET (cell), widget, &bounds))
    {
      double start = cursor.column > 0 ? SP_GRID_GUTTER : 0;

      for (guint i = 0; i < cursor.column; i++)
        start += sp_grid_metrics_get_column_width (self->metrics, i);
      show_span (self->hadjustment, start, start + bounds.size.width, 0);
    }
  if (self->scroller != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (cell), self->scroller, &bounds))
    {
      GtkAdjustment *vertical =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
      double top = bounds.origin.y + gtk_adjustment_get_value (vertical);
      int header = gtk_widget_get_height (GTK_WIDGET (self->header));

      if (bounds.size.height < gtk_adjustment_get_page_size (vertical))
        show_span (vertical, top, top + bounds.size.height, cursor.row >= 0 ? header : 0);
    }
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SpGrid *self = SP_GRID (widget);

  /* A row that was just made has its place after the layout of this frame, and rows that come into
   * sight with it have their true heights after the next. */
  if (++self->scroll_frames < 2)
    return G_SOURCE_CONTINUE;
  scroll_now (self);
  if (self->scroll_frames < 4)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

void
sp_grid_scroll_to_cursor (SpGrid *self)
{
  self->scroll_frames = 0;
  if (self->scroll_tick == 0)
    self->scroll_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
}

/* Rows come into sight: they get widgets and their true heights. What that adds above the part in
 * sight is scrolled by, so that nothing jumps. */
static gboolean
show_rows_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SpGrid *self = SP_GRID (widget);
  int top, bottom;
  int y, grown = 0;

  self->rows_tick = 0;
  gtk_widget_queue_allocate (widget);
  sp_grid_ensure_rows (self);
  if (!sp_grid_get_visible_span (self, &top, &bottom))
    return G_SOURCE_REMOVE;
  y = sp_grid_metrics_guess_row_height (self->metrics, -1);
  for (guint i = 0; i < sp_grid_n_rows (self); i++)
    {
      int guess = sp_grid_metrics_guess_row_height (self->metrics, (int) i);

      if (sp_grid_find_row (self, (int) i) != NULL && y < top)
        grown += sp_grid_metrics_get_row_height (self->metrics, (int) i) - guess;
      y += guess;
    }
  if (grown != 0)
    {
      GtkAdjustment *vertical =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

      gtk_widget_queue_resize (widget);
      gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + grown);
    }
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (SpGrid *self)
{
  /* This may come in the middle of a layout; the header is drawn in its new place at once, and put
   * there with the next frame. */
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->rows_tick == 0)
    self->rows_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), show_rows_tick_cb, NULL, NULL);
}

void
sp_grid_watch_scroller (SpGrid *self)
{
  GtkAdjustment *vertical;

  self->scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (self->scroller == NULL)
    return;
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vertical, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
stop_tick (SpGrid *self, guint *tick)
{
  if (*tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), *tick);
  *tick = 0;
}

void
sp_grid_unwatch_scroller (SpGrid *self)
{
  stop_tick (self, &self->scroll_tick);
  stop_tick (self, &self->rows_tick);
  if (self->scroller == NULL)
    return;
  g_signal_handlers_disconnect_by_data (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), self);
  self->scroller = NULL;
}
