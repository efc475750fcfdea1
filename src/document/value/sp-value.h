/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_VALUE_NULL,
  SP_VALUE_BOOLEAN,
  SP_VALUE_INTEGER,
  SP_VALUE_FLOAT,
  SP_VALUE_STRING,
  SP_VALUE_DATE, /* an unquoted date or time; its value is its text */
  SP_VALUE_LIST,
  SP_VALUE_MAP,
} SpValueType;

/**
 * SpValue: what a field says, apart from how the file spells it. Reference-counted; never changed
 * once it has been handed on, and then safe to share between threads.
 */
typedef struct _SpValue SpValue;

SpValue *sp_value_new_null (void);
SpValue *sp_value_new_boolean (gboolean boolean);
SpValue *sp_value_new_integer (gint64 integer);
SpValue *sp_value_new_float (double number);

/** @text is UTF-8. */
SpValue *sp_value_new_string (const char *text);
SpValue *sp_value_new_date (const char *text);
SpValue *sp_value_new_list (void);
SpValue *sp_value_new_map (void);

SpValue *sp_value_ref (SpValue *self);
void sp_value_unref (SpValue *self);

SpValueType sp_value_get_value_type (const SpValue *self);
gboolean sp_value_get_boolean (const SpValue *self);
gint64 sp_value_get_integer (const SpValue *self);

/** The number of a float or an integer. */
double sp_value_get_float (const SpValue *self);

/** The text of a string or a date, %NULL for any other type. */
const char *sp_value_get_string (const SpValue *self);

/** How many items a list or keys a map has; 0 for any other type. */
guint sp_value_get_length (const SpValue *self);
SpValue *sp_value_get_item (const SpValue *self, guint index);
const char *sp_value_get_key (const SpValue *self, guint index);

/** Makes room for @length entries in all, so that adding them takes no more memory. */
void sp_value_reserve (SpValue *self, guint length);

/** The value of @key in a map, %NULL when it has none. */
SpValue *sp_value_lookup (const SpValue *self, const char *key);

/** (transfer full) @item: appended to a list. */
void sp_value_append (SpValue *self, SpValue *item);

/** (transfer full) @value: put in a map; in the place of an earlier value of that key. */
void sp_value_put (SpValue *self, const char *key, SpValue *value);

/** As sp_value_put(), for a @key that is known not to be there yet. */
void sp_value_put_new (SpValue *self, const char *key, SpValue *value);

/** A shallow copy: a list or map of the same items, to be changed before it is handed on. */
SpValue *sp_value_copy (const SpValue *self);
void sp_value_insert (SpValue *self, guint index, SpValue *item);
void sp_value_replace (SpValue *self, guint index, SpValue *item);
void sp_value_remove (SpValue *self, guint index);

/** Same types and same values; the order of keys in a map does not count. NaN equals NaN. */
gboolean sp_value_equal (const SpValue *self, const SpValue *other);

/** JSON on one line; a date is its text, infinities and NaN are null. */
void sp_value_append_json (const SpValue *self, GString *json);

/** Appends @text as a JSON string, with its quotes. */
void sp_json_append_string (GString *json, const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpValue, sp_value_unref)

G_END_DECLS
