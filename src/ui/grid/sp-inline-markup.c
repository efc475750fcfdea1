/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-inline-markup.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

/* In front of the source, so that what looks like a block at the start of a line is read inline. */
#define PREFIX        ". "
#define PREFIX_LENGTH 2

/* What does not show as itself, such as an HTML tag, is still there, but pale. */
#define PALE_ALPHA (G_MAXUINT16 * 55 / 100)

/* Characters of the text that follow one another in the source too. */
typedef struct
{
  gsize text_start;
  gsize source_start;
  gsize source_end;
} Run;

struct _SpInlineMarkup
{
  GString *text;
  PangoAttrList *attributes;
  GArray *runs;
  gsize source_length;
};

static void
add_run (SpInlineMarkup *self, gsize source_start, gsize source_end)
{
  Run run = { self->text->len, source_start, source_end };

  g_array_append_val (self->runs, run);
}

static gsize
last_source_end (SpInlineMarkup *self)
{
  return self->runs->len > 0 ? g_array_index (self->runs, Run, self->runs->len - 1).source_end : 0;
}

/* Adds @literal as it stands in @source: where cmark says, or, where it does not know to the byte,
 * the next place that reads so. */
static void
add_literal (SpInlineMarkup *self, const char *source, cmark_node *node, const char *literal)
{
  gsize length = strlen (literal);
  gsize from = last_source_end (self);
  gssize said = cmark_node_get_start_column (node) - 1 - PREFIX_LENGTH;
  gsize start;

  if (length == 0)
    return;
  if (said >= (gssize) from && (gsize) said <= self->source_length &&
      strncmp (source + said, literal, length) == 0)
    {
      start = (gsize) said;
      add_run (self, start, start + length);
    }
  else
    {
      const char *found = strstr (source + from, literal);

      start = found != NULL ? (gsize) (found - source) : from;
      add_run (self, start, found != NULL ? start + length : from);
    }
  g_string_append (self->text, literal);
}

static void
add_attribute (SpInlineMarkup *self, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static gboolean
is_line_break_tag (const char *html)
{
  gsize length = strlen (html);

  return g_ascii_strncasecmp (html, "<br", 3) == 0 && html[length - 1] == '>' &&
         strspn (html + 3, " /") == length - 4;
}

static void
add_leaf (SpInlineMarkup *self, const char *source, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);
  gsize start = self->text->len;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_CODE:
      add_literal (self, source, node, literal);
      add_attribute (self, pango_attr_family_new ("monospace"), start);
      break;
    case CMARK_NODE_HTML_INLINE:
      if (is_line_break_tag (literal))
        {
          gsize from = last_source_end (self);
          const char *found = strstr (source + from, literal);
          gsize at = found != NULL ? (gsize) (found - source) : from;

          add_run (self, at, at + strlen (literal));
          g_string_append_c (self->text, '\n');
        }
      else
        {
          add_literal (self, source, node, literal);
          add_attribute (self, pango_attr_foreground_alpha_new (PALE_ALPHA), start);
        }
      break;
    case CMARK_NODE_TEXT:
      add_literal (self, source, node, literal);
      break;
    default:
      break;
    }
}

/* The attribute for what @node holds, or NULL. */
static PangoAttribute *
container_attribute (cmark_node *node)
{
  const char *name = cmark_node_get_type_string (node);

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_STRONG:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case CMARK_NODE_EMPH:
    case CMARK_NODE_IMAGE:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case CMARK_NODE_LINK:
      return pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
    default:
      return g_strcmp0 (name, "strikethrough") == 0 ? pango_attr_strikethrough_new (TRUE) : NULL;
    }
}

static void
add_children (SpInlineMarkup *self, const char *source, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node))
    {
      gsize start = self->text->len;
      PangoAttribute *attribute;

      if (cmark_node_first_child (node) == NULL)
        {
          add_leaf (self, source, node);
          continue;
        }
      add_children (self, source, node);
      attribute = container_attribute (node);
      if (attribute != NULL)
        add_attribute (self, attribute, start);
    }
}

/* The paragraph of @source behind the prefix, which is taken off; NULL if cmark saw another. */
static cmark_node *
find_paragraph (cmark_node *document)
{
  cmark_node *paragraph = cmark_node_first_child (document);
  cmark_node *first;
  const char *literal;

  if (paragraph == NULL || cmark_node_get_type (paragraph) != CMARK_NODE_PARAGRAPH ||
      cmark_node_next (paragraph) != NULL)
    return NULL;
  cmark_consolidate_text_nodes (paragraph);
  first = cmark_node_first_child (paragraph);
  literal = first != NULL ? cmark_node_get_literal (first) : NULL;
  if (literal == NULL || !g_str_has_prefix (literal, PREFIX))
    return NULL;
  return paragraph;
}

/* @source behind the prefix, as a document. */
static cmark_node *
parse_line (const char *source)
{
  g_autofree char *line = g_strconcat (PREFIX, source, NULL);
  cmark_parser *parser;
  cmark_syntax_extension *strikethrough;
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  strikethrough = cmark_find_syntax_extension ("strikethrough");
  if (strikethrough != NULL)
    cmark_parser_attach_syntax_extension (parser, strikethrough);
  cmark_parser_feed (parser, line, strlen (line));
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

static void
read_source (SpInlineMarkup *self, const char *source)
{
  cmark_node *document = parse_line (source);
  cmark_node *paragraph = find_paragraph (document);

  if (paragraph != NULL)
    {
      cmark_node *first = cmark_node_first_child (paragraph);
      const char *rest = cmark_node_get_literal (first) + PREFIX_LENGTH;

      add_run (self, 0, g_str_has_prefix (source, rest) ? strlen (rest) : 0);
      g_string_append (self->text, rest);
      cmark_node_free (first);
      add_children (self, source, paragraph);
    }
  else
    {
      add_run (self, 0, self->source_length);
      g_string_append (self->text, source);
    }
  cmark_node_free (document);
}

SpInlineMarkup *
sp_inline_markup_new (const char *source)
{
  SpInlineMarkup *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (SpInlineMarkup, 1);
  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->source_length = strlen (source);

  /* Most cells have no markup at all. */
  if (strpbrk (source, "*_`[]<>\\&~!\n") == NULL)
    {
      add_run (self, 0, self->source_length);
      g_string_append (self->text, source);
    }
  else
    {
      read_source (self, source);
    }
  return self;
}

void
sp_inline_markup_free (SpInlineMarkup *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->runs);
  g_free (self);
}

const char *
sp_inline_markup_get_text (SpInlineMarkup *self)
{
  return self->text->str;
}

PangoAttrList *
sp_inline_markup_get_attributes (SpInlineMarkup *self)
{
  return self->attributes;
}

gsize
sp_inline_markup_to_source (SpInlineMarkup *self, gsize offset)
{
  const Run *run;

  if (offset >= self->text->len || self->runs->len == 0)
    return last_source_end (self);
  run = &g_array_index (self->runs, Run, 0);
  for (guint i = 1; i < self->runs->len; i++)
    {
      const Run *candidate = &g_array_index (self->runs, Run, i);

      if (candidate->text_start > offset)
        break;
      run = candidate;
    }
  return MIN (run->source_start + (offset - run->text_start), run->source_end);
}

gboolean
sp_inline_markup_is_bold (const char *source, char **inner)
{
  gsize length;

  g_return_val_if_fail (source != NULL, FALSE);

  length = strlen (source);
  if (length < 4 || !g_str_has_prefix (source, "**") || !g_str_has_suffix (source, "**"))
    return FALSE;
  if (length > 4)
    {
      g_autofree char *between = g_strndup (source + 2, length - 4);

      /* Spaces inside the asterisks would make them plain asterisks, and so would a backslash. */
      if (strpbrk (between, "*\\`") != NULL || g_ascii_isspace (between[0]) ||
          g_ascii_isspace (between[length - 5]))
        return FALSE;
    }
  if (inner != NULL)
    *inner = g_strndup (source + 2, length - 4);
  return TRUE;
}

char *
sp_inline_markup_make_bold (const char *inner)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (inner));

  if (trimmed[0] == '\0')
    return g_strdup ("");
  return g_strconcat ("**", trimmed, "**", NULL);
}

char *
sp_inline_markup_to_html (const char *source)
{
  cmark_node *document;
  char *html;
  g_autofree char *inner = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  document = parse_line (source);
  html = cmark_render_html (document, CMARK_OPT_UNSAFE, NULL);
  cmark_node_free (document);
  inner = g_strstrip (g_strdup (html));
  free (html);
  if (!g_str_has_prefix (inner, "<p>" PREFIX) || !g_str_has_suffix (inner, "</p>"))
    return g_markup_escape_text (source, -1);
  inner[strlen (inner) - strlen ("</p>")] = '\0';
  return g_strdup (inner + strlen ("<p>" PREFIX));
}

char *
sp_inline_markup_escape (const char *text)
{
  g_autoptr (SpInlineMarkup) markup = NULL;
  g_autoptr (GString) escaped = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  markup = sp_inline_markup_new (text);
  if (strcmp (sp_inline_markup_get_text (markup), text) == 0 && strpbrk (text, "*_`~") == NULL)
    return g_strdup (text);
  escaped = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr ("\\*_`[]<>~&!", *at) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *at);
    }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}
