/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-index.h"

G_BEGIN_DECLS

/* @content: how the path of a page begins that is below the content folder: "content/", or ""
 * where the pages are in the site's folder itself. */
SpIndexEntry *sp_index_entry_new_below (const char *path, const char *content, SpText *text);
SpIndexEntry *
sp_index_entry_new_broken_below (const char *path, const char *content, const char *problem);

/* Before the entry is handed on: a problem beside those of the text. */
void sp_index_entry_add_problem (SpIndexEntry *self, const char *problem);

G_END_DECLS
