/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"

G_BEGIN_DECLS

/** How a path leads into the front matter: to a node, or to where one would be. */
typedef struct
{
  char **keys;
  const SpNode *node;   /* what is there, %NULL when nothing is */
  const SpNode *parent; /* the last thing on the way that is there */
  guint depth;          /* how many keys lead to @parent */
} SpPlace;

/** @place must be cleared with sp_place_clear(), or be declared with g_auto(). */
void sp_place_find (SpFrontMatter *front_matter, const char *path, SpPlace *place);

/** Frees what sp_place_find() filled in. */
void sp_place_clear (SpPlace *place);

/** The number of an item that a key of a path is. */
gboolean sp_place_read_index (const char *key, guint *index);

/** The value of the whole front matter when what stands @depth keys deep says @value, or is gone
 * (%NULL). (transfer full) */
SpValue *sp_place_expect (SpFrontMatter *front_matter, char **keys, guint depth, SpValue *value);

/** @value inside the maps that the keys behind @depth name; the item "0" of something that is not
 * there makes a list. (transfer full) */
SpValue *sp_place_wrap (char **keys, guint depth, SpValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPlace, sp_place_clear)

G_END_DECLS
