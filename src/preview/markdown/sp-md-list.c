/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-char.h"
#include "sp-md-parser.h"

typedef enum
{
  NO_LIST,
  BULLETS,
  NUMBERS,
} ListType;

typedef struct
{
  int indent;  /* spaces before the marker */
  int marker;  /* where the marker ends */
  int content; /* where the white space behind it starts, -1 at the end of the text */
  int end;
} Match;

/* Whether @line starts with a marker: at most three spaces, then "-", "*", "+", or up to nine
 * digits with "." or ")", then white space or the end. */
static ListType
match_item (const char *line, int length, Match *match)
{
  ListType type = BULLETS;
  int i = 0;

  while (i < length && line[i] == ' ')
    i++;
  if (i > 3 || i >= length)
    return NO_LIST;
  match->indent = i;
  if (line[i] == '-' || line[i] == '*' || line[i] == '+')
    i++;
  else
    {
      while (i < length && sp_md_is_digit (line[i]))
        i++;
      if (i == match->indent || i - match->indent > 9 || i >= length ||
          (line[i] != '.' && line[i] != ')'))
        return NO_LIST;
      i++;
      type = NUMBERS;
    }
  match->marker = i;
  if (i >= length)
    {
      match->content = match->end = -1;
      return type;
    }
  if (line[i] != '\n' && line[i] != ' ' && line[i] != '\t')
    return NO_LIST;
  match->content = i;
  match->end = length;
  if (line[length - 1] == '\n' && line[i] != '\n')
    match->end--;
  return type;
}

/* The columns from the marker to the text. */
static int
get_text_offset (const char *line, int length, const Match *match)
{
  int width;

  if (match->content < 0 || sp_md_is_blank (line + match->content, length - match->content))
    return 1;
  width = sp_md_indent_width (line + match->content, length - match->content, match->content, NULL);
  return width > 4 ? 1 : width; /* indented code after one space */
}

static int
get_last_offset (const SpMdNode *list)
{
  return list->last != NULL ? list->last->u.item.offset : 0;
}

static gboolean
is_empty_match (const char *line, const Match *match)
{
  return match->content < 0 || sp_md_is_blank (line + match->content, match->end - match->content);
}

SpMdNode *
sp_md_open_list (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *last = sp_md_parser_get_last_open (self);
  SpMdNode *node;
  Match match;
  ListType type;
  int start = -1;
  int length;
  const char *line;

  if (self->skip_list || (last != NULL && last->kind == SP_MD_LIST))
    {
      self->skip_list = FALSE;
      return NULL;
    }
  line = sp_md_reader_peek (&self->reader, &length);
  type = match_item (line, length, &match);
  if (type == NO_LIST)
    return NULL;
  if (type == NUMBERS)
    start = (int) g_ascii_strtoll (line + match.indent, NULL, 10);
  /* Only a list that starts with 1, and not with an empty item, may follow on a paragraph. */
  if (last != NULL && last->kind == SP_MD_PARAGRAPH && last->parent == parent &&
      ((type == NUMBERS && start != 1) || is_empty_match (line, &match)))
    return NULL;

  node = sp_md_node_new (self->arena, SP_MD_LIST);
  node->u.list.marker = line[match.marker - 1];
  node->u.list.start = MAX (start, 0);
  node->u.list.tight = TRUE;
  self->empty_item_blank_lines = FALSE;
  *state = SP_MD_OPEN_CHILDREN;
  return node;
}

/* A rule ends a list, unless the line underlines a heading inside the item. */
static gboolean
ends_with_rule (SpMdParser *self, const char *line, int length)
{
  SpMdNode *last = sp_md_parser_get_last_open (self);

  return sp_md_is_thematic_break (line, length, 0) &&
         !(last != NULL && last->kind == SP_MD_PARAGRAPH &&
           sp_md_match_setext_underline (line, length) == '-');
}

SpMdContinue
sp_md_continue_list (SpMdParser *self, SpMdNode *node)
{
  int length;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  gboolean last_is_empty = node->last == NULL || node->last->first == NULL;
  int offset = get_last_offset (node);
  int indent;

  if (sp_md_is_blank (line, length))
    {
      if (last_is_empty)
        self->empty_item_blank_lines = TRUE;
      return SP_MD_CONTINUE_CHILDREN;
    }
  indent = sp_md_indent_width (line, length, sp_md_reader_get_column (&self->reader), NULL);
  if (indent < offset || last_is_empty)
    {
      Match match;
      ListType type = indent < 4 ? match_item (line, length, &match) : NO_LIST;

      if (type != NO_LIST && match.indent - offset < 4)
        {
          int marker = match.marker - 1;
          gboolean ordered = node->u.list.marker == '.' || node->u.list.marker == ')';

          if (line[marker] != node->u.list.marker || ordered != (type == NUMBERS) ||
              ends_with_rule (self, line + marker, length - marker))
            return SP_MD_CLOSE;
          return SP_MD_CONTINUE_CHILDREN;
        }
      if (!last_is_empty)
        return SP_MD_CLOSE;
    }
  /* An empty item takes nothing after blank lines. */
  if ((last_is_empty && indent < offset) || self->empty_item_blank_lines)
    return SP_MD_CLOSE;
  return SP_MD_CONTINUE_CHILDREN;
}

SpMdNode *
sp_md_open_list_item (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *node;
  Match match;
  int length;
  int offset;
  int position;
  int padding;
  const char *line;

  if (parent->kind != SP_MD_LIST)
    return NULL;
  line = sp_md_reader_peek (&self->reader, &length);
  if (match_item (line, length, &match) == NO_LIST || match.indent - get_last_offset (parent) > 3)
    return NULL;
  self->empty_item_blank_lines = FALSE;

  offset = get_text_offset (line, length, &match);
  node = sp_md_node_new (self->arena, SP_MD_LIST_ITEM);
  node->u.item.offset = match.marker + offset;
  if (is_empty_match (line, &match))
    return node;
  position = sp_md_indent_position (line + match.content, length - match.content, match.content, 0,
                                    offset, &padding);
  sp_md_reader_advance_padding (&self->reader, match.marker + position, padding);
  *state = SP_MD_OPEN_CHILDREN;
  return node;
}

SpMdContinue
sp_md_continue_list_item (SpMdParser *self, SpMdNode *node)
{
  SpMdReader *reader = &self->reader;
  int length;
  int padding;
  int offset;
  int indent;
  int position;
  const char *line = sp_md_reader_peek (reader, &length);

  if (sp_md_is_blank (line, length))
    {
      sp_md_reader_advance (reader, length - 1);
      return SP_MD_CONTINUE_CHILDREN;
    }
  offset = get_last_offset (node->parent);
  indent = sp_md_indent_width (line, length, sp_md_reader_get_column (reader), NULL);
  if ((node->first == NULL || indent < offset) && indent < 4)
    {
      Match match;

      if (match_item (line, length, &match) != NO_LIST)
        {
          self->skip_list = TRUE;
          return SP_MD_CLOSE;
        }
      if (node->first != NULL)
        return SP_MD_CLOSE;
    }
  position =
      sp_md_indent_position (line, length, sp_md_reader_get_column (reader), 0, offset, &padding);
  sp_md_reader_advance_padding (reader, position, padding);
  return SP_MD_CONTINUE_CHILDREN;
}

/* A list is loose when a blank line stands between its items or the blocks of one. */
static gboolean
is_tight (const SpMdNode *list)
{
  for (const SpMdNode *item = list->first; item != NULL; item = item->next)
    {
      if (item != list->first && item->blank_before)
        return FALSE;
      if (item->first != NULL)
        for (const SpMdNode *block = item->first->next; block != NULL; block = block->next)
          if (block->blank_before)
            return FALSE;
    }
  return TRUE;
}

void
sp_md_close_list (SpMdParser *self, SpMdNode *node)
{
  node->u.list.tight = is_tight (node);
  if (!node->u.list.tight)
    return;
  for (SpMdNode *item = node->first; item != NULL; item = item->next)
    for (SpMdNode *block = item->first; block != NULL; block = block->next)
      if (block->kind == SP_MD_PARAGRAPH)
        block->kind = SP_MD_TEXT_BLOCK;
}
