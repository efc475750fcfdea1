/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table-private.h"

G_BEGIN_DECLS

/*
 * Writes a line of a table anew from its own cells in another order, with new ones between them.
 * Cells keep their padding, and the line its habit of outer pipes, but for the pipes without which
 * a cell would be none or the line no row.
 */

/** In the place of a cell's number: a cell that is new, and empty. */
#define SP_CELL_NEW (-1)

typedef struct
{
  SpRowIter row;
  GArray *slices;   /* SpSlice */
  SpRowHabit habit;
  gsize line_start;
  gsize line_end;
  gboolean delimiter;
} SpRow;

/** Takes the line apart; the slices of @row are used again when it has been read before. */
void sp_row_read (SpRow *row, const SpTable *table, guint line);
void sp_row_clear (SpRow *row);

/**
 * @cells: the numbers of the line's cells in their new order, with %SP_CELL_NEW between.
 * @out: cleared first, then the line without its line end.
 */
void
sp_row_write (const SpRow *row, const char *data, const int *cells, guint n_cells, GString *out);

/** Whether a line that starts with this text, no pipe before it, is sure to be text, neither a list
 * nor a heading nor anything else that ends a table. */
gboolean sp_row_is_safe_start (const char *text, gsize length);

G_END_DECLS
