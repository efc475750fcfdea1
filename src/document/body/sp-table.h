/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-change.h"
#include "sp-text.h"

G_BEGIN_DECLS

typedef enum
{
  SP_ALIGN_NONE,
  SP_ALIGN_LEFT,
  SP_ALIGN_CENTER,
  SP_ALIGN_RIGHT,
} SpAlign;

/* SpCells (declared in sp-change.h): what a table says, apart from how it is spelt. */
SpCells *sp_cells_ref (SpCells *self);
void sp_cells_unref (SpCells *self);

/** Rows below the header. */
guint sp_cells_get_n_rows (SpCells *self);

/** The columns of the header. */
guint sp_cells_get_n_columns (SpCells *self);

/** The number of cells row @row has in the file: fewer or more than the header's when ragged.
 * @row: from 0 below the header, -1 for the header. */
guint sp_cells_get_row_length (SpCells *self, int row);

/** A cell's Markdown, unescaped (\| is |) and trimmed; "" for a cell that is missing. */
const char *sp_cells_get (SpCells *self, int row, guint column);
SpAlign sp_cells_get_align (SpCells *self, guint column);
gboolean sp_cells_equal (SpCells *self, SpCells *other);

/** Whether two rows have the same cells; -1 is the header. */
gboolean sp_cells_rows_equal (SpCells *self, int row, SpCells *other, int other_row);

/**
 * SpTable: a pipe table (GFM, "Tables") of the body and the position of each cell in the text.
 * Owned by the SpBody it came from and read-only; do not keep a pointer across revisions.
 *
 * Rows count from 0 below the header, the header is row -1; columns count from 0.
 */
typedef struct _SpTable SpTable;

/** From the start of the header's line to behind the line end of the last row. */
void sp_table_get_span (const SpTable *self, gsize *start, gsize *end);

/** Its number among the tables of the body. */
guint sp_table_get_index (const SpTable *self);
SpCells *sp_table_get_cells (const SpTable *self);

/** %NULL when editable, else a sentence in plain words, translated, that says why not. */
const char *sp_table_get_locked_why (const SpTable *self);

/** The cell's content without padding; where it would be inserted, empty, when it is blank or
 * missing. */
void sp_table_get_cell_span (const SpTable *self, int row, guint column, gsize *start, gsize *end);

/** The row's line without its line end. */
void sp_table_get_row_span (const SpTable *self, int row, gsize *start, gsize *end);

/** Whether @self lists attributes: a header of two columns whose names say so ("Attribute",
 * "Detail"…), or a first column in bold. */
gboolean sp_table_is_attributes (const SpTable *self);

/** A cell's text without Markdown: "**Cost**" is "Cost", "[Book](/x)" is "Book". (transfer full) */
char *sp_markdown_to_plain (const char *markdown);

/** The row whose first cell's text is @name (case and surrounding white space count not), or -1. */
int sp_table_find_row (const SpTable *self, const char *name);

/** The rows directly below @row that go on with it: their first cell is empty. */
guint sp_table_count_continuations (const SpTable *self, guint row);

/** Whether all first cells that say something are bold, the header's aside. */
gboolean sp_table_is_first_column_bold (const SpTable *self);

/**
 * The text that a person typed into the first column, in bold if the column is and the cell was
 * empty: an empty row cannot carry the bold of its neighbours, so whoever fills it in asks here.
 * sp_table_set_cell() itself writes what it is given.
 * Returns: (transfer full): what to set.
 */
char *sp_table_make_name (const SpTable *self, int row, const char *text);

/*
 * The edits. Each answers with the least change in the table's own style, or %NULL with
 * %SP_DOCUMENT_ERROR.
 */

/** @markdown: the cell's new source; "|" is escaped here, it is trimmed, and a line break becomes
 * "<br>" if @breaks, else a space. A no-break space at an end stays: to Hugo and cmark it is text.
 * A cell that the row lacks is written, with empty ones before it, when there is a text for it. */
SpChange *sp_table_set_cell (const SpTable *self,
                             int row,
                             guint column,
                             const char *markdown,
                             gboolean breaks,
                             GError **error);

/** An empty row that is row @row afterwards; the number of rows appends. */
SpChange *sp_table_insert_row (const SpTable *self, guint row, GError **error);
SpChange *sp_table_duplicate_row (const SpTable *self, guint row, GError **error);
SpChange *sp_table_delete_row (const SpTable *self, guint row, GError **error);

/** Leaves row @row at @to. */
SpChange *sp_table_move_row (const SpTable *self, guint row, guint to, GError **error);
SpChange *sp_table_insert_column (const SpTable *self, guint column, GError **error);
SpChange *sp_table_delete_column (const SpTable *self, guint column, GError **error);
SpChange *sp_table_move_column (const SpTable *self, guint column, guint to, GError **error);
SpChange *
sp_table_set_align (const SpTable *self, guint column, SpAlign align, GError **error);

/** Aligns the pipes by display width. */
SpChange *sp_table_tidy (const SpTable *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCells, sp_cells_unref)

G_END_DECLS
