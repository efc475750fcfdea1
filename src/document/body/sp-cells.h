/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-row.h"
#include "sp-table.h"

G_BEGIN_DECLS

/*
 * Inside the tables: how SpCells are made, those that a text has and those that it must have after
 * an edit. Rows are lines of a text until somebody asks for a cell, so that reading a table costs
 * no more than finding its lines, and comparing two costs little where their lines are the same.
 *
 * Lines count from 0, the header; 1 is the first row below it.
 */

/** The cells of the table whose lines start at @starts: header, delimiter row, rows, and one entry
 * more for the end. Takes @starts. */
SpCells *sp_cells_new (SpText *text, gsize *starts, guint n_lines);

/** The table's own @starts, delimiter row and end included; %NULL for cells made otherwise. */
const gsize *sp_cells_get_starts (SpCells *self);

/** A cell as the file has it → as a person reads it: "\|" is "|". Appends to @out. */
void sp_cell_decode (const char *data, gsize line_start, SpSlice content, GString *out);

/* Making the cells that are expected after an edit. */

typedef struct _SpCellsBuilder SpCellsBuilder;

SpCellsBuilder *sp_cells_builder_new (SpCells *base);
void sp_cells_builder_free (SpCellsBuilder *self);

/** Lines @from up to @to of the base, as they are. */
void sp_cells_builder_keep (SpCellsBuilder *self, guint from, guint to);

/** A line of its own, cell by cell. */
void sp_cells_builder_begin (SpCellsBuilder *self);
void sp_cells_builder_cell (SpCellsBuilder *self, const char *markdown);

/** The cells of the base's line @line from @from up to @to, as far as it has them. */
void sp_cells_builder_copy (SpCellsBuilder *self, guint line, guint from, guint to);

/** Of the first @n_columns columns; the others have none. */
/** Of columns other than the base's. */
void sp_cells_builder_set_aligns (SpCellsBuilder *self, const SpAlign *aligns, guint n_columns);

/** Frees the builder. */
SpCells *sp_cells_builder_end (SpCellsBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCellsBuilder, sp_cells_builder_free)

G_END_DECLS
