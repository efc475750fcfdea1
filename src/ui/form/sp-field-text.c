/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-text.h"

#include <glib/gi18n.h>
#include <string.h>

char *
sp_field_text_for_node (SpFieldRow *row, const SpNode *node)
{
  GString *json;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), NULL);

  if (node == NULL || node->type == SP_VALUE_NULL)
    return g_strdup ("");
  if (node->type == SP_VALUE_STRING || node->type == SP_VALUE_DATE)
    return g_strdup (sp_value_get_string (node->value));
  /* A number as it is spelt: 99.50 is a price. */
  if (node->type == SP_VALUE_INTEGER || node->type == SP_VALUE_FLOAT)
    return sp_text_slice (sp_page_get_text (sp_field_row_get_page (row)), node->start, node->end);
  json = g_string_new (NULL);
  sp_value_append_json (node->value, json);
  return g_string_free (json, FALSE);
}

/* What a well-known field of whole numbers expects, though it says something else now. */
static SpValue *
value_for_field (const SpSchemaField *field, const char *typed)
{
  gint64 number;

  if (field != NULL && field->kind == SP_SCHEMA_NUMBER &&
      g_ascii_string_to_signed (typed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return sp_value_new_integer (number);
  return NULL;
}

static gboolean
is_number (SpValueType type)
{
  return type == SP_VALUE_INTEGER || type == SP_VALUE_FLOAT;
}

gboolean
sp_field_text_commit (SpFieldRow *row, const char *typed)
{
  g_autoptr (SpValue) value = NULL;
  SpValueType type;
  gboolean was_there;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  was_there = sp_field_row_get_shown_type (row, &type);
  if (*typed == '\0' && !was_there)
    return sp_field_row_unset (row, SP_APPLY_TYPING);
  if (*typed == '\0' && type == SP_VALUE_NULL)
    value = sp_value_new_null ();
  if (value == NULL)
    value = value_for_field (sp_field_row_get_field (row), typed);
  if (value == NULL)
    value = sp_front_matter_coerce (sp_field_row_get_base (row), sp_field_row_get_path (row), typed,
                                    SP_VALUE_STRING);
  if (was_there && is_number (type) && !is_number (sp_value_get_value_type (value)) &&
      !sp_field_wants_words (sp_field_row_get_field (row)))
    {
      sp_field_row_refuse (row, typed, _ ("This is not a number. The page still has the old one."));
      return FALSE;
    }
  return sp_field_row_set_value (row, value, typed, SP_APPLY_TYPING);
}
