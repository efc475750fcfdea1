/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-parser.h"
#include "sp-md-tag.h"

/* The kinds of HTML block, numbered as in CommonMark's "HTML blocks". */
enum
{
  VERBATIM_ELEMENT = 1,
  COMMENT,
  INSTRUCTION,
  DECLARATION,
  CDATA,
  BLOCK_ELEMENT,
  ANY_TAG,
};

static const char *const verbatim_elements[] = { "script", "pre", "style", "textarea", NULL };

static const char *const block_elements[] = {
  "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",     "caption",
  "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",      "div",
  "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",     "frame",
  "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",       "head",
  "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",     "main",
  "menu",     "menuitem", "meta",     "nav",        "noframes", "ol",         "optgroup", "option",
  "p",        "param",    "section",  "source",     "summary",  "table",      "tbody",    "td",
  "tfoot",    "th",       "thead",    "title",      "tr",       "track",      "ul",       NULL,
};

static gboolean
is_one_of (const char *name, int length, const char *const *names)
{
  for (; *names != NULL; names++)
    if ((int) strlen (*names) == length && g_ascii_strncasecmp (*names, name, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
starts_with (const char *line, int length, const char *text)
{
  int n = strlen (text);

  return length >= n && memcmp (line, text, n) == 0;
}

static gboolean
contains (const char *line, int length, const char *text)
{
  return memmem (line, length, text, strlen (text)) != NULL;
}

/* Whether nothing but a line end follows. */
static gboolean
is_line_end (const char *line, int length)
{
  return length == 0 || (length == 1 && line[0] == '\n') ||
         (length == 2 && line[0] == '\r' && line[1] == '\n');
}

/* What may follow the name of a tag that starts a block: @space tells which white space counts. */
static gboolean
name_ends (const char *rest, int length, gboolean any_space)
{
  if (is_line_end (rest, length))
    return TRUE;
  if (rest[0] == ' ' || rest[0] == '>')
    return TRUE;
  if (any_space && (rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r' || rest[0] == '\f'))
    return TRUE;
  return rest[0] == '/' && length > 1 && rest[1] == '>';
}

static gboolean
has_verbatim_end (const char *line, int length)
{
  for (int i = 0; i + 2 < length; i++)
    if (line[i] == '<' && line[i + 1] == '/')
      for (guint k = 0; verbatim_elements[k] != NULL; k++)
        {
          int n = strlen (verbatim_elements[k]);

          if (i + 2 + n < length && line[i + 2 + n] == '>' &&
              g_ascii_strncasecmp (line + i + 2, verbatim_elements[k], n) == 0)
            return TRUE;
        }
  return FALSE;
}

/* A whole tag alone on its line: of a block element, or of any other where it may stand. */
static int
match_whole_tag (const char *tag, int length, gboolean after_paragraph)
{
  int name_start;
  int name_end;
  int attributes_end;
  int i;
  gboolean closing;

  i = closing = length > 1 && tag[1] == '/';
  i++;
  while (closing && i < length && tag[i] == ' ')
    i++;
  name_start = i;
  name_end = sp_md_scan_tag_name (tag, length, i);
  if (name_end < 0)
    return 0;
  attributes_end = sp_md_scan_tag_attributes (tag, length, name_end);
  for (i = attributes_end; i < length && tag[i] == ' ';)
    i++;
  if (i < length && tag[i] == '/')
    i++;
  if (i >= length || tag[i] != '>')
    return 0;
  for (i++; i < length && tag[i] == ' ';)
    i++;
  if (!is_line_end (tag + i, length - i))
    return 0;

  if (is_one_of (tag + name_start, name_end - name_start, block_elements))
    return BLOCK_ELEMENT;
  if (is_one_of (tag + name_start, name_end - name_start, verbatim_elements) &&
      g_ascii_strncasecmp (tag + name_start, "textarea", 8) != 0)
    return 0;
  return after_paragraph || (closing && attributes_end > name_end) ? 0 : ANY_TAG;
}

static int
match_start (const char *line, int length, gboolean after_paragraph)
{
  const char *tag = line;
  int rest;
  int name;
  int name_end;
  int type;

  while (tag < line + 3 && *tag == ' ')
    tag++;
  rest = length - (tag - line);
  if (rest < 1 || tag[0] != '<')
    return 0;

  name_end = sp_md_scan_tag_name (tag, rest, 1);
  if (name_end > 0 && is_one_of (tag + 1, name_end - 1, verbatim_elements) &&
      name_ends (tag + name_end, rest - name_end, TRUE))
    return VERBATIM_ELEMENT;
  if (starts_with (tag, rest, "<!--"))
    return COMMENT;
  if (starts_with (tag, rest, "<?"))
    return INSTRUCTION;
  if (rest > 2 && tag[1] == '!' && g_ascii_isupper (tag[2]))
    return DECLARATION;
  if (starts_with (tag, rest, "<![CDATA["))
    return CDATA;
  type = match_whole_tag (tag, rest, after_paragraph);
  if (type != 0)
    return type;

  name = rest > 1 && tag[1] == '/' ? 2 : 1;
  while (name == 2 && name < rest && tag[name] == ' ')
    {
      tag++;
      rest--;
    }
  name_end = sp_md_scan_tag_name (tag, rest, name);
  if (name_end > 0 && is_one_of (tag + name, name_end - name, block_elements) &&
      name_ends (tag + name_end, rest - name_end, FALSE))
    return BLOCK_ELEMENT;
  return 0;
}

SpMdNode *
sp_md_open_html_block (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *last = sp_md_parser_get_last_open (self);
  SpMdNode *node;
  int length;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int type;

  if (self->block_offset < 0)
    return NULL;
  type = match_start (line, length, last != NULL && last->kind == SP_MD_PARAGRAPH);
  if (type == 0)
    return NULL;
  node = sp_md_node_new (self->arena, SP_MD_HTML_BLOCK);
  node->u.html.type = type;
  sp_md_node_add_line (node, self->arena, self->reader.pos);
  sp_md_reader_advance (&self->reader, length - sp_md_trim_right (line, length));
  return node;
}

static gboolean
has_end (int type, const char *line, int length)
{
  switch (type)
    {
    case VERBATIM_ELEMENT:
      return has_verbatim_end (line, length);
    case COMMENT:
      return contains (line, length, "-->");
    case INSTRUCTION:
      return contains (line, length, "?>");
    case DECLARATION:
      return contains (line, length, ">");
    case CDATA:
      return contains (line, length, "]]>");
    default:
      return FALSE;
    }
}

SpMdContinue
sp_md_continue_html_block (SpMdParser *self, SpMdNode *node)
{
  SpMdReader *reader = &self->reader;
  const SpMdSegment *first = &node->lines[0];
  int type = node->u.html.type;
  int length;
  const char *line = sp_md_reader_peek (reader, &length);

  if (type >= BLOCK_ELEMENT && sp_md_is_blank (line, length))
    return SP_MD_CLOSE;
  if (node->n_lines == 1 && has_end (type, self->source + first->start, first->stop - first->start))
    return SP_MD_CLOSE;
  if (has_end (type, line, length))
    {
      node->u.html.closed = TRUE;
      node->u.html.closing = reader->pos;
      sp_md_reader_advance (
          reader, type == VERBATIM_ELEMENT ? length - sp_md_trim_right (line, length) : length);
      return SP_MD_CLOSE;
    }
  sp_md_node_add_line (node, self->arena, reader->pos);
  sp_md_reader_advance (reader, length - sp_md_trim_right (line, length));
  return SP_MD_CONTINUE;
}
