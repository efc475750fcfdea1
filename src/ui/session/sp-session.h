/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-draft-keeper.h"
#include "sp-site-page.h"
#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_SESSION (sp_session_get_type ())

/**
 * SpSession: a website being worked on: its pages, the open ones among them. A window borrows it.
 *
 * Properties: "n-modified": how many pages have unsaved changes; "loading": the site is being read
 * for the first time, and its list of pages grows.
 *
 * Signal "page-changed" (SpSitePage *page): what the list shows of a page is another.
 * Signal "page-removed" (SpSitePage *page): its file is gone, and it is no page of the site now.
 * Signal "page-changed-on-disk" (SpSitePage *page): the file of an opened page was written, by
 * others or by the program itself.
 */
G_DECLARE_FINAL_TYPE (SpSession, sp_session, SP, SESSION, GObject)

SpSession *sp_session_new (SpSite *site);
SpSite *sp_session_get_site (SpSession *self);

/** What keeps the unsaved text of the pages safe; %NULL for a site that is not in a folder of this
 * computer. (transfer none) */
SpDraftKeeper *sp_session_get_drafts (SpSession *self);

/** (transfer none) (element-type SpSitePage): in no order. */
GListModel *sp_session_get_pages (SpSession *self);

/**
 * Reads the site's pages, and follows what others do to them from then on. Fails only when nothing
 * can be read at all, or when it was stopped; what was read until then stays.
 */
void sp_session_load_async (SpSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sp_session_load_finish (SpSession *self, GAsyncResult *result, GError **error);
gboolean sp_session_is_loading (SpSession *self);

/** What stops the reading that is under way; %NULL when there is none. (transfer none) */
GCancellable *sp_session_get_loading (SpSession *self);

/** Looks whether others have added, changed or removed pages, where nothing tells of it. */
void sp_session_rescan (SpSession *self);

/** The page at @path, relative to the site's folder, or %NULL. */
SpSitePage *sp_session_lookup (SpSession *self, const char *path);

/** Reads the file at @path now, one that the program has just made or moved, and has it among the
 * pages. %NULL when there is no such file. (transfer none) */
SpSitePage *sp_session_add (SpSession *self, const char *path);

/** The page's file is gone. */
void sp_session_remove (SpSession *self, SpSitePage *page);

/** The file of a page that was removed is back: with all that was open and unsaved of it. */
void sp_session_restore (SpSession *self, SpSitePage *page);

/** The page's file has the name @path now; what is open of it stays open. */
void sp_session_move (SpSession *self, SpSitePage *page, const char *path);

guint sp_session_get_n_modified (SpSession *self);

/** The pages with unsaved changes. (transfer container) (element-type SpSitePage) */
GPtrArray *sp_session_get_modified (SpSession *self);

/** What is known of all pages, also of changes not saved yet. (transfer container) (element-type
 * SpIndexEntry) */
GPtrArray *sp_session_get_entries (SpSession *self);

/** The terms of a taxonomy on any page, sorted, each once. (transfer full) */
char **sp_session_get_terms (SpSession *self, const char *taxonomy);

/** The sections that have pages, sorted, each once; "" for the top. (transfer full) */
char **sp_session_get_sections (SpSession *self);

G_END_DECLS
