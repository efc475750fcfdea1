/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

/* Dragging so near to the edge of what is in sight scrolls it, by so much a frame. */
#define SCROLL_REACH 32
#define SCROLL_STEP  12

/* Whether @x, @y is in the text being edited, which takes its clicks itself. */
static gboolean
is_in_editor (SpGrid *self, double x, double y)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->editing && target != NULL &&
         (target == GTK_WIDGET (self->editor) ||
          gtk_widget_is_ancestor (target, GTK_WIDGET (self->editor)));
}

static void
edit_at (SpGrid *self, SpGridPlace place, double x, double y)
{
  SpGridCell *cell = sp_grid_get_cell (self, place.row, place.column);
  double cell_x, cell_y;
  gsize offset;

  if (cell == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (cell), x, y,
                                                         &cell_x, &cell_y))
    return;
  offset = sp_grid_cell_get_source_offset_at (cell, cell_x, cell_y);
  if (sp_grid_begin_edit (self, SP_GRID_EDIT_CARET))
    sp_grid_editor_place_caret (self->editor, offset);
}

static gboolean
is_whole_row_selected (SpGrid *self, int row)
{
  SpGridRect rect = sp_grid_selection_get_rect (&self->selection);

  return row >= rect.first_row && row <= rect.last_row && rect.first_column == 0 &&
         rect.last_column + 1 == sp_grid_n_columns (self);
}

/* Beside the cells: the row is selected, all of it; beside the header, all of them. Rows that are
 * selected stay so, as they may be about to be dragged. */
static void
select_by_gutter (SpGrid *self, int row, gboolean extend)
{
  guint last = sp_grid_n_columns (self) - 1;

  if (row < 0)
    sp_grid_select (self, (SpGridPlace){ (int) sp_grid_n_rows (self) - 1, last },
                    (SpGridPlace){ sp_grid_n_rows (self) > 0 ? 0 : -1, 0 }, TRUE);
  else if (extend)
    sp_grid_select (self, (SpGridPlace){ self->selection.anchor.row, last },
                    (SpGridPlace){ row, 0 }, TRUE);
  else if (!is_whole_row_selected (self, row) || self->editing)
    sp_grid_select (self, (SpGridPlace){ row, last }, (SpGridPlace){ row, 0 }, TRUE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpGrid *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  SpGridPlace place;

  if (self->model == NULL || is_in_editor (self, x, y) || !sp_grid_find_place (self, x, y, &place))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (sp_grid_is_in_gutter (self, x))
    select_by_gutter (self, place.row, extend);
  else if (n_press == 2)
    edit_at (self, place, x, y);
  else if (n_press == 1)
    sp_grid_select (self, extend ? self->selection.anchor : place, place, TRUE);
}

/* Where the drag is by now: rows go there, or the selection grows to it. */
static void
drag_to (SpGrid *self, double x, double y)
{
  SpGridPlace place, cursor = self->selection.cursor;

  if (self->drag == SP_GRID_DRAG_ROWS)
    sp_grid_drag_rows_update (self, y);
  else if (sp_grid_find_place (self, x, y, &place) &&
           (place.row != cursor.row || place.column != cursor.column))
    sp_grid_select (self, self->selection.anchor, place, TRUE);
}

/* Near the edge of what is in sight a drag scrolls on while the pointer stays. */
static gboolean
drag_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SpGrid *self = SP_GRID (widget);
  GtkAdjustment *vertical;
  int top, bottom, header = gtk_widget_get_height (GTK_WIDGET (self->header));
  double by = 0;

  if (!sp_grid_get_visible_span (self, &top, &bottom))
    return G_SOURCE_CONTINUE;
  if (self->drag_y < header + SCROLL_REACH && top > 0)
    by = -SCROLL_STEP;
  else if (self->drag_y > bottom - top - SCROLL_REACH && bottom < gtk_widget_get_height (widget))
    by = SCROLL_STEP;
  if (by == 0)
    return G_SOURCE_CONTINUE;
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + by);
  if (sp_grid_get_visible_span (self, &top, NULL))
    drag_to (self, self->drag_x, top + self->drag_y);
  return G_SOURCE_CONTINUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SpGrid *self)
{
  double start_x, start_y;
  int top = 0;

  if (self->editing || !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  if (self->drag == SP_GRID_DRAG_NONE)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) start_x, (int) start_y,
                                     (int) (start_x + offset_x), (int) (start_y + offset_y)))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->drag =
          sp_grid_is_in_gutter (self, start_x) ? SP_GRID_DRAG_ROWS : SP_GRID_DRAG_SELECTION;
      if (self->drag == SP_GRID_DRAG_ROWS)
        sp_grid_drag_rows_begin (self);
      self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), drag_tick_cb, NULL, NULL);
    }
  sp_grid_get_visible_span (self, &top, NULL);
  self->drag_x = start_x + offset_x;
  self->drag_y = start_y + offset_y - top;
  drag_to (self, start_x + offset_x, start_y + offset_y);
}

static void
end_drag (SpGrid *self, gboolean drop)
{
  if (self->drag == SP_GRID_DRAG_NONE)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
  if (self->drag == SP_GRID_DRAG_ROWS)
    sp_grid_drag_rows_end (self, drop);
  self->drag = SP_GRID_DRAG_NONE;
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SpGrid *self)
{
  end_drag (self, TRUE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, SpGrid *self)
{
  end_drag (self, FALSE);
}

gboolean
sp_grid_cancel_drag (SpGrid *self)
{
  if (self->drag != SP_GRID_DRAG_ROWS)
    return FALSE;
  end_drag (self, FALSE);
  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SpGrid *self)
{
  SpGridPlace place;
  gboolean found = self->model != NULL && sp_grid_find_place (self, x, y, &place);

  sp_grid_set_hovered_row (self, found ? place.row : -1);
}

static void
leave_cb (SpGrid *self)
{
  sp_grid_set_hovered_row (self, -1);
}

static void
menu_closed_cb (SpGrid *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
popup_menu (SpGrid *self, const GdkRectangle *at)
{
  gboolean header = self->selection.cursor.row < 0;
  GMenuModel *model = header ? self->header_menu : self->row_menu;

  if (model == NULL)
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpGrid *self)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };
  SpGridPlace place;

  if (self->model == NULL || is_in_editor (self, x, y) || !sp_grid_find_place (self, x, y, &place))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* A click into the selection means all of it. */
  if (sp_grid_is_in_gutter (self, x))
    select_by_gutter (self, place.row, FALSE);
  else if (!sp_grid_selection_contains (&self->selection, place.row, place.column))
    sp_grid_select (self, place, place, TRUE);
  popup_menu (self, &at);
}

void
sp_grid_show_menu (SpGrid *self)
{
  SpGridPlace cursor;
  SpGridCell *cell;
  graphene_rect_t bounds;
  GdkRectangle at;

  g_return_if_fail (SP_IS_GRID (self));

  cursor = self->selection.cursor;
  cell = sp_grid_get_cell (self, cursor.row, cursor.column);
  if (cell == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  at = (GdkRectangle){ (int) bounds.origin.x + SP_GRID_PAD_X, (int) bounds.origin.y, 1,
                       (int) bounds.size.height };
  popup_menu (self, &at);
}

void
sp_grid_pointer_init (SpGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->hovered_row = -1;
  self->drop_gap = -1;
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
