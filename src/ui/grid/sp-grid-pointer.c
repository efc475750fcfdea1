/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

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

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpGrid *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  SpGridPlace place;

  if (self->model == NULL || is_in_editor (self, x, y) || !sp_grid_find_place (self, x, y, &place))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (n_press == 2)
    edit_at (self, place, x, y);
  else if (n_press == 1)
    sp_grid_select (self, (state & GDK_SHIFT_MASK) != 0 ? self->selection.anchor : place, place,
                    TRUE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SpGrid *self)
{
  double start_x, start_y;
  SpGridPlace place, cursor = self->selection.cursor;

  if (self->editing || !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) start_x, (int) start_y,
                                 (int) (start_x + offset_x), (int) (start_y + offset_y)))
    return;
  if (!sp_grid_find_place (self, start_x + offset_x, start_y + offset_y, &place))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (place.row != cursor.row || place.column != cursor.column)
    sp_grid_select (self, self->selection.anchor, place, TRUE);
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
  if (!sp_grid_selection_contains (&self->selection, place.row, place.column))
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

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
