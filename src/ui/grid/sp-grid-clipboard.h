/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-cell-block.h"
#include "sp-grid.h"

G_BEGIN_DECLS

/** The selected cells to the clipboard: as text between tabs, as an HTML table, and as they are. */
void sp_grid_copy (SpGrid *self);

/** Reads the clipboard and puts its cells where the selection begins. */
void sp_grid_paste (SpGrid *self);

/** The same with the clipboard's plain text only. */
void sp_grid_paste_text (SpGrid *self);

/**
 * Puts the block where the selection begins; one cell fills the whole selection. The grid grows if
 * it must, and says so.
 */
void sp_grid_put_block (SpGrid *self, SpCellBlock *block);

G_END_DECLS
