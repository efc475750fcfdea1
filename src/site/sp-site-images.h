/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

/** The file that a page means by @path, as themes look images up: in the static folder, in the
 * assets folder, in either's folder for images. %NULL when there is none. (transfer full) */
GFile *sp_site_images_resolve (SpSite *site, const char *path);

/** Finds all images of @site's static and assets folders, off the main thread. Links to folders are
 * not followed. */
void sp_site_images_list_async (SpSite *site,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/** (transfer full) (element-type utf8): their paths as a page names them, sorted. */
GPtrArray *sp_site_images_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
