/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-number.h"

static const SpJsonLayout new_layout = { TRUE, FALSE, "  ", ": ", "\n" };

static gboolean
starts_line (const char *data, const SpNode *container)
{
  const SpNode *child = container->first_child;

  return child != NULL &&
         memchr (data + container->start, '\n', child->entry_start - container->start) != NULL;
}

/* The first list that has items, wherever it is. */
static const SpNode *
find_list (const SpNode *node)
{
  const SpNode *found = NULL;

  if (node->type == SP_VALUE_LIST && node->first_child != NULL)
    return node;
  for (const SpNode *child = node->first_child; child != NULL && found == NULL; child = child->next)
    found = find_list (child);
  return found;
}

static void
find_indentation (SpText *text, const SpNode *first, SpJsonLayout *layout)
{
  const char *data = sp_text_get_data (text, NULL);
  gsize line = sp_text_get_line_start (text, sp_text_get_line_at (text, first->entry_start));

  if (first->entry_start - line < sizeof layout->indentation)
    g_strlcpy (layout->indentation, data + line, first->entry_start - line + 1);
}

static void
find_colon (const char *data, const SpNode *first, SpJsonLayout *layout)
{
  gsize length = first->start - first->key_end;

  if (length < sizeof layout->colon && memchr (data + first->key_end, '\n', length) == NULL)
    g_strlcpy (layout->colon, data + first->key_end, length + 1);
}

void
sp_json_find_layout (SpFrontMatter *front_matter, SpJsonLayout *layout)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  const char *data = sp_text_get_data (text, NULL);
  const SpNode *root = sp_front_matter_get_root (front_matter);
  const SpNode *first = root->first_child;
  const SpNode *list = find_list (root);

  *layout = new_layout;
  layout->newline = sp_text_get_newline_at (text, root->start);
  if (first == NULL)
    return;
  layout->multi_line = starts_line (data, root);
  layout->lists_multi_line = list != NULL && starts_line (data, list);
  if (layout->multi_line)
    find_indentation (text, first, layout);
  find_colon (data, first, layout);
}

static gboolean
append_scalar (GString *out, SpValue *value, GError **error)
{
  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, sp_value_get_integer (value));
      return TRUE;

    case SP_VALUE_FLOAT:
      if (isfinite (sp_value_get_float (value)))
        {
          sp_number_append (out, sp_value_get_float (value), 0);
          return TRUE;
        }
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("The fields of this page are written in a way (JSON) that has no "
                              "such number."));
      return FALSE;

    case SP_VALUE_DATE:
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("The fields of this page are written in a way (JSON) that knows "
                              "dates only as texts."));
      return FALSE;

    case SP_VALUE_NULL:
    case SP_VALUE_BOOLEAN:
    case SP_VALUE_STRING:
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
    default:
      sp_value_append_json (value, out);
      return TRUE;
    }
}

static void
append_line (GString *out, const SpJsonLayout *layout, const char *indentation)
{
  g_string_append (out, layout->newline);
  g_string_append (out, indentation);
}

static gboolean
append_container (GString *out,
                  SpValue *value,
                  const SpJsonLayout *layout,
                  const char *indentation,
                  GError **error)
{
  gboolean is_map = sp_value_get_value_type (value) == SP_VALUE_MAP;
  g_autofree char *inner =
      indentation != NULL ? g_strconcat (indentation, layout->indentation, NULL) : NULL;

  g_string_append_c (out, is_map ? '{' : '[');
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (inner != NULL)
        append_line (out, layout, inner);
      else if (i > 0 && strlen (layout->colon) > 1)
        g_string_append_c (out, ' ');
      if (is_map)
        {
          sp_json_append_string (out, sp_value_get_key (value, i), -1);
          g_string_append (out, layout->colon);
        }
      if (!sp_json_append_value (out, sp_value_get_item (value, i), layout, inner, error))
        return FALSE;
    }
  if (inner != NULL)
    append_line (out, layout, indentation);
  g_string_append_c (out, is_map ? '}' : ']');
  return TRUE;
}

/* Lists of groups look odd on one line. */
static gboolean
holds_map (SpValue *list)
{
  for (guint i = 0; i < sp_value_get_length (list); i++)
    if (sp_value_get_value_type (sp_value_get_item (list, i)) == SP_VALUE_MAP)
      return TRUE;
  return FALSE;
}

gboolean
sp_json_append_value (GString *out,
                      SpValue *value,
                      const SpJsonLayout *layout,
                      const char *indentation,
                      GError **error)
{
  SpValueType type = sp_value_get_value_type (value);

  if (type != SP_VALUE_LIST && type != SP_VALUE_MAP)
    return append_scalar (out, value, error);
  if (sp_value_get_length (value) == 0 ||
      (type == SP_VALUE_LIST && !layout->lists_multi_line && !holds_map (value)))
    indentation = NULL;
  return append_container (out, value, layout, indentation, error);
}

char *
sp_json_write_new (SpValue *root, const char *newline)
{
  SpJsonLayout layout = new_layout;
  GString *out = g_string_new (NULL);

  layout.newline = newline;
  if (!sp_json_append_value (out, root, &layout, "", NULL))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_append (out, newline);
  return g_string_free (out, FALSE);
}
