/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-yaml-block-scalar.h"
#include "sp-yaml-fold.h"
#include "sp-yaml-scalar.h"
#include "sp-yaml-write.h"

static gboolean
is_block_scalar (const SpNode *node)
{
  return node->style == SP_STYLE_LITERAL || node->style == SP_STYLE_FOLDED;
}

/* Where the value of an entry or item may begin when nothing stands there yet: behind the space
 * that follows the colon or dash, if that is all that the line still has. */
static gsize
find_empty_place (const SpYamlEdit *self, gsize at)
{
  gsize end = sp_yaml_edit_line_end (self, at);

  return at < end && self->data[at] == ' ' && sp_yaml_edit_is_blank (self, at, end) ? at + 1 : at;
}

/* Puts @text, of one line, where the scalar or flow collection from @start to @end is. */
static void
put_inline (SpYamlEdit *self, gsize start, gsize end, const char *text)
{
  g_autofree char *spaced = NULL;

  if (start == end)
    start = end = find_empty_place (self, start);
  if (start > self->start && memchr (" \t\r\n[{,(", self->data[start - 1], 8) == NULL)
    text = spaced = g_strconcat (" ", text, NULL);
  sp_yaml_edit_splice (self, start, end, text);
}

static void
add_source_line (GPtrArray *lines, const char *from, const char *to, gboolean first, gboolean last)
{
  if (!first)
    while (from < to && (*from == ' ' || *from == '\t'))
      from++;
  if (!last)
    while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
      to--;
  g_ptr_array_add (lines, g_strndup (from, (gsize) (to - from)));
}

/* How far the lines behind the first are indented. */
static gsize
find_continuation_indent (const char *from, const char *end)
{
  gsize indent = 0;

  while ((from = memchr (from, '\n', (gsize) (end - from))) != NULL)
    {
      indent = strspn (++from, " ");
      if (from[indent] != '\n' && from[indent] != '\r')
        break;
    }
  return indent;
}

/* A plain or quoted scalar of several lines keeps those lines that still say the same. */
static char *
refold (const SpYamlEdit *self, const SpNode *node, const char *text)
{
  gboolean quoted = node->style != SP_STYLE_PLAIN;
  const char *from = self->data + node->start + (quoted ? 1 : 0);
  const char *end = self->data + node->end - (quoted ? 1 : 0);
  const char *newline = memchr (from, '\n', (gsize) (end - from));
  g_autoptr (GPtrArray) old_lines = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GString *out;
  gsize indent;

  if (newline == NULL)
    return NULL;
  old_lines = g_ptr_array_new_with_free_func (g_free);
  for (const char *at = from; at <= end; at = newline + 1)
    {
      newline = memchr (at, '\n', (gsize) (end - at));
      if (newline == NULL)
        newline = end;
      add_source_line (old_lines, at, newline, at == from, newline == end);
    }
  lines = sp_yaml_fold (old_lines, text, node->style, sp_yaml_is_in_flow (node));
  if (lines == NULL)
    return NULL;

  indent = find_continuation_indent (from, end);
  out = g_string_new (NULL);
  if (quoted)
    g_string_append_c (out, self->data[node->start]);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (i > 0)
        g_string_append (out, self->newline);
      if (i > 0 && *line != '\0')
        sp_yaml_append_spaces (out, (guint) indent);
      g_string_append (out, line);
    }
  if (quoted)
    g_string_append_c (out, self->data[node->start]);
  return g_string_free (out, FALSE);
}

/* The value's one-line spelling, in the style that stands there. */
static char *
spell_inline (const SpYamlEdit *self, const SpNode *node, SpValue *value)
{
  SpNodeStyle style = SP_STYLE_PLAIN;
  gboolean in_flow = sp_yaml_is_in_flow (node);
  GString *out;

  if (sp_value_get_length (value) > 0 || sp_value_get_value_type (value) == SP_VALUE_LIST ||
      sp_value_get_value_type (value) == SP_VALUE_MAP)
    {
      out = g_string_new (NULL);
      sp_yaml_append_flow (out, value, style);
      return g_string_free (out, FALSE);
    }
  if (node->type == SP_VALUE_STRING)
    style = node->style == SP_STYLE_LITERAL || node->style == SP_STYLE_FOLDED ? SP_STYLE_PLAIN
                                                                              : node->style;
  if (node->type == SP_VALUE_STRING && sp_value_get_value_type (value) == SP_VALUE_STRING &&
      !is_block_scalar (node))
    {
      char *folded = refold (self, node, sp_value_get_string (value));

      if (folded != NULL)
        return folded;
    }
  out = g_string_new (NULL);
  sp_yaml_append_scalar (out, value, style, in_flow);
  return g_string_free (out, FALSE);
}

/* Takes a block scalar away and puts @text, which may be empty, in the place of its indicators. */
static void
replace_block_scalar (SpYamlEdit *self, const SpNode *node, const char *text)
{
  gsize header_end = sp_yaml_get_header_end (self, node);
  gsize line_end = sp_yaml_edit_line_end (self, header_end);
  gsize start = node->start;

  while (*text == '\0' && start > self->start && self->data[start - 1] == ' ')
    start--;
  sp_yaml_edit_splice (self, start, header_end, text);
  if (node->end > line_end)
    sp_yaml_edit_delete (self, line_end, node->end);
}

static gboolean
begins_own_line (const SpYamlEdit *self, gsize at)
{
  return sp_yaml_edit_is_blank (self, sp_yaml_edit_line_start (self, at), at);
}

/* Takes a value on the line of its key away, and the spaces before it. */
static void
remove_inline (SpYamlEdit *self, const SpNode *node)
{
  gsize start = node->start;

  if (start == node->end)
    return;
  if (begins_own_line (self, start))
    {
      sp_yaml_edit_delete (self, sp_yaml_edit_line_start (self, start),
                           sp_yaml_edit_next_line (self, node->end));
      return;
    }
  while (start > self->start && self->data[start - 1] == ' ')
    start--;
  sp_yaml_edit_delete (self, start, node->end);
}

/* The lines that children of a block collection have, and which go with it. */
static void
remove_block (SpYamlEdit *self, const SpNode *node)
{
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    sp_yaml_edit_delete (self, child->entry_start, child->entry_end);
}

/* The lines of @value below the key of @node. */
static void
put_lines_below (SpYamlEdit *self, const SpNode *node, SpValue *value)
{
  const SpYamlNode *yaml = (const SpYamlNode *) node;
  g_autoptr (GString) out = g_string_new (NULL);
  SpYamlHabits habits = { 0 };
  gsize at;
  guint column;

  sp_yaml_find_habits (self->front_matter, &habits);
  column = sp_yaml_get_column (self->front_matter, node->key_start);
  column +=
      sp_value_get_value_type (value) == SP_VALUE_LIST ? habits.list_indent : habits.map_indent;
  /* Behind the comment of a value that stands on the key's line, however long it is. */
  at = yaml->mark;
  if (node->style != SP_STYLE_BLOCK && !is_block_scalar (node) &&
      !begins_own_line (self, node->start))
    at = node->end;
  at = sp_yaml_edit_line_end (self, at);
  g_string_append (out, self->newline);
  sp_yaml_append_spaces (out, column);
  sp_yaml_append_block (out, value, column, &habits, self->newline);
  sp_yaml_edit_splice (self, at, at, out->str);
}

/* An item's value may span lines where it stands, if they are indented as its first. */
static void
put_item_lines (SpYamlEdit *self, const SpNode *node, SpValue *value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  SpYamlHabits habits = { 0 };
  gsize start = node->start, end = node->end;

  sp_yaml_find_habits (self->front_matter, &habits);
  if (start == end)
    {
      start = end = find_empty_place (self, start);
      if (start == node->start)
        g_string_append_c (out, ' ');
    }
  sp_yaml_append_block (out, value,
                        sp_yaml_get_column (self->front_matter, start) + (guint) out->len, &habits,
                        self->newline);
  sp_yaml_edit_splice (self, start, end, out->str);
}

/* To a list or map on lines of its own. */
static gboolean
replace_by_block (SpYamlEdit *self, const SpNode *node, SpValue *value)
{
  if (node->key == NULL || ((const SpYamlNode *) node)->mark == SP_YAML_NO_MARK)
    {
      if (is_block_scalar (node))
        return FALSE;
      put_item_lines (self, node, value);
      return TRUE;
    }
  if (node->style == SP_STYLE_BLOCK)
    remove_block (self, node);
  else if (is_block_scalar (node))
    replace_block_scalar (self, node, "");
  else
    remove_inline (self, node);
  put_lines_below (self, node, value);
  return TRUE;
}

static void
replace_inline (SpYamlEdit *self, const SpNode *node, const char *text)
{
  const SpYamlNode *yaml = (const SpYamlNode *) node;

  if (is_block_scalar (node))
    {
      replace_block_scalar (self, node, text);
      return;
    }
  if (node->style == SP_STYLE_BLOCK && node->key == NULL)
    {
      sp_yaml_edit_splice (self, node->start, node->end, text);
      return;
    }
  if (node->style == SP_STYLE_BLOCK)
    {
      put_inline (self, yaml->mark + 1, yaml->mark + 1, text);
      remove_block (self, node);
      return;
    }
  put_inline (self, node->start, node->end, text);
}

void
sp_yaml_edit_empty (SpYamlEdit *self, const SpNode *node)
{
  const char *text = node->type == SP_VALUE_LIST ? "[]" : "{}";

  if (node->parent == NULL)
    remove_block (self, node);
  else
    replace_inline (self, node, text);
}

gboolean
sp_yaml_replace (SpFrontMatter *front_matter,
                 const SpNode *node,
                 SpValue *value,
                 SpEditList *edits,
                 GError **error)
{
  SpYamlEdit self;
  SpYamlHabits habits = { 0 };
  g_autofree char *text = NULL;
  SpValueType type = sp_value_get_value_type (value);

  sp_yaml_edit_init (&self, front_matter, node, edits);
  if (type == SP_VALUE_DATE)
    {
      const char *date = sp_value_get_string (value);
      g_autoptr (SpValue) read = sp_yaml_resolve (NULL, date, strlen (date));

      if (!sp_value_equal (read, value))
        {
          g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                       _ ("“%s” is not a date."), date);
          return FALSE;
        }
    }
  if (type == SP_VALUE_STRING && is_block_scalar (node) &&
      sp_yaml_set_block_scalar (&self, node, sp_value_get_string (value)))
    return TRUE;
  if ((type == SP_VALUE_LIST || type == SP_VALUE_MAP) && !sp_yaml_is_in_flow (node))
    {
      sp_yaml_find_habits (front_matter, &habits);
      if (sp_yaml_is_block (value, &habits) && replace_by_block (&self, node, value))
        return TRUE;
    }
  text = spell_inline (&self, node, value);
  replace_inline (&self, node, text);
  return TRUE;
}
