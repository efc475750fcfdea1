/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-model.h"
#include "sp-page.h"

G_BEGIN_DECLS

/*
 * Edits of a table that take several changes one after the other, put together as one change of
 * the page. Each returns (transfer full) the change, or NULL with an error.
 */

/** @values: the cells and their source, see sp_table_set_cell(). */
SpChange *sp_table_plan_set_cells (SpPage *page,
                                   guint table,
                                   const SpGridValue *values,
                                   gsize n,
                                   gboolean breaks,
                                   GError **error);

/**
 * sp_table_set_cell() as if row @row still read @line: so that what was typed and deleted again
 * leaves no trace in the row's padding.
 */
SpChange *sp_table_plan_set_cell_in_line (SpPage *page,
                                          guint table,
                                          const char *line,
                                          const SpGridValue *value,
                                          gboolean breaks,
                                          GError **error);

/** @n empty rows, the first of which is row @row afterwards. */
SpChange *sp_table_plan_insert_rows (SpPage *page, guint table, guint row, guint n, GError **error);
SpChange *sp_table_plan_delete_rows (SpPage *page, guint table, guint row, guint n, GError **error);

/** The copies stand behind the originals. */
SpChange *
sp_table_plan_duplicate_rows (SpPage *page, guint table, guint row, guint n, GError **error);

/** Leaves the first of the rows at @to. */
SpChange *
sp_table_plan_move_rows (SpPage *page, guint table, guint row, guint n, guint to, GError **error);

G_END_DECLS
