/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PHP Markdown Extra's: lines of terms, then ": " and what they mean. */

#include "sp-md-char.h"
#include "sp-md-parser.h"

SpMdNode *
sp_md_open_definition_list (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *last = parent->last;
  SpMdNode *list;
  int length;
  int width;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int position = self->block_offset;

  if (!self->markup->definition_list || parent->kind == SP_MD_DEFINITION_LIST || position < 0 ||
      self->block_indent != 0 || last == NULL)
    return NULL;
  width = sp_md_indent_width (line + position + 1, length - position - 1, position + 1, NULL);
  if (width < 1)
    return NULL;
  if (width >= 8) /* indented code */
    width = 5;
  width += position + 1;

  *state = SP_MD_OPEN_CHILDREN;
  if (last->kind == SP_MD_DEFINITION_LIST)
    {
      last->u.definition.offset = width;
      last->u.definition.paragraph = NULL;
      return last;
    }
  if (last->kind != SP_MD_PARAGRAPH)
    return NULL;
  list = last->prev;
  if (list == NULL || list->kind != SP_MD_DEFINITION_LIST)
    {
      list = sp_md_node_new (self->arena, SP_MD_DEFINITION_LIST);
      list->offset = last->offset;
      *state |= SP_MD_OPEN_REQUIRE_PARAGRAPH;
    }
  list->u.definition.offset = width;
  list->u.definition.paragraph = last;
  return list;
}

SpMdContinue
sp_md_continue_definition_list (SpMdParser *self, SpMdNode *node)
{
  SpMdReader *reader = &self->reader;
  int offset = node->u.definition.offset;
  int length;
  int padding;
  int position;
  const char *line = sp_md_reader_peek (reader, &length);
  int column = sp_md_reader_get_column (reader);

  if (sp_md_is_blank (line, length))
    return SP_MD_CONTINUE_CHILDREN;
  if (sp_md_indent_width (line, length, column, NULL) < offset)
    return SP_MD_CLOSE;
  position = sp_md_indent_position (line, length, column, 0, offset, &padding);
  sp_md_reader_advance_padding (reader, position, padding);
  return SP_MD_CONTINUE_CHILDREN;
}

static void
add_terms (SpMdParser *self, SpMdNode *list, SpMdNode *paragraph)
{
  for (int i = 0; i < paragraph->n_lines; i++)
    {
      SpMdNode *term = sp_md_node_new (self->arena, SP_MD_DEFINITION_TERM);
      SpMdSegment line = paragraph->lines[i];

      line.stop -= sp_md_trim_right (self->source + line.start, line.stop - line.start);
      sp_md_node_add_line (term, self->arena, line);
      sp_md_node_append (list, term);
    }
  sp_md_node_remove (paragraph);
}

SpMdNode *
sp_md_open_definition (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  int length;
  int padding;
  int inner;
  const char *line = sp_md_reader_peek (&self->reader, &length);
  int position = self->block_offset;

  if (position < 0 || self->block_indent != 0 || parent->kind != SP_MD_DEFINITION_LIST)
    return NULL;
  if (parent->u.definition.paragraph != NULL)
    add_terms (self, parent, parent->u.definition.paragraph);
  parent->u.definition.paragraph = NULL;
  inner = sp_md_indent_position (line + position + 1, length - position - 1, position + 1, 0,
                                 parent->u.definition.offset - position - 1, &padding);
  sp_md_reader_advance_padding (&self->reader, inner + 1, padding);
  *state = SP_MD_OPEN_CHILDREN;
  return sp_md_node_new (self->arena, SP_MD_DEFINITION_DESCRIPTION);
}

/* Only the first paragraph of a tight description goes without tags. */
void
sp_md_close_definition (SpMdParser *self, SpMdNode *node)
{
  node->u.definition.tight = !node->blank_before;
  if (!node->u.definition.tight)
    return;
  for (SpMdNode *block = node->first; block != NULL; block = block->next)
    if (block->kind == SP_MD_PARAGRAPH)
      {
        block->kind = SP_MD_TEXT_BLOCK;
        return;
      }
}
