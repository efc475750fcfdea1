/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-heading-id.h"
#include "sp-md-char.h"
#include "sp-md-parser.h"

static void
set_attributes (SpMdParser *self, SpMdNode *node, const SpMdAttribute *attributes)
{
  for (const SpMdAttribute *a = attributes; a != NULL; a = a->next)
    sp_md_node_set_attribute (node, self->arena, a);
}

static int
is_escaped_punct (const char *line, int length, int i)
{
  return line[i] == '\\' && i + 1 < length && sp_md_is_punct (line[i + 1]);
}

/* "### Name ### {#id}": attributes behind the closing marks. */
static gboolean
read_closed_heading (SpMdParser *self,
                     SpMdNode *node,
                     const char *line,
                     int length,
                     int start,
                     int base)
{
  int stop = length - sp_md_trim_right (line, length);
  int open = -1;
  int close = -1;
  int end;
  SpMdAttribute *attributes;
  SpMdSegment content = { 0, 0, 0 };

  for (int j = start; j < stop && close < 0;)
    {
      if (is_escaped_punct (line, length, j))
        j += 2;
      else if (sp_md_is_space (line[j]) && j < stop - 1 && line[j + 1] == '#')
        {
          open = j + 1;
          for (close = open; close < stop && line[close] == '#';)
            close++;
        }
      else
        j++;
    }
  if (close <= 0)
    return FALSE;
  attributes = sp_md_parse_attributes (self->arena, line, length, close, &end);
  if (end < 0 || !sp_md_is_blank (line + end, length - end))
    return FALSE;
  set_attributes (self, node, attributes);
  content.start = base + start + 1;
  content.stop = base + open;
  sp_md_node_add_line (node, self->arena, content);
  return TRUE;
}

SpMdNode *
sp_md_open_atx_heading (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  int length;
  const char *line = sp_md_reader_peek_kept (&self->reader, self->arena, &length);
  int position = self->block_offset;
  int base = self->reader.pos.start - self->reader.pos.padding;
  SpMdSegment content = { 0, 0, 0 };
  SpMdNode *node;
  gboolean only_marks = TRUE;
  int i = position;
  int level;
  int start;
  int stop;
  int left;

  if (position < 0)
    return NULL;
  while (i < length && line[i] == '#')
    i++;
  level = i - position;
  if (level == 0 || level > 6)
    return NULL;
  node = sp_md_node_new (self->arena, SP_MD_HEADING);
  node->u.heading.level = level;
  if (i == length)
    return node;
  left = sp_md_trim_left (line + i, length - i);
  if (left == 0)
    return NULL;
  start = MIN (i + left, length - 1);
  if (self->markup->title_attribute &&
      read_closed_heading (self, node, line, length, start - 1, base))
    return node;

  stop = length - sp_md_trim_right (line, length);
  if (stop <= start)
    stop = start;
  else
    {
      i = stop - 1;
      while (i >= start && line[i] == '#')
        i--;
      /* Closing marks count only behind a space; the character before the first one may be the
       * space that ends the opening marks. */
      if (i != stop - 1 && !sp_md_is_space (line[i]))
        i = stop - 1;
      stop = i + 1;
    }
  for (i = start; i < stop; i++)
    only_marks = only_marks && line[i] == '#';
  if (!only_marks)
    {
      content.start = base + start;
      content.stop = base + stop;
      sp_md_node_add_line (node, self->arena, content);
    }
  return node;
}

char
sp_md_match_setext_underline (const char *line, int length)
{
  int start = 0;
  int end = length;
  int i;
  char mark;

  while (start < length && line[start] == ' ')
    start++;
  if (start > 3 || start >= length)
    return 0;
  mark = line[start] == '=' ? '=' : '-';
  for (i = start; i < length && line[i] == mark;)
    i++;
  if (sp_md_is_space (line[end - 1]))
    end -= sp_md_trim_right (line + start, length - start);
  return i > start && i == end ? mark : 0;
}

SpMdNode *
sp_md_open_setext_heading (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *last = sp_md_parser_get_last_open (self);
  SpMdNode *node;
  int length;
  const char *line;
  char mark;

  if (last == NULL || last->kind != SP_MD_PARAGRAPH || last->parent != parent)
    return NULL;
  line = sp_md_reader_peek (&self->reader, &length);
  mark = sp_md_match_setext_underline (line, length);
  if (mark == 0)
    return NULL;
  node = sp_md_node_new (self->arena, SP_MD_HEADING);
  node->u.heading.level = mark == '-' ? 2 : 1;
  node->u.heading.underlined = TRUE;
  sp_md_node_add_line (node, self->arena, self->reader.pos);
  self->setext_paragraph = last;
  *state = SP_MD_OPEN_REQUIRE_PARAGRAPH;
  return node;
}

/* The paragraph's lines become the heading's. With none left, the underline is text. */
static void
take_paragraph (SpMdParser *self, SpMdNode *node)
{
  SpMdNode *paragraph = self->setext_paragraph;
  SpMdSegment underline = node->lines[0];

  self->setext_paragraph = NULL;
  if (paragraph->n_lines > 0)
    {
      node->lines = paragraph->lines;
      node->n_lines = paragraph->n_lines;
      node->lines_size = paragraph->lines_size;
      node->blank_before = paragraph->blank_before;
      node->offset = paragraph->offset;
      sp_md_node_remove (paragraph);
      return;
    }
  underline.start +=
      sp_md_trim_left (self->source + underline.start, underline.stop - underline.start);
  underline.padding = 0;
  paragraph = sp_md_node_new (self->arena, SP_MD_PARAGRAPH);
  paragraph->offset = node->offset;
  sp_md_node_add_line (paragraph, self->arena, underline);
  sp_md_node_insert_after (node, paragraph);
  sp_md_node_remove (node);
}

/* Attributes at the end of the last line, for either kind of heading. */
static void
read_last_line_attributes (SpMdParser *self, SpMdNode *node)
{
  SpMdSegment *last;
  SpMdAttribute *attributes = NULL;
  const char *line;
  int length;
  int start = -1;
  int end = -1;

  if (node->n_lines == 0)
    return;
  last = &node->lines[node->n_lines - 1];
  line = self->source + last->start;
  length = last->stop - last->start;
  for (int i = 0; i < length; i++)
    {
      if (line[i] == '\\')
        {
          if (i + 1 < length && line[i + 1] == '{')
            i++;
          continue;
        }
      if (line[i] == '{')
        {
          start = i;
          attributes = sp_md_parse_attributes (self->arena, line, length, i, &end);
        }
    }
  if (end < 0 || !sp_md_is_blank (line + end, length - end))
    return;
  set_attributes (self, node, attributes);
  last->stop = last->start + start;
}

static void
give_id (SpMdParser *self, SpMdNode *node)
{
  const SpMdAttribute *written = sp_md_node_get_attribute (node, "id");
  const SpMdSegment *last = node->n_lines > 0 ? &node->lines[node->n_lines - 1] : NULL;
  SpMdAttribute id = { { "id", 2 }, { NULL, 0 }, TRUE, NULL };
  char *value;

  if (written != NULL)
    {
      value = g_strndup (written->value.data, written->value.length);
      if (g_hash_table_contains (self->ids, value))
        g_free (value); /* adding it again would free the string that a heading uses */
      else
        g_hash_table_add (self->ids, value);
      return;
    }
  value = sp_heading_id_generate (last != NULL ? self->source + last->start : "",
                                  last != NULL ? last->stop - last->start : 0,
                                  self->markup->auto_heading_id_type, self->ids, self->suffixes);
  id.value.length = strlen (value);
  id.value.data = value; /* kept by self->ids */
  sp_md_node_set_attribute (node, self->arena, &id);
}

void
sp_md_close_heading (SpMdParser *self, SpMdNode *node)
{
  gboolean underlined = node->u.heading.underlined;

  if (underlined)
    take_paragraph (self, node);
  if (self->markup->title_attribute &&
      (underlined || sp_md_node_get_attribute (node, "id") == NULL))
    read_last_line_attributes (self, node);
  if (self->markup->auto_heading_id)
    give_id (self, node);
}
