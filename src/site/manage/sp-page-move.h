/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-create.h"
#include "sp-page-name.h"

G_BEGIN_DECLS

/**
 * Renames the file of the page at @path, or the folder of a bundle, to @name (without ending, taken
 * through sp_page_name_for_title()). What the file says does not change: to have the old address
 * lead to the page, apply sp_page_add_alias() and save.
 * Returns: (transfer full): the new path.
 */
char *sp_page_rename (SpSite *site, const char *path, const char *name, GError **error);

/** The change that makes @address, which the page had, lead to it: one more item of "aliases".
 * %NULL with %SP_DOCUMENT_ERROR where that field cannot be changed. @order: see
 * sp_front_matter_set(). */
SpChange *sp_page_add_alias (SpFrontMatter *front_matter,
                             const char *address,
                             const char *const *order,
                             GError **error);

/** SpBinnedPage: a page that was put in the bin, and can come back. */
typedef struct _SpBinnedPage SpBinnedPage;

/** Puts the page at @path in the computer's bin, a bundle with its files; where there is no bin, in
 * a folder of the program's own. Never destroys anything. */
SpBinnedPage *sp_page_bin (SpSite *site, const char *path, GError **error);
void sp_binned_page_free (SpBinnedPage *self);

const char *sp_binned_page_get_path (SpBinnedPage *self);

/** In plain words: where it can be found, when that is not the computer's bin; else %NULL. */
const char *sp_binned_page_get_place (SpBinnedPage *self);

/** Puts the page back where it was, the bytes as they were. */
gboolean sp_page_restore (SpBinnedPage *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBinnedPage, sp_binned_page_free)

G_END_DECLS
