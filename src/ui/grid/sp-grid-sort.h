/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-model.h"

G_BEGIN_DECLS

/**
 * The rows of @model in the order of @column: by its numbers when every cell that says something
 * begins with one ("$100 to $300", "1,200"), else by its text as the language sorts it, numbers in
 * it by their value. Blank cells come last either way. Rows whose first cell is blank stay behind
 * the row that they go on with.
 *
 * Returns: (transfer full): for each place the row that is to be there.
 */
guint *sp_grid_model_sort_rows (SpGridModel *model, guint column, gboolean descending);

G_END_DECLS
