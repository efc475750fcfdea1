/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-value.h"

G_BEGIN_DECLS

typedef enum
{
  SP_STYLE_PLAIN,   /* a plain scalar, or a bare TOML or JSON token */
  SP_STYLE_SINGLE,  /* 'single quoted' */
  SP_STYLE_DOUBLE,  /* "double quoted" */
  SP_STYLE_LITERAL, /* | */
  SP_STYLE_FOLDED,  /* > */
  SP_STYLE_BLOCK,   /* a block list or map */
  SP_STYLE_FLOW,    /* a flow list or map: [a, b] {a: b} */
} SpNodeStyle;

typedef struct _SpNode SpNode;

/**
 * SpNode: a value of the front matter and where it stands in the text, whatever the format.
 *
 * Owned by the SpFrontMatter it came from and read-only; do not keep a pointer across revisions,
 * keep the path. Offsets are bytes in the page's text.
 */
struct _SpNode
{
  SpValueType type;
  SpNodeStyle style;

  /* The value as written, quotes included, comment and line end not; empty where nothing is. */
  gsize start;
  gsize end;

  /* The key as written, for an entry of a map. */
  gsize key_start;
  gsize key_end;
  const char *key; /* its text, unquoted; NULL for an item of a list and for the root */

  /* What goes when the entry or item is removed: in block style whole lines, from the start of the
   * key's or dash's line to behind the line end, its own trailing comment included. */
  gsize entry_start;
  gsize entry_end;

  SpValue *value; /* the whole value, children included */

  SpNode *parent;
  SpNode *next;
  SpNode *first_child;
  SpNode *last_child;
  guint n_children;
  const SpNode **index; /* of a large map: its children by their keys' hashes */

  gboolean duplicate;     /* a later entry of the same map has this key and wins */
  gboolean merged;        /* YAML's "<<": what it names counts as entries of the map it stands in */
  const char *locked_why; /* NULL when editable; else a sentence in plain words, translated */
};

/** The child of a map with that key (the one that wins), or %NULL. */
const SpNode *sp_node_get_member (const SpNode *self, const char *key);
const SpNode *sp_node_get_item (const SpNode *self, guint index);

/** Whether @self may be changed in place, itself and what is above it. */
gboolean sp_node_is_editable (const SpNode *self);

/** The path of @self as sp_front_matter_lookup() takes it. */
char *sp_node_get_path (const SpNode *self);

G_END_DECLS
