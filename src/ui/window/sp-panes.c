/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-panes.h"

/* Below these widths there is room for two panes, and for one. */
#define THREE_PANES 980
#define TWO_PANES 640

#define START_MIN 180
#define END_MIN 240
#define CENTER_MIN 380
#define HANDLE 7

struct _SpPanes
{
  GtkWidget parent_instance;

  GtkWidget *panes[3];
  GtkWidget *handles[2]; /* between start and center, between center and end */
  gboolean show[3];
  int widths[3]; /* of the side panes */
  SpPane current;
  int mode;
};

enum
{
  PROP_0,
  PROP_CENTER,
  PROP_END,
  PROP_MODE,
  PROP_SHOW_END,
  PROP_SHOW_START,
  PROP_START,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpPanes, sp_panes, GTK_TYPE_WIDGET)

static gboolean
notify_mode_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_MODE]);
  return G_SOURCE_REMOVE;
}

static gboolean
is_pane_shown (SpPanes *self, SpPane pane)
{
  if (self->panes[pane] == NULL)
    return FALSE;
  if (self->mode == 1)
    return pane == self->current;
  if (pane == SP_PANE_CENTER)
    return TRUE;
  if (self->mode == 2 && pane == SP_PANE_START)
    return self->show[SP_PANE_START] && !self->show[SP_PANE_END];
  return self->show[pane];
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
allocate_child (SpPanes *self, GtkWidget *child, gboolean shown, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  gtk_widget_set_child_visible (child, shown);
  if (!shown)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
sp_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpPanes *self = SP_PANES (widget);
  int mode = width >= THREE_PANES ? 3 : width >= TWO_PANES ? 2 : 1;
  int sides[3] = { 0, 0, 0 };
  int center, center_min;

  if (mode != self->mode)
    {
      self->mode = mode;
      g_idle_add_full (G_PRIORITY_HIGH, notify_mode_cb, g_object_ref (self), g_object_unref);
    }

  center_min = MAX (CENTER_MIN, get_minimum (self->panes[SP_PANE_CENTER]));
  for (int side = SP_PANE_START; side <= SP_PANE_END; side += 2)
    if (is_pane_shown (self, side))
      sides[side] = MAX (MAX (self->widths[side], side == SP_PANE_START ? START_MIN : END_MIN),
                         get_minimum (self->panes[side]));
  if (mode == 1)
    {
      for (int pane = SP_PANE_START; pane <= SP_PANE_END; pane++)
        if (self->panes[pane] != NULL)
          allocate_child (self, self->panes[pane], is_pane_shown (self, pane), 0, width, height);
      for (int i = 0; i < 2; i++)
        gtk_widget_set_child_visible (self->handles[i], FALSE);
      return;
    }

  /* The preview gives way first, then the list. */
  for (int side = SP_PANE_END; side >= SP_PANE_START; side -= 2)
    {
      int floor_width = MAX (side == SP_PANE_START ? START_MIN : END_MIN,
                             self->panes[side] != NULL && sides[side] > 0
                                 ? get_minimum (self->panes[side])
                                 : 0);
      int missing = center_min - (width - sides[SP_PANE_START] - sides[SP_PANE_END]);

      if (missing > 0 && sides[side] > 0)
        sides[side] = MAX (floor_width, sides[side] - missing);
    }
  center = MAX (0, width - sides[SP_PANE_START] - sides[SP_PANE_END]);
  if (self->panes[SP_PANE_START] != NULL)
    allocate_child (self, self->panes[SP_PANE_START], sides[SP_PANE_START] > 0, 0,
                    sides[SP_PANE_START], height);
  if (self->panes[SP_PANE_CENTER] != NULL)
    allocate_child (self, self->panes[SP_PANE_CENTER], TRUE, sides[SP_PANE_START], center, height);
  if (self->panes[SP_PANE_END] != NULL)
    allocate_child (self, self->panes[SP_PANE_END], sides[SP_PANE_END] > 0,
                    sides[SP_PANE_START] + center, sides[SP_PANE_END], height);
  allocate_child (self, self->handles[0], sides[SP_PANE_START] > 0,
                  sides[SP_PANE_START] - HANDLE / 2, HANDLE, height);
  allocate_child (self, self->handles[1], sides[SP_PANE_END] > 0,
                  sides[SP_PANE_START] + center - HANDLE / 2, HANDLE, height);
}

static void
sp_panes_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  SpPanes *self = SP_PANES (widget);

  *minimum = *natural = 0;
  for (int pane = SP_PANE_START; pane <= SP_PANE_END; pane++)
    {
      int child_minimum = 0, child_natural = 0;

      if (self->panes[pane] == NULL)
        continue;
      gtk_widget_measure (self->panes[pane], orientation, -1, &child_minimum, &child_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural
                                                           : MAX (*natural, child_natural);
    }
  for (int i = 0; i < 2; i++)
    {
      int handle_minimum;

      gtk_widget_measure (self->handles[i], orientation, -1, &handle_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, handle_minimum);
    }
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
sp_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
drag_update_cb (SpPanes *self, double offset_x, double offset_y, GtkGesture *gesture)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SpPane pane = handle == self->handles[0] ? SP_PANE_START : SP_PANE_END;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int sign = (pane == SP_PANE_START) != rtl ? 1 : -1;

  /* The handle moves along with the pointer, so the offset is what is still to go. */
  self->widths[pane] = gtk_widget_get_width (self->panes[pane]) + sign * (int) offset_x;
  self->widths[pane] = MAX (self->widths[pane], pane == SP_PANE_START ? START_MIN : END_MIN);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_pane (SpPanes *self, SpPane pane, GtkWidget *child)
{
  g_clear_pointer (&self->panes[pane], gtk_widget_unparent);
  self->panes[pane] = child;
  /* The handles stay on top. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handles[0]);
}

static void
set_shown (SpPanes *self, SpPane pane, gboolean shown, guint prop)
{
  if (self->show[pane] == shown)
    return;
  self->show[pane] = shown;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
sp_panes_set_current (SpPanes *self, SpPane pane)
{
  g_return_if_fail (SP_IS_PANES (self));

  if (self->current == pane)
    return;
  self->current = pane;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

SpPane
sp_panes_get_current (SpPanes *self)
{
  g_return_val_if_fail (SP_IS_PANES (self), SP_PANE_CENTER);

  return self->current;
}

int
sp_panes_get_mode (SpPanes *self)
{
  g_return_val_if_fail (SP_IS_PANES (self), 3);

  return self->mode;
}

void
sp_panes_get_widths (SpPanes *self, int *start, int *end)
{
  g_return_if_fail (SP_IS_PANES (self));

  *start = self->widths[SP_PANE_START];
  *end = self->widths[SP_PANE_END];
}

void
sp_panes_set_widths (SpPanes *self, int start, int end)
{
  g_return_if_fail (SP_IS_PANES (self));

  self->widths[SP_PANE_START] = MAX (start, START_MIN);
  self->widths[SP_PANE_END] = MAX (end, END_MIN);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
sp_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpPanes *self = SP_PANES (object);

  switch (prop_id)
    {
    case PROP_CENTER:
      g_value_set_object (value, self->panes[SP_PANE_CENTER]);
      break;
    case PROP_END:
      g_value_set_object (value, self->panes[SP_PANE_END]);
      break;
    case PROP_MODE:
      g_value_set_int (value, self->mode);
      break;
    case PROP_SHOW_END:
      g_value_set_boolean (value, self->show[SP_PANE_END]);
      break;
    case PROP_SHOW_START:
      g_value_set_boolean (value, self->show[SP_PANE_START]);
      break;
    case PROP_START:
      g_value_set_object (value, self->panes[SP_PANE_START]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpPanes *self = SP_PANES (object);

  switch (prop_id)
    {
    case PROP_CENTER:
      set_pane (self, SP_PANE_CENTER, g_value_get_object (value));
      break;
    case PROP_END:
      set_pane (self, SP_PANE_END, g_value_get_object (value));
      break;
    case PROP_SHOW_END:
      set_shown (self, SP_PANE_END, g_value_get_boolean (value), prop_id);
      break;
    case PROP_SHOW_START:
      set_shown (self, SP_PANE_START, g_value_get_boolean (value), prop_id);
      break;
    case PROP_START:
      set_pane (self, SP_PANE_START, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_panes_dispose (GObject *object)
{
  SpPanes *self = SP_PANES (object);

  for (int pane = SP_PANE_START; pane <= SP_PANE_END; pane++)
    g_clear_pointer (&self->panes[pane], gtk_widget_unparent);
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->handles[i], gtk_widget_unparent);

  G_OBJECT_CLASS (sp_panes_parent_class)->dispose (object);
}

static void
sp_panes_class_init (SpPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sp_panes_dispose;
  object_class->get_property = sp_panes_get_property;
  object_class->set_property = sp_panes_set_property;
  widget_class->get_request_mode = sp_panes_get_request_mode;
  widget_class->measure = sp_panes_measure;
  widget_class->size_allocate = sp_panes_size_allocate;

  properties[PROP_CENTER] = g_param_spec_object ("center", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, 1, 3, 3,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);
  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
sp_panes_init (SpPanes *self)
{
  self->mode = 3;
  self->current = SP_PANE_CENTER;
  self->show[SP_PANE_START] = self->show[SP_PANE_END] = TRUE;
  self->widths[SP_PANE_START] = 270;
  self->widths[SP_PANE_END] = 430;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (int i = 0; i < 2; i++)
    {
      GtkGesture *drag = gtk_gesture_drag_new ();

      self->handles[i] = g_object_new (GTK_TYPE_BOX, "css-name", "panehandle", "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_SEPARATOR, NULL);
      gtk_widget_set_cursor_from_name (self->handles[i], "col-resize");
      g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
      gtk_widget_add_controller (self->handles[i], GTK_EVENT_CONTROLLER (drag));
      gtk_widget_set_parent (self->handles[i], GTK_WIDGET (self));
    }
}
