/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-html-inline.h"

#include "sp-inline-markup.h"

#include <string.h>

gboolean
sp_html_is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
sp_html_is_any_element (const xmlNode *node, const char *const *names)
{
  for (; *names != NULL; names++)
    if (sp_html_is_element (node, *names))
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

gboolean
sp_html_is_bold (const xmlNode *node)
{
  static const char *const bold[] = { "b", "strong", NULL };
  static const char *const bold_weights[] = { "bold", "bolder", "600", "700", "800", "900", NULL };
  static const char *const normal_weights[] = { "normal", "400", NULL };

  /* Google Docs wraps all that it copies in a "b" that is not bold. */
  return has_style (node, "font-weight", bold_weights) ||
         (sp_html_is_any_element (node, bold) && !has_style (node, "font-weight", normal_weights));
}

static gboolean
is_italic (const xmlNode *node)
{
  static const char *const italic[] = { "i", "em", NULL };
  static const char *const styles[] = { "italic", "oblique", NULL };

  return sp_html_is_any_element (node, italic) || has_style (node, "font-style", styles);
}

static void
append_text (SpHtmlWriter *writer, const char *text)
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

void
sp_html_writer_append_children (SpHtmlWriter *writer, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    sp_html_writer_append (writer, child);
}

/* The children between @before and @after, unless they say nothing. */
void
sp_html_writer_append_wrapped (SpHtmlWriter *writer,
                               const xmlNode *node,
                               const char *before,
                               const char *after)
{
  SpHtmlWriter inner = { g_string_new (NULL), FALSE, writer->images };
  gsize length;

  sp_html_writer_append_children (&inner, node);
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
append_link (SpHtmlWriter *writer, const xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, BAD_CAST "href");

  if (href != NULL && strpbrk ((const char *) href, " ()<>") == NULL)
    {
      g_autofree char *after = g_strdup_printf ("](%s)", (const char *) href);

      sp_html_writer_append_wrapped (writer, node, "[", after);
    }
  else
    {
      sp_html_writer_append_children (writer, node);
    }
  xmlFree (href);
}

/* Only one that others can see too: not a file of this computer. */
static void
append_image (SpHtmlWriter *writer, const xmlNode *node)
{
  xmlChar *source = xmlGetProp (node, BAD_CAST "src");
  xmlChar *text = xmlGetProp (node, BAD_CAST "alt");

  if (writer->images && source != NULL && strpbrk ((const char *) source, " ()<>") == NULL &&
      (g_str_has_prefix ((const char *) source, "https://") ||
       g_str_has_prefix ((const char *) source, "http://")))
    {
      g_autofree char *escaped = sp_inline_markup_escape (text != NULL ? (const char *) text : "");

      g_string_append_printf (writer->markdown, "%s![%s](%s)",
                              writer->space && writer->markdown->len > 0 ? " " : "", escaped,
                              (const char *) source);
      writer->space = FALSE;
    }
  xmlFree (source);
  xmlFree (text);
}

void
sp_html_writer_append (SpHtmlWriter *writer, const xmlNode *node)
{
  static const char *const struck[] = { "s", "del", "strike", NULL };
  static const char *const hidden[] = { "script", "style", "head", "title", NULL };
  static const char *const blocks[] = { "p", "div", "li", NULL };

  if (node->type == XML_TEXT_NODE)
    {
      append_text (writer, (const char *) node->content);
      return;
    }
  if (node->type != XML_ELEMENT_NODE || sp_html_is_any_element (node, hidden))
    return;
  if (sp_html_is_element (node, "br"))
    {
      g_string_append_c (writer->markdown, '\n');
      writer->space = FALSE;
    }
  else if (sp_html_is_element (node, "a"))
    append_link (writer, node);
  else if (sp_html_is_element (node, "code"))
    sp_html_writer_append_wrapped (writer, node, "`", "`");
  else if (sp_html_is_element (node, "img"))
    append_image (writer, node);
  else if (!sp_html_is_element (node, "td") && sp_html_is_bold (node))
    sp_html_writer_append_wrapped (writer, node, "**", "**");
  else if (is_italic (node))
    sp_html_writer_append_wrapped (writer, node, "*", "*");
  else if (sp_html_is_any_element (node, struck))
    sp_html_writer_append_wrapped (writer, node, "~~", "~~");
  else
    {
      if (sp_html_is_any_element (node, blocks) && writer->markdown->len > 0)
        g_string_append_c (writer->markdown, '\n');
      sp_html_writer_append_children (writer, node);
    }
}
