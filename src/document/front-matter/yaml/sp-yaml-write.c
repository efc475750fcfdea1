/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml-write.h"

#include <string.h>

#include "sp-yaml-block-scalar.h"
#include "sp-yaml-scalar.h"

static const SpYamlHabits usual_habits = { 2, 2, FALSE };

guint
sp_yaml_get_column (SpFrontMatter *front_matter, gsize at)
{
  const char *data = sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);
  const char *newline;
  gsize start;

  sp_front_matter_get_content_span (front_matter, &start, NULL);
  newline = memrchr (data + start, '\n', at - start);
  if (newline != NULL)
    start = (gsize) (newline - data) + 1;
  return (guint) (at - start);
}

typedef struct
{
  SpFrontMatter *front_matter;
  SpYamlHabits *habits;
  guint n_block;
  guint n_flow;
  gboolean list_known;
  gboolean map_known;
} HabitSearch;

static void
search_habits (HabitSearch *self, const SpNode *node)
{
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      gsize first;
      guint indent;

      if (child->first_child == NULL)
        continue;
      if (child->style == SP_STYLE_FLOW)
        {
          self->n_flow += child->type == SP_VALUE_LIST;
          continue;
        }
      self->n_block += child->type == SP_VALUE_LIST;
      search_habits (self, child);
      if (child->key == NULL)
        continue;
      first = child->type == SP_VALUE_LIST ? ((const SpYamlNode *) child->first_child)->mark
                                           : child->first_child->key_start;
      if (first == SP_YAML_NO_MARK)
        continue;
      indent = sp_yaml_get_column (self->front_matter, first) -
               sp_yaml_get_column (self->front_matter, child->key_start);
      if (indent > 8)
        continue;
      if (child->type == SP_VALUE_LIST && !self->list_known)
        {
          self->habits->list_indent = indent;
          self->list_known = TRUE;
        }
      else if (child->type == SP_VALUE_MAP && !self->map_known && indent > 0)
        {
          self->habits->map_indent = indent;
          self->map_known = TRUE;
        }
    }
}

void
sp_yaml_find_habits (SpFrontMatter *front_matter, SpYamlHabits *habits)
{
  HabitSearch search = { front_matter, habits };

  *habits = usual_habits;
  search_habits (&search, sp_front_matter_get_root (front_matter));
  habits->flow = search.n_flow > 0 && search.n_block == 0;
}

static gboolean
is_container (SpValue *value)
{
  SpValueType type = sp_value_get_value_type (value);

  return type == SP_VALUE_LIST || type == SP_VALUE_MAP;
}

void
sp_yaml_append_flow (GString *out, SpValue *value, SpNodeStyle style)
{
  gboolean map = sp_value_get_value_type (value) == SP_VALUE_MAP;

  if (!is_container (value))
    {
      sp_yaml_append_scalar (out, value, style, TRUE);
      return;
    }
  g_string_append_c (out, map ? '{' : '[');
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (map)
        {
          sp_yaml_append_key (out, sp_value_get_key (value, i), SP_STYLE_PLAIN, TRUE);
          g_string_append (out, ": ");
        }
      sp_yaml_append_flow (out, sp_value_get_item (value, i), style);
    }
  g_string_append_c (out, map ? '}' : ']');
}

gboolean
sp_yaml_is_block (SpValue *value, const SpYamlHabits *habits)
{
  guint n = sp_value_get_length (value);

  if (n == 0)
    return FALSE;
  if (sp_value_get_value_type (value) == SP_VALUE_LIST && habits->flow)
    for (guint i = 0; i < n; i++)
      if (is_container (sp_value_get_item (value, i)))
        return TRUE;
  return sp_value_get_value_type (value) == SP_VALUE_MAP || !habits->flow;
}

void
sp_yaml_append_spaces (GString *out, guint n)
{
  g_string_append_printf (out, "%*s", (int) n, "");
}

static void
append_items (GString *out,
              SpValue *list,
              guint column,
              const SpYamlHabits *habits,
              const char *newline)
{
  for (guint i = 0; i < sp_value_get_length (list); i++)
    {
      SpValue *item = sp_value_get_item (list, i);

      if (i > 0)
        {
          g_string_append (out, newline);
          sp_yaml_append_spaces (out, column);
        }
      g_string_append (out, "- ");
      if (sp_yaml_is_block (item, habits))
        sp_yaml_append_block (out, item, column + 2, habits, newline);
      else if (is_container (item))
        sp_yaml_append_flow (out, item, SP_STYLE_PLAIN);
      else
        sp_yaml_append_scalar (out, item, SP_STYLE_PLAIN, FALSE);
    }
}

void
sp_yaml_append_entry (GString *out,
                      const char *key,
                      SpValue *value,
                      guint column,
                      const SpYamlHabits *habits,
                      const char *newline)
{
  g_return_if_fail (out != NULL && key != NULL && value != NULL);

  sp_yaml_append_key (out, key, SP_STYLE_PLAIN, FALSE);
  g_string_append_c (out, ':');
  if (sp_yaml_is_block (value, habits))
    {
      column += sp_value_get_value_type (value) == SP_VALUE_LIST ? habits->list_indent
                                                                 : habits->map_indent;
      g_string_append (out, newline);
      sp_yaml_append_spaces (out, column);
      sp_yaml_append_block (out, value, column, habits, newline);
      return;
    }
  g_string_append_c (out, ' ');
  if (is_container (value))
    sp_yaml_append_flow (out, value, SP_STYLE_PLAIN);
  else if (!sp_yaml_append_new_block_scalar (out, value, column, newline))
    sp_yaml_append_scalar (out, value, SP_STYLE_PLAIN, FALSE);
}

void
sp_yaml_append_block (GString *out,
                      SpValue *value,
                      guint column,
                      const SpYamlHabits *habits,
                      const char *newline)
{
  g_return_if_fail (out != NULL && value != NULL && sp_value_get_length (value) > 0);

  if (sp_value_get_value_type (value) == SP_VALUE_LIST)
    {
      append_items (out, value, column, habits, newline);
      return;
    }
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      if (i > 0)
        {
          g_string_append (out, newline);
          sp_yaml_append_spaces (out, column);
        }
      sp_yaml_append_entry (out, sp_value_get_key (value, i), sp_value_get_item (value, i), column,
                            habits, newline);
    }
}

char *
sp_yaml_write_new (SpValue *root, const char *newline)
{
  GString *out = g_string_new ("---");

  g_string_append (out, newline);
  if (sp_value_get_length (root) > 0)
    {
      sp_yaml_append_block (out, root, 0, &usual_habits, newline);
      g_string_append (out, newline);
    }
  g_string_append (out, "---");
  g_string_append (out, newline);
  return g_string_free (out, FALSE);
}
