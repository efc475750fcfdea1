/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** How a value of TOML came to be. */
typedef enum
{
  SP_TOML_VALUE,   /* "key = value", or an item or entry inside such a value */
  SP_TOML_TABLE,   /* a [header], or an item under [[headers]]; the root */
  SP_TOML_IMPLIED, /* the map a, where only [a.b] stands */
  SP_TOML_DOTTED,  /* the map a, where "a.b = 1" stands */
  SP_TOML_TABLES,  /* the list of [[headers]] */
} SpTomlKind;

/** A node of TOML front matter; every SpNode of one is. */
typedef struct
{
  SpNode node;
  SpTomlKind kind;

  /* Of a SP_TOML_VALUE with a key: where "a.b.key = value" begins. */
  gsize pair_start;

  /* Of a SP_TOML_TABLE: its header's lines, and the lines up to its last own value. The root has
   * no header: both are empty there. */
  gsize header_start;
  gsize body_start;
  gsize body_end;
} SpTomlNode;

#define SP_TOML_NODE(node) ((const SpTomlNode *) (node))

/** Reads TOML 1.0 as Hugo does, that is github.com/pelletier/go-toml/v2 (2.0.6). */
void sp_toml_read (SpReading *reading);

/** SpFormatBackend.replace. */
gboolean sp_toml_replace (SpFrontMatter *front_matter,
                          const SpNode *node,
                          SpValue *value,
                          SpEditList *edits,
                          GError **error);

/** SpFormatBackend.edit_children. */
gboolean sp_toml_edit_children (SpFrontMatter *front_matter,
                                const SpNode *node,
                                const SpChild *children,
                                guint n_children,
                                SpEditList *edits,
                                GError **error);

/** SpFormatBackend.move_item. */
gboolean sp_toml_move_item (SpFrontMatter *front_matter,
                            const SpNode *item,
                            guint to,
                            SpEditList *edits,
                            GError **error);

G_END_DECLS
