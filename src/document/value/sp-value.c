/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-value.h"

#include <math.h>
#include <string.h>

struct _SpValue
{
  gatomicrefcount ref_count;
  SpValueType type;
  union
  {
    gboolean boolean;
    gint64 integer;
    double number;
    char *text;
    GPtrArray *items;
  };
  GPtrArray *keys;   /* of a map, one for each item */
  GHashTable *index; /* of a large map: the place of each key, made at the first question */
};

/* Maps of fewer keys are searched from end to end. */
#define INDEX_FROM 16

static SpValue *
new_value (SpValueType type)
{
  SpValue *self = g_new0 (SpValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->type = type;
  return self;
}

SpValue *
sp_value_new_null (void)
{
  return new_value (SP_VALUE_NULL);
}

SpValue *
sp_value_new_boolean (gboolean boolean)
{
  SpValue *self = new_value (SP_VALUE_BOOLEAN);

  self->boolean = !!boolean;
  return self;
}

SpValue *
sp_value_new_integer (gint64 integer)
{
  SpValue *self = new_value (SP_VALUE_INTEGER);

  self->integer = integer;
  return self;
}

SpValue *
sp_value_new_float (double number)
{
  SpValue *self = new_value (SP_VALUE_FLOAT);

  self->number = number;
  return self;
}

SpValue *
sp_value_new_string (const char *text)
{
  SpValue *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = new_value (SP_VALUE_STRING);
  self->text = g_strdup (text);
  return self;
}

SpValue *
sp_value_new_date (const char *text)
{
  SpValue *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = new_value (SP_VALUE_DATE);
  self->text = g_strdup (text);
  return self;
}

SpValue *
sp_value_new_list (void)
{
  SpValue *self = new_value (SP_VALUE_LIST);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  return self;
}

SpValue *
sp_value_new_map (void)
{
  SpValue *self = new_value (SP_VALUE_MAP);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

SpValue *
sp_value_ref (SpValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static gboolean
is_container (const SpValue *self)
{
  return self->type == SP_VALUE_LIST || self->type == SP_VALUE_MAP;
}

static gboolean
is_text (const SpValue *self)
{
  return self->type == SP_VALUE_STRING || self->type == SP_VALUE_DATE;
}

void
sp_value_unref (SpValue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (is_text (self))
    g_free (self->text);
  else if (is_container (self))
    g_ptr_array_unref (self->items);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_free (self);
}

SpValueType
sp_value_get_value_type (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, SP_VALUE_NULL);

  return self->type;
}

gboolean
sp_value_get_boolean (const SpValue *self)
{
  g_return_val_if_fail (self != NULL && self->type == SP_VALUE_BOOLEAN, FALSE);

  return self->boolean;
}

gint64
sp_value_get_integer (const SpValue *self)
{
  g_return_val_if_fail (self != NULL && self->type == SP_VALUE_INTEGER, 0);

  return self->integer;
}

double
sp_value_get_float (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->type == SP_VALUE_FLOAT || self->type == SP_VALUE_INTEGER, 0);

  return self->type == SP_VALUE_INTEGER ? (double) self->integer : self->number;
}

const char *
sp_value_get_string (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_text (self) ? self->text : NULL;
}

guint
sp_value_get_length (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return is_container (self) ? self->items->len : 0;
}

SpValue *
sp_value_get_item (const SpValue *self, guint index)
{
  g_return_val_if_fail (index < sp_value_get_length (self), NULL);

  return g_ptr_array_index (self->items, index);
}

const char *
sp_value_get_key (const SpValue *self, guint index)
{
  g_return_val_if_fail (self != NULL && self->type == SP_VALUE_MAP, NULL);
  g_return_val_if_fail (index < self->keys->len, NULL);

  return g_ptr_array_index (self->keys, index);
}

/* A value is shared between threads, so its index is published atomically. */
static GHashTable *
get_index (const SpValue *self)
{
  gpointer *place = (gpointer *) &self->index;
  GHashTable *table = g_atomic_pointer_get (place);

  if (table != NULL)
    return table;
  table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->keys->len; i++)
    g_hash_table_insert (table, g_ptr_array_index (self->keys, i), GUINT_TO_POINTER (i));
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, table))
    {
      g_hash_table_unref (table);
      table = g_atomic_pointer_get (place);
    }
  return table;
}

static gboolean
find_key (const SpValue *self, const char *key, guint *index)
{
  gpointer found;

  if (self->keys->len > INDEX_FROM)
    {
      if (!g_hash_table_lookup_extended (get_index (self), key, NULL, &found))
        return FALSE;
      *index = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (g_ptr_array_index (self->keys, i), key) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

SpValue *
sp_value_lookup (const SpValue *self, const char *key)
{
  guint index;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  if (self->type != SP_VALUE_MAP || !find_key (self, key, &index))
    return NULL;
  return g_ptr_array_index (self->items, index);
}

void
sp_value_append (SpValue *self, SpValue *item)
{
  g_return_if_fail (self != NULL && self->type == SP_VALUE_LIST && item != NULL);

  g_ptr_array_add (self->items, item);
}

void
sp_value_put (SpValue *self, const char *key, SpValue *value)
{
  guint index;

  g_return_if_fail (self != NULL && self->type == SP_VALUE_MAP && key != NULL && value != NULL);

  if (find_key (self, key, &index))
    {
      sp_value_replace (self, index, value);
      return;
    }
  sp_value_put_new (self, key, value);
}

void
sp_value_put_new (SpValue *self, const char *key, SpValue *value)
{
  char *own_key = g_strdup (key);

  g_return_if_fail (self != NULL && self->type == SP_VALUE_MAP && key != NULL && value != NULL);

  if (self->index != NULL)
    g_hash_table_insert (self->index, own_key, GUINT_TO_POINTER (self->keys->len));
  g_ptr_array_add (self->keys, own_key);
  g_ptr_array_add (self->items, value);
}

SpValue *
sp_value_copy (const SpValue *self)
{
  SpValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->type)
    {
    case SP_VALUE_LIST:
      copy = sp_value_new_list ();
      for (guint i = 0; i < self->items->len; i++)
        sp_value_append (copy, sp_value_ref (g_ptr_array_index (self->items, i)));
      return copy;

    case SP_VALUE_MAP:
      copy = sp_value_new_map ();
      for (guint i = 0; i < self->items->len; i++)
        {
          g_ptr_array_add (copy->keys, g_strdup (g_ptr_array_index (self->keys, i)));
          g_ptr_array_add (copy->items, sp_value_ref (g_ptr_array_index (self->items, i)));
        }
      return copy;

    case SP_VALUE_STRING:
      return sp_value_new_string (self->text);

    case SP_VALUE_DATE:
      return sp_value_new_date (self->text);

    case SP_VALUE_NULL:
    case SP_VALUE_BOOLEAN:
    case SP_VALUE_INTEGER:
    case SP_VALUE_FLOAT:
    default:
      copy = new_value (self->type);
      copy->integer = self->integer; /* the widest member of the union */
      return copy;
    }
}

void
sp_value_insert (SpValue *self, guint index, SpValue *item)
{
  g_return_if_fail (self != NULL && self->type == SP_VALUE_LIST && item != NULL);
  g_return_if_fail (index <= self->items->len);

  g_ptr_array_insert (self->items, (gint) index, item);
}

void
sp_value_replace (SpValue *self, guint index, SpValue *item)
{
  g_return_if_fail (item != NULL && index < sp_value_get_length (self));

  sp_value_unref (g_ptr_array_index (self->items, index));
  g_ptr_array_index (self->items, index) = item;
}

void
sp_value_remove (SpValue *self, guint index)
{
  g_return_if_fail (index < sp_value_get_length (self));

  g_ptr_array_remove_index (self->items, index);
  g_clear_pointer (&self->index, g_hash_table_unref);
  if (self->keys != NULL)
    g_ptr_array_remove_index (self->keys, index);
}

static gboolean
items_equal (const SpValue *self, const SpValue *other)
{
  if (self->items->len != other->items->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const SpValue *mine = g_ptr_array_index (self->items, i);
      const SpValue *theirs = NULL;

      if (self->type == SP_VALUE_LIST)
        theirs = g_ptr_array_index (other->items, i);
      else if (strcmp (g_ptr_array_index (self->keys, i), g_ptr_array_index (other->keys, i)) == 0)
        theirs = g_ptr_array_index (other->items, i);
      else
        theirs = sp_value_lookup (other, g_ptr_array_index (self->keys, i));
      if (theirs == NULL || !sp_value_equal (mine, theirs))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_value_equal (const SpValue *self, const SpValue *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (self->type != other->type)
    return FALSE;
  switch (self->type)
    {
    case SP_VALUE_NULL:
      return TRUE;
    case SP_VALUE_BOOLEAN:
      return self->boolean == other->boolean;
    case SP_VALUE_INTEGER:
      return self->integer == other->integer;
    case SP_VALUE_FLOAT:
      return (isnan (self->number) && isnan (other->number)) ||
             memcmp (&self->number, &other->number, sizeof (double)) == 0;
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      return strcmp (self->text, other->text) == 0;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      return items_equal (self, other);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR may stand in JSON as they are, but many who read it
 * line by line take them for line ends. */
static gboolean
is_line_separator (const char *at, const char *end)
{
  return (end - at >= 2 && memcmp (at, "\xc2\x85", 2) == 0) ||
         (end - at >= 3 &&
          (memcmp (at, "\xe2\x80\xa8", 3) == 0 || memcmp (at, "\xe2\x80\xa9", 3) == 0));
}

void
sp_json_append_string (GString *json, const char *text, gssize length)
{
  const char *end;

  g_return_if_fail (json != NULL && text != NULL);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_string_append_c (json, '"');
  for (const char *at = text; at < end; at++)
    switch (*at)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *at < 0x20)
          g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
        else if (is_line_separator (at, end))
          {
            g_string_append_printf (json, "\\u%04x", g_utf8_get_char (at));
            at = g_utf8_next_char (at) - 1;
          }
        else
          g_string_append_c (json, *at);
      }
  g_string_append_c (json, '"');
}

static void
append_number (GString *json, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (json, "null");
      return;
    }
  /* The shortest spelling that reads back as the same number. */
  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (json, buffer);
  if (strpbrk (buffer, ".e") == NULL)
    g_string_append (json, ".0");
}

void
sp_value_append_json (const SpValue *self, GString *json)
{
  g_return_if_fail (self != NULL && json != NULL);

  switch (self->type)
    {
    case SP_VALUE_NULL:
      g_string_append (json, "null");
      break;
    case SP_VALUE_BOOLEAN:
      g_string_append (json, self->boolean ? "true" : "false");
      break;
    case SP_VALUE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, self->integer);
      break;
    case SP_VALUE_FLOAT:
      append_number (json, self->number);
      break;
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      sp_json_append_string (json, self->text, -1);
      break;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      g_string_append_c (json, self->type == SP_VALUE_LIST ? '[' : '{');
      for (guint i = 0; i < self->items->len; i++)
        {
          if (i > 0)
            g_string_append (json, ", ");
          if (self->type == SP_VALUE_MAP)
            {
              sp_json_append_string (json, g_ptr_array_index (self->keys, i), -1);
              g_string_append (json, ": ");
            }
          sp_value_append_json (g_ptr_array_index (self->items, i), json);
        }
      g_string_append_c (json, self->type == SP_VALUE_LIST ? ']' : '}');
      break;
    default:
      g_return_if_reached ();
    }
}
