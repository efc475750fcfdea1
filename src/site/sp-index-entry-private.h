/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-index.h"

G_BEGIN_DECLS

/* @site: (nullable): where the page is; without, its pages are in "content".
 * @searchable: whether sp_index_entry_matches() is going to be asked. */
SpIndexEntry *
sp_index_entry_new_at (SpSite *site, const char *path, SpText *text, gboolean searchable);
SpIndexEntry *sp_index_entry_new_broken_at (SpSite *site, const char *path, const char *problem);

/* Before the entry is handed on: a problem beside those of the text. */
void sp_index_entry_add_problem (SpIndexEntry *self, const char *problem);

G_END_DECLS
