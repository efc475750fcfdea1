/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"

/* As deep as CommonMark asks for; also keeps time linear. */
#define MAX_PARENTHESES 32

static gboolean
is_contiguous (const SpMdNode *block)
{
  for (int i = 1; i < block->n_lines; i++)
    if (block->lines[i].start != block->lines[i - 1].stop)
      return FALSE;
  return TRUE;
}

void
sp_md_inline_text_init (SpMdInlineText *self, SpMdParser *parser, const SpMdNode *block)
{
  const char *source = parser->source;
  int *starts = sp_md_arena_alloc (parser->arena, block->n_lines * sizeof (int));
  gunichar *before = sp_md_arena_alloc (parser->arena, block->n_lines * sizeof (gunichar));
  char *copy = NULL;

  memset (self, 0, sizeof *self);
  for (int i = 0; i < block->n_lines; i++)
    {
      const SpMdSegment *line = &block->lines[i];

      starts[i] = self->length;
      before[i] = line->start > 0 ? sp_md_get_char_before (source, source + line->start) : '\n';
      self->length += line->stop - line->start;
    }
  self->starts = starts;
  self->before = before;
  self->n_lines = block->n_lines;
  if (is_contiguous (block))
    {
      self->data = block->n_lines > 0 ? source + block->lines[0].start : source;
      return;
    }
  self->data = copy = sp_md_arena_alloc (parser->arena, self->length + 1);
  for (int i = 0; i < block->n_lines; i++)
    memcpy (copy + starts[i], source + block->lines[i].start,
            block->lines[i].stop - block->lines[i].start);
}

char
sp_md_inline_peek (const SpMdInlineText *self)
{
  return self->position < self->length ? self->data[self->position] : '\xff';
}

int
sp_md_inline_get_rest (SpMdInlineText *self)
{
  if (self->position >= self->length)
    return 0;
  if (self->position < self->line_start || self->position >= self->line_end)
    {
      const char *start = self->data + self->position;
      const char *end = memchr (start, '\n', self->length - self->position);

      self->line_start = self->position;
      self->line_end = end != NULL ? (int) (end - self->data) + 1 : self->length;
    }
  return self->line_end - self->position;
}

gboolean
sp_md_inline_is_rest_blank (const SpMdInlineText *self)
{
  for (int i = self->position; i < self->length; i++)
    {
      if (self->data[i] == '\n')
        return TRUE;
      if (!sp_md_is_space (self->data[i]))
        return FALSE;
    }
  return TRUE;
}

int
sp_md_inline_get_line (const SpMdInlineText *self)
{
  int low = 0;
  int high = self->n_lines;

  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (self->starts[middle] <= self->position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

void
sp_md_inline_next_line (SpMdInlineText *self)
{
  self->position += sp_md_inline_get_rest (self);
}

void
sp_md_inline_skip_spaces (SpMdInlineText *self)
{
  while (self->position < self->length && sp_md_is_space (self->data[self->position]))
    self->position++;
}

gunichar
sp_md_inline_get_before (const SpMdInlineText *self)
{
  if (self->position == 0)
    return '\n';
  if (self->data[self->position - 1] == '\n')
    return self->before[sp_md_inline_get_line (self)];
  return sp_md_get_char_before (self->data, self->data + self->position);
}

gboolean
sp_md_inline_find_closure (SpMdInlineText *self, char opener, char closer, SpMdSlice *inside)
{
  int start = self->position;

  for (int i = start; i < self->length; i++)
    {
      char c = self->data[i];

      if (c == '\\' && i + 1 < self->length && sp_md_is_punct (self->data[i + 1]))
        i++;
      else if (c == closer)
        {
          inside->data = self->data + start;
          inside->length = i - start;
          self->position = i + 1;
          return TRUE;
        }
      else if (c == opener)
        {
          self->position = i;
          return FALSE;
        }
    }
  self->position = self->length;
  return FALSE;
}

static gboolean
scan_pointy (SpMdInlineText *self, SpMdSlice *destination)
{
  int end = self->position + sp_md_inline_get_rest (self);

  for (int i = self->position + 1; i < end; i++)
    {
      char c = self->data[i];

      if (c == '\\' && i + 1 < end && sp_md_is_punct (self->data[i + 1]))
        i++;
      else if (c == '>')
        {
          destination->data = self->data + self->position + 1;
          destination->length = i - self->position - 1;
          self->position = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
sp_md_inline_scan_destination (SpMdInlineText *self, SpMdSlice *destination)
{
  int opened = 0;
  int i;

  sp_md_inline_skip_spaces (self);
  if (sp_md_inline_peek (self) == '<')
    return scan_pointy (self, destination);

  for (i = self->position; i < self->length; i++)
    {
      char c = self->data[i];

      if (c == '\\' && i + 1 < self->length && sp_md_is_punct (self->data[i + 1]))
        i++;
      else if (c == '(')
        {
          if (++opened > MAX_PARENTHESES)
            return FALSE;
        }
      else if (c == ')')
        {
          if (--opened < 0)
            break;
        }
      else if (sp_md_is_space (c))
        break;
    }
  destination->data = self->data + self->position;
  destination->length = i - self->position;
  self->position = i;
  return destination->length > 0;
}
