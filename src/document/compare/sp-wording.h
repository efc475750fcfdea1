/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"
#include "sp-value.h"

G_BEGIN_DECLS

typedef enum
{
  SP_WORDING_CHANGED,
  SP_WORDING_ADDED,
  SP_WORDING_REMOVED,
  SP_WORDING_MOVED,
  SP_WORDING_LAYOUT, /* nothing that the page says: spaces, comments, the order of fields */
} SpWordingKind;

/** One difference between two texts of a page, in words. */
typedef struct
{
  SpWordingKind kind;
  char *subject; /* as in sp_change_new_text(): "title", "table.0.3.1", "body" */
  char *label;   /* what it is about: "Title", "Cost", "Text" */
  char *before;  /* what it said, whole; NULL for what was added */
  char *after;   /* what it says; NULL for what was removed */
  char *text;    /* all of it as a line: "Cost: $100 → $120"; translated */
} SpWordedChange;

/**
 * What is different in @after, in words: fields by their labels, rows by their names, paragraphs by
 * their text, in the order of the page. Empty only when the texts are equal.
 *
 * Returns: (transfer full) (element-type SpWordedChange): free with g_ptr_array_unref()
 */
GPtrArray *sp_word_changes (SpText *before, SpText *after);

/** What the field at @path says as people see it: "Yes" for true, items with commas between; "" for
 * nothing. (transfer full) */
char *sp_word_value (const char *path, SpValue *value);

/** @text on one line and not longer than some words; what is left out shows as "…".
 * @other: (nullable): what it shall differ from visibly. (transfer full) */
char *sp_word_excerpt (const char *text, const char *other);

G_END_DECLS
