/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-arena.h"
#include "sp-front-matter.h"

G_BEGIN_DECLS

/**
 * What a format (YAML, TOML, JSON) does for SpFrontMatter. A format reads and locates, and knows
 * the spelling; paths, comparing, ordering and what must read back are the same for all and stand
 * in sp-front-matter-edit.c.
 */

/** A reading under way, and its result. */
typedef struct
{
  /* Given. */
  SpText *text;
  gsize start; /* what to read: sp_front_matter_get_content_span() */
  gsize end;
  SpArena *arena;

  /* For values that no value above holds: those of duplicate keys. Freed with the arena. */
  GPtrArray *orphans;

  /* To be filled. The root is a map, also when empty; %NULL after an error. */
  SpNode *root;
  char *error; /* (transfer full) a translated sentence */
  gsize error_offset;
} SpReading;

/** One child of a list or map as it shall be afterwards, in the new order. */
typedef struct
{
  const SpNode *node; /* the present child, or NULL: this is a new one */
  const char *key;    /* the key of a new entry of a map */
  SpValue *value;     /* what it shall say; NULL: the child goes; equal to the present: it stays */
} SpChild;

/**
 * The edits are added to @edits and are against the front matter's text; each function answers
 * %FALSE with %SP_DOCUMENT_ERROR when that cannot be done.
 */
typedef struct
{
  /** Reads; sets @root or @error. */
  void (*read) (SpReading *reading);

  /** Makes @node say @value, whose type may be another, with no regard to what of a list or map
   * could stay (see edit_children). The two differ, and nothing in @node is locked. */
  gboolean (*replace) (SpFrontMatter *front_matter,
                       const SpNode *node,
                       SpValue *value,
                       SpEditList *edits,
                       GError **error);

  /** Makes the children of the list or map @node those of @children: all present children stand in
   * it in their order, those without a value are removed, those without a node are inserted between
   * the ones around them. A child whose value differs is changed by sp_format_edit_value(). */
  gboolean (*edit_children) (SpFrontMatter *front_matter,
                             const SpNode *node,
                             const SpChild *children,
                             guint n_children,
                             SpEditList *edits,
                             GError **error);

  /** Moves the item, with its comment, so that it is item @to of its list afterwards. */
  gboolean (*move_item) (SpFrontMatter *front_matter,
                         const SpNode *item,
                         guint to,
                         SpEditList *edits,
                         GError **error);

  /** Whether @text, without quotation marks, is a date. */
  gboolean (*is_date) (const char *text);

  /** The text of a whole new front matter, with its fences, that says the map @root. */
  char *(*write_new) (SpValue *root, const char *newline);
} SpFormatBackend;

/** %NULL while a format cannot be read. */
const SpFormatBackend *sp_format_get_backend (SpFormat format);

const SpFormatBackend *sp_yaml_get_backend (void);
const SpFormatBackend *sp_toml_get_backend (void);
const SpFormatBackend *sp_json_get_backend (void);

/** Makes @node say @value by the least change: for lists and maps child by child. */
gboolean sp_format_edit_value (SpFrontMatter *front_matter,
                               const SpNode *node,
                               SpValue *value,
                               SpEditList *edits,
                               GError **error);

/** Whether neither @node nor anything in it is locked; an error if so. */
gboolean sp_format_check_free (const SpNode *node, GError **error);

/* Building nodes. They live in the reading's arena. */

/** Memory for a node; @size: that of a struct which begins with an SpNode. */
gpointer sp_node_alloc (SpArena *arena, gsize size);

/** Adds @child behind the other children. */
void sp_node_append (SpNode *self, SpNode *child);

/**
 * Gives a list or map whose children are all there its value, marks duplicate keys and makes keys
 * quick to find. Takes the values of the children; those of duplicates go to the reading's orphans.
 */
void sp_node_finish (SpNode *self, SpReading *reading);

/** After an error: frees the values at and below @self, whether or not they are finished. */
void sp_node_drop_values (SpNode *self);

G_END_DECLS
