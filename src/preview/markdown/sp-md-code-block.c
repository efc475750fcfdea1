/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-escape.h"
#include "sp-md-html.h"

/* Options of the highlighter, which do not show as attributes. */
static const char *const options[] = {
  "anchorlinenos", "guesssyntax", "hl_lines", "hl_inline",          "lineanchors",
  "linenos",       "linenostart", "nohl",     "linenumbersintable", "noclasses",
  "style",         "tabwidth",    NULL,
};

static gboolean
is_option (SpMdSlice name)
{
  g_autofree char *lower = g_ascii_strdown (name.data, name.length);

  return g_strv_contains (options, lower);
}

/* The first word of the info string, up to a "{". */
static SpMdSlice
get_language (SpMdParser *parser, const SpMdNode *node)
{
  SpMdSlice language = { parser->source + node->u.code.info.start, 0 };
  int length = node->u.code.info.stop - node->u.code.info.start;

  while (language.length < length && language.data[language.length] != ' ' &&
         language.data[language.length] != '{')
    language.length++;
  return language;
}

static void
append_frame (SpMdParser *parser, const SpMdNode *node, GString *html)
{
  const char *info = parser->source + node->u.code.info.start;
  int length = node->u.code.info.stop - node->u.code.info.start;
  const char *brace = length > 0 ? memchr (info, '{', length) : NULL;
  SpMdAttribute *attributes = NULL;
  int end;

  if (brace != NULL)
    attributes = sp_md_parse_attributes (parser->arena, info, length, (int) (brace - info), &end);
  g_string_append (html, "<div class=\"highlight");
  for (const SpMdAttribute *a = attributes; a != NULL; a = a->next)
    if (sp_md_slice_equal (a->name, "class"))
      {
        g_string_append_c (html, ' ');
        sp_md_append_escaped (html, a->value.data, a->value.length);
        break;
      }
  g_string_append_c (html, '"');
  for (const SpMdAttribute *a = attributes; a != NULL; a = a->next)
    {
      if (sp_md_slice_equal (a->name, "class") || is_option (a->name) ||
          (a->name.length > 1 && g_ascii_strncasecmp (a->name.data, "on", 2) == 0))
        continue;
      g_string_append_c (html, ' ');
      g_string_append_len (html, a->name.data, a->name.length);
      g_string_append (html, "=\"");
      sp_md_append_escaped (html, a->value.data, a->value.length);
      g_string_append_c (html, '"');
    }
  g_string_append_c (html, '>');
}

static void
append_lines (SpMdParser *parser, const SpMdNode *node, GString *html)
{
  for (int i = 0; i < node->n_lines; i++)
    {
      const SpMdSegment *line = &node->lines[i];
      int stop = line->stop;

      /* Hugo drops the line end of the last line. */
      if (i == node->n_lines - 1)
        while (stop > line->start &&
               (parser->source[stop - 1] == '\n' || parser->source[stop - 1] == '\r'))
          stop--;
      for (int k = 0; k < line->padding; k++)
        g_string_append_c (html, ' ');
      sp_md_append_code (html, parser->source + line->start, stop - line->start);
    }
}

void
sp_md_append_fenced_code (SpMdParser *parser, const SpMdNode *node, GString *html)
{
  SpMdSlice language = get_language (parser, node);

  if (language.length > 0)
    append_frame (parser, node, html);
  g_string_append (html, "<pre tabindex=\"0\"><code");
  if (language.length > 0)
    {
      g_string_append (html, " class=\"language-");
      sp_md_append_escaped (html, language.data, language.length);
      g_string_append (html, "\" data-lang=\"");
      sp_md_append_escaped (html, language.data, language.length);
      g_string_append_c (html, '"');
    }
  g_string_append_c (html, '>');
  append_lines (parser, node, html);
  g_string_append (html, "</code></pre>");
  if (language.length > 0)
    g_string_append (html, "</div>");
}
