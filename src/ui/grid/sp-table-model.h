/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-model.h"
#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_TABLE_MODEL (sp_table_model_get_type ())

/** SpTableModel: one Markdown table of a page, written through sp_page_apply() with the model as
 * the origin, read again after every change of the page. */
G_DECLARE_FINAL_TYPE (SpTableModel, sp_table_model, SP, TABLE_MODEL, SpGridModel)

SpTableModel *sp_table_model_new (void);

/** The @table th table of the page; @page is referenced and may be %NULL. */
void sp_table_model_set_table (SpTableModel *self, SpPage *page, guint table);
SpPage *sp_table_model_get_page (SpTableModel *self);
guint sp_table_model_get_table (SpTableModel *self);

/** The table as the page has it now, or %NULL; valid until the page changes. */
const SpTable *sp_table_model_peek (SpTableModel *self);

/** Whether a line break in a cell may be written "<br>"; else it becomes a space. */
void sp_table_model_set_allow_breaks (SpTableModel *self, gboolean allow);
gboolean sp_table_model_get_allow_breaks (SpTableModel *self);

/** A row before row @at whose first cell says @name, as the table writes names; one undo step. */
gboolean
sp_table_model_insert_named_row (SpTableModel *self, guint at, const char *name, GError **error);

/** Gives a row another name, in bold if the one that it has is. */
gboolean
sp_table_model_rename_row (SpTableModel *self, guint row, const char *name, GError **error);

/* The edits of columns, each one undo step. */
gboolean sp_table_model_insert_column (SpTableModel *self, guint column, GError **error);
gboolean sp_table_model_delete_column (SpTableModel *self, guint column, GError **error);
gboolean sp_table_model_move_column (SpTableModel *self, guint column, guint to, GError **error);
gboolean sp_table_model_set_align (SpTableModel *self, guint column, SpAlign align, GError **error);

/** By the column's text, or by its numbers where every cell begins with one; blank cells come last,
 * and rows whose first cell is blank stay behind the row that they go on with. */
gboolean
sp_table_model_sort (SpTableModel *self, guint column, gboolean descending, GError **error);

/** Takes the whole table away; one undo step. */
gboolean sp_table_model_delete (SpTableModel *self, GError **error);

/** Aligns the pipes of the table's source. */
gboolean sp_table_model_tidy (SpTableModel *self, GError **error);

G_END_DECLS
