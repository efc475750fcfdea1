/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-model.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/** Between a cell's edge and its text, in pixels. */
#define SP_GRID_PAD_X 12
#define SP_GRID_PAD_Y 8

/** Beside the first column, where rows are taken hold of. */
#define SP_GRID_GUTTER 16

/** No row, for places where the header is -1. */
#define SP_GRID_NO_ROW (-2)

/**
 * SpGridMetrics: how wide the columns and how high the rows of a model are, in pixels. A row is as
 * high as its highest cell with its text wrapped. Answers are kept until they are invalidated;
 * heights of rows in long tables are guessed until they are asked for exactly.
 */
typedef struct _SpGridMetrics SpGridMetrics;

/** Takes @layout, which must use the font of the cells. */
SpGridMetrics *sp_grid_metrics_new (PangoLayout *layout);
void sp_grid_metrics_free (SpGridMetrics *self);

/** @model: (nullable), borrowed. Forgets everything. */
void sp_grid_metrics_set_model (SpGridMetrics *self, SpGridModel *model);

/** Measures everything anew: the font or the columns are other ones. */
void sp_grid_metrics_invalidate (SpGridMetrics *self);
void sp_grid_metrics_rows_changed (SpGridMetrics *self, guint position, guint removed, guint added);
void sp_grid_metrics_header_changed (SpGridMetrics *self);

/** The cell being edited is as high as @text; the columns stay as wide as they are until the edit
 * ends. @row: %SP_GRID_NO_ROW when none is. */
void sp_grid_metrics_set_edited (SpGridMetrics *self,
                                 int row,
                                 guint column,
                                 const char *text,
                                 gboolean bold);

/** What a person dragged a column to; 0 lets it share again. */
void sp_grid_metrics_fix_column (SpGridMetrics *self, guint column, int width);

/** The width that shows each column's longest text on one line, within reason. */
int sp_grid_metrics_get_natural_width (SpGridMetrics *self);
int sp_grid_metrics_get_column_natural (SpGridMetrics *self, guint column);

/** Lays the columns out in @width; what is asked below is for the last width that was set.
 * Returns: the width that they take, which can be more. */
int sp_grid_metrics_set_width (SpGridMetrics *self, int width);
gboolean sp_grid_metrics_has_width (SpGridMetrics *self);
int sp_grid_metrics_get_column_width (SpGridMetrics *self, guint column);

/** The header's height for -1. */
int sp_grid_metrics_get_row_height (SpGridMetrics *self, int row);

/** Without measuring a row of a long table that was not measured before. */
int sp_grid_metrics_guess_row_height (SpGridMetrics *self, int row);

/** Of all rows and the header, partly guessed. */
int sp_grid_metrics_get_height (SpGridMetrics *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGridMetrics, sp_grid_metrics_free)

G_END_DECLS
