/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-yaml-scalar.h"
#include "sp-yaml-write.h"

static gboolean
has_comment (const SpYamlEdit *self, gsize start, gsize end)
{
  return memchr (self->data + start, '#', end - start) != NULL;
}

static gboolean
has_newline (const SpYamlEdit *self, gsize start, gsize end)
{
  return memchr (self->data + start, '\n', end - start) != NULL;
}

/* A comma and what stands before the items: as between the first two, as before the only one, or a
 * space. */
static char *
find_separator (const SpYamlEdit *self, const SpNode *node)
{
  const SpNode *first = node->first_child;
  const SpNode *second = first != NULL ? first->next : NULL;
  gsize line;

  if (first == NULL)
    return g_strdup (", ");
  if (second != NULL && !has_comment (self, first->entry_end, second->entry_start))
    return g_strndup (self->data + first->entry_end, second->entry_start - first->entry_end);
  if (!has_newline (self, node->start, first->entry_start) &&
      (second == NULL || !has_newline (self, first->entry_end, second->entry_start)))
    return g_strdup (", ");
  if (second != NULL && has_newline (self, first->entry_end, second->entry_start))
    first = second;
  line = sp_yaml_edit_line_start (self, first->entry_start);
  return g_strdup_printf (",%s%.*s", self->newline, (int) strspn (self->data + line, " \t"),
                          self->data + line);
}

static void
append_child (GString *out, const SpNode *neighbour, const SpChild *child)
{
  SpNodeStyle style = SP_STYLE_PLAIN;

  if (neighbour != NULL && neighbour->type == SP_VALUE_STRING &&
      (neighbour->style == SP_STYLE_SINGLE || neighbour->style == SP_STYLE_DOUBLE))
    style = neighbour->style;
  if (child->key != NULL)
    {
      sp_yaml_append_key (out, child->key, SP_STYLE_PLAIN, TRUE);
      g_string_append (out, ": ");
    }
  sp_yaml_append_flow (out, child->value, style);
}

/* The comma between @at and @limit, outside comments; @limit when there is none. */
static gsize
find_comma (const SpYamlEdit *self, gsize at, gsize limit)
{
  while (at < limit && self->data[at] != ',')
    at = self->data[at] == '#' ? sp_yaml_edit_next_line (self, at) : at + 1;
  return MIN (at, limit);
}

/* Whether @child has its lines to itself, but for a comma and a comment. */
static gboolean
has_own_lines (const SpYamlEdit *self, const SpNode *child, gsize limit)
{
  gsize end = child->entry_end, line_end = sp_yaml_edit_line_end (self, end);

  if (!sp_yaml_edit_is_blank (self, sp_yaml_edit_line_start (self, child->entry_start),
                              child->entry_start) ||
      line_end >= limit)
    return FALSE;
  for (; end < line_end && self->data[end] != '#'; end++)
    if (self->data[end] != ',' && self->data[end] != ' ' && self->data[end] != '\t')
      return FALSE;
  return TRUE;
}

/* @previous: what stands before @child in the file; @kept: the last before it that stays; @last:
 * nothing behind it stays. */
static gboolean
remove_child (SpYamlEdit *self,
              const SpNode *node,
              const SpNode *child,
              const SpNode *previous,
              const SpNode *kept,
              gboolean last,
              GError **error)
{
  const SpNode *next = child->next;

  if (has_own_lines (self, child, node->end - 1))
    {
      sp_yaml_edit_delete (self, sp_yaml_edit_line_start (self, child->entry_start),
                           sp_yaml_edit_next_line (self, child->entry_end));
      /* No comma behind the last item, unless it had one. The comma of a line that goes before this
       * one goes with it. */
      if (last && kept != NULL &&
          (previous == kept || !has_own_lines (self, previous, node->end - 1)) &&
          find_comma (self, node->last_child->entry_end, node->end - 1) == node->end - 1)
        {
          gsize comma = find_comma (self, previous->entry_end, child->entry_start);

          sp_yaml_edit_delete (self, comma, comma + 1);
        }
      return TRUE;
    }
  if (kept != NULL && previous != NULL &&
      !has_comment (self, previous->entry_end, child->entry_start))
    {
      sp_yaml_edit_delete (self, previous->entry_end, child->entry_end);
      return TRUE;
    }
  if (next != NULL && !has_comment (self, child->entry_end, next->entry_start))
    {
      sp_yaml_edit_delete (self, child->entry_start, next->entry_start);
      return TRUE;
    }
  g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                       _ ("This can only be removed in the source, because a comment stands in "
                          "the way."));
  return FALSE;
}

/* Adds children behind @previous, of which a comment follows on its line. */
static void
insert_behind_comment (SpYamlEdit *self,
                       const SpNode *node,
                       const SpNode *previous,
                       const SpNode *next,
                       const char *text,
                       const char *separator)
{
  g_autofree char *line = NULL;
  gsize comma, at;

  if (next != NULL)
    {
      line = g_strconcat (text, separator, NULL);
      sp_yaml_edit_splice (self, next->entry_start, next->entry_start, line);
      return;
    }
  comma = find_comma (self, previous->entry_end, node->end - 1);
  at = sp_yaml_edit_line_end (self, previous->entry_end);
  line = g_strconcat (separator + 1, text, comma < node->end - 1 ? "," : "", NULL);
  if (comma == node->end - 1)
    sp_yaml_edit_splice (self, previous->entry_end, previous->entry_end, ",");
  sp_yaml_edit_splice (self, at, at, line);
}

/* Adds new children between @previous and @next, one of which may be missing. */
static void
insert_children (SpYamlEdit *self,
                 const SpNode *node,
                 const SpNode *previous,
                 const SpNode *next,
                 const SpChild *children,
                 guint n,
                 const char *separator)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize limit = next != NULL ? next->entry_start : node->end - 1;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, separator);
      append_child (out, previous != NULL ? previous : next, &children[i]);
    }
  if (previous == NULL)
    {
      g_string_append (out, separator);
      sp_yaml_edit_splice (self, next->entry_start, next->entry_start, out->str);
    }
  else if (has_comment (self, previous->entry_end, limit) && strchr (separator, '\n') != NULL)
    {
      insert_behind_comment (self, node, previous, next, out->str, separator);
    }
  else
    {
      g_string_prepend (out, separator);
      sp_yaml_edit_splice (self, previous->entry_end, previous->entry_end, out->str);
    }
}

/* Writes what is between the brackets anew: all of it is new or gone. */
static void
fill (SpYamlEdit *self, const SpNode *node, const SpChild *children, guint n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (children[i].value == NULL)
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      append_child (out, node->first_child, &children[i]);
    }
  sp_yaml_edit_splice (self, node->start + 1, node->end - 1, out->str);
}

static const SpNode *
find_kept (const SpChild *children, guint n)
{
  for (guint i = 0; i < n; i++)
    if (children[i].node != NULL && children[i].value != NULL)
      return children[i].node;
  return NULL;
}

/* Commas and comments of children that go and of ones that come would get in each other's way. */
static gboolean
check_comments (const SpYamlEdit *self,
                const SpNode *node,
                const SpChild *children,
                guint n,
                GError **error)
{
  gboolean added = FALSE, removed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      added |= children[i].node == NULL;
      removed |= children[i].value == NULL;
    }
  if (!added || !removed || !has_comment (self, node->start, node->end))
    return TRUE;
  g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                       _ ("This can only be changed in the source, because a comment stands in the "
                          "way."));
  return FALSE;
}

gboolean
sp_yaml_edit_flow_children (SpYamlEdit *self,
                            const SpNode *node,
                            const SpChild *children,
                            guint n_children,
                            GError **error)
{
  g_autofree char *separator = find_separator (self, node);
  const SpNode *previous = NULL, *kept = NULL;

  if (find_kept (children, n_children) == NULL)
    {
      fill (self, node, children, n_children);
      return TRUE;
    }
  if (!check_comments (self, node, children, n_children, error))
    return FALSE;
  for (guint i = 0; i < n_children; i++)
    {
      const SpChild *child = &children[i];
      guint n_new = 0;

      while (i + n_new < n_children && children[i + n_new].node == NULL)
        n_new++;
      if (n_new > 0)
        {
          insert_children (self, node, kept, find_kept (child, n_children - i), child, n_new,
                           separator);
          i += n_new - 1;
          continue;
        }
      if (child->value == NULL)
        {
          gboolean last = find_kept (child, n_children - i) == NULL;

          if (!remove_child (self, node, child->node, previous, kept, last, error))
            return FALSE;
        }
      else
        {
          kept = child->node;
          if (!sp_format_edit_value (self->front_matter, kept, child->value, self->edits, error))
            return FALSE;
        }
      previous = child->node;
    }
  return TRUE;
}
