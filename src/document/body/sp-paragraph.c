/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-paragraph.h"

#include "sp-block-start.h"
#include "sp-link-definition.h"
#include "sp-row.h"

/* Far more than any page has: in what pretends to be wider, the rows' missing cells alone would
 * take all memory there is, of whoever looks at each. */
#define MAX_COLUMNS 1024

/* The first delimiter row decides: if it does not fit the line above it, there is no table. */
static void
look_for_table (SpParagraph *self, gsize start, gsize end)
{
  const char *data = self->data;
  guint columns = 0;
  gsize at;

  if (self->no_table)
    return;
  if (self->starts->len > 0)
    {
      g_array_append_val (self->starts, start);
      /* A pipe alone is a row to Hugo. */
      if (data[start] == '|' && sp_is_blank_line (data, start + 1, end))
        self->unusual_row = TRUE;
      return;
    }
  for (at = start; at < end && sp_is_blank (data[at]); at++)
    ;
  if (at < end && (data[at] == '|' || data[at] == ':' || data[at] == '-'))
    columns = sp_row_parse_delimiter (data, start, end, NULL);
  if (columns > 0)
    {
      if (columns <= MAX_COLUMNS &&
          sp_row_count_header (data, self->previous_line, self->previous_end) <= columns)
        {
          self->table_first = self->previous_line == self->start;
          g_array_append_val (self->starts, self->previous_line);
          g_array_append_val (self->starts, start);
        }
      else
        {
          self->no_table = TRUE;
        }
    }
  self->previous_line = start;
  self->previous_end = end;
}

void
sp_paragraph_start (SpParagraph *self, gsize start, gsize end)
{
  gsize at;

  for (at = start; at < end && sp_is_blank (self->data[at]); at++)
    ;
  self->start = self->previous_line = start;
  self->previous_end = end;
  self->no_table = FALSE;
  self->unusual_row = FALSE;
  self->deferred = at < end && self->data[at] == '[';
  g_array_set_size (self->starts, 0);
  if (self->deferred)
    g_array_append_val (self->starts, start);
}

void
sp_paragraph_continue (SpParagraph *self, gsize start, gsize end)
{
  if (self->deferred)
    g_array_append_val (self->starts, start);
  else
    look_for_table (self, start, end);
}

/* Sets aside the definitions with which the paragraph starts, and looks at what remains of it.
 * Returns: whether anything does. */
static gboolean
look_behind_definitions (SpParagraph *self, gsize end)
{
  gsize start = sp_link_definitions_skip (self->data, self->start, end);
  g_autoptr (GArray) lines = self->starts;
  guint i = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (i < lines->len && g_array_index (lines, gsize, i) < start)
    i++;
  if (i == lines->len)
    return FALSE;
  g_array_append_val (lines, end);
  self->start = self->previous_line = g_array_index (lines, gsize, i);
  self->previous_end = g_array_index (lines, gsize, i + 1);
  for (i++; i + 1 < lines->len; i++)
    look_for_table (self, g_array_index (lines, gsize, i), g_array_index (lines, gsize, i + 1));
  return TRUE;
}

SpParagraphEnd
sp_paragraph_end (SpParagraph *self, gsize end)
{
  if (self->deferred && !look_behind_definitions (self, end))
    return SP_PARAGRAPH_NOTHING;
  if (self->starts->len == 0)
    return SP_PARAGRAPH_TEXT;
  g_array_append_val (self->starts, end);
  self->func ((const gsize *) self->starts->data, self->starts->len - 1, self->unusual,
              self->user_data);
  self->unusual |= self->unusual_row;
  g_array_set_size (self->starts, 0);
  return self->table_first ? SP_PARAGRAPH_NOTHING : SP_PARAGRAPH_TABLE;
}
