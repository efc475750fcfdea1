/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-wrap-box.h"

/* Between children, and between lines; pixels. */
#define SPACING 6

struct _SpWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpWrapBox, sp_wrap_box, GTK_TYPE_WIDGET)

/* One line: the children from @first up to @end, its height and the width that is left over. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int height;
  int rest;
} Line;

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Fills @line from @first on; %FALSE when there is no child left. */
static gboolean
break_line (GtkWidget *first, int available, Line *line)
{
  int used = 0;
  GtkWidget *child = next_visible (first);

  if (child == NULL)
    return FALSE;
  *line = (Line){ .first = child };
  while (child != NULL)
    {
      int width = get_width (child, available);

      if (child != line->first && used + SPACING + width > available)
        break;
      used += (child != line->first ? SPACING : 0) + width;
      line->height = MAX (line->height, get_height (child, width));
      child = next_visible (gtk_widget_get_next_sibling (child));
    }
  line->end = child;
  line->rest = MAX (0, available - used);
  return TRUE;
}

static GtkSizeRequestMode
sp_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));

  for (; child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? SPACING : 0) + child_natural;
    }
}

static void
sp_wrap_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  Line line = { .end = gtk_widget_get_first_child (widget) };
  int height = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  if (for_size < 0)
    for_size = G_MAXINT / 2;
  while (break_line (line.end, for_size, &line))
    {
      height += (height > 0 ? SPACING : 0) + line.height;
      if (line.end == NULL)
        break;
    }
  *minimum = *natural = height;
}

static void
allocate_line (GtkWidget *widget, const Line *line, int available, int y)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int width = get_width (child, available);
      GtkAllocation place;

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        width += line->rest;
      place.width = width;
      place.height = get_height (child, width);
      place.x = x;
      if (rtl)
        place.x = available - x - width;
      place.y = y + (line->height - place.height) / 2;
      gtk_widget_size_allocate (child, &place, -1);
      x += width + SPACING;
    }
}

static void
sp_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  Line line = { .end = gtk_widget_get_first_child (widget) };
  int y = 0;

  while (break_line (line.end, width, &line))
    {
      allocate_line (widget, &line, width, y);
      y += line.height + SPACING;
      if (line.end == NULL)
        break;
    }
}

static gboolean
focus_sibling (GtkWidget *child, gboolean forward)
{
  do
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  while (child != NULL && !gtk_widget_grab_focus (child));
  return child != NULL;
}

static gboolean
sp_wrap_box_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  GtkWidget *last = gtk_widget_get_last_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (last == NULL)
    return FALSE;
  if (focused == NULL)
    return gtk_widget_grab_focus (last);
  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
      return focused != last && gtk_widget_grab_focus (last);
    case GTK_DIR_TAB_BACKWARD:
      return focused == last && focus_sibling (focused, FALSE);
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      return focus_sibling (focused, (direction == GTK_DIR_RIGHT) != rtl);
    default:
      return FALSE;
    }
}

static void
sp_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_wrap_box_parent_class)->dispose (object);
}

static void
sp_wrap_box_class_init (SpWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_wrap_box_dispose;

  widget_class->focus = sp_wrap_box_focus;
  widget_class->get_request_mode = sp_wrap_box_get_request_mode;
  widget_class->measure = sp_wrap_box_measure;
  widget_class->size_allocate = sp_wrap_box_size_allocate;
}

static void
sp_wrap_box_init (SpWrapBox *self)
{
}

void
sp_wrap_box_insert_after (SpWrapBox *self, GtkWidget *child, GtkWidget *sibling)
{
  g_return_if_fail (SP_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_after (child, GTK_WIDGET (self), sibling);
}
