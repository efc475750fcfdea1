/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-change.h"
#include "sp-node.h"
#include "sp-text.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FORMAT_NONE,
  SP_FORMAT_YAML, /* between --- and --- */
  SP_FORMAT_TOML, /* between +++ and +++ */
  SP_FORMAT_JSON, /* from { to } */
} SpFormat;

/**
 * SpFrontMatter: the front matter of one text, read with the position of every value.
 * Fences and formats are Hugo's (parser/pageparser, 0.111.3). Immutable, reference-counted, holds
 * a reference on its text.
 *
 * Paths name a value: keys joined by dots ("params.hero.title"), items of lists by number
 * ("tags.1"); a dot that belongs to a key is written "\.".
 */
typedef struct _SpFrontMatter SpFrontMatter;

/** Never fails: what cannot be read is told by sp_front_matter_get_error(). */
SpFrontMatter *sp_front_matter_parse (SpText *text);

/** Reads a whole file as data: a site's configuration, a schema. There is no fence, and the
 * same functions look things up. */
SpFrontMatter *sp_front_matter_parse_data (SpText *text, SpFormat format);

SpFrontMatter *sp_front_matter_ref (SpFrontMatter *self);
void sp_front_matter_unref (SpFrontMatter *self);

SpText *sp_front_matter_get_text (SpFrontMatter *self);
SpFormat sp_front_matter_get_format (SpFrontMatter *self);

/** The front matter with its fences: from the opening fence to behind the line end of the closing
 * one. Where it ends the body begins. Empty at the body's start when there is none. */
void sp_front_matter_get_span (SpFrontMatter *self, gsize *start, gsize *end);

/** What is between the fences: for JSON, the braces included. */
void sp_front_matter_get_content_span (SpFrontMatter *self, gsize *start, gsize *end);

/** %NULL when the front matter was read; else a sentence in plain words, translated, that says what
 * is wrong. @offset: (out) (optional): where. */
const char *sp_front_matter_get_error (SpFrontMatter *self, gsize *offset);

/** The map of all fields; an empty map when there is no front matter, or none could be read. */
const SpNode *sp_front_matter_get_root (SpFrontMatter *self);

/** The value at @path, or %NULL. Keys are matched exactly. */
const SpNode *sp_front_matter_lookup (SpFrontMatter *self, const char *path);

/**
 * Setting a value. The style in the file is kept as far as it can carry @value.
 *
 * @value: what it shall be. A string for a field of another type is written as a string; use
 * sp_front_matter_coerce() first to keep the field's type.
 * @order: (nullable) (array zero-terminated=1): the usual order of the keys beside it, for placing
 * a key that is not there yet.
 *
 * A value equal to the present one gives an empty edit list. A missing parent map is created.
 * Setting an item one past the end of a list appends it.
 * Returns: (transfer full): the change, or %NULL with %SP_DOCUMENT_ERROR.
 */
SpChange *sp_front_matter_set (SpFrontMatter *self,
                               const char *path,
                               SpValue *value,
                               const char *const *order,
                               GError **error);

/**
 * Makes the value at @path what it is in @from, an earlier or later text of the same page: with its
 * very bytes where they fit, else as sp_front_matter_set(). What @from does not have is removed.
 */
SpChange *sp_front_matter_restore (SpFrontMatter *self,
                                   SpFrontMatter *from,
                                   const char *path,
                                   const char *const *order,
                                   GError **error);

/** Removes a key or an item with its own comment. */
SpChange *sp_front_matter_unset (SpFrontMatter *self, const char *path, GError **error);

/** Inserts @value as item @index of the list at @path; the list is made if the key is missing or
 * empty. */
SpChange *sp_front_matter_insert_item (SpFrontMatter *self,
                                       const char *path,
                                       guint index,
                                       SpValue *value,
                                       const char *const *order,
                                       GError **error);

/** Moves item @from of the list at @path so that it is item @to afterwards. */
SpChange *sp_front_matter_move_item (SpFrontMatter *self,
                                     const char *path,
                                     guint from,
                                     guint to,
                                     GError **error);

/**
 * @text as a value of the type that the field at @path has: "3" is an integer where an integer
 * stands, a date where a date stands, otherwise a string. A field that is missing or empty gives a
 * string, unless @missing_type says better (%SP_VALUE_STRING when not known).
 */
SpValue *sp_front_matter_coerce (SpFrontMatter *self,
                                 const char *path,
                                 const char *text,
                                 SpValueType missing_type);

/** A path's keys. (transfer full) */
char **sp_path_split (const char *path);
char *sp_path_join (const char *const *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFrontMatter, sp_front_matter_unref)

G_END_DECLS
