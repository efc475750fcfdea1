/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cell-block.h"
#include "sp-inline-markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* No spreadsheet on a page needs more; a broken span must not take all memory. */
#define MOST_SPAN 200

/* The parts of a cell's text, as they come. */
typedef struct
{
  GString *markdown;
  gboolean space; /* white space stands before what comes next */
} Writer;

static void append_node (Writer *writer, const xmlNode *node);

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_any_element (const xmlNode *node, const char *const *names)
{
  for (; *names != NULL; names++)
    if (is_element (node, *names))
      return TRUE;
  return FALSE;
}

/* Whether the element's own style says @property: one of @values. */
static gboolean
has_style (const xmlNode *node, const char *property, const char *const *values)
{
  xmlChar *style = xmlGetProp (node, BAD_CAST "style");
  g_auto (GStrv) rules = g_strsplit (style != NULL ? (const char *) style : "", ";", -1);
  gboolean found = FALSE;

  xmlFree (style);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      char *colon = strchr (rules[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (rules[i]), property) == 0 &&
          g_strv_contains (values, g_strstrip (colon + 1)))
        found = TRUE;
    }
  return found;
}

static void
append_text (Writer *writer, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_ascii_isspace (*at))
        {
          writer->space = TRUE;
          continue;
        }
      if (writer->space &&
          (words->len > 0 ||
           (writer->markdown->len > 0 && writer->markdown->str[writer->markdown->len - 1] != '\n')))
        g_string_append_c (words, ' ');
      writer->space = FALSE;
      g_string_append_len (words, at, g_utf8_next_char (at) - at);
    }
  escaped = sp_inline_markup_escape (words->str);
  g_string_append (writer->markdown, escaped);
}

static void
append_children (Writer *writer, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_node (writer, child);
}

/* The children between @before and @after, unless they say nothing. */
static void
append_wrapped (Writer *writer, const xmlNode *node, const char *before, const char *after)
{
  Writer inner = { g_string_new (NULL), FALSE };
  gsize length;

  append_children (&inner, node);
  length = inner.markdown->len;
  if (length > 0)
    {
      gboolean space = g_ascii_isspace (inner.markdown->str[0]);

      if ((writer->space || space) && writer->markdown->len > 0 &&
          writer->markdown->str[writer->markdown->len - 1] != '\n')
        g_string_append_c (writer->markdown, ' ');
      g_strstrip (inner.markdown->str);
      g_string_append_printf (writer->markdown, "%s%s%s", before, inner.markdown->str, after);
      writer->space = FALSE;
    }
  writer->space = writer->space || inner.space;
  g_string_free (inner.markdown, TRUE);
}

static void
append_link (Writer *writer, const xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, BAD_CAST "href");

  if (href != NULL && strpbrk ((const char *) href, " ()<>") == NULL)
    {
      g_autofree char *after = g_strdup_printf ("](%s)", (const char *) href);

      append_wrapped (writer, node, "[", after);
    }
  else
    {
      append_children (writer, node);
    }
  xmlFree (href);
}

static void
append_node (Writer *writer, const xmlNode *node)
{
  static const char *const bold[] = { "b", "strong", NULL };
  static const char *const bold_weights[] = { "bold", "bolder", "600", "700", "800", "900", NULL };
  static const char *const italic[] = { "i", "em", NULL };
  static const char *const struck[] = { "s", "del", "strike", NULL };
  static const char *const hidden[] = { "script", "style", "head", "title", NULL };
  static const char *const blocks[] = { "p", "div", "li", NULL };

  if (node->type == XML_TEXT_NODE)
    {
      append_text (writer, (const char *) node->content);
      return;
    }
  if (node->type != XML_ELEMENT_NODE || is_any_element (node, hidden))
    return;
  if (is_element (node, "br"))
    {
      g_string_append_c (writer->markdown, '\n');
      writer->space = FALSE;
    }
  else if (is_element (node, "a"))
    append_link (writer, node);
  else if (is_element (node, "code"))
    append_wrapped (writer, node, "`", "`");
  else if (is_any_element (node, bold) ||
           (!is_element (node, "td") && has_style (node, "font-weight", bold_weights)))
    append_wrapped (writer, node, "**", "**");
  else if (is_any_element (node, italic))
    append_wrapped (writer, node, "*", "*");
  else if (is_any_element (node, struck))
    append_wrapped (writer, node, "~~", "~~");
  else
    {
      if (is_any_element (node, blocks) && writer->markdown->len > 0)
        g_string_append_c (writer->markdown, '\n');
      append_children (writer, node);
    }
}

/* The Markdown of a cell. Google Sheets makes a cell bold by its own style. */
static char *
read_cell (const xmlNode *cell)
{
  static const char *const bold_weights[] = { "bold", "bolder", "600", "700", "800", "900", NULL };
  Writer writer = { g_string_new (NULL), FALSE };

  if (is_element (cell, "td") && has_style (cell, "font-weight", bold_weights))
    append_wrapped (&writer, cell, "**", "**");
  else
    append_children (&writer, cell);
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
      const xmlNode *found = is_element (node, "table") ? node : find_table (node->children);

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
      if (is_element (node, "tr"))
        g_ptr_array_add (rows, (gpointer) node);
      else if (!is_element (node, "table"))
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

          if (!is_element (cell, "td") && !is_element (cell, "th"))
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
