/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpCellBlock: a rectangle of cells on its way to or from the clipboard, each Markdown; a line
 * break is a line feed.
 */
typedef struct _SpCellBlock SpCellBlock;

SpCellBlock *sp_cell_block_new (guint n_rows, guint n_columns);
void sp_cell_block_free (SpCellBlock *self);

guint sp_cell_block_get_n_rows (SpCellBlock *self);
guint sp_cell_block_get_n_columns (SpCellBlock *self);

/** "" for a cell that was not set. */
const char *sp_cell_block_get (SpCellBlock *self, guint row, guint column);

/** @markdown is copied. */
void sp_cell_block_set (SpCellBlock *self, guint row, guint column, const char *markdown);

/**
 * Reads text from the clipboard: a Markdown table with its header, else fields between tabs, as
 * spreadsheets write them: a field with a tab, a line break or a quotation mark in quotation marks,
 * which are doubled inside. Any other text is one cell for each line.
 */
SpCellBlock *sp_cell_block_new_from_text (const char *text);

/**
 * Reads lines that a person wants as a table: the above where there are tabs or a Markdown table;
 * else fields between pipes, semicolons or commas, where every line has the same number of them.
 * @pairs: (out): each line is a name, a colon and what is said of it; there is no line of headings.
 */
SpCellBlock *sp_cell_block_new_from_lines (const char *text, gboolean *pairs);

/**
 * Reads the first table of a piece of HTML as LibreOffice Calc, Excel and Google Sheets put it on
 * the clipboard: bold, italic, struck text and links become Markdown, merged cells have their text
 * in the first. %NULL when it has no table.
 */
SpCellBlock *sp_cell_block_new_from_html (const char *html, gsize length);

/** Text between tabs, without Markdown. (transfer full) */
char *sp_cell_block_to_text (SpCellBlock *self);

/** An HTML table. (transfer full) */
char *sp_cell_block_to_html (SpCellBlock *self);

/** The cells as they are, for this program. */
GBytes *sp_cell_block_to_bytes (SpCellBlock *self);
SpCellBlock *sp_cell_block_new_from_bytes (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCellBlock, sp_cell_block_free)

G_END_DECLS
