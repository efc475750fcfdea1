/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

/** Where Hugo takes a new page from. */
typedef struct
{
  char *file;   /* the full path of its text */
  char *folder; /* of a bundle: the folder whose other files come along; else NULL */
} SpArchetype;

/** The archetype for pages of @section, by Hugo's rules: the section's, else the usual one; the
 * site's before its themes'. %NULL when there is none. */
SpArchetype *sp_archetype_find (SpSite *site, const char *section);
void sp_archetype_free (SpArchetype *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpArchetype, sp_archetype_free)

G_END_DECLS
