/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table-confirm.h"

#include "sp-cmark.h"
#include "sp-html-block.h"
#include "sp-table-private.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* More than this is not read on each keystroke, whatever it holds. */
#define MAX_CONTEXT 65536

/* The text as the Markdown reader gets it, with a word in the place of each shortcode. */
static void
append_markdown (GString *out, const char *data, gsize start, gsize end)
{
  gsize at = start;

  while (at < end)
    {
      gsize behind = data[at] == '{' ? sp_row_skip_shortcode (data, start, at, end) : at;

      if (behind > at)
        {
          g_string_append (out, "shortcode");
          at = behind;
        }
      else
        {
          g_string_append_c (out, data[at++]);
        }
    }
}

/* A row that to cmark ends the table, since it starts a block there, and to Hugo is a row. */
static gboolean
may_end_table (const char *data, gsize start, gsize end)
{
  guint width = 0;
  gsize at;

  for (at = start; at < end && (data[at] == ' ' || data[at] == '\t'); at++)
    width += data[at] == '\t' ? 4 - width % 4 : 1;
  if (width > 3)
    return TRUE;
  if (at == end || data[at] == '|')
    return FALSE;
  if (data[at] == '<')
    return sp_html_block_start (data, at, end, FALSE) != SP_HTML_NONE;
  if (data[at] == '-' || data[at] == '+' || data[at] == '*')
    return at + 1 == end || sp_is_blank (data[at + 1]);
  while (at < end && g_ascii_isdigit (data[at]))
    at++;
  return at > start && g_ascii_isdigit (data[at - 1]) && at < end &&
         (data[at] == '.' || data[at] == ')') && (at + 1 == end || sp_is_blank (data[at + 1]));
}

/* Whether the Markdown, which ends with the table's delimiter row, ends in a table. */
static gboolean
is_table_to_cmark (const char *markdown, gsize length, guint n_columns)
{
  cmark_node *document = sp_cmark_parse (markdown, length);
  cmark_node *node = cmark_node_last_child (document);
  gboolean same;

  same = node != NULL && strcmp (cmark_node_get_type_string (node), "table") == 0 &&
         cmark_gfm_extensions_get_table_columns (node) == n_columns &&
         cmark_node_first_child (node) == cmark_node_last_child (node);
  cmark_node_free (document);
  return same;
}

/* The header, with as many cells as the delimiter row has. */
static void
append_header (const SpTable *self, GString *out)
{
  const char *data = sp_text_get_data (self->text, NULL);
  gsize start, end;
  SpSlice slice;
  SpRowIter iter;
  guint n = 0;

  sp_table_get_line (self, 0, &start, &end);
  sp_row_iter_init (&iter, data, start, end);
  while (sp_row_iter_next (&iter, &slice))
    n++;
  append_markdown (out, data, start, iter.end);
  if (n < self->n_columns && !iter.trailing && !(iter.leading && n == 0))
    g_string_append (out, " |");
  for (; n < self->n_columns; n++)
    g_string_append (out, " |");
  g_string_append_c (out, '\n');
}

gboolean
sp_table_is_confirmed (const SpTable *self)
{
  const char *data = sp_text_get_data (self->text, NULL);
  g_autoptr (GString) markdown = g_string_new (NULL);
  gsize start, end;

  if (self->starts[0] - self->context_start <= MAX_CONTEXT)
    append_markdown (markdown, data, self->context_start, self->starts[0]);
  append_header (self, markdown);
  sp_table_get_line (self, 1, &start, &end);
  append_markdown (markdown, data, start, end);
  if (!is_table_to_cmark (markdown->str, markdown->len, self->n_columns))
    return FALSE;

  for (guint line = 0; line < self->n_lines; line++)
    {
      sp_table_get_line (self, line, &start, &end);
      if (line >= 2 && may_end_table (data, start, end))
        return FALSE;
      /* A line end to cmark; and what is white space in a cell, but no indentation. */
      for (gsize at = start; at < end; at++)
        if (data[at] == '\r' || data[at] == '\v' || data[at] == '\f')
          return FALSE;
    }
  return TRUE;
}
