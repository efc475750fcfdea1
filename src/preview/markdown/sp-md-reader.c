/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-reader.h"

#include <string.h>

#include "sp-md-char.h"

void
sp_md_reader_init (SpMdReader *self, const char *source, int length)
{
  memset (self, 0, sizeof *self);
  self->source = source;
  self->length = length;
  self->padded = g_string_new (NULL);
  self->line = -1;
  sp_md_reader_next_line (self);
}

void
sp_md_reader_clear (SpMdReader *self)
{
  g_string_free (self->padded, TRUE);
}

const char *
sp_md_reader_peek (SpMdReader *self, int *length)
{
  int n = self->pos.stop - self->pos.start;

  if (self->pos.start >= self->length)
    {
      *length = 0;
      return NULL;
    }
  *length = self->peeked_length = n + self->pos.padding;
  if (self->pos.padding == 0)
    return self->source + self->pos.start;

  g_string_truncate (self->padded, 0);
  for (int i = 0; i < self->pos.padding; i++)
    g_string_append_c (self->padded, ' ');
  g_string_append_len (self->padded, self->source + self->pos.start, n);
  return self->padded->str;
}

const char *
sp_md_reader_peek_kept (SpMdReader *self, SpMdArena *arena, int *length)
{
  const char *line = sp_md_reader_peek (self, length);

  if (line != self->padded->str)
    return line;
  return memcpy (sp_md_arena_alloc (arena, *length), line, *length);
}

int
sp_md_reader_get_column (SpMdReader *self)
{
  if (self->column < 0)
    {
      int column = 0;

      for (int i = self->head; i < self->pos.start; i++)
        column += self->source[i] == '\t' ? 4 - column % 4 : 1;
      self->column = column - self->pos.padding;
    }
  return self->column;
}

void
sp_md_reader_advance (SpMdReader *self, int n)
{
  gboolean within = n < self->peeked_length && self->pos.padding == 0;

  self->column = -1;
  self->peeked_length = 0;
  if (within)
    {
      self->pos.start += n;
      return;
    }
  for (; n > 0 && self->pos.start < self->length; n--)
    {
      if (self->pos.padding > 0)
        self->pos.padding--;
      else if (self->source[self->pos.start] == '\n')
        sp_md_reader_next_line (self);
      else
        self->pos.start++;
    }
}

void
sp_md_reader_advance_padding (SpMdReader *self, int n, int padding)
{
  sp_md_reader_advance (self, n);
  if (padding > self->pos.padding)
    self->pos.padding = padding;
}

void
sp_md_reader_next_line (SpMdReader *self)
{
  const char *end;

  self->column = -1;
  self->peeked_length = 0;
  self->head = self->pos.start = self->pos.stop;
  end = memchr (self->source + self->head, '\n', self->length - self->head);
  self->pos.stop = end != NULL ? (int) (end - self->source) + 1 : self->length;
  self->pos.padding = 0;
  self->line++;
}

gboolean
sp_md_reader_skip_blank_lines (SpMdReader *self, int *n_lines)
{
  const char *line;
  int length;

  *n_lines = 0;
  while ((line = sp_md_reader_peek (self, &length)) != NULL)
    {
      if (!sp_md_is_blank (line, length))
        return TRUE;
      (*n_lines)++;
      sp_md_reader_next_line (self);
    }
  return FALSE;
}
