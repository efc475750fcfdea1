/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"
#include "sp-md-tag.h"

/* The characters that a parser is tried at. Text is not cut at others: a character reference in it
 * would be. ' ' stands for white space and for the start of what is left of a line. */
#define TRIGGERS " ![]`<*_~('\"-.,>"

/* Where the last run of each length of backticks is: a run that has none of its length behind it
 * opens nothing, without looking. */
static void
index_backticks (SpMdInline *self)
{
  const char *data = self->text.data;

  self->backtick_runs = g_hash_table_new (NULL, NULL);
  for (int i = self->text.position; i < self->text.length;)
    {
      int start = i;

      while (i < self->text.length && data[i] == '`')
        i++;
      if (i > start)
        g_hash_table_insert (self->backtick_runs, GINT_TO_POINTER (i - start),
                             GINT_TO_POINTER (start));
      else
        i++;
    }
}

static int
find_backticks (const SpMdInlineText *text, int position, int length)
{
  for (int i = position; i < text->length;)
    {
      int start = i;

      while (i < text->length && text->data[i] == '`')
        i++;
      if (i - start == length)
        return start;
      if (i == start)
        i++;
    }
  return -1;
}

static gboolean
is_space_or_newline (char c)
{
  return c == ' ' || c == '\n';
}

/* In a table's cell "\|" is a pipe, also in code. */
static void
unescape_pipes (SpMdInline *self, SpMdNode *node)
{
  char *copy;
  int n = 0;

  if (memmem (node->text.data, node->text.length, "\\|", 2) == NULL)
    return;
  copy = sp_md_arena_alloc (self->parser->arena, node->text.length);
  for (int i = 0; i < node->text.length; i++)
    if (!(node->text.data[i] == '\\' && i + 1 < node->text.length && node->text.data[i + 1] == '|'))
      copy[n++] = node->text.data[i];
  node->text.data = copy;
  node->text.length = n;
}

SpMdNode *
sp_md_inline_parse_code_span (SpMdInline *self)
{
  SpMdInlineText *text = &self->text;
  int start = text->position;
  int length = 0;
  int end;
  SpMdNode *node;

  if (self->backtick_runs == NULL)
    index_backticks (self);
  while (start + length < text->length && text->data[start + length] == '`')
    length++;
  text->position += length;
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->backtick_runs, GINT_TO_POINTER (length))) <
      text->position)
    return sp_md_node_new_text (self->parser->arena, text->data + start, length);

  end = find_backticks (text, text->position, length);
  node = sp_md_node_new (self->parser->arena, SP_MD_CODE_SPAN);
  node->text.data = text->data + text->position;
  node->text.length = end - text->position;
  text->position = end + length;
  if (!sp_md_is_blank (node->text.data, node->text.length) &&
      is_space_or_newline (node->text.data[0]) &&
      is_space_or_newline (node->text.data[node->text.length - 1]))
    {
      node->text.data++;
      node->text.length -= 2;
    }
  if (self->block->kind == SP_MD_TABLE_CELL)
    unescape_pipes (self, node);
  return node;
}

/* A scheme of 2 to 32 characters, ":", and no white space or angle brackets. */
static int
scan_url (const char *data, int length)
{
  int i = 0;

  if (length == 0 || !sp_md_is_alpha (data[0]))
    return -1;
  while (i < length &&
         (sp_md_is_alnum (data[i]) || data[i] == '+' || data[i] == '-' || data[i] == '.'))
    i++;
  if (i == 1 || i > 33 || i >= length || data[i] != ':')
    return -1;
  for (i++; i < length && (guchar) data[i] > ' ' && data[i] != '<' && data[i] != '>';)
    i++;
  return i;
}

SpMdNode *
sp_md_inline_parse_auto_link (SpMdInline *self)
{
  SpMdInlineText *text = &self->text;
  const char *data = text->data + text->position + 1;
  int length = sp_md_inline_get_rest (text) - 1;
  int scanned;
  int end = sp_md_scan_email (data, length, &scanned);
  gboolean email = end >= 0;
  SpMdNode *node;

  if (!email)
    end = scan_url (data, length);
  if (end < 0 || end >= length || data[end] != '>')
    return NULL;
  node = sp_md_node_new (self->parser->arena, SP_MD_AUTO_LINK);
  node->text.data = data;
  node->text.length = end;
  node->u.auto_link.email = email;
  text->position += end + 2;
  return node;
}

/* "<!-- … -->" without "--" in between. */
static int
scan_comment (const SpMdInlineText *text)
{
  int position = text->position + 4;

  if (text->length - text->position >= 7 && memcmp (text->data + text->position, "<!---->", 7) == 0)
    return text->position + 7;
  if (position < text->length && text->data[position] == '>')
    return -1;
  if (position + 1 < text->length && text->data[position] == '-' && text->data[position + 1] == '>')
    return -1;
  while (position < text->length)
    {
      SpMdInlineText rest = *text;
      const char *hyphens;
      int length;
      gboolean at_start;

      rest.position = position;
      length = sp_md_inline_get_rest (&rest);
      hyphens = memmem (text->data + position, length, "--", 2);
      at_start = hyphens == text->data + position && position != text->position + 4;
      if (hyphens != NULL && hyphens + 2 < text->data + position + length && hyphens[2] == '>')
        return hyphens + 3 - text->data;
      if (hyphens != NULL && !at_start)
        return -1;
      position += length;
    }
  return -1;
}

static int
scan_until (const SpMdInlineText *text, const char *end, gboolean *known_missing)
{
  const char *start = text->data + text->position;
  const char *found;

  if (*known_missing)
    return -1;
  found = memmem (start, text->length - text->position, end, strlen (end));
  *known_missing = found == NULL;
  return found == NULL ? -1 : (int) (found - text->data + strlen (end));
}

SpMdNode *
sp_md_inline_parse_raw_html (SpMdInline *self)
{
  SpMdInlineText *text = &self->text;
  const char *data = text->data + text->position;
  int length = sp_md_inline_get_rest (text);
  SpMdNode *node;
  int end = -1;

  if (length > 1 &&
      (sp_md_is_alnum (data[1]) || (length > 2 && data[1] == '/' && sp_md_is_alnum (data[2]))))
    {
      end = sp_md_scan_tag (data, text->length - text->position);
      if (end >= 0)
        end += text->position;
    }
  else if (length >= 4 && memcmp (data, "<!--", 4) == 0)
    end = scan_comment (text);
  else if (length >= 2 && data[1] == '?')
    end = scan_until (text, "?>", &self->no_instruction_end);
  else if (length > 2 && data[1] == '!' && g_ascii_isupper (data[2]))
    end = scan_until (text, ">", &self->no_declaration_end);
  else if (length >= 9 && memcmp (data, "<![CDATA[", 9) == 0)
    end = scan_until (text, "]]>", &self->no_cdata_end);
  if (end < 0)
    return NULL;
  node = sp_md_node_new (self->parser->arena, SP_MD_RAW_HTML);
  node->text.data = data;
  node->text.length = end - text->position;
  text->position = end;
  return node;
}

SpMdNode *
sp_md_inline_parse_task_box (SpMdInline *self)
{
  SpMdInlineText *text = &self->text;
  const SpMdNode *item = self->block->parent;
  const char *data = text->data + text->position;
  int length = sp_md_inline_get_rest (text);
  SpMdNode *node;

  if (item == NULL || item->kind != SP_MD_LIST_ITEM || item->first != self->block || length < 3 ||
      data[2] != ']' || !(sp_md_is_space (data[1]) || data[1] == 'x' || data[1] == 'X'))
    return NULL;
  node = sp_md_node_new (self->parser->arena, SP_MD_TASK_BOX);
  node->u.task.checked = data[1] == 'x' || data[1] == 'X';
  text->position += 3 + sp_md_trim_left (data + 3, length - 3);
  return node;
}

/* The parsers that @c triggers, in their order. */
static SpMdNode *
parse_at (SpMdInline *self, char c)
{
  const SpMarkup *markup = self->parser->markup;
  int position = self->text.position;
  SpMdNode *node = NULL;

#define TRY(condition, function) \
  if (node == NULL && (condition)) \
    { \
      self->text.position = position; \
      node = function (self); \
    }

  switch (c)
    {
    case '[':
      TRY (markup->task_list, sp_md_inline_parse_task_box)
      TRY (markup->footnote, sp_md_inline_parse_footnote_link)
      TRY (TRUE, sp_md_inline_parse_link)
      break;
    case '!':
      TRY (markup->footnote, sp_md_inline_parse_footnote_link)
      TRY (TRUE, sp_md_inline_parse_link)
      break;
    case ']':
      TRY (TRUE, sp_md_inline_parse_link)
      break;
    case '`':
      TRY (TRUE, sp_md_inline_parse_code_span)
      break;
    case '<':
      TRY (TRUE, sp_md_inline_parse_auto_link)
      TRY (TRUE, sp_md_inline_parse_raw_html)
      TRY (markup->typographer, sp_md_inline_parse_typographic)
      break;
    case '*':
    case '_':
      TRY (TRUE, sp_md_inline_parse_emphasis)
      TRY (markup->linkify, sp_md_inline_parse_bare_link)
      break;
    case '~':
      TRY (markup->strikethrough, sp_md_inline_parse_strikethrough)
      TRY (markup->linkify, sp_md_inline_parse_bare_link)
      break;
    case '(':
    case ' ':
      TRY (markup->linkify, sp_md_inline_parse_bare_link)
      break;
    case '\'':
    case '"':
    case '-':
    case '.':
    case ',':
    case '>':
      TRY (markup->typographer, sp_md_inline_parse_typographic)
      break;
    default:
      break;
    }
#undef TRY
  if (node == NULL)
    self->text.position = position;
  return node;
}

typedef enum
{
  BREAK_NONE,
  BREAK_SOFT,
  BREAK_SPACES,
  BREAK_BACKSLASH,
} LineBreak;

/* How the line ends, and where its text does. */
static LineBreak
classify_line_end (const char *line, int length, int *text_length)
{
  int cr = length >= 2 && line[length - 2] == '\r' ? 1 : 0;
  int end = length - 1 - cr;

  *text_length = length;
  if (length == 0 || line[length - 1] != '\n')
    return BREAK_NONE;
  if (end >= 1 && line[end - 1] == '\\' && (end == 1 || line[end - 2] != '\\'))
    {
      *text_length = end - 1;
      return BREAK_BACKSLASH;
    }
  if (end >= 2 && line[end - 1] == ' ' && line[end - 2] == ' ')
    {
      *text_length = end - 2;
      return BREAK_SPACES;
    }
  return BREAK_SOFT;
}

/* Text up to the next node, or to the end of the line. */
static void
read_line (SpMdInline *self, gboolean *escaped)
{
  SpMdInlineText *text = &self->text;
  SpMdArena *arena = self->parser->arena;
  int base = text->position;
  const char *line = text->data + base;
  int rest = sp_md_inline_get_rest (text);
  int start = 0; /* of the text not yet put into the tree */
  int length;
  LineBreak line_break = classify_line_end (line, rest, &length);
  SpMdNode *node;
  int i;

  for (i = 0; i < length && line[i] != '\n'; i++)
    {
      char c = line[i];
      gboolean punct = sp_md_is_punct (c);
      gboolean space = c == ' ' || c == '\t';
      char trigger = space || !punct ? ' ' : c;

      if (((punct && !*escaped) || space || i == 0) && strchr (TRIGGERS, trigger) != NULL)
        {
          text->position = base + i;
          if (i != start)
            sp_md_node_append_text (self->block, arena, line + start, i - start);
          start = i;
          node = parse_at (self, trigger);
          if (node != NULL)
            {
              sp_md_node_append (self->block, node);
              return;
            }
        }
      *escaped = !*escaped && c == '\\';
    }

  if (line_break != BREAK_BACKSLASH)
    i = MAX (start, i - sp_md_trim_right (line + start, i - start));
  node = sp_md_node_new_text (arena, line + start, i - start);
  node->u.text_flags.soft_break = line_break == BREAK_SOFT;
  node->u.text_flags.hard_break = line_break > BREAK_SOFT;
  sp_md_node_append (self->block, node);
  text->position = base + rest;
}

void
sp_md_parse_inlines (SpMdParser *parser, SpMdNode *block)
{
  SpMdInline self = { .parser = parser, .block = block };
  gboolean escaped = FALSE;

  sp_md_inline_text_init (&self.text, parser, block);
  while (self.text.position < self.text.length)
    read_line (&self, &escaped);
  sp_md_inline_process_delimiters (&self, NULL);
  sp_md_inline_close_links (&self);
  g_clear_pointer (&self.backtick_runs, g_hash_table_unref);
}
