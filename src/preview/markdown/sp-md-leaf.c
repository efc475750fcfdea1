/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks without children: paragraphs, rules and code. */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-parser.h"

SpMdNode *
sp_md_open_paragraph (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdReader *reader = &self->reader;
  SpMdSegment line = reader->pos;
  SpMdNode *node;

  line.start += sp_md_trim_left (self->source + line.start, line.stop - line.start);
  line.padding = 0;
  if (line.start >= line.stop)
    return NULL;
  node = sp_md_node_new (self->arena, SP_MD_PARAGRAPH);
  sp_md_node_add_line (node, self->arena, line);
  sp_md_reader_advance (reader, line.stop - line.start - 1);
  return node;
}

SpMdContinue
sp_md_continue_paragraph (SpMdParser *self, SpMdNode *node)
{
  int length;
  const char *line = sp_md_reader_peek (&self->reader, &length);

  if (line == NULL || sp_md_is_blank (line, length))
    return SP_MD_CLOSE;
  sp_md_node_add_line (node, self->arena, self->reader.pos);
  sp_md_reader_advance (&self->reader, length - 1);
  return SP_MD_CONTINUE;
}

void
sp_md_close_paragraph (SpMdParser *self, SpMdNode *node)
{
  SpMdSegment *last;

  if (node->n_lines == 0)
    {
      sp_md_node_remove (node);
      return;
    }
  for (int i = 0; i < node->n_lines; i++)
    {
      SpMdSegment *line = &node->lines[i];

      line->start += sp_md_trim_left (self->source + line->start, line->stop - line->start);
      line->padding = 0;
    }
  last = &node->lines[node->n_lines - 1];
  last->stop -= sp_md_trim_right (self->source + last->start, last->stop - last->start);
}

gboolean
sp_md_is_thematic_break (const char *line, int length, int column)
{
  int position;
  int count = 0;
  char mark = 0;

  if (sp_md_indent_width (line, length, column, &position) > 3)
    return FALSE;
  for (int i = position; i < length; i++)
    {
      if (sp_md_is_space (line[i]))
        continue;
      if (mark == 0 && (line[i] == '*' || line[i] == '-' || line[i] == '_'))
        mark = line[i];
      if (line[i] != mark)
        return FALSE;
      count++;
    }
  return count > 2;
}

SpMdNode *
sp_md_open_thematic_break (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  int length;
  const char *line = sp_md_reader_peek (&self->reader, &length);

  if (!sp_md_is_thematic_break (line, length, sp_md_reader_get_column (&self->reader)))
    return NULL;
  sp_md_reader_advance (&self->reader, length - 1);
  return sp_md_node_new (self->arena, SP_MD_THEMATIC_BREAK);
}

/* A line of code that starts in the middle of a tab keeps the tab as it is, when the tab starts
 * where the code does. */
static void
keep_leading_tab (SpMdParser *self, SpMdSegment *line, int indent)
{
  SpMdReader before = self->reader;
  int column = sp_md_reader_get_column (&self->reader) + indent;

  before.pos.start--;
  before.pos.padding = 0;
  before.column = -1;
  if (sp_md_reader_get_column (&before) == column)
    {
      line->padding = 0;
      line->start--;
    }
}

static void
add_code_line (SpMdParser *self, SpMdNode *node, int position, int padding)
{
  SpMdSegment line;
  int length;

  sp_md_reader_advance_padding (&self->reader, position, padding);
  line = self->reader.pos;
  if (line.padding != 0)
    keep_leading_tab (self, &line, 0);
  sp_md_node_add_line (node, self->arena, line);
  sp_md_reader_peek (&self->reader, &length);
  sp_md_reader_advance (&self->reader, line.stop - line.start + line.padding - 1);
}

SpMdNode *
sp_md_open_code_block (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *node;
  int length;
  int padding;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int position =
      sp_md_indent_position (line, length, sp_md_reader_get_column (&self->reader), 0, 4, &padding);

  if (position < 0 || sp_md_is_blank (line, length))
    return NULL;
  node = sp_md_node_new (self->arena, SP_MD_CODE_BLOCK);
  add_code_line (self, node, position, padding);
  return node;
}

/* A blank line inside code: without the first four columns. */
static SpMdSegment
trim_blank_line (SpMdParser *self, SpMdSegment line)
{
  int width = 4;
  int start = line.start;

  while (width > 0 && line.padding > 0)
    {
      width--;
      line.padding--;
    }
  while (width > 0 && start < line.stop - 1 &&
         (self->source[start] == ' ' || self->source[start] == '\t'))
    {
      width -= self->source[start] == ' ' ? 1 : 4;
      start++;
    }
  if (width < 0)
    line.padding = -width;
  line.start = start;
  return line;
}

SpMdContinue
sp_md_continue_code_block (SpMdParser *self, SpMdNode *node)
{
  int length;
  int padding;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int position;

  if (sp_md_is_blank (line, length))
    {
      sp_md_node_add_line (node, self->arena, trim_blank_line (self, self->reader.pos));
      return SP_MD_CONTINUE;
    }
  position =
      sp_md_indent_position (line, length, sp_md_reader_get_column (&self->reader), 0, 4, &padding);
  if (position < 0)
    return SP_MD_CLOSE;
  add_code_line (self, node, position, padding);
  return SP_MD_CONTINUE;
}

void
sp_md_close_code_block (SpMdParser *self, SpMdNode *node)
{
  while (node->n_lines > 0)
    {
      const SpMdSegment *last = &node->lines[node->n_lines - 1];

      if (!sp_md_is_blank (self->source + last->start, last->stop - last->start))
        break;
      node->n_lines--;
    }
}

SpMdNode *
sp_md_open_fenced_code (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdSegment info = { 0, 0, 0 };
  SpMdNode *node;
  int length;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int position = self->block_offset;
  int i = position;
  int fence;

  if (position < 0)
    return NULL;
  while (i < length && line[i] == line[position])
    i++;
  fence = i - position;
  if (fence < 3)
    return NULL;
  if (i < length - 1)
    {
      int left = sp_md_trim_left (line + i, length - i);
      int right = sp_md_trim_right (line + i, length - i);

      if (left < length - i - right)
        {
          if (line[position] == '`' && memchr (line + i + left, '`', length - i - right - left))
            return NULL;
          info.start = self->reader.pos.start - self->reader.pos.padding + i + left;
          info.stop = self->reader.pos.stop - right;
        }
    }
  node = sp_md_node_new (self->arena, SP_MD_FENCED_CODE);
  node->u.code.info = info;
  node->u.code.fence = line[position];
  node->u.code.indent = position;
  node->u.code.length = fence;
  return node;
}

SpMdContinue
sp_md_continue_fenced_code (SpMdParser *self, SpMdNode *node)
{
  SpMdReader *reader = &self->reader;
  SpMdSegment pos = reader->pos;
  SpMdSegment segment;
  int length;
  int padding;
  const char *line = sp_md_reader_peek (reader, &length);
  int column = sp_md_reader_get_column (reader);
  int position;

  if (sp_md_indent_width (line, length, column, &position) < 4)
    {
      int i = position;

      while (i < length && line[i] == node->u.code.fence)
        i++;
      if (i - position >= node->u.code.length && sp_md_is_blank (line + i, length - i))
        {
          int newline = line[length - 1] == '\n' ? 1 : 0;

          sp_md_reader_advance (reader, pos.stop - pos.start - newline + pos.padding);
          return SP_MD_CLOSE;
        }
    }
  position =
      sp_md_indent_position (line, length, column, pos.padding, node->u.code.indent, &padding);
  if (position < 0)
    {
      position = 0;
      while (position < length && (line[position] == ' ' || line[position] == '\t'))
        position++;
      if (position == length || line[position] == '\n')
        position = 0;
      padding = 0;
    }
  segment.start = pos.start + position;
  segment.stop = pos.stop;
  segment.padding = padding;
  if (padding != 0)
    keep_leading_tab (self, &segment, node->u.code.indent);
  sp_md_node_add_line (node, self->arena, segment);
  sp_md_reader_advance_padding (reader, pos.stop - pos.start - position - 1, padding);
  return SP_MD_CONTINUE;
}
