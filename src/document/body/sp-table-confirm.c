/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table-confirm.h"

#include "sp-cmark.h"
#include "sp-table-private.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* The line as the Markdown reader gets it, with a word in the place of each shortcode. */
static void
append_line (GString *out, const char *data, gsize start, gsize end)
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
  g_string_append_c (out, '\n');
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
    return TRUE;
  if (data[at] == '-' || data[at] == '+' || data[at] == '*')
    return at + 1 == end || sp_is_blank (data[at + 1]);
  while (at < end && g_ascii_isdigit (data[at]))
    at++;
  return at > start && g_ascii_isdigit (data[at - 1]) && at < end &&
         (data[at] == '.' || data[at] == ')') && (at + 1 == end || sp_is_blank (data[at + 1]));
}

static gboolean
is_table_to_cmark (const char *markdown, gsize length, guint n_columns)
{
  cmark_node *document = sp_cmark_parse (markdown, length), *node;
  gboolean same;

  node = cmark_node_first_child (document);
  same = node != NULL && strcmp (cmark_node_get_type_string (node), "table") == 0 &&
         cmark_gfm_extensions_get_table_columns (node) == n_columns;
  cmark_node_free (document);
  return same;
}

gboolean
sp_table_is_confirmed (const SpTable *self)
{
  const char *data = sp_text_get_data (self->text, NULL);
  g_autoptr (GString) head = g_string_new (NULL);
  gsize start, end;
  SpSlice slice;
  SpRowIter iter;
  guint n = 0;

  sp_table_get_line (self, 0, &start, &end);
  sp_row_iter_init (&iter, data, start, end);
  while (sp_row_iter_next (&iter, &slice))
    n++;
  append_line (head, data, start, n < self->n_columns ? iter.end : end);
  if (n < self->n_columns)
    {
      g_string_truncate (head, head->len - 1);
      if (!iter.trailing && !(iter.leading && n == 0))
        g_string_append_c (head, '|');
      for (; n < self->n_columns; n++)
        g_string_append (head, " |");
      g_string_append_c (head, '\n');
    }
  sp_table_get_line (self, 1, &start, &end);
  append_line (head, data, start, end);
  if (!is_table_to_cmark (head->str, head->len, self->n_columns))
    return FALSE;

  for (guint line = 2; line < self->n_lines; line++)
    {
      sp_table_get_line (self, line, &start, &end);
      if (may_end_table (data, start, end) || memchr (data + start, '\r', end - start) != NULL)
        return FALSE;
    }
  return TRUE;
}
