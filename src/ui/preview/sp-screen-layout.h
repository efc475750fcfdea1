/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SCREEN_LAYOUT (sp_screen_layout_get_type ())

/** SpScreenLayout: lays out the one browser view in a widget as on a screen of a given width: a
 * wider one than there is room for is shown smaller, a narrower one stands in the middle. */
G_DECLARE_FINAL_TYPE (SpScreenLayout, sp_screen_layout, SP, SCREEN_LAYOUT, GtkLayoutManager)

/** @width: in CSS pixels; 0: as wide as there is room. */
void sp_screen_layout_set_width (SpScreenLayout *self, int width);

G_END_DECLS
