/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-node.h"

G_BEGIN_DECLS

/** Larger whole numbers, either side of 0, are edited as text: a spin button counts in doubles. */
#define SP_FIELD_MOST_NUMBER 999999999

/** How a field is shown and edited. */
typedef enum
{
  SP_FIELD_TEXT,      /* a line of text; also numbers with a fraction */
  SP_FIELD_LONG_TEXT, /* text that wraps */
  SP_FIELD_SWITCH,
  SP_FIELD_NUMBER, /* a whole number */
  SP_FIELD_DATE,
  SP_FIELD_CHIPS,  /* a list of words */
  SP_FIELD_IMAGE,  /* the path of one of the site's images */
  SP_FIELD_GROUP,  /* fields inside a field */
  SP_FIELD_ITEMS,  /* a list of groups */
  SP_FIELD_LOCKED, /* shown, and changed in the source view only */
} SpFieldKind;

typedef enum
{
  SP_FORM_SECTION_PAGE,
  SP_FORM_SECTION_LISTING,
  SP_FORM_SECTION_MORE,
} SpFormSection;

/** What the program knows of a field before it sees one. */
typedef struct
{
  const char *key;   /* as Hugo's documentation or the themes spell it */
  const char *label; /* untranslated */
  SpFormSection section;
  SpFieldKind kind;
  gboolean inverted;  /* the switch is on where the file says false */
  gboolean one_line;  /* text that wraps, but is one paragraph */
  guint usual_length; /* what search engines show, in characters; 0 where it does not matter */
} SpFieldSpec;

/** The well-known fields in the order of the form; %NULL past the last one. */
const SpFieldSpec *sp_field_spec_get (guint index);

/** That of @key, whatever its case, as Hugo reads keys; %NULL when it is not well known. */
const SpFieldSpec *sp_field_spec_find (const char *key);

/** The entry of the map @root that @self is about, %NULL when the page does not have it. The very
 * spelling goes before another one. */
const SpNode *sp_field_spec_find_node (const SpFieldSpec *self, const SpNode *root);

/** Whether the field is for words, so that any value in it is edited as such. @self: (nullable). */
gboolean sp_field_spec_wants_words (const SpFieldSpec *self);

/** (array zero-terminated=1): the usual order of the top-level keys in a file. */
const char *const *sp_field_spec_get_usual_order (void);

/** @key in plain words: "sub_heading" → "Sub heading", "metaTitle" → "Meta title". */
char *sp_field_label_for_key (const char *key);

/** How @node is best shown. @spec: (nullable). @node: (nullable) for one the page does not have;
 * one of the two is needed. What a well-known field unexpectedly says decides before its spec. */
SpFieldKind sp_field_kind_for (const SpFieldSpec *spec, const SpNode *node);

/** Whether a row of @kind that is there already can go on showing @node: a row does not change
 * under the hands of a person typing in it. */
gboolean sp_field_kind_takes (SpFieldKind kind, const SpFieldSpec *spec, const SpNode *node);

/** Whether @text is written like a date, with or without a time. */
gboolean sp_field_looks_like_date (const char *text);

G_END_DECLS
