/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"

G_BEGIN_DECLS

/** A line of text named @key, of which nothing else is known. Its label is left %NULL until the
 * schema is complete. */
SpSchemaField *sp_schema_field_new (const char *key, SpSchemaSource source, const char *where);
void sp_schema_field_free (SpSchemaField *self);

/** An empty list that owns its fields. */
GPtrArray *sp_schema_fields_new (void);

/** Adds an option; the value is taken. @label: (nullable): the value's own text. */
void sp_schema_field_add_option (SpSchemaField *self, SpValue *value, const char *label);

/** Gives @self from @less, which is less trusted, what @self does not say. What @less says of the
 * control counts only where the two kinds are the same. */
void sp_schema_field_complete (SpSchemaField *self, const SpSchemaField *less);

/** The same for all of @fields; those that only @less has come in at their places of its order.
 * Takes them out of @less. */
void sp_schema_fields_complete (GPtrArray *fields, GPtrArray *less);

/** Gives each field without a label that of its key. */
void sp_schema_fields_label (GPtrArray *fields);

/** The type that a new value of a field of @kind has. */
SpValueType sp_schema_kind_get_value_type (SpSchemaKind kind);

/** Whether the field is for words, so that any text is one for it. */
gboolean sp_schema_kind_takes_words (SpSchemaKind kind);

/** @parent: the path of what they are in, "" at the top. */
void sp_schema_fields_append_json (GPtrArray *fields, const char *parent, GString *json);

G_END_DECLS
