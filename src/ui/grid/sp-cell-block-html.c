/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cell-block.h"
#include "sp-html-inline.h"
#include "sp-inline-markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* No spreadsheet on a page needs more; a broken span must not take all memory. */
#define MOST_SPAN 200

/* The Markdown of a cell. Google Sheets makes a cell bold by its own style. */
static char *
read_cell (const xmlNode *cell)
{
  SpHtmlWriter writer = { g_string_new (NULL), FALSE, FALSE };

  if (sp_html_is_element (cell, "td") && sp_html_is_bold (cell))
    sp_html_writer_append_wrapped (&writer, cell, "**", "**");
  else
    sp_html_writer_append_children (&writer, cell);
  g_strstrip (writer.markdown->str);
  return g_string_free (writer.markdown, FALSE);
}

static guint
get_span (const xmlNode *cell, const char *name)
{
  xmlChar *value = xmlGetProp (cell, BAD_CAST name);
  guint64 span = 1;

  if (value != NULL)
    g_ascii_string_to_unsigned ((const char *) value, 10, 1, MOST_SPAN, &span, NULL);
  xmlFree (value);
  return (guint) span;
}

static const xmlNode *
find_table (const xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      const xmlNode *found =
          sp_html_is_element (node, "table") ? node : find_table (node->children);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The rows of a table, those in its head and bodies too, but not those of tables in its cells. */
static void
collect_rows (const xmlNode *node, GPtrArray *rows)
{
  for (; node != NULL; node = node->next)
    {
      if (sp_html_is_element (node, "tr"))
        g_ptr_array_add (rows, (gpointer) node);
      else if (!sp_html_is_element (node, "table"))
        collect_rows (node->children, rows);
    }
}

/* A cell and where it stands, once the cells above that reach down are counted. */
typedef struct
{
  guint row;
  guint column;
  char *markdown;
} Placed;

static void
clear_placed (gpointer data)
{
  g_free (((Placed *) data)->markdown);
}

static SpCellBlock *
read_table (const xmlNode *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_autoptr (GArray) taken = g_array_new (FALSE, TRUE, sizeof (guint)); /* rows still covered */
  SpCellBlock *self;
  guint n_columns = 0;

  g_array_set_clear_func (placed, clear_placed);
  collect_rows (table->children, rows);
  for (guint row = 0; row < rows->len; row++)
    {
      const xmlNode *line = g_ptr_array_index (rows, row);
      guint column = 0;

      for (const xmlNode *cell = line->children; cell != NULL; cell = cell->next)
        {
          guint columns, down;

          if (!sp_html_is_element (cell, "td") && !sp_html_is_element (cell, "th"))
            continue;
          while (column < taken->len && g_array_index (taken, guint, column) > row)
            column++;
          g_array_append_val (placed, ((Placed){ row, column, read_cell (cell) }));
          columns = get_span (cell, "colspan");
          down = get_span (cell, "rowspan");
          if (taken->len < column + columns)
            g_array_set_size (taken, column + columns);
          for (; columns > 0; columns--)
            g_array_index (taken, guint, column++) = row + down;
        }
      n_columns = MAX (n_columns, column);
    }
  self = sp_cell_block_new (rows->len, n_columns);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *cell = &g_array_index (placed, Placed, i);

      sp_cell_block_set (self, cell->row, cell->column, cell->markdown);
    }
  return self;
}

SpCellBlock *
sp_cell_block_new_from_html (const char *html, gsize length)
{
  htmlDocPtr document;
  const xmlNode *table;
  SpCellBlock *self = NULL;

  g_return_val_if_fail (html != NULL, NULL);

  document = htmlReadMemory (html, (int) MIN (length, G_MAXINT), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET);
  if (document == NULL)
    return NULL;
  table = find_table (xmlDocGetRootElement (document));
  if (table != NULL)
    self = read_table (table);
  xmlFreeDoc (document);
  return self;
}
