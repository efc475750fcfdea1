/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-create.h"

G_BEGIN_DECLS

/** The full path of @path if what is written there stays in the site's folder, links followed; else
 * %NULL with %SP_MANAGE_ERROR_OUTSIDE. Nothing needs to be there yet. (transfer full) */
char *sp_page_place_check (SpSite *site, const char *path, GError **error);

/** Whether something is at @path, or would have the same address: "botox.md" and
 * "botox/index.md". */
gboolean sp_page_place_is_taken (SpSite *site, const char *path);

/** A path like that of sp_page_get_renamed_path() that is not taken: with "-2", "-3"… behind
 * @name if need be. (transfer full) */
char *sp_page_place_find_free (SpSite *site, const char *path, const char *name);

/** What a page is moved with: its folder for a bundle ("index.md"), else its file alone. (transfer
 * full) */
char *sp_page_place_get_moved (const char *path);

/** Writes a file that is not there yet, and the folders that it needs. */
gboolean sp_page_place_write (SpSite *site, const char *path, SpText *text, GError **error);

/** Copies a folder and what is in it; no links, no hidden files. @to must not be there. */
gboolean sp_page_place_copy_folder (const char *from, const char *to, GError **error);

/** Copies the files of an archetype's folder that are no pages into @to, as far as it goes; what is
 * there stays. */
void sp_page_place_copy_others (const char *from, const char *to);

/** Says that the system could not do something with a file. */
void sp_page_place_set_error (GError **error, const char *path, int errsv);

G_END_DECLS
