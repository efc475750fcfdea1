/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-cells.h"
#include "sp-row.h"
#include "sp-table.h"

G_BEGIN_DECLS

/*
 * What the files about a table's edits share. Lines count as in the file: 0 is the header, 1 the
 * delimiter row, 2 the first row below.
 */

struct _SpTable
{
  SpText *text;        /* the body's */
  const gsize *starts; /* the cells', n_lines + 1 of them */
  guint n_lines;
  guint index;
  guint n_columns;
  SpCells *cells;
  gsize context_start; /* from where to read to be sure that it is a table */

  char *locked_why; /* made at the first question, published atomically; "" when editable */
};

/** Takes @starts. */
SpTable *sp_table_new (SpText *text, guint index, gsize *starts, guint n_lines);
void sp_table_free (SpTable *self);

/** Sets %SP_DOCUMENT_ERROR_NOT_EDITABLE when the table is locked. */
gboolean sp_table_check_editable (const SpTable *self, GError **error);

/** Sets %SP_DOCUMENT_ERROR_NO_SUCH_FIELD unless @row is one of @n_rows, the first being 0. */
gboolean sp_table_check_row (const SpTable *self, guint row, guint n_rows, GError **error);
gboolean
sp_table_check_column (const SpTable *self, guint column, guint n_columns, GError **error);

static inline guint
sp_table_line_of_row (int row)
{
  return (guint) (row < 0 ? 0 : row + 2);
}

/** The line without its line end. */
void sp_table_get_line (const SpTable *self, guint line, gsize *start, gsize *end);

/** How a line of the table is written. */
typedef struct
{
  gboolean leading;  /* a pipe stands first */
  gboolean trailing; /* and last */
  gboolean padded;   /* a space stands between pipe and text */
} SpRowHabit;

/** @line: as in the file, 1 is the delimiter row. */
SpRowHabit sp_table_get_habit (const SpTable *self, guint line);

/** What a person typed → the cell as a reader gives it back: one line, trimmed. A no-break space at
 * an end stays: to every reader it is text, and some use it to keep a cell from being empty.
 * (transfer full) */
char *sp_cell_normalize (const char *markdown, gboolean breaks);

/** A normalized cell as the file has it. A pipe within a shortcode stays as it is, Hugo reads it.
 * (transfer full) */
char *sp_cell_encode (const char *normalized);

/** Adds the least splice that makes @new_text of the span. */
void sp_table_add_edit (SpEditList *edits,
                        const char *data,
                        gsize start,
                        gsize end,
                        const char *new_text,
                        gsize length);

/** The change of this table; takes the edits and the cells. */
SpChange *sp_table_make_change (const SpTable *self,
                                SpEditList *edits,
                                int row,
                                guint column,
                                SpCells *expected);

G_END_DECLS
