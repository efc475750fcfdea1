/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"
#include "sp-walk.h"

G_BEGIN_DECLS

/**
 * The pages of all of a site's content folders, each once. Paths are relative to the site's folder.
 *
 * @folders: (nullable) (element-type filename): where to add the folders walked, likewise.
 * @leftovers: (nullable) (element-type filename): as sp_walk_pages() adds them.
 * Returns: (transfer full) (element-type SpWalkItem): %NULL with #SpSiteError when the site's
 * folder is not there any more.
 */
GPtrArray *sp_site_walk (SpSite *site,
                         GPtrArray *folders,
                         GPtrArray *leftovers,
                         GCancellable *cancellable,
                         GError **error);

/** %NULL when the page at @path may be read, or why not: it leads out of the site's folder. */
const char *sp_site_walk_check (SpSite *site, const char *path);

G_END_DECLS
