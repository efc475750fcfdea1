/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-html-markdown.h"

#include "sp-html-inline.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Deeper nesting comes from no person. */
#define DEEPEST 200

static const char *const skipped[] = { "script", "style", "head", "title", "meta", "link", NULL };
static const char *const blocks[] = {
  "address", "article", "aside", "blockquote", "body",  "center", "dd", "div", "dl",      "dt",
  "figure",  "footer",  "form",  "h1",         "h2",    "h3",     "h4", "h5",  "h6",      "header",
  "hr",      "html",    "li",    "main",       "nav",   "ol",     "p",  "pre", "section", "table",
  "tbody",   "td",      "tfoot", "th",         "thead", "tr",     "ul", NULL
};

/* The blocks of a text, one behind the other, and the paragraph that is being collected. */
typedef struct
{
  GString *text;
  SpHtmlWriter paragraph;
  gboolean tight; /* no blank line before the next block */
} Output;

static void
output_init (Output *output)
{
  output->text = g_string_new (NULL);
  output->paragraph = (SpHtmlWriter){ g_string_new (NULL), FALSE, TRUE };
  output->tight = FALSE;
}

/* Appends @lines as a block, the first line behind @first and the others behind @other. */
static void
append_block (Output *output, const char *lines, const char *first, const char *other)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  if (output->text->len > 0)
    g_string_append (output->text, output->tight ? "\n" : "\n\n");
  output->tight = FALSE;
  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat (i == 0 ? first : other, split[i], NULL);

      g_string_append_printf (output->text, "%s%s", i > 0 ? "\n" : "", g_strchomp (line));
    }
}

static void
end_paragraph (Output *output, const char *first)
{
  g_autofree char *text = g_strstrip (g_strdup (output->paragraph.markdown->str));

  g_string_truncate (output->paragraph.markdown, 0);
  output->paragraph.space = FALSE;
  if (*text != '\0')
    append_block (output, text, first, "");
}

static char *
output_end (Output *output)
{
  end_paragraph (output, "");
  g_string_free (output->paragraph.markdown, TRUE);
  return g_string_free (output->text, FALSE);
}

static void append_children (Output *output, const xmlNode *node, guint depth);

/* What is inside @node, by itself. */
static char *
read_inside (const xmlNode *node, guint depth)
{
  Output inside;

  output_init (&inside);
  append_children (&inside, node, depth);
  return output_end (&inside);
}

static void
append_list (Output *output, const xmlNode *list, guint depth)
{
  gboolean numbered = sp_html_is_element (list, "ol");
  guint number = 0;

  for (const xmlNode *item = list->children; item != NULL; item = item->next)
    {
      g_autofree char *text = NULL;
      g_autofree char *marker = NULL;

      /* Google Docs and Word put a list right inside a list. */
      if (sp_html_is_element (item, "ul") || sp_html_is_element (item, "ol"))
        marker = g_strdup ("  ");
      else if (sp_html_is_element (item, "li"))
        marker = numbered ? g_strdup_printf ("%u. ", ++number) : g_strdup ("- ");
      else
        continue;
      if (sp_html_is_element (item, "li"))
        {
          text = read_inside (item, depth + 1);
        }
      else
        {
          Output nested;

          output_init (&nested);
          append_list (&nested, item, depth + 1);
          text = output_end (&nested);
        }
      if (*text == '\0')
        continue;
      output->tight = item->prev != NULL && number != 1;
      append_block (output, text, marker, numbered ? "   " : "  ");
      output->tight = TRUE;
    }
  output->tight = FALSE;
}

static void
append_preformatted (Output *output, const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *block = g_strdup_printf ("```\n%s\n```", g_strchomp ((char *) content));

  append_block (output, block, "", "");
  xmlFree (content);
}

/* The page's title is its only heading of the first level. */
static void
append_heading (Output *output, const xmlNode *node)
{
  int level = CLAMP (node->name[1] - '0', 2, 6);
  g_autofree char *marker = g_strdup_printf ("%.*s ", level, "######");

  sp_html_writer_append_children (&output->paragraph, node);
  g_strdelimit (output->paragraph.markdown->str, "\n", ' ');
  end_paragraph (output, marker);
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && strlen ((const char *) node->name) == 2 &&
         (node->name[0] == 'h' || node->name[0] == 'H') && node->name[1] >= '1' &&
         node->name[1] <= '6';
}

/* Whether blocks stand inside an element that is none itself, as in Google Docs' "b". */
static gboolean
holds_blocks (const xmlNode *node, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL && depth < DEEPEST; child = child->next)
    if (sp_html_is_any_element (child, blocks) || holds_blocks (child, depth + 1))
      return TRUE;
  return FALSE;
}

static void
append_node (Output *output, const xmlNode *node, guint depth)
{
  if (depth > DEEPEST || sp_html_is_any_element (node, skipped))
    return;
  if (!sp_html_is_any_element (node, blocks))
    {
      if (node->type == XML_ELEMENT_NODE && holds_blocks (node, 0))
        append_children (output, node, depth + 1);
      else
        sp_html_writer_append (&output->paragraph, node);
      return;
    }
  end_paragraph (output, "");
  if (is_heading (node))
    append_heading (output, node);
  else if (sp_html_is_element (node, "ul") || sp_html_is_element (node, "ol"))
    append_list (output, node, depth);
  else if (sp_html_is_element (node, "pre"))
    append_preformatted (output, node);
  else if (sp_html_is_element (node, "hr"))
    append_block (output, "---", "", "");
  else if (sp_html_is_element (node, "blockquote"))
    {
      g_autofree char *text = read_inside (node, depth + 1);

      if (*text != '\0')
        append_block (output, text, "> ", "> ");
    }
  else
    append_children (output, node, depth + 1);
  end_paragraph (output, "");
}

static void
append_children (Output *output, const xmlNode *node, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_node (output, child, depth);
}

char *
sp_html_to_markdown (const char *html, gsize length)
{
  xmlDoc *document;
  char *markdown;

  g_return_val_if_fail (html != NULL, NULL);

  document = htmlReadMemory (html, (int) MIN (length, (gsize) G_MAXINT), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET);
  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    {
      xmlFreeDoc (document);
      return g_strdup ("");
    }
  markdown = read_inside (xmlDocGetRootElement (document), 0);
  xmlFreeDoc (document);
  return markdown;
}
