/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-row-writer.h"
#include "sp-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A column comes, goes or moves: every line at that place only. What happens is told as a plan: the
 * numbers of the table's columns in their new order, with SP_CELL_NEW between.
 */

typedef struct
{
  int *columns;
  guint n_columns;
} Plan;

/*
 * The cells of one line after the plan. Cells that the line lacks stay missing as long as none
 * follows; those beyond the table's columns stay behind them.
 * Returns: whether the line changes.
 */
static gboolean
apply_plan (const Plan *plan, guint n_columns, guint n_cells, GArray *cells)
{
  gboolean changed = FALSE;
  int missing = SP_CELL_NEW;
  guint n_kept = 0;

  g_array_set_size (cells, 0);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      int column = plan->columns[i];
      gboolean is_missing = column == SP_CELL_NEW ? n_cells < n_columns && i >= n_cells
                                                  : (guint) column >= n_cells;

      g_array_append_vals (cells, is_missing ? &missing : &column, 1);
      if (!is_missing)
        n_kept = cells->len;
    }
  g_array_set_size (cells, n_kept);
  for (int surplus = (int) n_columns; surplus < (int) n_cells; surplus++)
    g_array_append_val (cells, surplus);

  for (guint i = 0; i < cells->len; i++)
    changed |= g_array_index (cells, int, i) != (int) i;
  return changed || cells->len != n_cells;
}

static void
expect_line (SpCellsBuilder *expected, guint index, GArray *cells)
{
  sp_cells_builder_begin (expected);
  for (guint i = 0; i < cells->len; i++)
    {
      int cell = g_array_index (cells, int, i);

      if (cell == SP_CELL_NEW)
        sp_cells_builder_cell (expected, "");
      else
        sp_cells_builder_copy (expected, index, (guint) cell, (guint) cell + 1);
    }
}

static void
expect_aligns (const SpTable *self, const Plan *plan, SpCellsBuilder *expected)
{
  g_autofree SpAlign *aligns = g_new0 (SpAlign, plan->n_columns);

  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->columns[i] != SP_CELL_NEW)
      aligns[i] = sp_cells_get_align (self->cells, (guint) plan->columns[i]);
  sp_cells_builder_set_aligns (expected, aligns, plan->n_columns);
}

static SpChange *
change_columns (const SpTable *self, const Plan *plan, guint column)
{
  const char *data = sp_text_get_data (self->text, NULL);
  SpCellsBuilder *expected = sp_cells_builder_new (self->cells);
  SpEditList *edits = sp_edit_list_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
  SpRow row = { 0 };

  expect_aligns (self, plan, expected);
  for (guint line = 0; line < self->n_lines; line++)
    {
      guint index = line == 0 ? 0 : line - 1;
      int blank = SP_CELL_NEW;

      sp_row_read (&row, self, line);
      if (!apply_plan (plan, self->n_columns, row.slices->len, cells))
        {
          if (line != 1)
            sp_cells_builder_keep (expected, index, index + 1);
          continue;
        }
      /* A line without a cell would be none of the table. */
      if (cells->len == 0)
        g_array_append_val (cells, blank);
      sp_row_write (&row, data, (const int *) cells->data, cells->len, out);
      sp_table_add_edit (edits, data, row.line_start, row.line_end, out->str, out->len);
      if (line != 1)
        expect_line (expected, index, cells);
    }
  sp_row_clear (&row);
  return sp_table_make_change (self, edits, -1, column, sp_cells_builder_end (expected));
}

SpChange *
sp_table_insert_column (const SpTable *self, guint column, GError **error)
{
  g_autofree int *columns = NULL;
  Plan plan;

  g_return_val_if_fail (self != NULL, NULL);

  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_column (self, column, self->n_columns + 1, error))
    return NULL;

  columns = g_new (int, self->n_columns + 1);
  plan = (Plan){ columns, self->n_columns + 1 };
  for (guint i = 0; i < plan.n_columns; i++)
    columns[i] = i == column ? SP_CELL_NEW : (int) (i > column ? i - 1 : i);
  return change_columns (self, &plan, column);
}

SpChange *
sp_table_delete_column (const SpTable *self, guint column, GError **error)
{
  g_autofree int *columns = NULL;
  Plan plan;

  g_return_val_if_fail (self != NULL, NULL);

  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_column (self, column, self->n_columns, error))
    return NULL;
  if (self->n_columns == 1)
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("The last column of a table cannot be deleted. Nothing was changed; "
                              "to remove the whole table, delete it in the source."));
      return NULL;
    }

  columns = g_new (int, self->n_columns - 1);
  plan = (Plan){ columns, self->n_columns - 1 };
  for (guint i = 0; i < plan.n_columns; i++)
    columns[i] = (int) (i >= column ? i + 1 : i);
  return change_columns (self, &plan, column);
}

SpChange *
sp_table_move_column (const SpTable *self, guint column, guint to, GError **error)
{
  g_autofree int *columns = NULL;
  Plan plan;

  g_return_val_if_fail (self != NULL, NULL);

  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_column (self, column, self->n_columns, error) ||
      !sp_table_check_column (self, to, self->n_columns, error))
    return NULL;

  columns = g_new (int, self->n_columns);
  plan = (Plan){ columns, self->n_columns };
  for (guint i = 0, from = 0; i < plan.n_columns; i++)
    {
      if (from == column)
        from++;
      columns[i] = (int) (i == to ? column : from++);
    }
  return change_columns (self, &plan, to);
}

/* Dashes and colons, as wide as what stood there if possible. */
static void
append_align (GString *out, SpAlign align, gsize width)
{
  gboolean left = align == SP_ALIGN_LEFT || align == SP_ALIGN_CENTER;
  gboolean right = align == SP_ALIGN_RIGHT || align == SP_ALIGN_CENTER;
  gsize colons = (gsize) left + (gsize) right;

  if (left)
    g_string_append_c (out, ':');
  for (gsize dashes = MAX (width, colons + 1) - colons; dashes > 0; dashes--)
    g_string_append_c (out, '-');
  if (right)
    g_string_append_c (out, ':');
}

SpChange *
sp_table_set_align (const SpTable *self, guint column, SpAlign align, GError **error)
{
  g_autofree SpAlign *aligns = NULL;
  SpCellsBuilder *expected;
  SpEditList *edits;

  g_return_val_if_fail (self != NULL, NULL);

  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_column (self, column, self->n_columns, error))
    return NULL;

  edits = sp_edit_list_new ();
  expected = sp_cells_builder_new (self->cells);
  sp_cells_builder_keep (expected, 0, self->n_lines - 1);
  aligns = g_new (SpAlign, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    aligns[i] = i == column ? align : sp_cells_get_align (self->cells, i);
  sp_cells_builder_set_aligns (expected, aligns, self->n_columns);

  if (align != sp_cells_get_align (self->cells, column))
    {
      const char *data = sp_text_get_data (self->text, NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      SpRow row = { 0 };
      SpSlice content;

      sp_row_read (&row, self, 1);
      content = sp_slice_trim (data, g_array_index (row.slices, SpSlice, column));
      append_align (out, align, content.to - content.from);
      /* Dashes alone are the line below a heading. */
      if (self->n_columns == 1 && !row.row.leading && !row.row.trailing)
        g_string_append_c (out, '|');
      sp_table_add_edit (edits, data, content.from, content.to, out->str, out->len);
      sp_row_clear (&row);
    }
  return sp_table_make_change (self, edits, -1, column, sp_cells_builder_end (expected));
}
