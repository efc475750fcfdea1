/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PHP Markdown Extra's footnotes: "[^label]" and "[^label]: text". */

#include "sp-md-char.h"
#include "sp-md-inline.h"

/* Where "]" closes a label that starts at @data; -1. */
static int
find_label_end (const char *data, int length)
{
  for (int i = 0; i < length; i++)
    {
      if (data[i] == '\\' && i < length - 1 && sp_md_is_punct (data[i + 1]))
        i++;
      else if (data[i] == ']')
        return i;
      else if (data[i] == '[')
        return -1;
    }
  return -1;
}

SpMdNode *
sp_md_open_footnote (SpMdParser *self, SpMdNode *parent, SpMdOpen *state)
{
  SpMdReader *reader = &self->reader;
  SpMdSegment pos = reader->pos;
  int length;
  const char *line = sp_md_reader_peek (reader, &length);
  int open = self->block_offset + 2;
  SpMdNode *node;
  int close;

  if (!self->markup->footnote || self->block_offset < 0 || open >= length || line[open - 1] != '^')
    return NULL;
  close = find_label_end (line + open, length - open);
  if (close < 0)
    return NULL;
  close += open;
  if (close + 1 >= length || line[close + 1] != ':' || sp_md_is_blank (line + open, close - open))
    return NULL;

  node = sp_md_node_new (self->arena, SP_MD_FOOTNOTE);
  node->text.data = self->source + pos.start + open - pos.padding;
  node->text.length = close - open;
  node->u.footnote.index = -1;
  close += 2 - pos.padding;
  if (close >= length)
    {
      sp_md_reader_advance (reader, close);
      return node;
    }
  sp_md_reader_advance_padding (reader, close, pos.padding);
  *state = SP_MD_OPEN_CHILDREN;
  return node;
}

SpMdContinue
sp_md_continue_footnote (SpMdParser *self, SpMdNode *node)
{
  SpMdReader *reader = &self->reader;
  int length;
  int padding;
  int position;
  const char *line = sp_md_reader_peek (reader, &length);

  if (sp_md_is_blank (line, length))
    return SP_MD_CONTINUE_CHILDREN;
  position = sp_md_indent_position (line, length, sp_md_reader_get_column (reader), 0, 4, &padding);
  if (position < 0)
    return SP_MD_CLOSE;
  sp_md_reader_advance_padding (reader, position, padding);
  return SP_MD_CONTINUE_CHILDREN;
}

void
sp_md_close_footnote (SpMdParser *self, SpMdNode *node)
{
  char *label = g_strndup (node->text.data, node->text.length);

  if (self->footnote_list == NULL)
    {
      self->footnote_list = sp_md_node_new (self->arena, SP_MD_FOOTNOTE_LIST);
      self->footnote_list->offset = node->offset;
      sp_md_node_insert_before (node, self->footnote_list);
    }
  sp_md_node_append (self->footnote_list, node);
  if (g_hash_table_contains (self->footnotes, label))
    g_free (label);
  else
    g_hash_table_insert (self->footnotes, label, node);
}

SpMdNode *
sp_md_inline_parse_footnote_link (SpMdInline *self)
{
  SpMdParser *parser = self->parser;
  SpMdInlineText *text = &self->text;
  const char *data = text->data + text->position;
  int length = sp_md_inline_get_rest (text);
  int open = data[0] == '!' ? 3 : 2;
  g_autofree char *label = NULL;
  SpMdNode *footnote;
  SpMdNode *link;
  int close;

  if (parser->footnote_list == NULL || open >= length || data[open - 1] != '^')
    return NULL;
  close = find_label_end (data + open, length - open);
  if (close < 0)
    return NULL;
  label = g_strndup (data + open, close);
  footnote = g_hash_table_lookup (parser->footnotes, label);
  if (footnote == NULL)
    return NULL;
  if (footnote->u.footnote.index < 0)
    footnote->u.footnote.index = ++parser->footnote_list->u.footnote.count;

  link = sp_md_node_new (parser->arena, SP_MD_FOOTNOTE_LINK);
  link->u.footnote.index = footnote->u.footnote.index;
  g_ptr_array_add (parser->footnote_links, link);
  if (data[0] == '!')
    sp_md_node_append (self->block, sp_md_node_new_text (parser->arena, data, 1));
  text->position += open + close + 1;
  return link;
}

static int
compare_index (gconstpointer a, gconstpointer b)
{
  return (*(SpMdNode *const *) a)->u.footnote.index - (*(SpMdNode *const *) b)->u.footnote.index;
}

/* The links back stand in the last paragraph, or behind whatever else is last. */
static void
add_links_back (SpMdParser *self, SpMdNode *footnote, int n_links)
{
  SpMdNode *place = footnote;

  if (footnote->last != NULL && footnote->last->kind == SP_MD_PARAGRAPH)
    place = footnote->last;
  for (int i = 0; i < MAX (n_links, 1); i++)
    {
      SpMdNode *back = sp_md_node_new (self->arena, SP_MD_FOOTNOTE_BACKLINK);

      back->u.footnote.index = footnote->u.footnote.index;
      back->u.footnote.reference = i;
      sp_md_node_append (place, back);
    }
}

/* Numbers the links, drops the footnotes that none leads to, and puts the list at the end. */
void
sp_md_finish_footnotes (SpMdParser *self)
{
  SpMdNode *list = self->footnote_list;
  g_autoptr (GPtrArray) used = g_ptr_array_new ();
  g_autofree int *n_links = NULL;
  SpMdNode *next;

  if (list == NULL)
    return;
  n_links = g_new0 (int, list->u.footnote.count + 1);
  for (guint i = 0; i < self->footnote_links->len; i++)
    {
      SpMdNode *link = g_ptr_array_index (self->footnote_links, i);

      link->u.footnote.reference = n_links[link->u.footnote.index]++;
    }
  for (SpMdNode *footnote = list->first; footnote != NULL; footnote = next)
    {
      next = footnote->next;
      sp_md_node_remove (footnote);
      if (footnote->u.footnote.index > 0)
        g_ptr_array_add (used, footnote);
    }
  g_ptr_array_sort (used, compare_index);
  sp_md_node_remove (list);
  for (guint i = 0; i < used->len; i++)
    {
      SpMdNode *footnote = g_ptr_array_index (used, i);

      add_links_back (self, footnote, n_links[footnote->u.footnote.index]);
      sp_md_node_append (list, footnote);
    }
  if (used->len > 0)
    sp_md_node_append (self->document, list);
}
