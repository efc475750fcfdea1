/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-index.h"

G_BEGIN_DECLS

/*
 * Reading single pages anew for the list of pages, as after others have changed them.
 */

/** What the list shows of the page at @path, relative to the site's folder; %NULL when there is no
 * such file. (transfer full) */
SpIndexEntry *sp_session_index_read_page (SpSite *site, const char *path);

/** The same for many of them off the main thread. @paths: (array zero-terminated=1). */
void sp_session_index_read_async (SpSite *site,
                                  const char *const *paths,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** (transfer full): path → SpIndexEntry, or %NULL when there is no such file. */
GHashTable *sp_session_index_read_finish (GAsyncResult *result);

G_END_DECLS
