/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-reader.h"

#include "sp-hugo-fields.h"
#include "sp-schema-field-private.h"
#include "sp-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEEPEST 8

/* The names that a control has in Decap and Sveltia, in Front Matter CMS and here. */
static const struct
{
  const char *name;
  SpSchemaKind kind;
  gboolean multiple;
} widgets[] = {
  { "string", SP_SCHEMA_LINE, FALSE },       { "line", SP_SCHEMA_LINE, FALSE },
  { "uuid", SP_SCHEMA_LINE, FALSE },         { "compute", SP_SCHEMA_LINE, FALSE },
  { "slug", SP_SCHEMA_LINE, FALSE },         { "text", SP_SCHEMA_TEXT, FALSE },
  { "markdown", SP_SCHEMA_MARKDOWN, FALSE }, { "richtext", SP_SCHEMA_MARKDOWN, FALSE },
  { "code", SP_SCHEMA_TEXT, FALSE },         { "boolean", SP_SCHEMA_SWITCH, FALSE },
  { "switch", SP_SCHEMA_SWITCH, FALSE },     { "draft", SP_SCHEMA_SWITCH, FALSE },
  { "number", SP_SCHEMA_NUMBER, FALSE },     { "datetime", SP_SCHEMA_DATE, FALSE },
  { "date", SP_SCHEMA_DATE, FALSE },         { "select", SP_SCHEMA_CHOICE, FALSE },
  { "choice", SP_SCHEMA_CHOICE, FALSE },     { "relation", SP_SCHEMA_CHOICE, FALSE },
  { "list", SP_SCHEMA_CHIPS, FALSE },        { "chips", SP_SCHEMA_CHIPS, FALSE },
  { "tags", SP_SCHEMA_CHIPS, FALSE },        { "categories", SP_SCHEMA_CHIPS, FALSE },
  { "taxonomy", SP_SCHEMA_CHIPS, FALSE },    { "object", SP_SCHEMA_GROUP, FALSE },
  { "group", SP_SCHEMA_GROUP, FALSE },       { "fields", SP_SCHEMA_GROUP, FALSE },
  { "keyvalue", SP_SCHEMA_GROUP, FALSE },    { "block", SP_SCHEMA_GROUPS, FALSE },
  { "groups", SP_SCHEMA_GROUPS, FALSE },     { "image", SP_SCHEMA_IMAGE, FALSE },
  { "icon", SP_SCHEMA_ICON, FALSE },         { "file", SP_SCHEMA_FILE, FALSE },
  { "color", SP_SCHEMA_COLOUR, FALSE },      { "colour", SP_SCHEMA_COLOUR, FALSE },
  { "url", SP_SCHEMA_ADDRESS, FALSE },       { "address", SP_SCHEMA_ADDRESS, FALSE },
  { "email", SP_SCHEMA_EMAIL, FALSE },       { "hidden", SP_SCHEMA_HIDDEN, FALSE },
};

static const SpNode *
get (const SpNode *map, const char *key)
{
  return map != NULL && map->type == SP_VALUE_MAP ? sp_node_get_member (map, key) : NULL;
}

const char *
sp_field_reader_get_text (const SpNode *map, const char *key)
{
  const SpNode *node = get (map, key);

  return node != NULL ? sp_value_get_string (node->value) : NULL;
}

static void
read_number (const SpNode *map, const char *key, double *number)
{
  const SpNode *node = get (map, key);

  if (node != NULL && (node->type == SP_VALUE_INTEGER || node->type == SP_VALUE_FLOAT))
    *number = sp_value_get_float (node->value);
}

static void
read_length (const SpNode *map, const char *key, guint *length)
{
  const SpNode *node = get (map, key);

  if (node != NULL && node->type == SP_VALUE_INTEGER)
    *length = (guint) CLAMP (sp_value_get_integer (node->value), 0, G_MAXINT);
}

static void
read_flag (const SpNode *map, const char *key, gboolean *flag)
{
  const SpNode *node = get (map, key);

  if (node != NULL && node->type == SP_VALUE_BOOLEAN)
    *flag = sp_value_get_boolean (node->value);
}

static void
read_text (const SpNode *map, const char *key, char **text)
{
  const char *found = sp_field_reader_get_text (map, key);

  if (found != NULL)
    {
      g_free (*text);
      *text = g_strdup (found);
    }
}

/* Without the "/" and the "{{…}}" that the web editors write around a folder. */
static void
read_folder (const SpNode *map, const char *key, char **folder, gboolean below_site)
{
  const char *found = sp_field_reader_get_text (map, key);
  gsize length;

  if (found == NULL || strstr (found, "{{") != NULL)
    return;
  while (below_site && *found == '/')
    found++;
  length = strlen (found);
  while (length > 1 && found[length - 1] == '/')
    length--;
  g_free (*folder);
  *folder = g_strndup (found, length);
}

static void
read_options (SpSchemaField *field, const SpNode *map)
{
  const SpNode *options = get (map, "options");

  if (options == NULL)
    options = get (map, "choices");
  for (const SpNode *item = options != NULL ? options->first_child : NULL; item != NULL;
       item = item->next)
    {
      const SpNode *value = item;
      const char *label = NULL;

      if (item->type == SP_VALUE_MAP)
        {
          value = get (item, "value") != NULL ? get (item, "value") : get (item, "id");
          label = sp_field_reader_get_text (item, "label");
          if (label == NULL)
            label = sp_field_reader_get_text (item, "title");
        }
      if (value == NULL || value->type == SP_VALUE_MAP || value->type == SP_VALUE_LIST)
        continue;
      sp_schema_field_add_option (field, sp_value_ref (value->value), label);
      field->value_type = value->type;
    }
}

static void
read_pattern (SpSchemaField *field, const SpNode *map)
{
  const SpNode *pattern = get (map, "pattern");

  if (pattern != NULL && pattern->type == SP_VALUE_LIST)
    {
      const SpNode *first = sp_node_get_item (pattern, 0);
      const SpNode *second = sp_node_get_item (pattern, 1);

      field->pattern = g_strdup (first != NULL ? sp_value_get_string (first->value) : NULL);
      field->pattern_message =
          g_strdup (second != NULL ? sp_value_get_string (second->value) : NULL);
    }
  read_text (map, "pattern", &field->pattern);
  read_text (map, "pattern_message", &field->pattern_message);
}

static GPtrArray *read_list (const SpFieldReader *self, const SpNode *list, guint depth);

/* Of a list that may be of several kinds of groups: all that any of them has. */
static void
read_types (const SpFieldReader *self, SpSchemaField *field, const SpNode *types, guint depth)
{
  for (const SpNode *type = types->first_child; type != NULL; type = type->next)
    {
      g_autoptr (GPtrArray) inside = read_list (self, get (type, "fields"), depth + 1);

      sp_schema_fields_complete (field->fields, inside);
    }
}

static void
read_inside (const SpFieldReader *self, SpSchemaField *field, const SpNode *map, guint depth)
{
  const SpNode *fields = get (map, "fields");
  const SpNode *one = get (map, "field");
  const SpNode *types = get (map, "types");

  if (field->kind == SP_SCHEMA_CHIPS && (fields != NULL || types != NULL))
    field->kind = SP_SCHEMA_GROUPS;
  if (field->kind == SP_SCHEMA_CHIPS && one != NULL && one->type == SP_VALUE_MAP)
    {
      const char *widget = sp_field_reader_get_text (one, "widget");

      /* A list of images, files or options is told as such. */
      if (g_strcmp0 (widget, "image") == 0 || g_strcmp0 (widget, "file") == 0 ||
          g_strcmp0 (widget, "select") == 0)
        {
          field->kind = widget[0] == 'i'   ? SP_SCHEMA_IMAGE
                        : widget[0] == 'f' ? SP_SCHEMA_FILE
                                           : SP_SCHEMA_CHOICE;
          field->multiple = TRUE;
          read_options (field, one);
        }
    }
  if (fields != NULL && (field->kind == SP_SCHEMA_GROUP || field->kind == SP_SCHEMA_GROUPS))
    {
      g_ptr_array_unref (field->fields);
      field->fields = read_list (self, fields, depth + 1);
    }
  if (types != NULL && field->kind == SP_SCHEMA_GROUPS)
    read_types (self, field, types, depth);
}

/* FALSE for a name that is not known. */
static gboolean
read_kind (SpSchemaField *field, const SpNode *map)
{
  const char *name = sp_field_reader_get_text (map, "widget");
  const char *type = sp_field_reader_get_text (map, "type");

  if (name == NULL)
    name = sp_field_reader_get_text (map, "kind");
  if (name == NULL)
    name = type != NULL ? type : "string";
  else if (strcmp (name, "string") == 0 && type != NULL)
    name = strcmp (type, "text") == 0 ? "string" : type;
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      if (g_ascii_strcasecmp (widgets[i].name, name) == 0)
        {
          field->kind = widgets[i].kind;
          field->multiple = widgets[i].multiple;
          field->value_type = sp_schema_kind_get_value_type (field->kind);
          return TRUE;
        }
    }
  return FALSE;
}

static void
read_number_type (SpSchemaField *field, const SpNode *map, gboolean cms)
{
  const char *type = sp_field_reader_get_text (map, "value_type");

  if (type == NULL && !cms)
    return;
  if (g_strcmp0 (type, "float") == 0)
    field->value_type = SP_VALUE_FLOAT;
  else if (g_strcmp0 (type, "int") == 0)
    field->value_type = SP_VALUE_INTEGER;
}

static SpSchemaField *
read_field (const SpFieldReader *self, const SpNode *map, guint depth)
{
  const char *name = sp_field_reader_get_text (map, "name");
  g_autofree char *where = NULL;
  SpSchemaField *field;
  const SpNode *default_value;
  guint line;

  if (name == NULL)
    name = sp_field_reader_get_text (map, "key");
  /* "body" is the text behind the fields. */
  if (name == NULL || *name == '\0' ||
      (self->source == SP_SCHEMA_SOURCE_CMS && depth == 0 && strcmp (name, "body") == 0))
    return NULL;
  sp_text_get_position (self->text, map->start, &line, NULL);
  where = g_strdup_printf ("%s:%u", self->file, line);
  field = sp_schema_field_new (name, self->source, where);
  field->unknown = !read_kind (field, map);
  field->shown = field->kind != SP_SCHEMA_HIDDEN;
  field->required = self->asks_for_all;
  field->media_folder = g_strdup (self->media_folder);
  field->public_folder = g_strdup (self->public_folder);
  read_text (map, "label", &field->label);
  if (field->label == NULL)
    read_text (map, "title", &field->label);
  read_text (map, "hint", &field->hint);
  if (field->hint == NULL)
    read_text (map, "description", &field->hint);
  read_flag (map, "required", &field->required);
  read_flag (map, "readonly", &field->readonly);
  read_flag (map, "multiple", &field->multiple);
  read_flag (map, "inverted", &field->inverted);
  read_flag (map, "open", &field->open);
  read_pattern (field, map);
  read_number (map, "min", &field->minimum);
  read_number (map, "max", &field->maximum);
  read_number (map, "step", &field->step);
  read_length (map, "minlength", &field->least_length);
  read_length (map, "maxlength", &field->most_length);
  read_folder (map, "media_folder", &field->media_folder, TRUE);
  read_folder (map, "public_folder", &field->public_folder, FALSE);
  read_options (field, map);
  if (field->kind == SP_SCHEMA_NUMBER)
    read_number_type (field, map, self->source == SP_SCHEMA_SOURCE_CMS);
  if (field->kind == SP_SCHEMA_CHOICE && get (map, "collection") != NULL)
    field->open = TRUE;
  if (field->kind == SP_SCHEMA_DATE)
    field->with_time = g_strcmp0 (sp_field_reader_get_text (map, "widget"), "date") != 0;
  read_flag (map, "time_format", &field->with_time);
  default_value = get (map, "default");
  if (default_value != NULL && default_value->type != SP_VALUE_NULL &&
      g_strcmp0 (sp_value_get_string (default_value->value), "{{now}}") != 0)
    field->default_value = sp_value_ref (default_value->value);
  read_inside (self, field, map, depth);
  return field;
}

static GPtrArray *
read_list (const SpFieldReader *self, const SpNode *list, guint depth)
{
  GPtrArray *fields = sp_schema_fields_new ();

  for (const SpNode *item = list != NULL && list->type == SP_VALUE_LIST && depth < DEEPEST
                                ? list->first_child
                                : NULL;
       item != NULL; item = item->next)
    {
      SpSchemaField *field = read_field (self, item, depth);

      if (field != NULL)
        g_ptr_array_add (fields, field);
    }
  return fields;
}

GPtrArray *
sp_field_reader_read (const SpFieldReader *self, const SpNode *list)
{
  return read_list (self, list, 0);
}

SpFrontMatter *
sp_field_reader_open (const char *site, const char *file, GPtrArray *problems)
{
  g_autofree char *path = g_build_filename (site, file, NULL);
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpFrontMatter) data = NULL;
  const char *why;
  gsize offset;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  text = sp_store_load (location, NULL, NULL, NULL);
  if (text == NULL)
    return NULL;
  data = sp_front_matter_parse_data (text, g_str_has_suffix (file, ".json") ? SP_FORMAT_JSON
                                                                            : SP_FORMAT_YAML);
  why = sp_front_matter_get_error (data, &offset);
  if (why == NULL)
    return g_steal_pointer (&data);
  if (problems != NULL)
    {
      guint line;

      sp_text_get_position (text, offset, &line, NULL);
      g_ptr_array_add (
          problems,
          g_strdup_printf (_ ("The settings in “%s” could not be read, so the fields are found out "
                              "from the pages. (Line %u: %s)"),
                           file, line, why));
    }
  return NULL;
}
