/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-yaml-scalar.h"
#include "sp-yaml-write.h"

static gsize
begin_of (const SpNode *child)
{
  return child->key != NULL ? child->key_start : ((const SpYamlNode *) child)->mark;
}

static gboolean
is_comment_line (const SpYamlEdit *self, gsize at)
{
  while (at < self->end && (self->data[at] == ' ' || self->data[at] == '\t'))
    at++;
  return at < self->end && self->data[at] == '#';
}

/* Comment lines right above an entry go with it if a blank line parts them from what is above. */
static gsize
find_comment_start (const SpYamlEdit *self, const SpNode *entry)
{
  gsize start = entry->entry_start, line;

  if (entry->key == NULL || entry == entry->parent->first_child)
    return start;
  while (start > self->start)
    {
      line = sp_yaml_edit_line_start (self, start - 1);
      if (is_comment_line (self, line))
        {
          start = line;
          continue;
        }
      return sp_yaml_edit_is_blank (self, line, sp_yaml_edit_line_end (self, line))
                 ? start
                 : entry->entry_start;
    }
  return entry->entry_start;
}

static gboolean
shares_line (const SpYamlEdit *self, const SpNode *child)
{
  return child->entry_start != sp_yaml_edit_line_start (self, child->entry_start);
}

/* A new item is quoted as its neighbour is, and as far from its dash. */
static void
append_item (SpYamlEdit *self,
             GString *out,
             const SpNode *neighbour,
             SpValue *value,
             guint column,
             const SpYamlHabits *habits)
{
  const SpYamlNode *yaml = (const SpYamlNode *) neighbour;
  gsize gap = neighbour->start - yaml->mark - 1;
  SpNodeStyle style = SP_STYLE_PLAIN;
  SpValueType type = sp_value_get_value_type (value);

  if (neighbour->type == SP_VALUE_STRING &&
      (neighbour->style == SP_STYLE_SINGLE || neighbour->style == SP_STYLE_DOUBLE))
    style = neighbour->style;
  if (gap == 0 || gap > 8 || !sp_yaml_edit_is_blank (self, yaml->mark + 1, neighbour->start))
    gap = 1;
  g_string_append_c (out, '-');
  sp_yaml_append_spaces (out, (guint) gap);
  if (sp_yaml_is_block (value, habits))
    sp_yaml_append_block (out, value, column + 1 + (guint) gap, habits, self->newline);
  else if (type == SP_VALUE_LIST || type == SP_VALUE_MAP)
    sp_yaml_append_flow (out, value, style);
  else
    sp_yaml_append_scalar (out, value, style, FALSE);
}

/* Where the document of a front matter ends: at the fence, or at "..." before it. */
static gsize
find_document_end (const SpYamlEdit *self, gsize from)
{
  for (gsize at = from; at < self->end; at = sp_yaml_edit_next_line (self, at))
    if (self->end - at >= 3 && memcmp (self->data + at, "...", 3) == 0)
      return at;
  return self->end;
}

/* Where children are inserted. */
typedef struct
{
  gsize at;
  guint column;
  gboolean before; /* before a child that shares its line with what is above it */
  const SpNode *neighbour;
} Slot;

/* @previous, @next: the children around it that stay. @moves_up: @next comes to stand on the line
 * of what is above the first child. */
static Slot
find_slot (const SpYamlEdit *self,
           const SpNode *node,
           const SpNode *previous,
           const SpNode *next,
           gboolean moves_up)
{
  Slot slot = { 0 };

  slot.neighbour = previous != NULL ? previous : next;
  if (slot.neighbour != NULL)
    slot.column = sp_yaml_get_column (self->front_matter, node->start);
  if (previous == NULL && next != NULL)
    {
      slot.before = moves_up || shares_line (self, next);
      slot.at = slot.before ? begin_of (next) : next->entry_start;
    }
  else if (node->parent == NULL && next == NULL)
    {
      slot.at = find_document_end (self, previous != NULL ? previous->entry_end : self->start);
    }
  else
    {
      slot.at = previous->entry_end;
      /* Comments and blanks that are further in would become part of a text of several lines. */
      while (previous->key != NULL && strspn (self->data + slot.at, " \t") > slot.column &&
             (is_comment_line (self, slot.at) ||
              sp_yaml_edit_is_blank (self, slot.at, sp_yaml_edit_line_end (self, slot.at))))
        slot.at = sp_yaml_edit_next_line (self, slot.at);
    }
  return slot;
}

static void
insert_child (SpYamlEdit *self, const Slot *slot, const SpChild *child, const SpYamlHabits *habits)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean line_open = slot->at > self->start && self->data[slot->at - 1] != '\n';

  if (!slot->before)
    {
      if (line_open)
        g_string_append (out, self->newline);
      sp_yaml_append_spaces (out, slot->column);
    }
  if (child->key != NULL)
    sp_yaml_append_entry (out, child->key, child->value, slot->column, habits, self->newline);
  else
    append_item (self, out, slot->neighbour, child->value, slot->column, habits);
  if (slot->before)
    {
      g_string_append (out, self->newline);
      sp_yaml_append_spaces (out, slot->column);
    }
  else if (!line_open)
    {
      g_string_append (out, self->newline);
    }
  sp_yaml_edit_splice (self, slot->at, slot->at, out->str);
}

static const SpNode *
find_kept (const SpChild *children, guint n)
{
  for (guint i = 0; i < n; i++)
    if (children[i].node != NULL && children[i].value != NULL)
      return children[i].node;
  return NULL;
}

static gboolean
any_stays (const SpChild *children, guint n)
{
  for (guint i = 0; i < n; i++)
    if (children[i].value != NULL)
      return TRUE;
  return FALSE;
}

/* Where the first child stands behind the dash of an item and goes, the first that stays moves up
 * to its place. */
static gboolean
move_up (SpYamlEdit *self, const SpNode *first, const SpNode *kept, GError **error)
{
  for (const SpNode *child = first; child != kept; child = child->next)
    if (!sp_yaml_edit_is_blank (self, child->entry_end, begin_of (child->next)))
      {
        g_set_error_literal (
            error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
            _ ("This can only be removed in the source, because a comment stands in "
               "the way."));
        return FALSE;
      }
  sp_yaml_edit_delete (self, first->entry_start, begin_of (kept));
  return TRUE;
}

static gboolean
edit_block_children (SpYamlEdit *self,
                     const SpNode *node,
                     const SpChild *children,
                     guint n,
                     GError **error)
{
  const SpNode *kept = NULL, *next = find_kept (children, n);
  gboolean moves_up =
      next != NULL && next != node->first_child && shares_line (self, node->first_child);
  SpYamlHabits habits = { 0 };

  sp_yaml_find_habits (self->front_matter, &habits);
  if (!any_stays (children, n))
    {
      sp_yaml_edit_empty (self, node);
      return TRUE;
    }
  if (moves_up && !move_up (self, node->first_child, next, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SpChild *child = &children[i];

      if (child->node == NULL)
        {
          Slot slot = find_slot (self, node, kept, kept == NULL ? next : find_kept (child, n - i),
                                 moves_up);

          insert_child (self, &slot, child, &habits);
          continue;
        }
      if (child->value != NULL)
        {
          kept = child->node;
          if (!sp_format_edit_value (self->front_matter, kept, child->value, self->edits, error))
            return FALSE;
        }
      else if (!moves_up || kept != NULL)
        {
          sp_yaml_edit_delete (self, find_comment_start (self, child->node),
                               child->node->entry_end);
        }
    }
  return TRUE;
}

gboolean
sp_yaml_edit_children (SpFrontMatter *front_matter,
                       const SpNode *node,
                       const SpChild *children,
                       guint n_children,
                       SpEditList *edits,
                       GError **error)
{
  SpYamlEdit self;

  sp_yaml_edit_init (&self, front_matter, node, edits);
  if (node->style == SP_STYLE_FLOW)
    return sp_yaml_edit_flow_children (&self, node, children, n_children, error);
  return edit_block_children (&self, node, children, n_children, error);
}

/* The child that stands @index th. */
static const SpNode *
get_nth (const SpNode *node, guint index)
{
  const SpNode *child = node->first_child;

  for (; index > 0; index--)
    child = child->next;
  return child;
}

/* Each place from one item to the other gets what the next one had: the bytes between stay. */
static void
rotate (SpYamlEdit *self, const SpNode *item, guint from, guint to)
{
  const SpNode *before = get_nth (item->parent, MIN (from, to));
  const SpNode *at = before;

  for (guint i = MIN (from, to); i <= MAX (from, to); i++, at = at->next)
    {
      const SpNode *source = i == to ? item : from < to ? at->next : before;
      g_autofree char *text = sp_text_slice (self->text, source->start, source->end);

      sp_yaml_edit_splice (self, at->start, at->end, text);
      before = at;
    }
}

static gboolean
has_whole_lines (const SpYamlEdit *self, const SpNode *list)
{
  for (const SpNode *child = list->first_child; child != NULL; child = child->next)
    if (shares_line (self, child) || child->entry_end == child->entry_start ||
        self->data[child->entry_end - 1] != '\n')
      return FALSE;
  return TRUE;
}

gboolean
sp_yaml_move_item (SpFrontMatter *front_matter,
                   const SpNode *item,
                   guint to,
                   SpEditList *edits,
                   GError **error)
{
  const SpNode *list = item->parent, *target = get_nth (list, to);
  guint from = 0;
  SpYamlEdit self;
  gsize at;

  sp_yaml_edit_init (&self, front_matter, item, edits);
  for (const SpNode *child = list->first_child; child != item; child = child->next)
    from++;
  if (list->style == SP_STYLE_FLOW || !has_whole_lines (&self, list))
    {
      rotate (&self, item, from, to);
      return TRUE;
    }
  at = to > from ? target->entry_end : target->entry_start;
  sp_edit_list_add (edits, at, at, self.data + item->entry_start,
                    (gssize) (item->entry_end - item->entry_start));
  sp_yaml_edit_delete (&self, item->entry_start, item->entry_end);
  return TRUE;
}
