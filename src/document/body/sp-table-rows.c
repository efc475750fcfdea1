/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table-private.h"
#include "sp-width.h"

#include <string.h>

/*
 * Rows come and go as whole lines, with their line ends. At the end of a file without a final line
 * end, the line end that a last row lacks is the one before it.
 */

static gboolean
has_line_end (const SpTable *self, guint line)
{
  gsize start, end;

  sp_table_get_line (self, line, &start, &end);
  return end < self->starts[line + 1];
}

/* The empty row that fits next to @line: its padding, but no wider than the delimiter row, since a
 * long text says nothing about the width of the column. An empty first or last cell needs its
 * outer pipe. */
static void
append_empty_row (const SpTable *self, guint line, GString *out)
{
  const char *data = sp_text_get_data (self->text, NULL);
  SpRowIter row, delimiter;
  gsize start, end;

  sp_table_get_line (self, 1, &start, &end);
  sp_row_iter_init (&delimiter, data, start, end);
  sp_table_get_line (self, line, &start, &end);
  sp_row_iter_init (&row, data, start, end);
  /* Indented by more it would be code to some. */
  if (row.first - start < 4 && memchr (data + start, '\t', row.first - start) == NULL)
    g_string_append_len (out, data + start, (gssize) (row.first - start));
  g_string_append_c (out, '|');
  for (guint column = 0; column < self->n_columns; column++)
    {
      gsize width = G_MAXSIZE;
      SpSlice slice;

      if (sp_row_iter_next (&delimiter, &slice))
        width = slice.to - slice.from;
      if (sp_row_iter_next (&row, &slice))
        width = MIN (width, sp_display_width (data + slice.from, slice.to - slice.from));
      for (width = CLAMP (width, 1, end - start); width > 0; width--)
        g_string_append_c (out, ' ');
      g_string_append_c (out, '|');
    }
}

/* Adds the line @text before the line @line, which may be the one behind the last. */
static void
insert_line (const SpTable *self, SpEditList *edits, guint line, const char *text, gsize length)
{
  gsize at = self->starts[line];
  const char *newline = sp_text_get_newline_at (self->text, self->starts[line - 1]);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean at_end = line == self->n_lines && !has_line_end (self, line - 1);

  if (at_end)
    g_string_append (out, newline);
  g_string_append_len (out, text, (gssize) length);
  if (!at_end)
    g_string_append (out, newline);
  sp_edit_list_add (edits, at, at, out->str, (gssize) out->len);
}

static void
delete_line (const SpTable *self, SpEditList *edits, guint line)
{
  gsize start = self->starts[line], end = self->starts[line + 1];

  if (!has_line_end (self, line))
    {
      gsize before;

      sp_table_get_line (self, line - 1, &before, &start);
    }
  sp_edit_list_add (edits, start, end, "", 0);
}

static SpChange *
make_row_change (const SpTable *self, SpEditList *edits, guint row, SpCellsBuilder *expected)
{
  return sp_table_make_change (self, edits, (int) row, 0, sp_cells_builder_end (expected));
}

SpChange *
sp_table_insert_row (const SpTable *self, guint row, GError **error)
{
  g_autoptr (GString) out = NULL;
  SpCellsBuilder *expected;
  SpEditList *edits;
  guint n_rows, neighbour;

  g_return_val_if_fail (self != NULL, NULL);

  n_rows = self->n_lines - 2;
  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_row (self, row, n_rows + 1, error))
    return NULL;

  /* The row above, or the first where there is none; the header of a table without rows. */
  neighbour = row > 0 ? row + 1 : (n_rows > 0 ? 2 : 0);
  out = g_string_new (NULL);
  append_empty_row (self, neighbour, out);
  edits = sp_edit_list_new ();
  insert_line (self, edits, row + 2, out->str, out->len);

  expected = sp_cells_builder_new (self->cells);
  sp_cells_builder_keep (expected, 0, row + 1);
  sp_cells_builder_begin (expected);
  for (guint column = 0; column < self->n_columns; column++)
    sp_cells_builder_cell (expected, "");
  sp_cells_builder_keep (expected, row + 1, n_rows + 1);
  return make_row_change (self, edits, row, expected);
}

SpChange *
sp_table_duplicate_row (const SpTable *self, guint row, GError **error)
{
  SpCellsBuilder *expected;
  SpEditList *edits;
  gsize start, end;
  guint n_rows;

  g_return_val_if_fail (self != NULL, NULL);

  n_rows = self->n_lines - 2;
  if (!sp_table_check_editable (self, error) || !sp_table_check_row (self, row, n_rows, error))
    return NULL;

  sp_table_get_line (self, row + 2, &start, &end);
  edits = sp_edit_list_new ();
  insert_line (self, edits, row + 3, sp_text_get_data (self->text, NULL) + start, end - start);

  expected = sp_cells_builder_new (self->cells);
  sp_cells_builder_keep (expected, 0, row + 2);
  sp_cells_builder_keep (expected, row + 1, n_rows + 1);
  return make_row_change (self, edits, row + 1, expected);
}

SpChange *
sp_table_delete_row (const SpTable *self, guint row, GError **error)
{
  SpCellsBuilder *expected;
  SpEditList *edits;
  guint n_rows;

  g_return_val_if_fail (self != NULL, NULL);

  n_rows = self->n_lines - 2;
  if (!sp_table_check_editable (self, error) || !sp_table_check_row (self, row, n_rows, error))
    return NULL;

  edits = sp_edit_list_new ();
  delete_line (self, edits, row + 2);

  expected = sp_cells_builder_new (self->cells);
  sp_cells_builder_keep (expected, 0, row + 1);
  sp_cells_builder_keep (expected, row + 2, n_rows + 1);
  return make_row_change (self, edits, row, expected);
}

SpChange *
sp_table_move_row (const SpTable *self, guint row, guint to, GError **error)
{
  SpCellsBuilder *expected;
  SpEditList *edits;
  gsize start, end;
  guint n_rows;

  g_return_val_if_fail (self != NULL, NULL);

  n_rows = self->n_lines - 2;
  if (!sp_table_check_editable (self, error) || !sp_table_check_row (self, row, n_rows, error) ||
      !sp_table_check_row (self, to, n_rows, error))
    return NULL;

  edits = sp_edit_list_new ();
  expected = sp_cells_builder_new (self->cells);
  if (row != to)
    {
      sp_table_get_line (self, row + 2, &start, &end);
      insert_line (self, edits, (to > row ? to + 1 : to) + 2,
                   sp_text_get_data (self->text, NULL) + start, end - start);
      delete_line (self, edits, row + 2);
    }
  if (to > row)
    {
      sp_cells_builder_keep (expected, 0, row + 1);
      sp_cells_builder_keep (expected, row + 2, to + 2);
      sp_cells_builder_keep (expected, row + 1, row + 2);
      sp_cells_builder_keep (expected, to + 2, n_rows + 1);
    }
  else
    {
      sp_cells_builder_keep (expected, 0, to + 1);
      sp_cells_builder_keep (expected, row + 1, row + 2);
      sp_cells_builder_keep (expected, to + 1, row + 1);
      sp_cells_builder_keep (expected, row + 2, n_rows + 1);
    }
  return make_row_change (self, edits, to, expected);
}
