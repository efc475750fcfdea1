/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-row-writer.h"

#include <string.h>

#define NEW_CELL "   "
#define NEW_DELIMITER "---"

void
sp_row_read (SpRow *row, const SpTable *table, guint line)
{
  const char *data = sp_text_get_data (table->text, NULL);
  SpSlice slice;

  if (row->slices == NULL)
    row->slices = g_array_new (FALSE, FALSE, sizeof (SpSlice));
  g_array_set_size (row->slices, 0);
  sp_table_get_line (table, line, &row->line_start, &row->line_end);
  sp_row_iter_init (&row->row, data, row->line_start, row->line_end);
  while (sp_row_iter_next (&row->row, &slice))
    g_array_append_val (row->slices, slice);
  row->habit = sp_table_get_habit (table, line);
  row->delimiter = line == 1;
}

void
sp_row_clear (SpRow *row)
{
  g_clear_pointer (&row->slices, g_array_unref);
}

gboolean
sp_row_is_safe_start (const char *text, gsize length)
{
  const char *end = text + length;

  if (length > 2 && (memcmp (text, "**", 2) == 0 || memcmp (text, "__", 2) == 0))
    text += 2;
  while (text < end && g_ascii_isdigit (*text))
    text++;
  if (text == end)
    return FALSE;
  if (g_ascii_isalpha (*text) || (guchar) *text >= 0x80)
    return TRUE;
  return *text != '\0' && strchr ("$%&(,/;@^\"'", *text) != NULL;
}

static SpSlice
get_content (const SpRow *row, const char *data, int cell)
{
  return sp_slice_trim (data, g_array_index (row->slices, SpSlice, cell));
}

static gboolean
needs_leading (const SpRow *row, const char *data, const int *cells, guint n_cells)
{
  SpSlice content;
  gsize length;

  if (row->row.leading || n_cells == 0)
    return TRUE;
  /* What stood first before may do so again, as long as a pipe follows. */
  if (cells[0] == 0 && (n_cells > 1 || row->row.trailing || row->delimiter))
    return FALSE;
  if (cells[0] == SP_CELL_NEW)
    return !row->delimiter;
  content = get_content (row, data, cells[0]);
  length = content.to - content.from;
  if (row->delimiter)
    return length == 1;
  return !sp_row_is_safe_start (data + content.from, length);
}

static gboolean
needs_trailing (const SpRow *row,
                const char *data,
                const int *cells,
                guint n_cells,
                gboolean leading)
{
  SpSlice content;
  int last;

  if (row->row.trailing || row->slices->len == 0 || n_cells == 0)
    return TRUE;
  /* Dashes alone are the line below a heading. */
  if (row->delimiter)
    return n_cells == 1 && !leading;
  last = cells[n_cells - 1];
  if (last == (int) row->slices->len - 1)
    return FALSE;
  if (last == SP_CELL_NEW)
    return TRUE;
  content = get_content (row, data, last);
  /* Hugo's reader takes any pipe at the end for the outer one. */
  return content.from == content.to || data[content.to - 1] == '|';
}

/* A cell with the padding that it has, or must have now that a pipe stands beside it. */
static void
append_slice (const SpRow *row,
              const char *data,
              int cell,
              gboolean pipe_before,
              gboolean pipe_behind,
              GString *out)
{
  SpSlice slice = g_array_index (row->slices, SpSlice, cell);
  SpSlice content = sp_slice_trim (data, slice);
  gboolean was_first = cell == 0 && !row->row.leading;
  gboolean was_last = slice.to == row->row.end;

  if (!pipe_before)
    slice.from = content.from;
  else if (was_first && row->habit.padded)
    g_string_append_c (out, ' ');
  if (!pipe_behind)
    slice.to = content.to;
  g_string_append_len (out, data + slice.from, (gssize) (slice.to - slice.from));
  if (pipe_behind && was_last && (row->habit.padded || data[slice.to - 1] == '\\'))
    g_string_append_c (out, ' ');
}

static void
append_new (const SpRow *row, gboolean pipe_before, gboolean pipe_behind, GString *out)
{
  if (!row->delimiter)
    {
      g_string_append (out, NEW_CELL);
      return;
    }
  if (row->habit.padded && pipe_before)
    g_string_append_c (out, ' ');
  g_string_append (out, NEW_DELIMITER);
  if (row->habit.padded && pipe_behind)
    g_string_append_c (out, ' ');
}

void
sp_row_write (const SpRow *row, const char *data, const int *cells, guint n_cells, GString *out)
{
  gboolean leading = needs_leading (row, data, cells, n_cells);
  gboolean trailing = needs_trailing (row, data, cells, n_cells, leading);

  g_string_truncate (out, 0);
  g_string_append_len (out, data + row->line_start, (gssize) (row->row.first - row->line_start));
  if (leading)
    g_string_append_c (out, '|');
  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_last = i == n_cells - 1;

      if (cells[i] == SP_CELL_NEW)
        append_new (row, i > 0 || leading, !is_last || trailing, out);
      else
        append_slice (row, data, cells[i], i > 0 || leading, !is_last || trailing, out);
      if (!is_last || trailing)
        g_string_append_c (out, '|');
    }
  g_string_append_len (out, data + row->row.end, (gssize) (row->line_end - row->row.end));
}
