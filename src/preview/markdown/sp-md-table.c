/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-parser.h"

/* "---", ":--", "--:" or ":-:" between white space. */
static gboolean
read_align (const char *text, int length, SpMdAlign *align)
{
  gboolean left;
  gboolean right;
  int start = sp_md_trim_left (text, length);
  int end = length - sp_md_trim_right (text, length);

  if (start >= end)
    return FALSE;
  left = text[start] == ':';
  right = end - 1 > start && text[end - 1] == ':';
  start += left;
  end -= right;
  if (start >= end)
    return FALSE;
  for (int i = start; i < end; i++)
    if (text[i] != '-')
      return FALSE;
  *align = left && right ? SP_MD_ALIGN_CENTER
           : left        ? SP_MD_ALIGN_LEFT
           : right       ? SP_MD_ALIGN_RIGHT
                         : SP_MD_ALIGN_NONE;
  return TRUE;
}

/* The alignments that a delimiter row gives, or NULL when the line is none. */
static GArray *
read_delimiter_row (SpMdParser *self, const SpMdSegment *line)
{
  const char *text = self->source + line->start;
  int length = line->stop - line->start;
  g_autoptr (GArray) aligns = NULL;
  int start = 0;
  gboolean first = TRUE;

  for (int i = 0; i < length; i++)
    if (!sp_md_is_space (text[i]) && text[i] != '-' && text[i] != '|' && text[i] != ':')
      return NULL;
  if (sp_md_indent_width (text, length, 0, NULL) + line->padding > 3)
    return NULL;

  aligns = g_array_new (FALSE, FALSE, sizeof (SpMdAlign));
  while (start <= length)
    {
      const char *pipe = memchr (text + start, '|', length - start);
      int end = pipe != NULL ? (int) (pipe - text) : length;
      SpMdAlign align;

      if (read_align (text + start, end - start, &align))
        g_array_append_val (aligns, align);
      else if (!(sp_md_is_blank (text + start, end - start) && (first || pipe == NULL)))
        return NULL;
      first = FALSE;
      start = end + 1;
    }
  return aligns->len > 0 ? g_steal_pointer (&aligns) : NULL;
}

static void
add_cell (SpMdParser *self, SpMdNode *row, SpMdAlign align, const SpMdSegment *content)
{
  SpMdNode *cell = sp_md_node_new (self->arena, SP_MD_TABLE_CELL);

  cell->u.cell.align = align;
  if (content != NULL)
    {
      SpMdSegment line = *content;

      line.start += sp_md_trim_left (self->source + line.start, line.stop - line.start);
      line.stop -= sp_md_trim_right (self->source + line.start, line.stop - line.start);
      sp_md_node_add_line (cell, self->arena, line);
    }
  sp_md_node_append (row, cell);
}

/* The line with the spaces that stand for a part of a tab. */
static const char *
get_padded (SpMdParser *self, const SpMdSegment *line)
{
  int length = line->stop - line->start;
  char *padded;

  if (line->padding == 0)
    return self->source + line->start;
  padded = sp_md_arena_alloc (self->arena, line->padding + length);
  memset (padded, ' ', line->padding);
  memcpy (padded + line->padding, self->source + line->start, length);
  return padded;
}

/* NULL for a header of more cells than @aligns has. */
static SpMdNode *
read_row (SpMdParser *self, const SpMdSegment *line, GArray *aligns, SpMdKind kind)
{
  SpMdNode *row = sp_md_node_new (self->arena, kind);
  int length = line->stop - line->start + line->padding;
  const char *text = get_padded (self, line);
  int limit = length - sp_md_trim_right (text, length);
  int position = sp_md_trim_left (text, length);
  guint n = 0;

  if (position < length && text[position] == '|')
    position++;
  if (limit > 0 && text[limit - 1] == '|')
    limit--;
  for (; position < limit; n++)
    {
      SpMdSegment content = { 0, 0, 0 };
      int end = position;

      if (n >= aligns->len)
        return kind == SP_MD_TABLE_HEADER ? NULL : row;
      while (end < limit && !(text[end] == '|' && (end == 0 || text[end - 1] != '\\')))
        end++;
      /* goldmark counts the padding into the place in the source: so many characters are lost. */
      content.start = MIN (line->start + position, line->stop);
      content.stop = MIN (line->start + end, line->stop);
      add_cell (self, row, g_array_index (aligns, SpMdAlign, n), &content);
      position = end + 1;
    }
  for (; n < aligns->len; n++)
    add_cell (self, row, SP_MD_ALIGN_NONE, NULL);
  return row;
}

void
sp_md_transform_table (SpMdParser *self, SpMdNode *paragraph)
{
  for (int i = 1; i < paragraph->n_lines; i++)
    {
      g_autoptr (GArray) aligns = read_delimiter_row (self, &paragraph->lines[i]);
      SpMdNode *header;
      SpMdNode *table;

      if (aligns == NULL)
        continue;
      header = read_row (self, &paragraph->lines[i - 1], aligns, SP_MD_TABLE_HEADER);
      if (header == NULL)
        return;
      table = sp_md_node_new (self->arena, SP_MD_TABLE);
      table->offset = i == 1 ? paragraph->offset : paragraph->lines[i - 1].start;
      sp_md_node_append (table, header);
      for (int j = i + 1; j < paragraph->n_lines; j++)
        sp_md_node_append (table, read_row (self, &paragraph->lines[j], aligns, SP_MD_TABLE_ROW));
      sp_md_node_insert_after (paragraph, table);
      paragraph->n_lines = i - 1;
      if (paragraph->n_lines == 0)
        sp_md_node_remove (paragraph);
      else
        paragraph->lines[i - 2].stop--;
      return;
    }
}
