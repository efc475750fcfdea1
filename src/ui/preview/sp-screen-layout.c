/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-screen-layout.h"

#include <webkit/webkit.h>

struct _SpScreenLayout
{
  GtkLayoutManager parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (SpScreenLayout, sp_screen_layout, GTK_TYPE_LAYOUT_MANAGER)

void
sp_screen_layout_set_width (SpScreenLayout *self, int width)
{
  g_return_if_fail (SP_IS_SCREEN_LAYOUT (self));

  self->width = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
sp_screen_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
sp_screen_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  SpScreenLayout *self = SP_SCREEN_LAYOUT (manager);
  GtkWidget *view = gtk_widget_get_first_child (widget);
  int shown = self->width > 0 ? MIN (self->width, width) : width;
  double zoom = self->width > 0 && shown > 0 ? (double) shown / self->width : 1;
  graphene_point_t start = GRAPHENE_POINT_INIT ((float) (width - shown) / 2, 0);

  if (view == NULL)
    return;
  if (webkit_web_view_get_zoom_level (WEBKIT_WEB_VIEW (view)) != zoom)
    webkit_web_view_set_zoom_level (WEBKIT_WEB_VIEW (view), zoom);
  gtk_widget_allocate (view, shown, height, baseline, gsk_transform_translate (NULL, &start));
}

static void
sp_screen_layout_class_init (SpScreenLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->allocate = sp_screen_layout_allocate;
  layout_class->measure = sp_screen_layout_measure;
}

static void
sp_screen_layout_init (SpScreenLayout *self)
{
}
