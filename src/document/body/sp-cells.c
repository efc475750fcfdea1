/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-cells.h"

#include <string.h>

/* A line of the text, or cells that an edit will make: as a person reads them, a NUL after each. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean made;
} Line;

/* The cells of a line as a person reads them, made when the first of them is asked for. */
typedef struct
{
  guint n_cells;
  char *strings; /* each followed by a NUL */
  gsize offsets[];
} Row;

struct _SpCells
{
  gatomicrefcount ref_count;
  SpText *text;
  guint n_lines; /* without the delimiter row */
  guint n_columns;
  SpAlign *aligns;

  gsize *starts; /* with the delimiter row; NULL when made by a builder */
  Line *lines;   /* NULL when read from a text */
  char *made;

  Row **rows; /* by line, each published atomically */
};

typedef struct
{
  const char *data;
  gboolean made;
  gsize at;
  gsize end;
  SpRowIter row;
} CellIter;

static Line
get_line (SpCells *self, guint index)
{
  guint in_file = index == 0 ? 0 : index + 1;

  if (self->lines != NULL)
    return self->lines[index];
  return (Line){ self->starts[in_file], self->starts[in_file + 1], FALSE };
}

static void
cell_iter_init (CellIter *iter, SpCells *self, guint index)
{
  Line line = get_line (self, index);

  iter->made = line.made;
  iter->data = line.made ? self->made : sp_text_get_data (self->text, NULL);
  iter->at = line.start;
  iter->end = line.end;
  if (!line.made)
    sp_row_iter_init (&iter->row, iter->data, line.start, line.end);
}

/* @out: (nullable): the cell is appended to it. */
static gboolean
cell_iter_next (CellIter *iter, GString *out)
{
  SpSlice slice;

  if (iter->made)
    {
      gsize length;

      if (iter->at >= iter->end)
        return FALSE;
      length = strlen (iter->data + iter->at);
      if (out != NULL)
        g_string_append_len (out, iter->data + iter->at, (gssize) length);
      iter->at += length + 1;
      return TRUE;
    }
  if (!sp_row_iter_next (&iter->row, &slice))
    return FALSE;
  if (out != NULL)
    sp_cell_decode (iter->data, iter->row.line_start, sp_slice_trim (iter->data, slice), out);
  return TRUE;
}

void
sp_cell_decode (const char *data, gsize line_start, SpSlice content, GString *out)
{
  gsize at = content.from, kept = content.from;

  while (at < content.to)
    {
      if (data[at] == '\\' && at + 1 < content.to && data[at + 1] == '|')
        {
          g_string_append_len (out, data + kept, (gssize) (at - kept));
          kept = at + 1;
          at += 2;
        }
      else if (data[at] == '{')
        {
          gsize behind = sp_row_skip_shortcode (data, line_start, at, content.to);

          at = behind > at ? behind : at + 1;
        }
      else
        {
          at++;
        }
    }
  g_string_append_len (out, data + kept, (gssize) (content.to - kept));
}

SpCells *
sp_cells_new (SpText *text, gsize *starts, guint n_lines)
{
  const char *data = sp_text_get_data (text, NULL);
  SpCells *self = g_new0 (SpCells, 1);
  g_autoptr (GArray) aligns = g_array_new (FALSE, FALSE, sizeof (SpAlign));

  g_return_val_if_fail (n_lines >= 2, self);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->starts = starts;
  self->n_lines = n_lines - 1;
  self->rows = g_new0 (Row *, self->n_lines);
  self->n_columns = sp_row_parse_delimiter (data, starts[1], starts[2], aligns);
  self->aligns = (SpAlign *) g_array_free (g_steal_pointer (&aligns), FALSE);
  return self;
}

SpCells *
sp_cells_ref (SpCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
row_free (Row *row)
{
  if (row == NULL)
    return;
  g_free (row->strings);
  g_free (row);
}

void
sp_cells_unref (SpCells *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_lines; i++)
    row_free (self->rows[i]);
  g_free (self->rows);
  sp_text_unref (self->text);
  g_free (self->aligns);
  g_free (self->starts);
  g_free (self->lines);
  g_free (self->made);
  g_free (self);
}

const gsize *
sp_cells_get_starts (SpCells *self)
{
  return self->starts;
}

guint
sp_cells_get_n_rows (SpCells *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines - 1;
}

guint
sp_cells_get_n_columns (SpCells *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

SpAlign
sp_cells_get_align (SpCells *self, guint column)
{
  g_return_val_if_fail (self != NULL, SP_ALIGN_NONE);

  return column < self->n_columns ? self->aligns[column] : SP_ALIGN_NONE;
}

static Row *
make_row (SpCells *self, guint line)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CellIter iter;
  guint n_cells = 0;
  Row *row;

  cell_iter_init (&iter, self, line);
  while (cell_iter_next (&iter, NULL))
    n_cells++;
  row = g_malloc (sizeof (Row) + n_cells * sizeof (gsize));
  row->n_cells = n_cells;
  cell_iter_init (&iter, self, line);
  for (guint i = 0; i < n_cells; i++)
    {
      row->offsets[i] = out->len;
      cell_iter_next (&iter, out);
      g_string_append_c (out, '\0');
    }
  row->strings = g_string_free (g_steal_pointer (&out), FALSE);
  return row;
}

static const Row *
get_row (SpCells *self, guint line)
{
  Row *row = g_atomic_pointer_get (&self->rows[line]);

  if (row != NULL)
    return row;
  row = make_row (self, line);
  if (!g_atomic_pointer_compare_and_exchange (&self->rows[line], NULL, row))
    {
      row_free (row);
      row = g_atomic_pointer_get (&self->rows[line]);
    }
  return row;
}

guint
sp_cells_get_row_length (SpCells *self, int row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row >= -1 && row < (int) self->n_lines - 1, 0);

  return get_row (self, (guint) (row + 1))->n_cells;
}

const char *
sp_cells_get (SpCells *self, int row, guint column)
{
  const Row *cells;

  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (row >= -1 && row < (int) self->n_lines - 1, "");

  cells = get_row (self, (guint) (row + 1));
  return column < cells->n_cells ? cells->strings + cells->offsets[column] : "";
}

static gboolean
same_bytes (SpCells *a, guint index_a, SpCells *b, guint index_b)
{
  Line line_a = get_line (a, index_a), line_b = get_line (b, index_b);
  const char *data_a = line_a.made ? a->made : sp_text_get_data (a->text, NULL);
  const char *data_b = line_b.made ? b->made : sp_text_get_data (b->text, NULL);
  gsize length = line_a.end - line_a.start;

  return line_a.made == line_b.made && length == line_b.end - line_b.start &&
         memcmp (data_a + line_a.start, data_b + line_b.start, length) == 0;
}

static gboolean
same_cells (SpCells *a, guint index_a, SpCells *b, guint index_b)
{
  g_autoptr (GString) cell_a = g_string_new (NULL);
  g_autoptr (GString) cell_b = g_string_new (NULL);
  CellIter iter_a, iter_b;

  cell_iter_init (&iter_a, a, index_a);
  cell_iter_init (&iter_b, b, index_b);
  for (;;)
    {
      gboolean more_a, more_b;

      g_string_truncate (cell_a, 0);
      g_string_truncate (cell_b, 0);
      more_a = cell_iter_next (&iter_a, cell_a);
      more_b = cell_iter_next (&iter_b, cell_b);
      if (!more_a || !more_b)
        return more_a == more_b;
      if (!g_string_equal (cell_a, cell_b))
        return FALSE;
    }
}

static gboolean
same_line (SpCells *a, guint index_a, SpCells *b, guint index_b)
{
  return same_bytes (a, index_a, b, index_b) || same_cells (a, index_a, b, index_b);
}

gboolean
sp_cells_equal (SpCells *self, SpCells *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (self->n_lines != other->n_lines || self->n_columns != other->n_columns)
    return FALSE;
  if (memcmp (self->aligns, other->aligns, self->n_columns * sizeof (SpAlign)) != 0)
    return FALSE;
  for (guint i = 0; i < self->n_lines; i++)
    if (!same_line (self, i, other, i))
      return FALSE;
  return TRUE;
}

gboolean
sp_cells_rows_equal (SpCells *self, int row, SpCells *other, int other_row)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (row >= -1 && row < (int) self->n_lines - 1, FALSE);
  g_return_val_if_fail (other_row >= -1 && other_row < (int) other->n_lines - 1, FALSE);

  return same_line (self, (guint) (row + 1), other, (guint) (other_row + 1));
}

/* --- What is expected after an edit --- */

struct _SpCellsBuilder
{
  SpCells *base;
  GArray *lines;
  GString *made;
  SpAlign *aligns;
  guint n_columns;
};

SpCellsBuilder *
sp_cells_builder_new (SpCells *base)
{
  SpCellsBuilder *self = g_new0 (SpCellsBuilder, 1);

  g_return_val_if_fail (base->lines == NULL, self);

  self->base = sp_cells_ref (base);
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), base->n_lines + 1);
  self->made = g_string_new (NULL);
  return self;
}

void
sp_cells_builder_free (SpCellsBuilder *self)
{
  sp_cells_unref (self->base);
  g_array_unref (self->lines);
  g_string_free (self->made, TRUE);
  g_free (self->aligns);
  g_free (self);
}

void
sp_cells_builder_keep (SpCellsBuilder *self, guint from, guint to)
{
  for (; from < to; from++)
    {
      Line line = get_line (self->base, from);

      g_array_append_val (self->lines, line);
    }
}

void
sp_cells_builder_begin (SpCellsBuilder *self)
{
  Line line = { self->made->len, self->made->len, TRUE };

  g_array_append_val (self->lines, line);
}

static void
end_cell (SpCellsBuilder *self)
{
  g_string_append_c (self->made, '\0');
  g_array_index (self->lines, Line, self->lines->len - 1).end = self->made->len;
}

void
sp_cells_builder_cell (SpCellsBuilder *self, const char *markdown)
{
  g_string_append (self->made, markdown);
  end_cell (self);
}

void
sp_cells_builder_copy (SpCellsBuilder *self, guint line, guint from, guint to)
{
  CellIter iter;

  cell_iter_init (&iter, self->base, line);
  for (guint column = 0; column < to; column++)
    {
      if (!cell_iter_next (&iter, column >= from ? self->made : NULL))
        return;
      if (column >= from)
        end_cell (self);
    }
}

void
sp_cells_builder_set_aligns (SpCellsBuilder *self, const SpAlign *aligns, guint n_columns)
{
  g_free (self->aligns);
  self->aligns = g_memdup2 (aligns, n_columns * sizeof (SpAlign));
  self->n_columns = n_columns;
}

SpCells *
sp_cells_builder_end (SpCellsBuilder *self)
{
  SpCells *cells = g_new0 (SpCells, 1);

  g_atomic_ref_count_init (&cells->ref_count);
  cells->text = sp_text_ref (self->base->text);
  if (self->aligns == NULL)
    sp_cells_builder_set_aligns (self, self->base->aligns, self->base->n_columns);
  cells->n_columns = self->n_columns;
  cells->aligns = g_steal_pointer (&self->aligns);
  cells->n_lines = self->lines->len;
  cells->rows = g_new0 (Row *, cells->n_lines);
  cells->lines = (Line *) g_array_free (self->lines, FALSE);
  cells->made = g_string_free (self->made, FALSE);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->made = g_string_new (NULL);
  sp_cells_builder_free (self);
  return cells;
}
