/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-editor.h"
#include "sp-grid-metrics.h"
#include "sp-grid-row.h"
#include "sp-grid.h"

G_BEGIN_DECLS

/* What the files of the grid share: layout in sp-grid.c, editing, keys and pointer beside it. */
struct _SpGrid
{
  GtkWidget parent_instance;

  /* Owned */
  SpGridModel *model;
  SpGridMetrics *metrics;
  GHashTable *rows; /* row → SpGridRow: those with a widget */
  SpGridRow *header;
  SpGridEditor *editor;
  GtkAdjustment *hadjustment;
  GtkWidget *hscrollbar;
  GMenuModel *row_menu;
  GMenuModel *header_menu;
  GtkWidget *menu;

  SpGridSelection selection;

  /* The cell being edited, when `editing`; its text when that began, and since. */
  gboolean editing;
  gboolean changing;
  gboolean replacing;
  SpGridPlace edited;
  char *edited_before;

  gboolean allow_breaks;
  guint scroll_tick;
  guint scroll_frames;
  guint font_serial;
};

/* sp-grid.c */
SpGridRow *sp_grid_find_row (SpGrid *self, int row);
void sp_grid_update_selection (SpGrid *self);

/** The cell at @x, @y of the grid; %FALSE beside all cells. */
gboolean sp_grid_find_place (SpGrid *self, double x, double y, SpGridPlace *place);
void sp_grid_scroll_to_cursor (SpGrid *self);

/* sp-grid-editing.c */
void sp_grid_editing_init (SpGrid *self);
void sp_grid_editing_model_changed (SpGrid *self);

/* sp-grid-keys.c */
void sp_grid_keys_init (SpGrid *self);

/** Moves the cursor; the selection with it, or, @extend, its end. */
void sp_grid_move_cursor (SpGrid *self, int row, int column, gboolean extend);

/** Onwards through the rows, or @back; at the end of a last row with text to a new one, as in a
 * word processor. %FALSE where Tab is to leave the grid. */
gboolean sp_grid_step_by_tab (SpGrid *self, gboolean back);

/* sp-grid-pointer.c */
void sp_grid_pointer_init (SpGrid *self);

G_END_DECLS
