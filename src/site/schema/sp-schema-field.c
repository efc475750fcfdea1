/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-label.h"
#include "sp-schema-field-private.h"

#include "sp-hugo-fields.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[] = {
  [SP_SCHEMA_LINE] = "line",       [SP_SCHEMA_TEXT] = "text",     [SP_SCHEMA_MARKDOWN] = "markdown",
  [SP_SCHEMA_SWITCH] = "switch",   [SP_SCHEMA_NUMBER] = "number", [SP_SCHEMA_CHOICE] = "choice",
  [SP_SCHEMA_CHIPS] = "chips",     [SP_SCHEMA_DATE] = "date",     [SP_SCHEMA_IMAGE] = "image",
  [SP_SCHEMA_FILE] = "file",       [SP_SCHEMA_ICON] = "icon",     [SP_SCHEMA_COLOUR] = "colour",
  [SP_SCHEMA_ADDRESS] = "address", [SP_SCHEMA_EMAIL] = "email",   [SP_SCHEMA_GROUP] = "group",
  [SP_SCHEMA_GROUPS] = "groups",   [SP_SCHEMA_HIDDEN] = "hidden",
};

const char *
sp_schema_kind_get_name (SpSchemaKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

SpValueType
sp_schema_kind_get_value_type (SpSchemaKind kind)
{
  switch (kind)
    {
    case SP_SCHEMA_SWITCH:
      return SP_VALUE_BOOLEAN;
    case SP_SCHEMA_NUMBER:
      return SP_VALUE_INTEGER;
    case SP_SCHEMA_DATE:
      return SP_VALUE_DATE;
    case SP_SCHEMA_GROUP:
    case SP_SCHEMA_GROUPS:
      return SP_VALUE_MAP;
    default:
      return SP_VALUE_STRING;
    }
}

gboolean
sp_schema_kind_takes_words (SpSchemaKind kind)
{
  switch (kind)
    {
    case SP_SCHEMA_LINE:
    case SP_SCHEMA_TEXT:
    case SP_SCHEMA_MARKDOWN:
    case SP_SCHEMA_CHOICE:
    case SP_SCHEMA_IMAGE:
    case SP_SCHEMA_FILE:
    case SP_SCHEMA_ICON:
    case SP_SCHEMA_COLOUR:
    case SP_SCHEMA_ADDRESS:
    case SP_SCHEMA_EMAIL:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
option_free (gpointer data)
{
  SpSchemaOption *option = data;

  sp_value_unref (option->value);
  g_free (option->label);
  g_free (option);
}

GPtrArray *
sp_schema_fields_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sp_schema_field_free);
}

SpSchemaField *
sp_schema_field_new (const char *key, SpSchemaSource source, const char *where)
{
  SpSchemaField *self = g_new0 (SpSchemaField, 1);

  self->key = g_strdup (key);
  self->value_type = SP_VALUE_STRING;
  self->minimum = self->maximum = NAN;
  self->options = g_ptr_array_new_with_free_func (option_free);
  self->fields = sp_schema_fields_new ();
  self->source = source;
  self->where = g_strdup (where);
  return self;
}

void
sp_schema_field_free (SpSchemaField *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->hint);
  g_free (self->pattern);
  g_free (self->pattern_message);
  g_clear_pointer (&self->default_value, sp_value_unref);
  g_free (self->example);
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->fields);
  g_free (self->media_folder);
  g_free (self->public_folder);
  g_free (self->where);
  g_free (self);
}

void
sp_schema_field_add_option (SpSchemaField *self, SpValue *value, const char *label)
{
  SpSchemaOption *option = g_new (SpSchemaOption, 1);

  option->value = value;
  option->label = label != NULL ? g_strdup (label) : sp_hugo_cast_text (value);
  if (option->label == NULL)
    option->label = g_strdup ("");
  g_ptr_array_add (self->options, option);
}

static void
take_text (char **text, const char *less)
{
  if (*text == NULL)
    *text = g_strdup (less);
}

static void
take_options (SpSchemaField *self, const SpSchemaField *less)
{
  for (guint i = 0; i < less->options->len; i++)
    {
      const SpSchemaOption *option = g_ptr_array_index (less->options, i);

      sp_schema_field_add_option (self, sp_value_ref (option->value), option->label);
    }
}

void
sp_schema_field_complete (SpSchemaField *self, const SpSchemaField *less)
{
  if (self->unknown)
    {
      self->unknown = less->unknown;
      self->kind = less->kind;
      self->multiple = less->multiple;
      self->value_type = less->value_type;
    }
  /* A switch the other way round goes with the label that says so, and with no other. */
  if (self->label == NULL && self->kind == less->kind)
    self->inverted = less->inverted;
  take_text (&self->label, self->kind == less->kind || !less->inverted ? less->label : NULL);
  take_text (&self->hint, less->hint);
  self->n_pages = MAX (self->n_pages, less->n_pages);
  self->shown |= less->shown;
  self->always |= less->always;
  if (self->kind != less->kind)
    return;
  take_text (&self->media_folder, less->media_folder);
  take_text (&self->public_folder, less->public_folder);
  self->one_line |= less->one_line;
  if (self->usual_length == 0)
    self->usual_length = less->usual_length;
  if (self->step == 0)
    self->step = less->step;
  if (self->kind == SP_SCHEMA_DATE)
    {
      self->with_time |= less->with_time;
      take_text (&self->example, less->example);
    }
  if (self->kind == SP_SCHEMA_CHOICE && self->options->len == 0)
    take_options (self, less);
}

/* The place of a field that only @less has: behind the nearest one before it that both have. */
static guint
find_place (GPtrArray *fields, GPtrArray *less, guint index)
{
  while (index > 0)
    {
      const SpSchemaField *before = g_ptr_array_index (less, --index);

      for (guint i = 0; before != NULL && i < fields->len; i++)
        {
          const SpSchemaField *field = g_ptr_array_index (fields, i);

          if (g_ascii_strcasecmp (field->key, before->key) == 0)
            return i + 1;
        }
    }
  return 0;
}

void
sp_schema_fields_complete (GPtrArray *fields, GPtrArray *less)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < less->len; i++)
    {
      SpSchemaField *from = g_ptr_array_index (less, i);
      SpSchemaField *field = (SpSchemaField *) sp_schema_fields_find (fields, from->key);

      if (field == NULL)
        {
          g_ptr_array_insert (fields, (gint) find_place (fields, less, i), from);
          g_ptr_array_add (taken, from);
        }
      else
        {
          sp_schema_field_complete (field, from);
          if (field->kind == from->kind &&
              (field->kind == SP_SCHEMA_GROUP || field->kind == SP_SCHEMA_GROUPS))
            sp_schema_fields_complete (field->fields, from->fields);
        }
    }
  g_ptr_array_set_free_func (less, NULL);
  for (guint i = 0; i < less->len; i++)
    {
      SpSchemaField *from = g_ptr_array_index (less, i);

      if (!g_ptr_array_find (taken, from, NULL))
        sp_schema_field_free (from);
    }
  g_ptr_array_set_size (less, 0);
}

void
sp_schema_fields_label (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      SpSchemaField *field = g_ptr_array_index (fields, i);

      if (field->label == NULL)
        field->label = sp_label_for_key (field->key);
      sp_schema_fields_label (field->fields);
    }
}

const SpSchemaField *
sp_schema_fields_find (GPtrArray *fields, const char *key)
{
  const SpSchemaField *found = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const SpSchemaField *field = g_ptr_array_index (fields, i);

      if (strcmp (field->key, key) == 0)
        return field;
      if (found == NULL && g_ascii_strcasecmp (field->key, key) == 0)
        found = field;
    }
  return found;
}

const char **
sp_schema_fields_get_order (GPtrArray *fields)
{
  const char **order;

  g_return_val_if_fail (fields != NULL, NULL);

  order = g_new0 (const char *, fields->len + 1);
  for (guint i = 0; i < fields->len; i++)
    order[i] = ((const SpSchemaField *) g_ptr_array_index (fields, i))->key;
  return order;
}
