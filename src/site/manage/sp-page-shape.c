/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-shape.h"

#include "sp-body.h"
#include "sp-change.h"
#include "sp-date.h"
#include "sp-format.h"

#include <string.h>

char *
sp_page_shape_write_date (GDateTime *now, const char *example)
{
  gint64 offset = g_date_time_get_utc_offset (now) / G_USEC_PER_SEC;
  SpDate date;
  g_autofree char *day = NULL;
  g_autofree char *timed = NULL;

  if (example == NULL || !sp_date_parse (example, &date))
    return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  day = sp_date_set_day (example, g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));
  if (day == NULL)
    return g_date_time_format (now, "%Y-%m-%d");
  if (!date.has_time)
    return g_steal_pointer (&day);
  timed = sp_date_set_time (day, g_date_time_get_hour (now), g_date_time_get_minute (now),
                            date.has_second ? g_date_time_get_second (now) : -1);
  if (timed == NULL)
    return g_steal_pointer (&day);
  if (date.has_offset)
    {
      char *zoned = sp_date_set_offset (timed, (int) offset);

      if (zoned != NULL)
        return zoned;
    }
  return g_steal_pointer (&timed);
}

/* NULL for a field that a new page is better off without. */
static SpValue *
make_value (const SpSchemaField *field, GDateTime *now)
{
  g_autofree char *date = NULL;

  if (g_ascii_strcasecmp (field->key, "draft") == 0)
    return sp_value_new_boolean (TRUE);
  if (field->default_value != NULL)
    return sp_value_ref (field->default_value);
  if (field->multiple)
    return sp_value_new_list ();
  switch (field->kind)
    {
    case SP_SCHEMA_SWITCH:
      return field->value_type == SP_VALUE_BOOLEAN ? sp_value_new_boolean (FALSE) : NULL;
    case SP_SCHEMA_CHIPS:
    case SP_SCHEMA_GROUPS:
      return sp_value_new_list ();
    case SP_SCHEMA_DATE:
      if (g_ascii_strcasecmp (field->key, "date") != 0)
        return NULL;
      date = sp_page_shape_write_date (now, field->example);
      return field->value_type == SP_VALUE_STRING ? sp_value_new_string (date)
                                                  : sp_value_new_date (date);
    case SP_SCHEMA_LINE:
    case SP_SCHEMA_TEXT:
    case SP_SCHEMA_MARKDOWN:
    case SP_SCHEMA_IMAGE:
    case SP_SCHEMA_ICON:
    case SP_SCHEMA_FILE:
      return sp_value_new_string ("");
    default:
      return NULL;
    }
}

static SpValue *
make_fields (SpSchema *schema, const char *title, GDateTime *now)
{
  static const char *const own[] = { "slug", "url", "aliases", "linktitle", NULL };
  GPtrArray *fields = sp_schema_get_fields (schema);
  guint n_pages = sp_schema_get_n_pages (schema);
  SpValue *map = sp_value_new_map ();

  for (guint i = 0; i < fields->len; i++)
    {
      const SpSchemaField *field = g_ptr_array_index (fields, i);
      g_autofree char *lower = g_utf8_strdown (field->key, -1);
      gboolean usual = field->n_pages * 2 > n_pages || field->required;
      gboolean basic = strcmp (lower, "draft") == 0 || strcmp (lower, "date") == 0;
      SpValue *value = NULL;

      if (strcmp (lower, "title") == 0)
        value = sp_value_new_string (title);
      else if ((usual || basic) && !g_strv_contains (own, lower))
        value = make_value (field, now);
      if (value != NULL)
        sp_value_put (map, field->key, value);
    }
  return map;
}

static void
append_table (GString *text, SpSchema *schema, const char *title)
{
  GPtrArray *rows = sp_schema_get_rows (schema);
  guint n_tables = sp_schema_get_n_tables (schema);
  const char *const *header = sp_schema_get_table_header (schema);
  g_autofree char *escaped = NULL;
  g_auto (GStrv) parts = g_strsplit (title, "|", -1);

  if (n_tables * 2 < sp_schema_get_n_pages (schema) || rows->len == 0 || header == NULL)
    return;
  escaped = g_strjoinv ("\\|", parts);
  g_string_append_printf (text, "\n| %s | %s |\n|---|---|\n", header[0], header[1]);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (rows, i);

      if (row->n_pages * 2 >= n_tables)
        g_string_append_printf (text, "| %s | %s |\n", row->markdown,
                                g_ascii_strcasecmp (row->name, "name") == 0 ? escaped : "");
    }
}

/* Its pipes one below the other, as a person would write it. */
static SpText *
tidy (SpText *text)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpBody) body = NULL;
  g_autoptr (SpChange) change = NULL;
  gsize start;

  sp_front_matter_get_span (front_matter, NULL, &start);
  body = sp_body_parse (text, start);
  if (sp_body_get_n_tables (body) > 0)
    change = sp_table_tidy (sp_body_get_table (body, 0), NULL);
  return change != NULL ? sp_edit_list_apply (sp_change_get_edits (change), text)
                        : sp_text_ref (text);
}

SpText *
sp_page_shape_make (SpSchema *schema, SpFormat format, const char *title, GDateTime *now)
{
  g_autoptr (SpValue) fields = NULL;
  g_autofree char *front_matter = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (SpText) plain = NULL;

  g_return_val_if_fail (schema != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  if (format == SP_FORMAT_NONE)
    format = SP_FORMAT_YAML;
  fields = make_fields (schema, title, now);
  front_matter = sp_format_get_backend (format)->write_new (fields, "\n");
  text = g_string_new (front_matter);
  append_table (text, schema, title);
  plain = sp_text_new (text->str, text->len);
  return tidy (plain);
}
