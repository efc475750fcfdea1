/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-char.h"
#include "sp-md-parser.h"

static gboolean
pass_quote_mark (SpMdReader *reader)
{
  int length;
  int position;
  const char *line = sp_md_reader_peek (reader, &length);
  gboolean tab;

  if (sp_md_indent_width (line, length, sp_md_reader_get_column (reader), &position) > 3 ||
      position >= length || line[position] != '>')
    return FALSE;
  position++;
  if (position >= length || line[position] == '\n')
    {
      sp_md_reader_advance (reader, position);
      return TRUE;
    }
  tab = line[position] == '\t';
  if (line[position] == ' ' || tab)
    position++;
  sp_md_reader_advance (reader, position);
  if (tab)
    reader->pos.padding = 2;
  return TRUE;
}

SpMdNode *
sp_md_open_blockquote (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  if (!pass_quote_mark (&self->reader))
    return NULL;
  *state = SP_MD_OPEN_CHILDREN;
  return sp_md_node_new (self->arena, SP_MD_BLOCKQUOTE);
}

SpMdContinue
sp_md_continue_blockquote (SpMdParser *self, SpMdNode *node)
{
  return pass_quote_mark (&self->reader) ? SP_MD_CONTINUE_CHILDREN : SP_MD_CLOSE;
}

SpMdNode *
sp_md_open_attributes (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdNode *node;
  SpMdAttribute *attributes;
  int length;
  int end;
  const char *line;

  if (!self->markup->block_attribute)
    return NULL;
  line = sp_md_reader_peek_kept (&self->reader, self->arena, &length);
  attributes = sp_md_parse_attributes (self->arena, line, length, 0, &end);
  if (end < 0)
    return NULL;
  sp_md_reader_advance (&self->reader, end);
  node = sp_md_node_new (self->arena, SP_MD_ATTRIBUTES);
  for (; attributes != NULL; attributes = attributes->next)
    sp_md_node_set_attribute (node, self->arena, attributes);
  return node;
}

/* Gives the attributes of each such block to the block right before it. */
void
sp_md_apply_attributes (SpMdParser *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean entering = TRUE;

  for (SpMdNode *node = self->document; node != NULL;
       node = sp_md_node_walk (node, self->document, &entering))
    if (entering && node->kind == SP_MD_ATTRIBUTES && node->prev != NULL &&
        node->prev->kind != SP_MD_FENCED_CODE && !node->blank_before)
      g_ptr_array_add (found, node);

  for (guint i = 0; i < found->len; i++)
    {
      SpMdNode *node = g_ptr_array_index (found, i);

      for (const SpMdAttribute *a = node->attributes; node->prev != NULL && a != NULL; a = a->next)
        {
          g_autofree char *name = g_strndup (a->name.data, a->name.length);

          if (sp_md_node_get_attribute (node->prev, name) == NULL)
            sp_md_node_set_attribute (node->prev, self->arena, a);
        }
      sp_md_node_remove (node);
    }
}
