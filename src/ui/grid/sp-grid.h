/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-cell.h"
#include "sp-grid-groups.h"
#include "sp-grid-model.h"
#include "sp-grid-selection.h"

G_BEGIN_DECLS

#define SP_TYPE_GRID (sp_grid_get_type ())

/**
 * SpGrid: shows and edits the cells of an SpGridModel like a spreadsheet. It is as high as its
 * rows, so it belongs in something that scrolls; sideways it scrolls by itself.
 *
 * Signal "message" (const char *text): something to tell the person in passing.
 * Signal "selection-changed".
 * Signal "left-below": a key would have gone below the last row.
 */
G_DECLARE_FINAL_TYPE (SpGrid, sp_grid, SP, GRID, GtkWidget)

/** How the editing of a cell begins. */
typedef enum
{
  SP_GRID_EDIT_CARET,   /* with the caret in the text */
  SP_GRID_EDIT_REPLACE, /* the first character replaces the text */
} SpGridEditStart;

SpGrid *sp_grid_new (void);

/** @model: (nullable). */
void sp_grid_set_model (SpGrid *self, SpGridModel *model);
SpGridModel *sp_grid_get_model (SpGrid *self);

/** Whether a line break in a cell is edited as one. */
void sp_grid_set_allow_breaks (SpGrid *self, gboolean allow);

/** Names for the first column, offered while it is typed into. (nullable) (array zero-terminated=1)
 */
void sp_grid_set_names (SpGrid *self, const char *const *names);

/** The menus of a row and of a header cell, in the actions of the widgets around the grid. */
void sp_grid_set_menus (SpGrid *self, GMenuModel *row_menu, GMenuModel *header_menu);

const SpGridSelection *sp_grid_get_selection (SpGrid *self);

/** Selects from @anchor to @cursor. An edit that is going on is kept. @focus: also takes the
 * keyboard there. */
void sp_grid_select (SpGrid *self, SpGridPlace anchor, SpGridPlace cursor, gboolean focus);
void sp_grid_select_cell (SpGrid *self, int row, guint column, gboolean focus);

gboolean sp_grid_begin_edit (SpGrid *self, SpGridEditStart start);

/** @keep: %FALSE gives the cell the text back that it had. */
void sp_grid_end_edit (SpGrid *self, gboolean keep);
gboolean sp_grid_is_editing (SpGrid *self);

/** Sets one cell as a step of its own, and says so when that cannot be. */
gboolean sp_grid_set_source (SpGrid *self, int row, guint column, const char *source);

/** The widget of a cell, or %NULL when it has none now, being far out of sight. */
SpGridCell *sp_grid_get_cell (SpGrid *self, int row, guint column);

/** Makes a column @width pixels wide; it stays so, the others share what is left. */
void sp_grid_set_column_width (SpGrid *self, guint column, int width);

/** As wide as its longest text on one line, within reason. */
void sp_grid_fit_column (SpGrid *self, guint column);

/** The cursor's column a few pixels wider, or, below 0, narrower. */
void sp_grid_step_column_width (SpGrid *self, int steps);

/** All columns share the width again as their texts ask for. */
void sp_grid_reset_column_widths (SpGrid *self);

/** Leaves the first of @rows at @to, and the selection with what was moved. */
void sp_grid_move_rows (SpGrid *self, SpGridRows rows, guint to);

/** Shows @message through the signal. */
void sp_grid_say (SpGrid *self, const char *message);

/** The menu of the cell that has the keyboard. */
void sp_grid_show_menu (SpGrid *self);

G_END_DECLS
