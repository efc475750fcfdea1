/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-value.h"

#include <math.h>
#include <string.h>

/* Values are made and freed by the dozen at each keystroke: each is one piece of memory, of the
 * size that its type takes. */
struct _SpValue
{
  gatomicrefcount ref_count;
  SpValueType type;
};

typedef struct
{
  SpValue base;
  union
  {
    gboolean boolean;
    gint64 integer;
    double number;
  };
} Atom;

typedef struct
{
  SpValue base;
  char text[];
} Text;

typedef struct
{
  SpValue *item;
  SpValue *key; /* of a map: a string */
} Entry;

typedef struct
{
  SpValue base;
  guint length;
  guint capacity;
  Entry *entries;
  GHashTable *index; /* of a large map: the place of each key, made at the first question */
} Collection;

/* Maps of fewer keys are searched from end to end. */
#define INDEX_FROM 16

#define LEAST_CAPACITY 4

static SpValue *
new_value (SpValueType type, gsize size)
{
  SpValue *self = g_malloc (size);

  g_atomic_ref_count_init (&self->ref_count);
  self->type = type;
  return self;
}

static const Atom *
atom (const SpValue *self)
{
  return (const Atom *) self;
}

static const char *
text_of (const SpValue *self)
{
  return ((const Text *) self)->text;
}

static Collection *
collection (const SpValue *self)
{
  return (Collection *) self;
}

static const char *
key_at (const Collection *self, guint index)
{
  return text_of (self->entries[index].key);
}

SpValue *
sp_value_new_null (void)
{
  return new_value (SP_VALUE_NULL, sizeof (SpValue));
}

SpValue *
sp_value_new_boolean (gboolean boolean)
{
  SpValue *self = new_value (SP_VALUE_BOOLEAN, sizeof (Atom));

  ((Atom *) self)->boolean = !!boolean;
  return self;
}

SpValue *
sp_value_new_integer (gint64 integer)
{
  SpValue *self = new_value (SP_VALUE_INTEGER, sizeof (Atom));

  ((Atom *) self)->integer = integer;
  return self;
}

SpValue *
sp_value_new_float (double number)
{
  SpValue *self = new_value (SP_VALUE_FLOAT, sizeof (Atom));

  ((Atom *) self)->number = number;
  return self;
}

static SpValue *
new_text (SpValueType type, const char *text)
{
  const gsize size = strlen (text) + 1;
  SpValue *self = new_value (type, sizeof (Text) + size);

  memcpy (((Text *) self)->text, text, size);
  return self;
}

SpValue *
sp_value_new_string (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return new_text (SP_VALUE_STRING, text);
}

SpValue *
sp_value_new_date (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return new_text (SP_VALUE_DATE, text);
}

static SpValue *
new_collection (SpValueType type)
{
  SpValue *self = new_value (type, sizeof (Collection));
  Collection *empty = collection (self);

  empty->length = empty->capacity = 0;
  empty->entries = NULL;
  empty->index = NULL;
  return self;
}

SpValue *
sp_value_new_list (void)
{
  return new_collection (SP_VALUE_LIST);
}

SpValue *
sp_value_new_map (void)
{
  return new_collection (SP_VALUE_MAP);
}

SpValue *
sp_value_ref (SpValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static gboolean
is_collection (const SpValue *self)
{
  return self->type == SP_VALUE_LIST || self->type == SP_VALUE_MAP;
}

static gboolean
is_text (const SpValue *self)
{
  return self->type == SP_VALUE_STRING || self->type == SP_VALUE_DATE;
}

static void
free_entry (Entry *entry)
{
  sp_value_unref (entry->item);
  if (entry->key != NULL)
    sp_value_unref (entry->key);
}

/* Whether it was the last one. Who holds the only one need not fear that another thread takes or
 * drops one, and can do without the costly way to count. */
static inline gboolean
drop_reference (SpValue *self)
{
  return g_atomic_int_get (&self->ref_count) == 1 || g_atomic_ref_count_dec (&self->ref_count);
}

void
sp_value_unref (SpValue *self)
{
  g_return_if_fail (self != NULL);

  if (!drop_reference (self))
    return;
  if (is_collection (self))
    {
      Collection *doomed = collection (self);

      for (guint i = 0; i < doomed->length; i++)
        free_entry (&doomed->entries[i]);
      g_free (doomed->entries);
      g_clear_pointer (&doomed->index, g_hash_table_unref);
    }
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

  return atom (self)->boolean;
}

gint64
sp_value_get_integer (const SpValue *self)
{
  g_return_val_if_fail (self != NULL && self->type == SP_VALUE_INTEGER, 0);

  return atom (self)->integer;
}

double
sp_value_get_float (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->type == SP_VALUE_FLOAT || self->type == SP_VALUE_INTEGER, 0);

  return self->type == SP_VALUE_INTEGER ? (double) atom (self)->integer : atom (self)->number;
}

const char *
sp_value_get_string (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_text (self) ? text_of (self) : NULL;
}

guint
sp_value_get_length (const SpValue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return is_collection (self) ? collection (self)->length : 0;
}

SpValue *
sp_value_get_item (const SpValue *self, guint index)
{
  g_return_val_if_fail (index < sp_value_get_length (self), NULL);

  return collection (self)->entries[index].item;
}

const char *
sp_value_get_key (const SpValue *self, guint index)
{
  g_return_val_if_fail (self != NULL && self->type == SP_VALUE_MAP, NULL);
  g_return_val_if_fail (index < collection (self)->length, NULL);

  return key_at (collection (self), index);
}

/* A value is shared between threads, so its index is published atomically. */
static GHashTable *
get_index (Collection *self)
{
  GHashTable *table = g_atomic_pointer_get (&self->index);

  if (table != NULL)
    return table;
  table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->length; i++)
    g_hash_table_insert (table, (gpointer) key_at (self, i), GUINT_TO_POINTER (i));
  if (!g_atomic_pointer_compare_and_exchange (&self->index, NULL, table))
    {
      g_hash_table_unref (table);
      table = g_atomic_pointer_get (&self->index);
    }
  return table;
}

static gboolean
find_key (Collection *self, const char *key, guint *index)
{
  gpointer found;

  if (self->length > INDEX_FROM)
    {
      if (!g_hash_table_lookup_extended (get_index (self), key, NULL, &found))
        return FALSE;
      *index = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  for (guint i = 0; i < self->length; i++)
    if (strcmp (key_at (self, i), key) == 0)
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

  if (self->type != SP_VALUE_MAP || !find_key (collection (self), key, &index))
    return NULL;
  return collection (self)->entries[index].item;
}

void
sp_value_reserve (SpValue *self, guint length)
{
  Collection *room = collection (self);

  g_return_if_fail (self != NULL && is_collection (self));

  if (length <= room->capacity)
    return;
  room->capacity = length;
  room->entries = g_renew (Entry, room->entries, length);
}

static void
insert_entry (SpValue *self, guint index, SpValue *item, SpValue *key)
{
  Collection *room = collection (self);

  if (room->length == room->capacity)
    sp_value_reserve (self, MAX (room->capacity * 2, LEAST_CAPACITY));
  if (index < room->length)
    memmove (&room->entries[index + 1], &room->entries[index],
             (room->length - index) * sizeof (Entry));
  room->entries[index] = (Entry){ item, key };
  room->length++;
}

void
sp_value_append (SpValue *self, SpValue *item)
{
  g_return_if_fail (self != NULL && self->type == SP_VALUE_LIST && item != NULL);

  insert_entry (self, collection (self)->length, item, NULL);
}

void
sp_value_put (SpValue *self, const char *key, SpValue *value)
{
  guint index;

  g_return_if_fail (self != NULL && self->type == SP_VALUE_MAP && key != NULL && value != NULL);

  if (find_key (collection (self), key, &index))
    sp_value_replace (self, index, value);
  else
    sp_value_put_new (self, key, value);
}

void
sp_value_put_new (SpValue *self, const char *key, SpValue *value)
{
  SpValue *own_key;
  Collection *map = collection (self);

  g_return_if_fail (self != NULL && self->type == SP_VALUE_MAP && key != NULL && value != NULL);

  own_key = sp_value_new_string (key);
  if (map->index != NULL)
    g_hash_table_insert (map->index, (gpointer) text_of (own_key), GUINT_TO_POINTER (map->length));
  insert_entry (self, map->length, value, own_key);
}

static SpValue *
copy_collection (const SpValue *self)
{
  const Collection *from = collection (self);
  SpValue *copy = new_collection (self->type);

  sp_value_reserve (copy, from->length);
  for (guint i = 0; i < from->length; i++)
    {
      const Entry *entry = &from->entries[i];

      insert_entry (copy, i, sp_value_ref (entry->item),
                    entry->key != NULL ? sp_value_ref (entry->key) : NULL);
    }
  return copy;
}

SpValue *
sp_value_copy (const SpValue *self)
{
  SpValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  if (is_collection (self))
    return copy_collection (self);
  if (is_text (self))
    return new_text (self->type, text_of (self));
  if (self->type == SP_VALUE_NULL)
    return sp_value_new_null ();
  copy = new_value (self->type, sizeof (Atom));
  ((Atom *) copy)->integer = atom (self)->integer; /* the widest member of the union */
  return copy;
}

void
sp_value_insert (SpValue *self, guint index, SpValue *item)
{
  g_return_if_fail (self != NULL && self->type == SP_VALUE_LIST && item != NULL);
  g_return_if_fail (index <= collection (self)->length);

  insert_entry (self, index, item, NULL);
}

void
sp_value_replace (SpValue *self, guint index, SpValue *item)
{
  g_return_if_fail (item != NULL && index < sp_value_get_length (self));

  sp_value_unref (collection (self)->entries[index].item);
  collection (self)->entries[index].item = item;
}

void
sp_value_remove (SpValue *self, guint index)
{
  Collection *shrunk = collection (self);

  g_return_if_fail (index < sp_value_get_length (self));

  g_clear_pointer (&shrunk->index, g_hash_table_unref);
  free_entry (&shrunk->entries[index]);
  shrunk->length--;
  memmove (&shrunk->entries[index], &shrunk->entries[index + 1],
           (shrunk->length - index) * sizeof (Entry));
}

static gboolean
entries_equal (const SpValue *self, const SpValue *other)
{
  const Collection *mine = collection (self), *theirs = collection (other);

  if (mine->length != theirs->length)
    return FALSE;
  for (guint i = 0; i < mine->length; i++)
    {
      const SpValue *match;

      if (self->type == SP_VALUE_LIST || strcmp (key_at (mine, i), key_at (theirs, i)) == 0)
        match = theirs->entries[i].item;
      else
        match = sp_value_lookup (other, key_at (mine, i));
      if (match == NULL || !sp_value_equal (mine->entries[i].item, match))
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
      return atom (self)->boolean == atom (other)->boolean;
    case SP_VALUE_INTEGER:
      return atom (self)->integer == atom (other)->integer;
    case SP_VALUE_FLOAT:
      return (isnan (atom (self)->number) && isnan (atom (other)->number)) ||
             memcmp (&atom (self)->number, &atom (other)->number, sizeof (double)) == 0;
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      return strcmp (text_of (self), text_of (other)) == 0;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      return entries_equal (self, other);
    default:
      g_return_val_if_reached (FALSE);
    }
}
