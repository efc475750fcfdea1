/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-cell.h"
#include "sp-grid-metrics.h"

G_BEGIN_DECLS

#define SP_TYPE_GRID_ROW (sp_grid_row_get_type ())

/** SpGridRow: the cells of one row side by side, as wide as the metrics' columns. */
G_DECLARE_FINAL_TYPE (SpGridRow, sp_grid_row, SP, GRID_ROW, GtkWidget)

/** @metrics is borrowed and must outlive the row. */
SpGridRow *sp_grid_row_new (SpGridMetrics *metrics, gboolean header);

/** Makes the row show row @row of @model: as many cells as it has columns. */
void sp_grid_row_bind (SpGridRow *self, SpGridModel *model, int row);
/** Puts the cells where the metrics' columns are by now, which the row's own size does not tell. */
void sp_grid_row_place_cells (SpGridRow *self);

int sp_grid_row_get_row (SpGridRow *self);
guint sp_grid_row_get_n_cells (SpGridRow *self);
SpGridCell *sp_grid_row_get_cell (SpGridRow *self, guint column);

G_END_DECLS
