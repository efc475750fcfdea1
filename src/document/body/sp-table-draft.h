/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"

G_BEGIN_DECLS

/** A cell's Markdown to be; the header is row -1. */
typedef struct
{
  int row;
  guint column;
  const char *source;
} SpTableValue;

/**
 * SpTableDraft: several changes of one table, tried one after the other on a text of their own and
 * handed on as one change. What each step says must read back is checked at once. After a step that
 * failed the draft is of no more use; the text that it began with was not touched.
 */
typedef struct _SpTableDraft SpTableDraft;

/** @body: the parsed body of @text; both are referenced. */
SpTableDraft *sp_table_draft_new (SpText *text, SpBody *body, guint table);
void sp_table_draft_free (SpTableDraft *self);

/** The table as the steps so far have left it; valid until the next. */
const SpTable *sp_table_draft_get_table (SpTableDraft *self);

/** Takes @change, which may be %NULL with @error set, as the functions of sp-table.h return it. */
gboolean sp_table_draft_apply (SpTableDraft *self, SpChange *change, GError **error);

/** @n empty rows at the end. */
gboolean sp_table_draft_append_rows (SpTableDraft *self, guint n, GError **error);

/** @n whole lines from @row on. */
gboolean sp_table_draft_delete_rows (SpTableDraft *self, guint row, guint n, GError **error);

/** Any number of cells, in rows and columns that are there; a cell's last value counts. */
gboolean sp_table_draft_set_cells (SpTableDraft *self,
                                   const SpTableValue *values,
                                   gsize n,
                                   gboolean breaks,
                                   GError **error);

/** Puts the rows in another order. @order: for each place the row that is to be there. */
gboolean sp_table_draft_order_rows (SpTableDraft *self, const guint *order, GError **error);

/** The whole as one change of the text that the draft began with. */
SpChange *sp_table_draft_finish (SpTableDraft *self);

/**
 * sp_table_set_cell() as if the row still read @line: what was typed and deleted again leaves no
 * trace in the row's padding.
 */
SpChange *sp_table_set_cell_in_line (const SpTable *table,
                                     const char *line,
                                     const SpTableValue *value,
                                     gboolean breaks,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTableDraft, sp_table_draft_free)

G_END_DECLS
