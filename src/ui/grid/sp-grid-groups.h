/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-model.h"
#include "sp-grid-selection.h"

G_BEGIN_DECLS

/* Rows that belong together: a row whose first cell is empty goes on with the row above it. */

/** Rows of the body: @n from @first on. */
typedef struct
{
  guint first;
  guint n;
} SpGridRows;

gboolean sp_grid_is_continuation (SpGridModel *model, guint row);

/** The rows of the body that are selected; none when only the header is. */
SpGridRows sp_grid_get_selected_rows (const SpGridSelection *selection);

/** The selected rows and those that go on with the last of them; a selection that begins with a
 * continuation is moved as it is, out of its group. */
SpGridRows sp_grid_get_rows_to_move (SpGridModel *model, const SpGridSelection *selection);

/** Where a block of rows may be put: @before, or the nearest place after it that is not within a
 * group. @rows: the block, which counts as gone. */
guint sp_grid_snap_place (SpGridModel *model, SpGridRows rows, guint before);

G_END_DECLS
