/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-char.h"
#include "sp-md-inline.h"

/* CommonMark: "a link label can have at most 999 characters". */
#define MAX_LABEL 999

typedef struct
{
  SpMdSlice destination;
  SpMdSlice title;
  gboolean has_title;
} Target;

static SpMdNode *
open_link (SpMdInline *self, gboolean image)
{
  SpMdInlineText *text = &self->text;
  SpMdNode *node = sp_md_node_new (self->parser->arena, SP_MD_LINK_OPENER);

  self->link_bottom = self->last_delimiter;
  node->text.data = text->data + text->position;
  node->text.length = image ? 2 : 1;
  node->u.opener.image = image;
  node->u.opener.n_links = self->n_links;
  node->u.opener.below = self->opener;
  if (self->opener == NULL)
    self->first_opener = node;
  self->opener = node;
  text->position += node->text.length;
  return node;
}

/* "(destination "title")": the position is on the parenthesis. */
static gboolean
read_inline_target (SpMdInline *self, Target *target)
{
  SpMdInlineText *text = &self->text;
  char opener;

  text->position++;
  sp_md_inline_skip_spaces (text);
  if (sp_md_inline_peek (text) == ')')
    {
      text->position++;
      return TRUE;
    }
  if (sp_md_inline_peek (text) == '<' && text->position < self->no_pointy_end)
    return FALSE;
  if (!sp_md_inline_scan_destination (text, &target->destination))
    {
      if (sp_md_inline_peek (text) == '<')
        self->no_pointy_end = text->position + sp_md_inline_get_rest (text);
      return FALSE;
    }
  sp_md_inline_skip_spaces (text);
  opener = sp_md_inline_peek (text);
  if (opener != ')')
    {
      if (opener != '"' && opener != '\'' && opener != '(')
        return FALSE;
      text->position++;
      if (!sp_md_inline_find_closure (text, opener, opener == '(' ? ')' : opener, &target->title))
        return FALSE;
      target->has_title = TRUE;
      sp_md_inline_skip_spaces (text);
      if (sp_md_inline_peek (text) != ')')
        return FALSE;
    }
  text->position++;
  return TRUE;
}

static gboolean
use_reference (SpMdInline *self, const char *label, int length, Target *target)
{
  const SpMdReference *reference = sp_md_find_reference (self->parser, label, length);

  if (reference == NULL)
    return FALSE;
  target->destination = reference->destination;
  target->title = reference->title;
  target->has_title = reference->has_title;
  return TRUE;
}

/* "[label]" behind "[text]"; an empty label stands for the text. -1: there is no "]" to it. */
static int
read_full_reference (SpMdInline *self, const SpMdNode *opener, Target *target)
{
  SpMdInlineText *text = &self->text;
  const char *start = opener->text.data + opener->text.length;
  const char *end = text->data + text->position - 1;
  SpMdSlice label;

  text->position++;
  if (!sp_md_inline_find_closure (text, '[', ']', &label))
    return -1;
  if (sp_md_is_blank (label.data, label.length))
    {
      label.data = start;
      label.length = end - start;
    }
  return label.length <= MAX_LABEL && use_reference (self, label.data, label.length, target);
}

/* What the "]" at the position leads to. */
static gboolean
read_target (SpMdInline *self, const SpMdNode *opener, Target *target)
{
  SpMdInlineText *text = &self->text;
  int behind = text->position;
  const char *label = opener->text.data + opener->text.length;
  int length = text->data + behind - 1 - label;

  if (sp_md_inline_peek (text) == '(' && read_inline_target (self, target))
    return TRUE;
  text->position = behind;
  if (sp_md_inline_peek (text) == '[')
    {
      int found = read_full_reference (self, opener, target);

      if (found >= 0)
        return found;
      text->position = behind;
    }
  target->has_title = FALSE;
  return length <= MAX_LABEL && use_reference (self, label, length, target);
}

static SpMdNode *
make_link (SpMdInline *self, SpMdNode *opener, const Target *target)
{
  gboolean image = opener->u.opener.image;
  SpMdNode *link = sp_md_node_new (self->parser->arena, image ? SP_MD_IMAGE : SP_MD_LINK);
  SpMdNode *bottom = self->link_bottom;
  SpMdNode *next;

  /* The bottom is that of the last "[" met, even if that was another one: goldmark's way. */
  self->link_bottom = NULL;
  sp_md_inline_process_delimiters (self, bottom);
  for (SpMdNode *child = opener->next; child != NULL; child = next)
    {
      next = child->next;
      sp_md_node_append (link, child);
    }
  link->u.link.destination = target->destination;
  link->u.link.title = target->title;
  link->u.link.has_title = target->has_title;
  sp_md_node_remove (opener);
  if (!image)
    self->n_links++;
  return link;
}

static SpMdNode *
close_link (SpMdInline *self)
{
  SpMdNode *opener = self->opener;
  const SpMdNode *first = self->first_opener;
  Target target = { { NULL, 0 }, { NULL, 0 }, FALSE };
  gboolean too_far;

  if (opener == NULL)
    return NULL;
  self->text.position++;
  self->opener = opener->u.opener.below;
  too_far = self->opener != NULL &&
            self->opener->text.data + self->opener->text.length - first->text.data > MAX_LABEL - 1;
  if (too_far || (!opener->u.opener.image && self->n_links > opener->u.opener.n_links) ||
      !read_target (self, opener, &target))
    {
      sp_md_node_become_text (opener, self->parser->arena, opener->text.data, opener->text.length);
      return NULL;
    }
  return make_link (self, opener, &target);
}

SpMdNode *
sp_md_inline_parse_link (SpMdInline *self)
{
  const SpMdInlineText *text = &self->text;

  switch (sp_md_inline_peek (text))
    {
    case '!':
      return text->position + 1 < text->length && text->data[text->position + 1] == '['
                 ? open_link (self, TRUE)
                 : NULL;
    case '[':
      return open_link (self, FALSE);
    default:
      return close_link (self);
    }
}

void
sp_md_inline_close_links (SpMdInline *self)
{
  SpMdNode *below;

  for (SpMdNode *opener = self->opener; opener != NULL; opener = below)
    {
      below = opener->u.opener.below;
      sp_md_node_replace (opener, sp_md_node_new_text (self->parser->arena, opener->text.data,
                                                       opener->text.length));
    }
  self->opener = NULL;
}
