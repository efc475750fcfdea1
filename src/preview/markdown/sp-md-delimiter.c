/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Emphasis, strong emphasis and strikethrough (CommonMark, "Emphasis and strong emphasis"). */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"

int
sp_md_inline_scan_run (SpMdInline *self, gboolean *can_open, gboolean *can_close)
{
  SpMdInlineText *text = &self->text;
  const char *data = text->data + text->position;
  int rest = sp_md_inline_get_rest (text);
  gunichar before = sp_md_inline_get_before (text);
  gunichar after = ' ';
  gboolean space_before;
  gboolean punct_before;
  gboolean space_after;
  gboolean punct_after;
  gboolean left;
  gboolean right;
  int length = 1;

  /* Inside a run already measured all characters are the same. */
  if (text->position < self->run_end)
    length = self->run_end - text->position;
  while (length < rest && data[length] == data[0])
    length++;
  self->run_end = text->position + length;
  if (length < rest)
    after = sp_md_get_char (data + length, rest - length);

  space_before = sp_md_is_space_char (before);
  punct_before = sp_md_is_punct_char (before);
  space_after = sp_md_is_space_char (after);
  punct_after = sp_md_is_punct_char (after);
  left = !space_after && (!punct_after || space_before || punct_before);
  right = !space_before && (!punct_before || space_after || punct_after);
  *can_open = left && (data[0] != '_' || !right || punct_before);
  *can_close = right && (data[0] != '_' || !left || punct_after);
  return length;
}

static SpMdNode *
parse_run (SpMdInline *self, int least)
{
  SpMdInlineText *text = &self->text;
  gboolean can_open;
  gboolean can_close;
  int length = sp_md_inline_scan_run (self, &can_open, &can_close);
  SpMdNode *node;

  if (length < least)
    return NULL;
  node = sp_md_node_new (self->parser->arena, SP_MD_DELIMITER);
  node->text.data = text->data + text->position;
  node->text.length = length;
  node->u.delimiter.character = node->text.data[0];
  node->u.delimiter.can_open = can_open;
  node->u.delimiter.can_close = can_close;
  node->u.delimiter.length = length;
  node->u.delimiter.original_length = length;
  node->u.delimiter.prev = self->last_delimiter;
  if (self->last_delimiter != NULL)
    self->last_delimiter->u.delimiter.next = node;
  else
    self->first_delimiter = node;
  self->last_delimiter = node;
  text->position += length;
  return node;
}

SpMdNode *
sp_md_inline_parse_emphasis (SpMdInline *self)
{
  return parse_run (self, 1);
}

SpMdNode *
sp_md_inline_parse_strikethrough (SpMdInline *self)
{
  return parse_run (self, 2);
}

/* What is left of the delimiter is text. */
static void
remove_delimiter (SpMdInline *self, SpMdNode *node)
{
  SpMdNode *prev = node->u.delimiter.prev;
  SpMdNode *next = node->u.delimiter.next;

  if (prev != NULL)
    prev->u.delimiter.next = next;
  else
    self->first_delimiter = next;
  if (next != NULL)
    next->u.delimiter.prev = prev;
  else
    self->last_delimiter = prev;
  node->u.delimiter.prev = node->u.delimiter.next = NULL;
  if (node->u.delimiter.length > 0)
    sp_md_node_become_text (node, self->parser->arena, node->text.data, node->u.delimiter.length);
  else
    sp_md_node_remove (node);
}

static void
clear_delimiters (SpMdInline *self, SpMdNode *bottom)
{
  while (self->last_delimiter != NULL && self->last_delimiter != bottom)
    remove_delimiter (self, self->last_delimiter);
}

/* How many characters of each the two use up: 0 when they do not go together. */
static int
get_use (const SpMdNode *opener, const SpMdNode *closer)
{
  if ((opener->u.delimiter.can_close || closer->u.delimiter.can_open) &&
      (opener->u.delimiter.original_length + closer->u.delimiter.original_length) % 3 == 0 &&
      closer->u.delimiter.original_length % 3 != 0)
    return 0;
  return opener->u.delimiter.length >= 2 && closer->u.delimiter.length >= 2 ? 2 : 1;
}

/* Closers of one kind find the same openers: below the mark of their kind there are none. */
static SpMdNode **
get_mark (SpMdNode *marks[3][2][3], const SpMdNode *closer)
{
  char c = closer->u.delimiter.character;

  return &marks[c == '*'   ? 0
                : c == '_' ? 1
                           : 2][closer->u.delimiter.can_open ? 1 : 0]
               [closer->u.delimiter.original_length % 3];
}

static SpMdNode *
find_opener (SpMdNode *closer, SpMdNode *bottom, SpMdNode *mark, gboolean *maybe)
{
  for (SpMdNode *opener = closer->u.delimiter.prev; opener != NULL && opener != bottom;
       opener = opener->u.delimiter.prev)
    {
      if (opener->u.delimiter.can_open &&
          opener->u.delimiter.character == closer->u.delimiter.character)
        {
          *maybe = TRUE;
          if (get_use (opener, closer) > 0)
            return opener;
        }
      if (opener == mark)
        return NULL;
    }
  return NULL;
}

static void
make_span (SpMdInline *self, SpMdNode *opener, SpMdNode *closer)
{
  int use = get_use (opener, closer);
  gboolean strike = opener->u.delimiter.character == '~';
  SpMdNode *span =
      sp_md_node_new (self->parser->arena, strike ? SP_MD_STRIKETHROUGH : SP_MD_EMPHASIS);
  SpMdNode *next;

  opener->u.delimiter.length -= use;
  closer->u.delimiter.length -= use;
  if (!strike)
    span->u.emphasis.level = use;
  for (SpMdNode *child = opener->next; child != NULL && child != closer; child = next)
    {
      next = child->next;
      sp_md_node_append (span, child);
    }
  sp_md_node_insert_after (opener, span);
  for (SpMdNode *d = opener->u.delimiter.next; d != NULL && d != closer; d = next)
    {
      next = d->u.delimiter.next;
      remove_delimiter (self, d);
    }
}

void
sp_md_inline_process_delimiters (SpMdInline *self, SpMdNode *bottom)
{
  SpMdNode *marks[3][2][3];
  SpMdNode *closer = self->first_delimiter;

  if (self->last_delimiter == NULL)
    return;
  if (bottom != NULL)
    {
      /* From the first one above the bottom; the very last alone makes no span. */
      closer = NULL;
      for (SpMdNode *d = self->last_delimiter->u.delimiter.prev;
           bottom != self->last_delimiter && d != NULL && d != bottom; d = d->u.delimiter.prev)
        closer = d;
    }
  memset (marks, 0, sizeof marks);
  while (closer != NULL)
    {
      SpMdNode *next = closer->u.delimiter.next;
      SpMdNode *opener;
      SpMdNode **mark;
      gboolean maybe = FALSE;

      if (!closer->u.delimiter.can_close)
        {
          closer = next;
          continue;
        }
      mark = get_mark (marks, closer);
      opener = find_opener (closer, bottom, *mark, &maybe);
      if (opener == NULL)
        {
          *mark = closer->u.delimiter.prev;
          if (!maybe && !closer->u.delimiter.can_open)
            remove_delimiter (self, closer);
          closer = next;
          continue;
        }
      make_span (self, opener, closer);
      if (opener->u.delimiter.length == 0)
        {
          for (guint i = 0; i < 18; i++)
            if (((SpMdNode **) marks)[i] == opener)
              ((SpMdNode **) marks)[i] = opener->u.delimiter.prev;
          remove_delimiter (self, opener);
        }
      if (closer->u.delimiter.length == 0)
        {
          next = closer->u.delimiter.next;
          remove_delimiter (self, closer);
          closer = next;
        }
    }
  clear_delimiters (self, bottom);
}
