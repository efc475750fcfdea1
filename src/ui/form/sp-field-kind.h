/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-node.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/** Larger numbers, either side of 0, are edited as text: a spin button counts in doubles. */
#define SP_FIELD_MOST_NUMBER 999999999

/** With which kind of row a field is shown and edited. */
typedef enum
{
  SP_FIELD_TEXT,      /* a line of text */
  SP_FIELD_LONG_TEXT, /* text that wraps */
  SP_FIELD_SWITCH,
  SP_FIELD_NUMBER,
  SP_FIELD_DATE,
  SP_FIELD_CHOICE, /* one of the schema's options */
  SP_FIELD_WORD,   /* a line of text, with the schema's options offered */
  SP_FIELD_COLOUR,
  SP_FIELD_CHIPS,  /* a list of words */
  SP_FIELD_IMAGE,  /* the path of one of the site's images */
  SP_FIELD_FILE,   /* the path of any of its files */
  SP_FIELD_GROUP,  /* fields inside a field */
  SP_FIELD_ITEMS,  /* a list of groups */
  SP_FIELD_LOCKED, /* shown, and changed in the source view only */
} SpFieldKind;

/** How @node is best shown. @field: (nullable): what the schema knows of it. @node: (nullable) for
 * one that the page does not have; one of the two is needed. What a page unexpectedly says decides
 * before the schema. */
SpFieldKind sp_field_kind_for (const SpSchemaField *field, const SpNode *node);

/** Whether a row of @kind that is there already can go on showing @node: a row does not change
 * under the hands of a person typing in it. */
gboolean
sp_field_kind_takes (SpFieldKind kind, const SpSchemaField *field, const SpNode *node);

/** Whether the field is for words, so that any value in it is edited as such. @field: (nullable).
 */
gboolean sp_field_wants_words (const SpSchemaField *field);

G_END_DECLS
