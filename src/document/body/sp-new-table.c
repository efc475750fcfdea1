/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-new-table.h"

#include "sp-table-private.h"
#include "sp-width.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer text does not push the pipes of all other rows to the right. */
#define MOST_WIDTH 60

static const char *
get_cell (const SpNewTable *self, guint line, guint column)
{
  const char *cell = self->cells != NULL ? self->cells[(gsize) line * self->n_columns + column]
                                         : NULL;

  return cell != NULL ? cell : "";
}

static void
append_repeated (GString *out, char character, gsize n)
{
  for (; n > 0; n--)
    g_string_append_c (out, character);
}

/* The cells as the file will have them. */
static GPtrArray *
encode (const SpNewTable *self, gboolean breaks)
{
  GPtrArray *encoded = g_ptr_array_new_with_free_func (g_free);

  for (guint line = 0; line <= self->n_rows; line++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        g_autofree char *normalized =
            sp_cell_normalize (get_cell (self, line, column), breaks);

        g_ptr_array_add (encoded, sp_cell_encode (normalized));
      }
  return encoded;
}

char *
sp_new_table_write (const SpNewTable *self, gboolean breaks, const char *newline)
{
  g_autoptr (GPtrArray) encoded = NULL;
  g_autofree gsize *widths = NULL;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && self->n_columns > 0 && newline != NULL, NULL);

  encoded = encode (self, breaks);
  widths = g_new (gsize, self->n_columns);
  for (guint column = 0; column < self->n_columns; column++)
    widths[column] = 3;
  for (guint i = 0; i < encoded->len; i++)
    {
      const char *cell = g_ptr_array_index (encoded, i);
      gsize width = sp_display_width (cell, strlen (cell));

      if (width <= MOST_WIDTH)
        widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }
  for (guint line = 0; line <= self->n_rows; line++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          const char *cell = g_ptr_array_index (encoded, line * self->n_columns + column);
          gsize width = sp_display_width (cell, strlen (cell));

          g_string_append_printf (out, "| %s", cell);
          append_repeated (out, ' ', widths[column] > width ? widths[column] - width + 1 : 1);
        }
      g_string_append_printf (out, "|%s", newline);
      if (line > 0)
        continue;
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_string_append_c (out, '|');
          append_repeated (out, '-', widths[column] + 2);
        }
      g_string_append_printf (out, "|%s", newline);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_blank_line (SpText *text, gsize line)
{
  const char *data = sp_text_get_data (text, NULL);
  gsize end = sp_text_get_line_end (text, line);

  for (gsize at = sp_text_get_line_start (text, line); at < end; at++)
    if (data[at] != ' ' && data[at] != '\t')
      return FALSE;
  return TRUE;
}

/* Whether the table reads back as what it is to say. */
static gboolean
says (const SpTable *table, const SpNewTable *self, gboolean breaks)
{
  SpCells *cells = sp_table_get_cells (table);

  if (sp_table_get_locked_why (table) != NULL ||
      sp_cells_get_n_columns (cells) != self->n_columns ||
      sp_cells_get_n_rows (cells) != self->n_rows)
    return FALSE;
  for (guint line = 0; line <= self->n_rows; line++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        g_autofree char *normalized = sp_cell_normalize (get_cell (self, line, column), breaks);

        if (strcmp (sp_cells_get (cells, (int) line - 1, column), normalized) != 0)
          return FALSE;
      }
  return TRUE;
}

/* Puts the table in the place of the bytes from @start, where a line starts, up to @end, where one
 * ends. NULL when that does not make the table. */
static SpChange *
put_at (const SpNewTable *self,
        SpText *text,
        SpBody *body,
        gsize start,
        gsize end,
        gboolean breaks)
{
  gsize body_start = sp_body_get_start (body);
  gsize first = sp_text_get_line_at (text, start);
  gsize last = sp_text_get_line_at (text, end);
  const char *newline = sp_text_get_newline_at (text, start);
  g_autofree char *lines = sp_new_table_write (self, breaks, newline);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpBody) parsed = NULL;
  g_autofree char *subject = NULL;
  gboolean at_line_start =
      start == 0 || sp_text_get_data (text, NULL)[start - 1] == '\n';
  guint index = 0;

  if (!at_line_start)
    g_string_append (out, newline);
  if (start > body_start && (!at_line_start || !is_blank_line (text, first - 1)))
    g_string_append (out, newline);
  g_string_append (out, lines);
  if (end < sp_text_get_length (text))
    {
      /* The line end of the last line stays behind it. */
      g_string_truncate (out, out->len - strlen (newline));
      if (last + 1 < sp_text_get_n_lines (text) && !is_blank_line (text, last + 1))
        g_string_append (out, newline);
    }
  edits = sp_edit_list_new_single (start, end, out->str, (gssize) out->len);
  after = sp_edit_list_apply (edits, text);
  parsed = sp_body_parse (after, body_start);
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      gsize other;

      sp_table_get_span (sp_body_get_table (body, i), &other, NULL);
      index += other < start;
    }
  if (sp_body_get_n_tables (parsed) != sp_body_get_n_tables (body) + 1 ||
      !says (sp_body_get_table (parsed, index), self, breaks))
    return NULL;
  subject = g_strdup_printf ("table.%u", index);
  return sp_change_new_added_table (edits, subject, index,
                                    sp_table_get_cells (sp_body_get_table (parsed, index)));
}

/* Below the paragraph that @offset is in; on a blank line there. */
static gsize
find_gap (SpText *text, SpBody *body, gsize offset)
{
  gsize line = sp_text_get_line_at (text, offset);
  gsize n_lines = sp_text_get_n_lines (text);

  while (line + 1 < n_lines && !is_blank_line (text, line))
    line++;
  return is_blank_line (text, line)
             ? MAX (sp_text_get_line_start (text, line), sp_body_get_start (body))
             : sp_text_get_length (text);
}

SpChange *
sp_new_table_put (const SpNewTable *self,
                  SpText *text,
                  SpBody *body,
                  gsize start,
                  gsize end,
                  gboolean breaks,
                  GError **error)
{
  SpChange *change = NULL;

  g_return_val_if_fail (self != NULL && self->n_columns > 0, NULL);
  g_return_val_if_fail (text != NULL && body != NULL, NULL);
  g_return_val_if_fail (start >= sp_body_get_start (body) && start <= end, NULL);

  if (start < end)
    {
      gsize line_start = sp_text_get_line_start (text, sp_text_get_line_at (text, start));
      gsize last = sp_text_get_line_at (text, end);

      /* A selection up to the start of a line is one of the lines before. */
      if (sp_text_get_line_start (text, last) == end && last > 0)
        last--;
      change = put_at (self, text, body, MAX (line_start, sp_body_get_start (body)),
                       sp_text_get_line_end (text, last), breaks);
    }
  else
    {
      gsize gap = find_gap (text, body, start);

      change = put_at (self, text, body, gap, gap, breaks);
      /* In a list or a block of code: behind the text that it is in. */
      for (guint i = 0; change == NULL && i < sp_body_get_n_blocks (body); i++)
        {
          const SpBlock *block = sp_body_get_block (body, i);

          if (block->kind == SP_BLOCK_PROSE && start >= block->start && start <= block->end)
            change = put_at (self, text, body, block->content_end, block->content_end, breaks);
        }
    }
  if (change == NULL)
    g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                         _ ("A table cannot stand in this place, and nothing was changed. Try it "
                            "on a line of its own."));
  return change;
}

SpChange *
sp_table_delete (const SpTable *self, SpBody *body, GError **error)
{
  g_autoptr (SpEditList) edits = NULL;
  g_autofree char *subject = NULL;
  gsize body_start, start, end, first, behind, above, below, n_lines;
  gboolean at_top, at_bottom;
  const char *keep = "";

  g_return_val_if_fail (self != NULL && body != NULL, NULL);

  if (!sp_table_check_editable (self, error))
    return NULL;
  body_start = sp_body_get_start (body);
  n_lines = sp_text_get_n_lines (self->text);
  sp_table_get_span (self, &start, &end);
  first = above = sp_text_get_line_at (self->text, start);
  behind = below = first + self->n_lines;
  while (above > 0 && sp_text_get_line_start (self->text, above - 1) >= body_start &&
         is_blank_line (self->text, above - 1))
    above--;
  while (below < n_lines && is_blank_line (self->text, below))
    below++;
  at_top = sp_text_get_line_start (self->text, above) <= body_start;
  at_bottom = below >= n_lines;
  if (at_bottom)
    {
      /* The text before it is now the last, without blank lines behind it. */
      if (!at_top)
        start = sp_text_get_line_start (self->text, above);
      end = sp_text_get_length (self->text);
    }
  else if (at_top || above < first)
    {
      end = sp_text_get_line_start (self->text, below);
    }
  else if (below == behind)
    {
      keep = sp_text_get_newline_at (self->text, start);
    }
  edits = sp_edit_list_new_single (start, end, keep, -1);
  subject = g_strdup_printf ("table.%u", self->index);
  return sp_change_new_table (edits, subject, self->index, NULL);
}
