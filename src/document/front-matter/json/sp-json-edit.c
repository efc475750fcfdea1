/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json.h"

#include <math.h>
#include <string.h>

#include "sp-comma-list.h"
#include "sp-number.h"

static char *
spell_child (SpFrontMatter *front_matter,
             const SpChild *child,
             const SpNode *neighbour,
             const char *indentation,
             GError **error)
{
  GString *out = g_string_new (NULL);
  SpJsonLayout layout;

  sp_json_find_layout (front_matter, &layout);
  if (child->key != NULL)
    {
      sp_json_append_string (out, child->key, -1);
      g_string_append (out, layout.colon);
    }
  if (!sp_json_append_value (out, child->value, &layout, indentation, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free (out, FALSE);
}

static void
set_style (const SpJsonLayout *layout, SpCommaStyle *style)
{
  *style = (SpCommaStyle){ FALSE, strlen (layout->colon) > 1 ? " " : "", layout->indentation,
                           spell_child };
}

/* The indentation of the line that @node is on, when only a key stands before it there. */
static char *
get_indentation (SpFrontMatter *front_matter, const SpNode *node)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  const char *data = sp_text_get_data (text, NULL);
  gsize line = sp_text_get_line_start (text, sp_text_get_line_at (text, node->entry_start));
  gsize end = line;

  while (data[end] == ' ' || data[end] == '\t')
    end++;
  return end == node->entry_start ? g_strndup (data + line, end - line) : NULL;
}

static guint
count_decimals (SpFrontMatter *front_matter, const SpNode *node)
{
  const char *data = sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);

  return sp_number_count_decimals (data + node->start, node->end - node->start);
}

gboolean
sp_json_replace (SpFrontMatter *front_matter,
                 const SpNode *node,
                 SpValue *value,
                 SpEditList *edits,
                 GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *indentation = get_indentation (front_matter, node);
  SpValueType type = sp_value_get_value_type (value);
  SpJsonLayout layout;

  sp_json_find_layout (front_matter, &layout);
  if (node->type == SP_VALUE_FLOAT && type == SP_VALUE_FLOAT &&
      isfinite (sp_value_get_float (value)))
    sp_number_append (out, sp_value_get_float (value), count_decimals (front_matter, node));
  else if (!sp_json_append_value (out, value, &layout, layout.multi_line ? indentation : NULL,
                                  error))
    return FALSE;
  sp_edit_list_add (edits, node->start, node->end, out->str, (gssize) out->len);
  return TRUE;
}

gboolean
sp_json_edit_children (SpFrontMatter *front_matter,
                       const SpNode *node,
                       const SpChild *children,
                       guint n_children,
                       SpEditList *edits,
                       GError **error)
{
  g_autofree char *indentation = get_indentation (front_matter, node);
  gboolean multi_line;
  SpJsonLayout layout;
  SpCommaStyle style;

  sp_json_find_layout (front_matter, &layout);
  set_style (&layout, &style);
  multi_line = layout.multi_line && indentation != NULL &&
               (node->type == SP_VALUE_MAP || layout.lists_multi_line);
  return sp_comma_list_edit (front_matter, node, children, n_children, &style, multi_line, edits,
                             error);
}

gboolean
sp_json_move_item (SpFrontMatter *front_matter,
                   const SpNode *item,
                   guint to,
                   SpEditList *edits,
                   GError **error)
{
  SpJsonLayout layout;
  SpCommaStyle style;

  sp_json_find_layout (front_matter, &layout);
  set_style (&layout, &style);
  return sp_comma_list_move (front_matter, item, to, &style, edits, error);
}
