/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table-draft.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SP_TYPE_GRID_MODEL (sp_grid_model_get_type ())

/**
 * SpGridModel: cells in rows and columns under a header, each holding Markdown, that an SpGrid
 * shows and edits. Rows count from 0 below the header, the header is row -1; columns from 0.
 *
 * Signal "rows-changed" (guint position, guint removed, guint added): the @removed rows at
 * @position are now @added rows; the first of them, as many as are in both, are the same rows with
 * other text.
 * Signal "header-changed": the header's text.
 * Signal "reset": anything else, columns and alignment included.
 */
G_DECLARE_DERIVABLE_TYPE (SpGridModel, sp_grid_model, SP, GRID_MODEL, GObject)

struct _SpGridModelClass
{
  GObjectClass parent_class;

  guint (*get_n_rows) (SpGridModel *self);
  guint (*get_n_columns) (SpGridModel *self);
  const char *(*get_cell) (SpGridModel *self, int row, guint column);
  SpAlign (*get_align) (SpGridModel *self, guint column);

  /* NULL when editable. */
  const char *(*get_locked_why) (SpGridModel *self);

  /* Whether new text of the cell is to be bold. */
  gboolean (*wants_bold) (SpGridModel *self, int row, guint column);

  gboolean (*set_cell) (SpGridModel *self,
                        int row,
                        guint column,
                        const char *source,
                        gboolean typing,
                        GError **error);
  gboolean (*set_cells) (SpGridModel *self,
                         const SpTableValue *values,
                         gsize n,
                         guint add_rows,
                         guint add_columns,
                         GError **error);
  void (*end_typing) (SpGridModel *self);

  gboolean (*insert_rows) (SpGridModel *self, guint row, guint n, GError **error);
  gboolean (*delete_rows) (SpGridModel *self, guint row, guint n, GError **error);
  gboolean (*duplicate_rows) (SpGridModel *self, guint row, guint n, GError **error);
  gboolean (*move_rows) (SpGridModel *self, guint row, guint n, guint to, GError **error);
};

guint sp_grid_model_get_n_rows (SpGridModel *self);
guint sp_grid_model_get_n_columns (SpGridModel *self);

/** "" for a cell that is missing. Valid until the model changes. */
const char *sp_grid_model_get_cell (SpGridModel *self, int row, guint column);
SpAlign sp_grid_model_get_align (SpGridModel *self, guint column);

/** A sentence in plain words, translated, or %NULL when the cells can be edited. */
const char *sp_grid_model_get_locked_why (SpGridModel *self);
gboolean sp_grid_model_wants_bold (SpGridModel *self, int row, guint column);

/** The row's name for assistive technology: its first cell's text, else its number. (transfer
 * full) */
char *sp_grid_model_get_row_name (SpGridModel *self, int row);

/** The cell's name for assistive technology: "Cost, Details". (transfer full) */
char *sp_grid_model_get_cell_name (SpGridModel *self, int row, guint column);

/* The edits: each is one undo step, answers %FALSE with @error when nothing was changed. */

/** @typing: may join the undo step of the keystrokes before. */
gboolean sp_grid_model_set_cell (SpGridModel *self,
                                 int row,
                                 guint column,
                                 const char *source,
                                 gboolean typing,
                                 GError **error);

/** Several cells, of rows and columns that are there once @add_rows and @add_columns have been
 * added behind the last. */
gboolean sp_grid_model_set_cells (SpGridModel *self,
                                  const SpTableValue *values,
                                  gsize n,
                                  guint add_rows,
                                  guint add_columns,
                                  GError **error);

/** The next typing is an undo step of its own. */
void sp_grid_model_end_typing (SpGridModel *self);

/** @n rows from row @row on, as one undo step. */
gboolean sp_grid_model_insert_rows (SpGridModel *self, guint row, guint n, GError **error);
gboolean sp_grid_model_delete_rows (SpGridModel *self, guint row, guint n, GError **error);

/** The copies stand behind the originals. */
gboolean sp_grid_model_duplicate_rows (SpGridModel *self, guint row, guint n, GError **error);

/** Leaves the first of the rows at @to. */
gboolean sp_grid_model_move_rows (SpGridModel *self, guint row, guint n, guint to, GError **error);

/* For subclasses. */
void sp_grid_model_rows_changed (SpGridModel *self, guint position, guint removed, guint added);
void sp_grid_model_header_changed (SpGridModel *self);
void sp_grid_model_reset (SpGridModel *self);

G_END_DECLS
