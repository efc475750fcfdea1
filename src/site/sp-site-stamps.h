/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

/** SpSiteStamps: what tells at one moment whether a site's files are still the same. */
typedef struct
{
  GHashTable *pages; /* of paths relative to the site's folder to a stamp of time, size and inode */
  GPtrArray *folders; /* those with pages, likewise; "" is the site's folder */
  char *settings;     /* the stamps of all files that say how the site is built, in one text */
} SpSiteStamps;

/** Looks at all files; %NULL when cancelled or when the site's folder is gone. For a thread. */
SpSiteStamps *sp_site_stamps_read (SpSite *site, GCancellable *cancellable);
void sp_site_stamps_free (SpSiteStamps *self);

/** (transfer full) (array zero-terminated=1): the pages that are in @self and not in @other; with
 * @changed, those that are in both and differ. Sorted. */
char **sp_site_stamps_compare (SpSiteStamps *self, SpSiteStamps *other, gboolean changed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSiteStamps, sp_site_stamps_free)

G_END_DECLS
