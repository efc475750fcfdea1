/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-kind.h"

#include "sp-date.h"
#include "sp-schema-text.h"

#include <math.h>
#include <string.h>

/* Longer text than this is shown in several lines. */
#define LONG_TEXT 60

static gboolean
is_scalar (const SpNode *node)
{
  return node->type != SP_VALUE_LIST && node->type != SP_VALUE_MAP;
}

static SpFieldKind
kind_for_field (const SpSchemaField *field)
{
  switch (field->kind)
    {
    case SP_SCHEMA_TEXT:
    case SP_SCHEMA_MARKDOWN:
      return SP_FIELD_LONG_TEXT;
    case SP_SCHEMA_SWITCH:
      return SP_FIELD_SWITCH;
    case SP_SCHEMA_NUMBER:
      return SP_FIELD_NUMBER;
    case SP_SCHEMA_CHOICE:
      if (field->multiple)
        return SP_FIELD_CHIPS;
      return field->open || field->options->len == 0 ? SP_FIELD_WORD : SP_FIELD_CHOICE;
    case SP_SCHEMA_CHIPS:
      return SP_FIELD_CHIPS;
    case SP_SCHEMA_DATE:
      return SP_FIELD_DATE;
    case SP_SCHEMA_IMAGE:
    case SP_SCHEMA_ICON:
      return field->multiple ? SP_FIELD_CHIPS : SP_FIELD_IMAGE;
    case SP_SCHEMA_FILE:
      return field->multiple ? SP_FIELD_CHIPS : SP_FIELD_FILE;
    case SP_SCHEMA_COLOUR:
      return SP_FIELD_COLOUR;
    case SP_SCHEMA_GROUP:
      return SP_FIELD_GROUP;
    case SP_SCHEMA_GROUPS:
      return SP_FIELD_ITEMS;
    default:
      return SP_FIELD_TEXT;
    }
}

gboolean
sp_field_wants_words (const SpSchemaField *field)
{
  if (field == NULL || field->multiple)
    return FALSE;
  switch (kind_for_field (field))
    {
    case SP_FIELD_TEXT:
    case SP_FIELD_LONG_TEXT:
    case SP_FIELD_IMAGE:
    case SP_FIELD_FILE:
    case SP_FIELD_COLOUR:
    case SP_FIELD_CHOICE:
    case SP_FIELD_WORD:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Of words that nothing is known about. */
static SpFieldKind
guess_kind (const SpNode *node)
{
  const char *text = sp_value_get_string (node->value);
  SpDate date;

  if (sp_date_parse (text, &date))
    return SP_FIELD_DATE;
  if (sp_schema_text_is_image (text))
    return SP_FIELD_IMAGE;
  if (sp_schema_text_is_colour (text))
    return SP_FIELD_COLOUR;
  if (node->style == SP_STYLE_LITERAL || node->style == SP_STYLE_FOLDED ||
      g_utf8_strlen (text, -1) > LONG_TEXT)
    return SP_FIELD_LONG_TEXT;
  return SP_FIELD_TEXT;
}

static SpFieldKind
kind_for_string (const SpSchemaField *field, const SpNode *node)
{
  const char *text = sp_value_get_string (node->value);

  if (strchr (text, '\n') != NULL)
    return SP_FIELD_LONG_TEXT;
  if (field != NULL && kind_for_field (field) == SP_FIELD_CHIPS)
    return SP_FIELD_CHIPS;
  if (field != NULL && field->kind == SP_SCHEMA_SWITCH && field->value_type == SP_VALUE_STRING &&
      sp_schema_text_is_switch (text))
    return SP_FIELD_SWITCH;
  return guess_kind (node);
}

static SpFieldKind
kind_for_list (const SpSchemaField *field, const SpNode *node)
{
  gboolean all_scalars = TRUE, all_maps = TRUE;

  if (node->n_children == 0)
    return field != NULL && field->kind == SP_SCHEMA_GROUPS ? SP_FIELD_ITEMS : SP_FIELD_CHIPS;
  for (const SpNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (!is_scalar (item))
        all_scalars = FALSE;
      if (item->type != SP_VALUE_MAP)
        all_maps = FALSE;
    }
  if (all_scalars)
    return SP_FIELD_CHIPS;
  return all_maps ? SP_FIELD_ITEMS : SP_FIELD_LOCKED;
}

static SpFieldKind
kind_for_number (const SpNode *node)
{
  return fabs (sp_value_get_float (node->value)) <= SP_FIELD_MOST_NUMBER ? SP_FIELD_NUMBER
                                                                         : SP_FIELD_TEXT;
}

SpFieldKind
sp_field_kind_for (const SpSchemaField *field, const SpNode *node)
{
  g_return_val_if_fail (field != NULL || node != NULL, SP_FIELD_LOCKED);

  if (node == NULL)
    return kind_for_field (field);
  if (!sp_node_is_editable (node))
    return SP_FIELD_LOCKED;
  if (is_scalar (node) && sp_field_wants_words (field))
    {
      if (node->type == SP_VALUE_STRING && strchr (sp_value_get_string (node->value), '\n') != NULL)
        return SP_FIELD_LONG_TEXT;
      return kind_for_field (field);
    }
  switch (node->type)
    {
    case SP_VALUE_NULL:
      return field != NULL ? kind_for_field (field) : SP_FIELD_TEXT;
    case SP_VALUE_BOOLEAN:
      return SP_FIELD_SWITCH;
    case SP_VALUE_INTEGER:
    case SP_VALUE_FLOAT:
      return kind_for_number (node);
    case SP_VALUE_DATE:
      return SP_FIELD_DATE;
    case SP_VALUE_STRING:
      return kind_for_string (field, node);
    case SP_VALUE_LIST:
      return kind_for_list (field, node);
    case SP_VALUE_MAP:
      return SP_FIELD_GROUP;
    default:
      g_return_val_if_reached (SP_FIELD_LOCKED);
    }
}

gboolean
sp_field_kind_takes (SpFieldKind kind, const SpSchemaField *field, const SpNode *node)
{
  if (node == NULL && field == NULL)
    return FALSE;
  if (sp_field_kind_for (field, node) == kind)
    return TRUE;
  if (node == NULL || !sp_node_is_editable (node))
    return FALSE;
  switch (kind)
    {
    case SP_FIELD_TEXT:
    case SP_FIELD_LONG_TEXT:
    case SP_FIELD_WORD:
    case SP_FIELD_COLOUR:
      return is_scalar (node) && (node->type != SP_VALUE_BOOLEAN || sp_field_wants_words (field));
    case SP_FIELD_IMAGE:
    case SP_FIELD_FILE:
    case SP_FIELD_DATE:
      return node->type == SP_VALUE_STRING || node->type == SP_VALUE_NULL;
    default:
      return FALSE;
    }
}
