/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-html.h"

#include <string.h>

#include "sp-md-escape.h"

#define OMITTED "<!-- raw HTML omitted -->"

typedef struct
{
  SpMdParser *parser;
  const SpMarkup *markup;
  GString *html;
} Writer;

/* The attributes that goldmark writes for any element but a heading, and those for some. */
static const char *const global_attributes[] = {
  "accesskey", "autocapitalize", "autofocus", "class",   "contenteditable", "dir",
  "draggable", "enterkeyhint",   "hidden",    "id",      "inert",           "inputmode",
  "is",        "itemid",         "itemprop",  "itemref", "itemscope",       "itemtype",
  "lang",      "part",           "role",      "slot",    "spellcheck",      "style",
  "tabindex",  "title",          "translate", NULL,
};
static const char *const quote_attributes[] = { "cite", NULL };
static const char *const list_attributes[] = { "start", "reversed", "type", NULL };
static const char *const rule_attributes[] = { "align", "color", "noshade", "size", "width", NULL };
static const char *const table_attributes[] = {
  "align", "bgcolor", "border",  "cellpadding", "cellspacing",
  "frame", "rules",   "summary", "width",       NULL,
};

static gboolean
is_written (const SpMdNode *node, SpMdSlice slice)
{
  g_autofree char *name = g_strndup (slice.data, slice.length);
  const char *const *more = NULL;

  switch (node->kind)
    {
    case SP_MD_HEADING:
      return g_ascii_strncasecmp (name, "on", 2) != 0;
    case SP_MD_BLOCKQUOTE:
      more = quote_attributes;
      break;
    case SP_MD_LIST:
      more = list_attributes;
      break;
    case SP_MD_THEMATIC_BREAK:
      more = rule_attributes;
      break;
    case SP_MD_TABLE:
      more = table_attributes;
      break;
    default:
      break;
    }
  return g_str_has_prefix (name, "data-") || g_strv_contains (global_attributes, name) ||
         (more != NULL && g_strv_contains (more, name));
}

static void
append_attributes (Writer *self, const SpMdNode *node)
{
  for (const SpMdAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (!is_written (node, a->name))
        continue;
      g_string_append_c (self->html, ' ');
      g_string_append_len (self->html, a->name.data, a->name.length);
      g_string_append (self->html, "=\"");
      sp_md_append_escaped (self->html, a->value.data, a->value.length);
      g_string_append_c (self->html, '"');
    }
}

static void
open_tag (Writer *self, const SpMdNode *node, const char *tag, const char *end)
{
  g_string_append_c (self->html, '<');
  g_string_append (self->html, tag);
  append_attributes (self, node);
  g_string_append (self->html, end);
}

/* One without content. */
static void
append_void (Writer *self, const char *tag)
{
  g_string_append (self->html, tag);
  g_string_append (self->html, self->markup->xhtml ? " />" : ">");
}

static void
append_lines (Writer *self, const SpMdNode *node)
{
  for (int i = 0; i < node->n_lines; i++)
    {
      const SpMdSegment *line = &node->lines[i];

      for (int k = 0; k < line->padding; k++)
        g_string_append_c (self->html, ' ');
      sp_md_append_escaped (self->html, self->parser->source + line->start,
                            line->stop - line->start);
    }
}

static void
append_raw_line (Writer *self, const SpMdSegment *line)
{
  for (int k = 0; k < line->padding; k++)
    g_string_append_c (self->html, ' ');
  sp_md_append_raw (self->html, self->parser->source + line->start, line->stop - line->start);
}

static void
append_html_block (Writer *self, const SpMdNode *node)
{
  if (!self->markup->unsafe)
    {
      g_string_append (self->html, OMITTED "\n");
      if (node->u.html.closed)
        g_string_append (self->html, OMITTED "\n");
      return;
    }
  for (int i = 0; i < node->n_lines; i++)
    append_raw_line (self, &node->lines[i]);
  if (node->u.html.closed)
    append_raw_line (self, &node->u.html.closing);
}

static void
append_list (Writer *self, const SpMdNode *node, gboolean entering)
{
  gboolean ordered = node->u.list.marker == '.' || node->u.list.marker == ')';

  if (!entering)
    {
      g_string_append (self->html, ordered ? "</ol>\n" : "</ul>\n");
      return;
    }
  g_string_append (self->html, ordered ? "<ol" : "<ul");
  if (ordered && node->u.list.start != 1)
    g_string_append_printf (self->html, " start=\"%d\"", node->u.list.start);
  append_attributes (self, node);
  g_string_append (self->html, ">\n");
}

static void
append_cell (Writer *self, const SpMdNode *node, gboolean entering)
{
  static const char *const aligns[] = { "none", "left", "right", "center" };
  gboolean header = node->parent->kind == SP_MD_TABLE_HEADER;

  if (!entering)
    {
      g_string_append (self->html, header ? "</th>\n" : "</td>\n");
      return;
    }
  g_string_append (self->html, header ? "<th" : "<td");
  if (node->u.cell.align != SP_MD_ALIGN_NONE)
    g_string_append_printf (self->html,
                            self->markup->xhtml ? " align=\"%s\"" : " style=\"text-align:%s\"",
                            aligns[node->u.cell.align]);
  g_string_append_c (self->html, '>');
}

static void
append_table_part (Writer *self, const SpMdNode *node, gboolean entering)
{
  switch (node->kind)
    {
    case SP_MD_TABLE:
      if (entering)
        open_tag (self, node, "table", ">\n");
      else
        g_string_append (self->html, "</table>\n");
      break;
    case SP_MD_TABLE_HEADER:
      g_string_append (self->html, entering ? "<thead>\n<tr>\n" : "</tr>\n</thead>\n");
      if (!entering && node->next != NULL)
        g_string_append (self->html, "<tbody>\n");
      break;
    case SP_MD_TABLE_ROW:
      g_string_append (self->html, entering ? "<tr>\n" : "</tr>\n");
      if (!entering && node->next == NULL)
        g_string_append (self->html, "</tbody>\n");
      break;
    default:
      append_cell (self, node, entering);
    }
}

static void
append_heading (Writer *self, const SpMdNode *node, gboolean entering)
{
  int level = node->u.heading.level;

  if (!entering)
    {
      g_string_append_printf (self->html, "</h%d>\n", level);
      return;
    }
  g_string_append_printf (self->html, "<h%d", level);
  append_attributes (self, node);
  g_string_append_c (self->html, '>');
}

static void
append_footnote_part (Writer *self, const SpMdNode *node, gboolean entering)
{
  g_autofree char *nth = NULL;
  int index = node->u.footnote.index;

  if (node->u.footnote.reference > 0)
    nth = g_strdup_printf ("%d", node->u.footnote.reference);
  switch (node->kind)
    {
    case SP_MD_FOOTNOTE_LIST:
      if (entering)
        {
          g_string_append (self->html, "<div class=\"footnotes\" role=\"doc-endnotes\"");
          append_attributes (self, node);
          g_string_append (self->html, ">\n");
          append_void (self, "<hr");
          g_string_append (self->html, "\n<ol>\n");
        }
      else
        g_string_append (self->html, "</ol>\n</div>\n");
      break;
    case SP_MD_FOOTNOTE:
      if (entering)
        g_string_append_printf (self->html, "<li id=\"fn:%d\">\n", index);
      else
        g_string_append (self->html, "</li>\n");
      break;
    case SP_MD_FOOTNOTE_LINK:
      if (entering)
        g_string_append_printf (self->html,
                                "<sup id=\"fnref%s:%d\"><a href=\"#fn:%d\" "
                                "class=\"footnote-ref\" role=\"doc-noteref\">%d</a></sup>",
                                nth != NULL ? nth : "", index, index, index);
      break;
    default:
      if (entering)
        g_string_append_printf (self->html,
                                "&#160;<a href=\"#fnref%s:%d\" class=\"footnote-backref\" "
                                "role=\"doc-backlink\">&#x21a9;&#xfe0e;</a>",
                                nth != NULL ? nth : "", index);
    }
}

static void
append_auto_link (Writer *self, const SpMdNode *node)
{
  SpMdSlice text = node->text;

  g_string_append (self->html, "<a href=\"");
  if (node->u.auto_link.email &&
      !(text.length >= 7 && g_ascii_strncasecmp (text.data, "mailto:", 7) == 0))
    g_string_append (self->html, "mailto:");
  if (node->u.auto_link.bare_www)
    g_string_append_printf (self->html, "%s://", self->markup->linkify_protocol);
  sp_md_append_address (self->html, text.data, text.length, FALSE);
  g_string_append (self->html, "\">");
  sp_md_append_escaped (self->html, text.data, text.length);
  g_string_append (self->html, "</a>");
}

/* Whether an image alone is in a paragraph that the site does not want around it. */
static gboolean
is_lone_image (Writer *self, const SpMdNode *paragraph)
{
  return !self->markup->wrap_lone_image && paragraph->kind == SP_MD_PARAGRAPH &&
         paragraph->first != NULL && paragraph->first == paragraph->last &&
         paragraph->first->kind == SP_MD_IMAGE;
}

/* What stands for an image: the text of all that is in it, as it was written. */
static void
append_alternative (Writer *self, SpMdNode *image)
{
  gboolean entering = TRUE;

  for (SpMdNode *node = image; node != NULL; node = sp_md_node_walk (node, image, &entering))
    if (entering && (node->kind == SP_MD_TEXT || node->kind == SP_MD_ENTITY ||
                     node->kind == SP_MD_CODE_SPAN || node->kind == SP_MD_AUTO_LINK))
      sp_md_append_escaped (self->html, node->text.data, node->text.length);
}

static void
append_address_and_title (Writer *self, const SpMdNode *node, gboolean image)
{
  SpMdSlice address = node->u.link.destination;

  if (self->markup->unsafe || !sp_md_is_dangerous_address (address.data, address.length))
    sp_md_append_address (self->html, address.data, address.length, TRUE);
  g_string_append_c (self->html, '"');
  if (image)
    {
      g_string_append (self->html, " alt=\"");
      append_alternative (self, (SpMdNode *) node);
      g_string_append_c (self->html, '"');
    }
  if (node->u.link.has_title)
    {
      g_string_append (self->html, " title=\"");
      sp_md_append_text (self->html, node->u.link.title.data, node->u.link.title.length);
      g_string_append_c (self->html, '"');
    }
}

static void
append_code_span (Writer *self, const SpMdNode *node)
{
  SpMdSlice text = node->text;
  int start = 0;

  g_string_append (self->html, "<code>");
  for (int i = 0; i < text.length; i++)
    if (text.data[i] == '\n')
      {
        sp_md_append_escaped (self->html, text.data + start, i - start);
        g_string_append_c (self->html, ' ');
        start = i + 1;
      }
  sp_md_append_escaped (self->html, text.data + start, text.length - start);
  g_string_append (self->html, "</code>");
}

static void
append_text (Writer *self, const SpMdNode *node)
{
  sp_md_append_text (self->html, node->text.data, node->text.length);
  if (node->u.text_flags.hard_break || (node->u.text_flags.soft_break && self->markup->hard_wraps))
    {
      append_void (self, "<br");
      g_string_append_c (self->html, '\n');
    }
  else if (node->u.text_flags.soft_break)
    g_string_append_c (self->html, '\n');
}

/* FALSE when the children were dealt with. */
static gboolean
append_inline (Writer *self, const SpMdNode *node, gboolean entering)
{
  switch (node->kind)
    {
    case SP_MD_TEXT:
      if (entering)
        append_text (self, node);
      break;
    case SP_MD_ENTITY:
      if (entering)
        g_string_append_len (self->html, node->text.data, node->text.length);
      break;
    case SP_MD_CODE_SPAN:
      if (entering)
        append_code_span (self, node);
      break;
    case SP_MD_EMPHASIS:
      g_string_append (self->html, entering ? "<" : "</");
      g_string_append (self->html, node->u.emphasis.level == 2 ? "strong>" : "em>");
      break;
    case SP_MD_STRIKETHROUGH:
      g_string_append (self->html, entering ? "<del>" : "</del>");
      break;
    case SP_MD_LINK:
      if (entering)
        {
          g_string_append (self->html, "<a href=\"");
          append_address_and_title (self, node, FALSE);
          g_string_append_c (self->html, '>');
        }
      else
        g_string_append (self->html, "</a>");
      break;
    case SP_MD_IMAGE:
      if (entering)
        {
          g_string_append (self->html, "<img src=\"");
          append_address_and_title (self, node, TRUE);
          if (is_lone_image (self, node->parent))
            append_attributes (self, node->parent);
          append_void (self, "");
        }
      return FALSE;
    case SP_MD_AUTO_LINK:
      if (entering)
        append_auto_link (self, node);
      break;
    case SP_MD_RAW_HTML:
      if (entering && self->markup->unsafe)
        g_string_append_len (self->html, node->text.data, node->text.length);
      else if (entering)
        g_string_append (self->html, OMITTED);
      break;
    case SP_MD_TASK_BOX:
      if (entering)
        {
          append_void (self, node->u.task.checked
                                 ? "<input checked=\"\" disabled=\"\" type=\"checkbox\""
                                 : "<input disabled=\"\" type=\"checkbox\"");
          g_string_append_c (self->html, ' ');
        }
      break;
    default:
      break;
    }
  return TRUE;
}

static gboolean
append_node (Writer *self, const SpMdNode *node, gboolean entering)
{
  switch (node->kind)
    {
    case SP_MD_PARAGRAPH:
      if (is_lone_image (self, node))
        break;
      if (entering)
        open_tag (self, node, "p", ">");
      else
        g_string_append (self->html, "</p>\n");
      break;
    case SP_MD_TEXT_BLOCK:
      if (!entering && node->next != NULL && node->first != NULL)
        g_string_append_c (self->html, '\n');
      break;
    case SP_MD_HEADING:
      append_heading (self, node, entering);
      break;
    case SP_MD_THEMATIC_BREAK:
      if (!entering)
        break;
      open_tag (self, node, "hr", self->markup->xhtml ? " />\n" : ">\n");
      break;
    case SP_MD_CODE_BLOCK:
      if (!entering)
        break;
      g_string_append (self->html, "<pre><code>");
      append_lines (self, node);
      g_string_append (self->html, "</code></pre>\n");
      break;
    case SP_MD_FENCED_CODE:
      if (entering)
        sp_md_append_fenced_code (self->parser, node, self->html);
      break;
    case SP_MD_HTML_BLOCK:
      if (entering)
        append_html_block (self, node);
      break;
    case SP_MD_BLOCKQUOTE:
      if (entering)
        open_tag (self, node, "blockquote", node->attributes != NULL ? ">" : ">\n");
      else
        g_string_append (self->html, "</blockquote>\n");
      break;
    case SP_MD_LIST:
      append_list (self, node, entering);
      break;
    case SP_MD_LIST_ITEM:
      if (entering)
        {
          open_tag (self, node, "li", ">");
          if (node->first != NULL && node->first->kind != SP_MD_TEXT_BLOCK)
            g_string_append_c (self->html, '\n');
        }
      else
        g_string_append (self->html, "</li>\n");
      break;
    case SP_MD_TABLE:
    case SP_MD_TABLE_HEADER:
    case SP_MD_TABLE_ROW:
    case SP_MD_TABLE_CELL:
      append_table_part (self, node, entering);
      break;
    case SP_MD_DEFINITION_LIST:
      if (entering)
        open_tag (self, node, "dl", ">\n");
      else
        g_string_append (self->html, "</dl>\n");
      break;
    case SP_MD_DEFINITION_TERM:
      g_string_append (self->html, entering ? "<dt>" : "</dt>\n");
      break;
    case SP_MD_DEFINITION_DESCRIPTION:
      if (entering)
        g_string_append (self->html, node->u.definition.tight ? "<dd>" : "<dd>\n");
      else
        g_string_append (self->html, "</dd>\n");
      break;
    case SP_MD_FOOTNOTE_LIST:
    case SP_MD_FOOTNOTE:
    case SP_MD_FOOTNOTE_LINK:
    case SP_MD_FOOTNOTE_BACKLINK:
      append_footnote_part (self, node, entering);
      break;
    default:
      return append_inline (self, node, entering);
    }
  return TRUE;
}

void
sp_md_append_html (SpMdParser *parser, SpMdNode *node, GString *html)
{
  Writer writer = { parser, parser->markup, html };
  SpMdNode *root = node;
  gboolean entering = TRUE;

  while (node != NULL)
    {
      if (!append_node (&writer, node, entering))
        entering = FALSE;
      if (!entering && node == root)
        break;
      node = sp_md_node_walk (node, root, &entering);
    }
}
