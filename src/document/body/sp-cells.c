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

/* All cells, each followed by a NUL, made when the first is asked for. */
typedef struct
{
  guint *first_cells; /* by line, and one more for the end */
  gsize *offsets;     /* by cell */
  char *strings;
} Strings;

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

  Strings *strings; /* published atomically */
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
strings_free (Strings *strings)
{
  if (strings == NULL)
    return;
  g_free (strings->first_cells);
  g_free (strings->offsets);
  g_free (strings->strings);
  g_free (strings);
}

void
sp_cells_unref (SpCells *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  strings_free (self->strings);
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

static Strings *
make_strings (SpCells *self)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) out = g_string_new (NULL);
  Strings *strings = g_new0 (Strings, 1);

  strings->first_cells = g_new (guint, self->n_lines + 1);
  for (guint line = 0; line < self->n_lines; line++)
    {
      CellIter iter;
      gsize offset;

      strings->first_cells[line] = offsets->len;
      cell_iter_init (&iter, self, line);
      while (offset = out->len, cell_iter_next (&iter, out))
        {
          g_array_append_val (offsets, offset);
          g_string_append_c (out, '\0');
        }
    }
  strings->first_cells[self->n_lines] = offsets->len;
  strings->offsets = (gsize *) g_array_free (g_steal_pointer (&offsets), FALSE);
  strings->strings = g_string_free (g_steal_pointer (&out), FALSE);
  return strings;
}

static const Strings *
get_strings (SpCells *self)
{
  Strings *strings = g_atomic_pointer_get (&self->strings);

  if (strings != NULL)
    return strings;
  strings = make_strings (self);
  if (!g_atomic_pointer_compare_and_exchange (&self->strings, NULL, strings))
    {
      strings_free (strings);
      strings = g_atomic_pointer_get (&self->strings);
    }
  return strings;
}

guint
sp_cells_get_row_length (SpCells *self, int row)
{
  const Strings *strings;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row >= -1 && row < (int) self->n_lines - 1, 0);

  strings = get_strings (self);
  return strings->first_cells[row + 2] - strings->first_cells[row + 1];
}

const char *
sp_cells_get (SpCells *self, int row, guint column)
{
  const Strings *strings;
  guint cell;

  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (row >= -1 && row < (int) self->n_lines - 1, "");

  strings = get_strings (self);
  cell = strings->first_cells[row + 1];
  if (column >= strings->first_cells[row + 2] - cell)
    return "";
  return strings->strings + strings->offsets[cell + column];
}

static gboolean
same_line (SpCells *a, SpCells *b, guint index, GString *cell_a, GString *cell_b)
{
  Line line_a = get_line (a, index), line_b = get_line (b, index);
  CellIter iter_a, iter_b;

  if (line_a.made == line_b.made && line_a.end - line_a.start == line_b.end - line_b.start)
    {
      const char *data_a = line_a.made ? a->made : sp_text_get_data (a->text, NULL);
      const char *data_b = line_b.made ? b->made : sp_text_get_data (b->text, NULL);

      if (memcmp (data_a + line_a.start, data_b + line_b.start, line_a.end - line_a.start) == 0)
        return TRUE;
    }

  cell_iter_init (&iter_a, a, index);
  cell_iter_init (&iter_b, b, index);
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

gboolean
sp_cells_equal (SpCells *self, SpCells *other)
{
  g_autoptr (GString) cell_a = NULL;
  g_autoptr (GString) cell_b = NULL;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (self->n_lines != other->n_lines || self->n_columns != other->n_columns)
    return FALSE;
  if (memcmp (self->aligns, other->aligns, self->n_columns * sizeof (SpAlign)) != 0)
    return FALSE;
  cell_a = g_string_new (NULL);
  cell_b = g_string_new (NULL);
  for (guint i = 0; i < self->n_lines; i++)
    if (!same_line (self, other, i, cell_a, cell_b))
      return FALSE;
  return TRUE;
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
  cells->lines = (Line *) g_array_free (self->lines, FALSE);
  cells->made = g_string_free (self->made, FALSE);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->made = g_string_new (NULL);
  sp_cells_builder_free (self);
  return cells;
}
