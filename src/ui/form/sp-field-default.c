/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-default.h"

#include "sp-date-format.h"

#include <math.h>

static SpValue *
create_date (const SpSchemaField *field)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;

  if (field->with_time)
    text = sp_date_format_new (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
  else
    text = g_date_time_format (now, "%Y-%m-%d");
  return field->value_type == SP_VALUE_STRING ? sp_value_new_string (text)
                                              : sp_value_new_date (text);
}

SpValue *
sp_field_default_create (const SpSchemaField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->default_value != NULL)
    return sp_value_ref (field->default_value);
  if (field->multiple)
    return sp_value_new_list ();
  switch (field->kind)
    {
    case SP_SCHEMA_SWITCH:
      return field->value_type == SP_VALUE_STRING ? sp_value_new_string ("false")
                                                  : sp_value_new_boolean (FALSE);
    case SP_SCHEMA_NUMBER:
      return sp_value_new_integer (isnan (field->minimum) ? 0 : (gint64) field->minimum);
    case SP_SCHEMA_DATE:
      return create_date (field);
    case SP_SCHEMA_CHIPS:
    case SP_SCHEMA_GROUPS:
      return sp_value_new_list ();
    case SP_SCHEMA_GROUP:
      return sp_field_default_create_group (field);
    default:
      return sp_value_new_string ("");
    }
}

SpValue *
sp_field_default_create_group (const SpSchemaField *field)
{
  SpValue *group;
  gboolean any = FALSE;

  g_return_val_if_fail (field != NULL, NULL);

  group = sp_value_new_map ();
  for (guint i = 0; i < field->fields->len; i++)
    any |= ((const SpSchemaField *) g_ptr_array_index (field->fields, i))->shown;
  for (guint i = 0; i < field->fields->len; i++)
    {
      const SpSchemaField *inside = g_ptr_array_index (field->fields, i);

      if (inside->shown || !any)
        {
          g_autoptr (SpValue) value = sp_field_default_create (inside);

          sp_value_put (group, inside->key, g_steal_pointer (&value));
        }
    }
  return group;
}
