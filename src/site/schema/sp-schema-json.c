/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-schema-field-private.h"

#include "sp-front-matter.h"

#include <math.h>

static const char *const source_names[] = {
  [SP_SCHEMA_SOURCE_SETTINGS] = "settings",
  [SP_SCHEMA_SOURCE_CMS] = "cms",
  [SP_SCHEMA_SOURCE_PAGES] = "pages",
  [SP_SCHEMA_SOURCE_BUILT_IN] = "built-in",
};

static const char *const type_names[] = {
  [SP_VALUE_NULL] = "null",   [SP_VALUE_BOOLEAN] = "boolean", [SP_VALUE_INTEGER] = "integer",
  [SP_VALUE_FLOAT] = "float", [SP_VALUE_STRING] = "string",   [SP_VALUE_DATE] = "date",
  [SP_VALUE_LIST] = "list",   [SP_VALUE_MAP] = "map",
};

static void
append_text (GString *json, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (json, ", \"%s\": ", name);
  sp_json_append_string (json, text, -1);
}

static void
append_number (GString *json, const char *name, double number, gboolean said)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (said)
    g_string_append_printf (json, ", \"%s\": %s", name,
                            g_ascii_formatd (buffer, sizeof buffer, "%.12g", number));
}

static void
append_flag (GString *json, const char *name, gboolean flag)
{
  if (flag)
    g_string_append_printf (json, ", \"%s\": true", name);
}

static void
append_options (GString *json, GPtrArray *options)
{
  if (options->len == 0)
    return;
  g_string_append (json, ", \"options\": [");
  for (guint i = 0; i < options->len; i++)
    {
      const SpSchemaOption *option = g_ptr_array_index (options, i);

      g_string_append (json, i > 0 ? ", {\"value\": " : "{\"value\": ");
      sp_value_append_json (option->value, json);
      append_text (json, "label", option->label);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
append_field (const SpSchemaField *field, const char *parent, GString *json)
{
  const char *key[] = { field->key, NULL };
  g_autofree char *spelt = sp_path_join (key);
  g_autofree char *path =
      *parent != '\0' ? g_strconcat (parent, ".", spelt, NULL) : g_strdup (spelt);

  g_string_append (json, "{\"path\": ");
  sp_json_append_string (json, path, -1);
  append_text (json, "label", field->label);
  append_text (json, "kind", sp_schema_kind_get_name (field->kind));
  append_text (json, "type", type_names[field->value_type]);
  append_flag (json, "multiple", field->multiple);
  g_string_append_printf (json, ", \"required\": %s", field->required ? "true" : "false");
  append_flag (json, "always", field->always);
  append_flag (json, "readonly", field->readonly);
  append_flag (json, "inverted", field->inverted);
  append_flag (json, "open", field->open);
  append_flag (json, "with_time", field->with_time);
  append_text (json, "hint", field->hint);
  append_text (json, "pattern", field->pattern);
  append_text (json, "pattern_message", field->pattern_message);
  if (field->default_value != NULL)
    {
      g_string_append (json, ", \"default\": ");
      sp_value_append_json (field->default_value, json);
    }
  append_text (json, "example", field->example);
  append_number (json, "min", field->minimum, !isnan (field->minimum));
  append_number (json, "max", field->maximum, !isnan (field->maximum));
  append_number (json, "step", field->step, field->step != 0);
  append_number (json, "minlength", field->least_length, field->least_length != 0);
  append_number (json, "maxlength", field->most_length, field->most_length != 0);
  append_options (json, field->options);
  append_text (json, "media_folder", field->media_folder);
  append_text (json, "public_folder", field->public_folder);
  if (field->fields->len > 0)
    {
      g_autofree char *below =
          field->kind == SP_SCHEMA_GROUPS ? g_strconcat (path, ".*", NULL) : g_strdup (path);

      g_string_append (json, ", \"fields\": ");
      sp_schema_fields_append_json (field->fields, below, json);
    }
  append_text (json, "source", source_names[field->source]);
  append_text (json, "where", field->where);
  g_string_append_printf (json, ", \"pages\": %u}", field->n_pages);
}

void
sp_schema_fields_append_json (GPtrArray *fields, const char *parent, GString *json)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < fields->len; i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      append_field (g_ptr_array_index (fields, i), parent, json);
    }
  g_string_append_c (json, ']');
}
