/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PANES (sp_panes_get_type ())

/**
 * SpPanes: the list, the editor and the preview side by side, as many of them as there is room for:
 * three on a desk screen, two on a small one, one at a phone's width.
 *
 * Properties: "start", "center", "end" (GtkWidget); "show-start", "show-end" (boolean): what the
 * person wants to see; "mode" (int, notified): how many panes there is room for.
 */
G_DECLARE_FINAL_TYPE (SpPanes, sp_panes, SP, PANES, GtkWidget)

typedef enum
{
  SP_PANE_START,
  SP_PANE_CENTER,
  SP_PANE_END,
} SpPane;

/** Where there is room for one pane only, it is this one. */
void sp_panes_set_current (SpPanes *self, SpPane pane);
SpPane sp_panes_get_current (SpPanes *self);

/** For how many panes there is room: 1, 2 or 3. */
int sp_panes_get_mode (SpPanes *self);

/** The widths of the side panes in pixels, as the person has set them. */
void sp_panes_get_widths (SpPanes *self, int *start, int *end);
void sp_panes_set_widths (SpPanes *self, int start, int end);

G_END_DECLS
