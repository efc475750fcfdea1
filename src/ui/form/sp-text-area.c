/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-text-area.h"

#include "sp-text-update.h"

struct _SpTextArea
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (SpTextArea, sp_text_area, GTK_TYPE_TEXT_VIEW)

static int
get_text_height (GtkTextView *view, int width)
{
  g_autofree char *text = sp_text_get_buffer_text (gtk_text_view_get_buffer (view));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int margins = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  int height;

  /* Without a width each paragraph is one line. */
  pango_layout_set_width (layout, width > 0 ? MAX (1, width - margins) * PANGO_SCALE : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static GtkSizeRequestMode
sp_text_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_text_area_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GTK_WIDGET_CLASS (sp_text_area_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  /* The view's own height is unknown until it has been laid out. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_text_height (GTK_TEXT_VIEW (widget), for_size);
}

static void
sp_text_area_class_init (SpTextAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = sp_text_area_get_request_mode;
  widget_class->measure = sp_text_area_measure;
}

static void
sp_text_area_init (SpTextArea *self)
{
}
