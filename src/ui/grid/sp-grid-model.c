/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-model.h"

#include <glib/gi18n.h>

enum
{
  HEADER_CHANGED,
  RESET,
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (SpGridModel, sp_grid_model, G_TYPE_OBJECT)

guint
sp_grid_model_get_n_rows (SpGridModel *self)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), 0);

  return SP_GRID_MODEL_GET_CLASS (self)->get_n_rows (self);
}

guint
sp_grid_model_get_n_columns (SpGridModel *self)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), 0);

  return SP_GRID_MODEL_GET_CLASS (self)->get_n_columns (self);
}

const char *
sp_grid_model_get_cell (SpGridModel *self, int row, guint column)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), NULL);

  return SP_GRID_MODEL_GET_CLASS (self)->get_cell (self, row, column);
}

SpAlign
sp_grid_model_get_align (SpGridModel *self, guint column)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), SP_ALIGN_NONE);

  return SP_GRID_MODEL_GET_CLASS (self)->get_align (self, column);
}

const char *
sp_grid_model_get_locked_why (SpGridModel *self)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), NULL);

  return SP_GRID_MODEL_GET_CLASS (self)->get_locked_why (self);
}

gboolean
sp_grid_model_wants_bold (SpGridModel *self, int row, guint column)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->wants_bold (self, row, column);
}

char *
sp_grid_model_get_row_name (SpGridModel *self, int row)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_GRID_MODEL (self), NULL);

  if (row < 0)
    return g_strdup (_ ("Column names"));
  name = sp_markdown_to_plain (sp_grid_model_get_cell (self, row, 0));
  return name[0] != '\0' ? g_steal_pointer (&name) : g_strdup_printf (_ ("Row %d"), row + 1);
}

char *
sp_grid_model_get_cell_name (SpGridModel *self, int row, guint column)
{
  g_autofree char *row_name = NULL;
  g_autofree char *column_name = NULL;

  g_return_val_if_fail (SP_IS_GRID_MODEL (self), NULL);

  column_name = sp_markdown_to_plain (sp_grid_model_get_cell (self, -1, column));
  if (column_name[0] == '\0')
    {
      g_free (column_name);
      column_name = g_strdup_printf (_ ("Column %u"), column + 1);
    }
  if (row < 0)
    return g_steal_pointer (&column_name);

  row_name = sp_grid_model_get_row_name (self, row);
  /* Translators: the name of a table's cell, by its row and its column: "Cost, Details". */
  return g_strdup_printf (_ ("%s, %s"), row_name, column_name);
}

gboolean
sp_grid_model_set_cell (SpGridModel *self,
                        int row,
                        guint column,
                        const char *source,
                        gboolean typing,
                        GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->set_cell (self, row, column, source, typing, error);
}

gboolean
sp_grid_model_set_cells (SpGridModel *self,
                         const SpTableValue *values,
                         gsize n,
                         guint add_rows,
                         guint add_columns,
                         GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->set_cells (self, values, n, add_rows, add_columns, error);
}

void
sp_grid_model_end_typing (SpGridModel *self)
{
  g_return_if_fail (SP_IS_GRID_MODEL (self));

  SP_GRID_MODEL_GET_CLASS (self)->end_typing (self);
}

gboolean
sp_grid_model_insert_rows (SpGridModel *self, guint row, guint n, GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->insert_rows (self, row, n, error);
}

gboolean
sp_grid_model_delete_rows (SpGridModel *self, guint row, guint n, GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->delete_rows (self, row, n, error);
}

gboolean
sp_grid_model_duplicate_rows (SpGridModel *self, guint row, guint n, GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->duplicate_rows (self, row, n, error);
}

gboolean
sp_grid_model_move_rows (SpGridModel *self, guint row, guint n, guint to, GError **error)
{
  g_return_val_if_fail (SP_IS_GRID_MODEL (self), FALSE);

  return SP_GRID_MODEL_GET_CLASS (self)->move_rows (self, row, n, to, error);
}

void
sp_grid_model_rows_changed (SpGridModel *self, guint position, guint removed, guint added)
{
  g_return_if_fail (SP_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[ROWS_CHANGED], 0, position, removed, added);
}

void
sp_grid_model_header_changed (SpGridModel *self)
{
  g_return_if_fail (SP_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[HEADER_CHANGED], 0);
}

void
sp_grid_model_reset (SpGridModel *self)
{
  g_return_if_fail (SP_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[RESET], 0);
}

static void
sp_grid_model_class_init (SpGridModelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[HEADER_CHANGED] =
      g_signal_new ("header-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] =
      g_signal_new ("reset", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROWS_CHANGED] =
      g_signal_new ("rows-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
sp_grid_model_init (SpGridModel *self)
{
}
