/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-price.h"

#include "sp-body.h"

#include <string.h>

/* A first cell longer than this is no name of a price, whatever its markup. */
#define MAX_NAME 80

/* The names that real pages give the row of the price. */
gboolean
sp_page_is_price_name (const char *name)
{
  static const char *const names[] = { "cost",        "cost range", "costs",   "price",
                                       "price range", "prices",     "pricing", "starting price",
                                       "fee",         NULL };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  g_strstrip (lower);
  return g_strv_contains (names, lower);
}

/* Whether between @start and @end is one of the words of which every such name has one. */
static gboolean
has_price_word (const char *start, const char *end)
{
  for (const char *p = start; end - p >= 3; p++)
    {
      const char first = *p | 0x20;

      if (first != 'c' && first != 'p' && first != 'f')
        continue;
      if (g_ascii_strncasecmp (p, "fee", 3) == 0 ||
          (end - p >= 4 && (g_ascii_strncasecmp (p, "cost", 4) == 0 ||
                            g_ascii_strncasecmp (p, "pric", 4) == 0)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the line may be a table's row of the price, judged by the text before its second pipe. */
static gboolean
may_be_price_row (const char *line, const char *end)
{
  const char *start = line, *pipe;

  while (start < end && (*start == ' ' || *start == '|'))
    start++;
  pipe = memchr (start, '|', (gsize) (end - start));
  if (pipe == NULL || pipe - start > MAX_NAME)
    return FALSE;
  return has_price_word (start, pipe);
}

static char *
get_plain_cell (SpText *text, const SpTable *table, int row, guint column)
{
  g_autofree char *markdown = NULL;
  gsize start, end;

  sp_table_get_cell_span (table, row, column, &start, &end);
  markdown = sp_text_slice (text, start, end);
  return sp_markdown_to_plain (markdown);
}

/* The price if @offset is in a row of the price. */
static char *
read_row_at (SpText *text, SpBody *body, gsize offset)
{
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      SpCells *cells = sp_table_get_cells (table);
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (offset < start || offset >= end || sp_cells_get_n_columns (cells) < 2)
        continue;
      for (int row = 0; row < (int) sp_cells_get_n_rows (cells); row++)
        {
          g_autofree char *name = NULL;

          sp_table_get_row_span (table, row, &start, &end);
          if (offset < start || offset >= end)
            continue;
          name = get_plain_cell (text, table, row, 0);
          return sp_page_is_price_name (name) ? get_plain_cell (text, table, row, 1) : NULL;
        }
    }
  return NULL;
}

/* Lists of thousands of pages ask this of each: the tables are only read where a line looks right.
 */
char *
sp_page_find_price (SpText *text, gsize body_start)
{
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  const char *line = data + body_start, *end = data + length;
  g_autoptr (SpBody) body = NULL;

  while (line < end)
    {
      const char *line_end = memchr (line, '\n', (gsize) (end - line));

      if (line_end == NULL)
        line_end = end;
      if (may_be_price_row (line, line_end))
        {
          char *price;

          if (body == NULL)
            body = sp_body_parse (text, body_start);
          price = read_row_at (text, body, (gsize) (line - data));
          if (price != NULL)
            return price;
        }
      line = line_end + 1;
    }
  return NULL;
}
