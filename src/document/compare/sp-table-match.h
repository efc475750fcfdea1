/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

/** Which rows and columns of an older table those of a newer one are: rows by the text of their
 * first cell, columns by that of their header; what was renamed, by what stands beside it. */
typedef struct
{
  int *rows;    /* of each new row the old one, or -1 */
  int *columns; /* likewise */
} SpTableMatch;

SpTableMatch *sp_table_match_new (SpCells *old, SpCells *new);
void sp_table_match_free (SpTableMatch *self);

/** The keys of the rows: the first cell's text, without case; a row with none goes with the one
 * above it. Each is there once. (transfer full): free with g_strfreev(). */
char **sp_table_match_row_keys (SpCells *cells);

/** Likewise of the columns. */
char **sp_table_match_column_keys (SpCells *cells);

/** How alike two tables are by the names of their rows and columns: from 0.5 to 1, since a table
 * in the place of another is that table changed, unless it shares nothing with it: 0. */
double sp_table_match_similarity (const SpTable *old, const SpTable *new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTableMatch, sp_table_match_free)

G_END_DECLS
