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
 * Property: "n-modified": how many pages have unsaved changes.
 */
G_DECLARE_FINAL_TYPE (SpSession, sp_session, SP, SESSION, GObject)

SpSession *sp_session_new (SpSite *site);
SpSite *sp_session_get_site (SpSession *self);

/** What keeps the unsaved text of the pages safe; %NULL for a site that is not in a folder of this
 * computer. (transfer none) */
SpDraftKeeper *sp_session_get_drafts (SpSession *self);

/** (transfer none) (element-type SpSitePage): sorted as the site sorts them. */
GListModel *sp_session_get_pages (SpSession *self);

/** Reads the site's pages. Fails only when nothing can be read at all. */
void sp_session_load_async (SpSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sp_session_load_finish (SpSession *self, GAsyncResult *result, GError **error);

/** The page at @path, relative to the site's folder, or %NULL. */
SpSitePage *sp_session_lookup (SpSession *self, const char *path);

guint sp_session_get_n_modified (SpSession *self);

/** The pages with unsaved changes. (transfer container) (element-type SpSitePage) */
GPtrArray *sp_session_get_modified (SpSession *self);

/** The terms of a taxonomy on any page, sorted, each once. (transfer full) */
char **sp_session_get_terms (SpSession *self, const char *taxonomy);

G_END_DECLS
