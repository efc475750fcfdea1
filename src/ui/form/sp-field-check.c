/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-check.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static gboolean
is_empty (const SpNode *node)
{
  switch (node != NULL ? node->type : SP_VALUE_NULL)
    {
    case SP_VALUE_NULL:
      return TRUE;
    case SP_VALUE_STRING:
      return *sp_value_get_string (node->value) == '\0';
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      return node->n_children == 0;
    default:
      return FALSE;
    }
}

static char *
check_range (const SpSchemaField *field, double number, gboolean of_items)
{
  if (!isnan (field->minimum) && number < field->minimum)
    return g_strdup_printf (of_items ? _ ("At least %g are wanted here.")
                                     : _ ("This should be at least %g."),
                            field->minimum);
  if (!isnan (field->maximum) && number > field->maximum)
    return g_strdup_printf (of_items ? _ ("At most %g are wanted here.")
                                     : _ ("This should be at most %g."),
                            field->maximum);
  return NULL;
}

static gboolean
is_option (const SpSchemaField *field, const SpNode *node)
{
  for (guint i = 0; i < field->options->len; i++)
    {
      const SpSchemaOption *option = g_ptr_array_index (field->options, i);

      if (sp_value_equal (option->value, node->value))
        return TRUE;
    }
  return FALSE;
}

static char *
check_text (const SpSchemaField *field, const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (field->least_length > 0 && length < (glong) field->least_length)
    return g_strdup_printf (ngettext ("This should have at least %u character.",
                                      "This should have at least %u characters.",
                                      field->least_length),
                            field->least_length);
  if (field->most_length > 0 && length > (glong) field->most_length)
    return g_strdup_printf (ngettext ("This should have at most %u character.",
                                      "This should have at most %u characters.",
                                      field->most_length),
                            field->most_length);
  /* A pattern that cannot be read was told of when the settings were. */
  if (field->pattern != NULL)
    {
      g_autoptr (GRegex) regex = g_regex_new (field->pattern, 0, 0, NULL);

      if (regex != NULL && !g_regex_match (regex, text, 0, NULL))
        return g_strdup (field->pattern_message != NULL
                             ? field->pattern_message
                             : _ ("This is not in the form wanted here."));
    }
  return NULL;
}

char *
sp_field_check (const SpSchemaField *field, const SpNode *node)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (is_empty (node))
    return field->required ? g_strdup (_ ("This is needed on every page of this kind.")) : NULL;
  switch (node->type)
    {
    case SP_VALUE_INTEGER:
    case SP_VALUE_FLOAT:
      return field->kind == SP_SCHEMA_NUMBER
                 ? check_range (field, sp_value_get_float (node->value), FALSE)
                 : NULL;
    case SP_VALUE_LIST:
      return check_range (field, node->n_children, TRUE);
    case SP_VALUE_STRING:
      if (field->kind == SP_SCHEMA_CHOICE && !field->open && field->options->len > 0 &&
          !is_option (field, node))
        return g_strdup (_ ("This is not one of the choices."));
      return check_text (field, sp_value_get_string (node->value));
    default:
      return NULL;
    }
}
