/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-cells.h"
#include "sp-lone-table.h"
#include "sp-merge-private.h"
#include "sp-table-match.h"

G_BEGIN_DECLS

/* What merging one table knows. */
typedef struct
{
  SpMerger *merger;
  SpTable const *tables[N_TEXTS]; /* as they are on the pages */
  SpCells *own[N_TEXTS];          /* their cells */
  SpTableMatch *ours;
  SpTableMatch *theirs;

  SpMergeIds *columns;
  GArray *column_order; /* of guint: the ids of the columns that stay */

  /* The three tables with just those columns, in that order. */
  SpLoneTable shaped[N_TEXTS];
  SpCells *cells[N_TEXTS];

  SpMergeIds *rows;
  GPtrArray *lines;    /* for each id of a row that stays: its line; NULL else */
  GPtrArray *expected; /* likewise: its cells, an array of strings */
} SpTableMerge;

/** Asks for what both sides changed: the cell at @row (-1 the header) and @column, called @label;
 * @versions: what each text says. Returns: the text whose version counts. */
guint sp_table_merge_decide (SpTableMerge *self,
                             int row,
                             guint column,
                             const char *label,
                             const char *const *versions);

/** Whether a row has more cells than the table has columns. */
gboolean sp_table_merge_has_surplus (SpCells *cells);

/** The ids that are to @keep in the order that both sides want, decided where they disagree.
 * @of_columns: columns, else rows. Returns: (transfer full) (element-type guint) */
GArray *sp_table_merge_order (SpTableMerge *self,
                              SpMergeIds *ids,
                              const gboolean *keep,
                              gboolean of_columns);

/** Decides which columns stay, and in which order. */
void sp_table_merge_columns (SpTableMerge *self);

/** Gives each of @contents, the three tables, just those columns; %FALSE when one cannot be had so.
 */
gboolean sp_table_merge_shape (SpTableMerge *self, const char *const *contents);

/** The header of column @id in plain text, whichever text has it. (transfer full) */
char *sp_table_merge_column_name (SpTableMerge *self, guint id);

G_END_DECLS
