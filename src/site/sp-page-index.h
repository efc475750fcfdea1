/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-site.h"
#include "sp-text.h"

G_BEGIN_DECLS

/** SpIndexEntry: one page as the sidebar lists it. Immutable, reference-counted. */
typedef struct _SpIndexEntry SpIndexEntry;

/** Reads what a list needs from a page's text. @path: relative to the site's folder, in which the
 * pages are in "content". Use sp_site_index_page() where the site is known. */
SpIndexEntry *sp_index_entry_new (const char *path, SpText *text);

/** The same, with the folder of the pages that the site's settings name. */
SpIndexEntry *sp_site_index_page (SpSite *site, const char *path, SpText *text);

/** A page that could not be read; @problem says why, in plain words. The path may be one that is
 * not UTF-8, as the file system spells it. */
SpIndexEntry *sp_index_entry_new_broken (const char *path, const char *problem);

SpIndexEntry *sp_index_entry_ref (SpIndexEntry *self);
void sp_index_entry_unref (SpIndexEntry *self);

/** As the file system spells it: display it with g_filename_display_name(). */
const char *sp_index_entry_get_path (SpIndexEntry *self);

/** The first folder below the content folder, "" for pages directly in it. */
const char *sp_index_entry_get_section (SpIndexEntry *self);

/** The title, or the file's name without its ending; for index.md and _index.md the folder's.
 * UTF-8. */
const char *sp_index_entry_get_title (SpIndexEntry *self);
const char *sp_index_entry_get_description (SpIndexEntry *self); /* "" when there is none */
const char *sp_index_entry_get_date (SpIndexEntry *self);        /* its text, or "" */
const char *sp_index_entry_get_icon (SpIndexEntry *self);        /* its path as written, or "" */
const char *sp_index_entry_get_price (SpIndexEntry *self);       /* of the price row, or "" */
gint64 sp_index_entry_get_weight (SpIndexEntry *self);
gboolean sp_index_entry_get_draft (SpIndexEntry *self);

/** The code of the page's language ("fr"), by its folder or its name; %NULL on a site without. */
const char *sp_index_entry_get_language (SpIndexEntry *self);

/** Whether the page is a folder of its own, index.md with its files beside it. */
gboolean sp_index_entry_is_bundle (SpIndexEntry *self);

/** Whether the page has all of @words, which are folded (sp_fold()), in its title, description,
 * terms, attributes or file name. (array zero-terminated=1) */
gboolean sp_index_entry_matches (SpIndexEntry *self, const char *const *words);

/** Whether it is a section's own page, _index.md. */
gboolean sp_index_entry_is_section_page (SpIndexEntry *self);

/** %NULL when the page was read in full, else a sentence in plain words. */
const char *sp_index_entry_get_problem (SpIndexEntry *self);

/** Terms of a taxonomy such as "tags", without empty ones; %NULL when there are none. Every list of
 * texts at the top of the page's fields can be asked for. (transfer none) (nullable) */
const char *const *sp_index_entry_get_terms (SpIndexEntry *self, const char *taxonomy);

/** Section, then weight (0 last), date (newest first), title, path, as Hugo sorts. */
int sp_index_entry_compare (SpIndexEntry *a, SpIndexEntry *b);

/**
 * Reads every page below the site's content folder, sorted by sp_index_entry_compare(). Never
 * follows a link out of the site; what cannot be read is listed as broken. The entries do not take
 * part in a search; those of sp_site_list_pages_async() do.
 * Returns: (transfer full) (element-type SpIndexEntry)
 */
GPtrArray *sp_site_list_pages (SpSite *site, GCancellable *cancellable, GError **error);

/** Some more pages were read. @entries (transfer none) (element-type SpIndexEntry): not sorted. */
typedef void (*SpPageBatchFunc) (GPtrArray *entries, gpointer user_data);

/**
 * The same off the main thread.
 * @func: (nullable): told of the pages as they are read, in the caller's main context; never after
 * @callback, nor once cancelled.
 */
void sp_site_list_pages_async (SpSite *site,
                               SpPageBatchFunc func,
                               gpointer batch_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *sp_site_list_pages_finish (GAsyncResult *result, GError **error);

/** Reads a single page anew, as sp_site_list_pages() does: what cannot be read, or is not there any
 * more, comes as broken. */
SpIndexEntry *sp_site_read_page (SpSite *site, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpIndexEntry, sp_index_entry_unref)

G_END_DECLS
