/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sp-site.h"

G_BEGIN_DECLS

/** The scheme under which the pane serves files of the site: "sp-site:///PATH" is the file PATH
 * below the site's folder. */
#define SP_PREVIEW_SCHEME "sp-site"

/**
 * Where the preview finds the image or icon that a page names by @address.
 *
 * "/x" is x in the static folder; "x" is looked for beside the page (a bundle), in the page's
 * folder, and in the static folder. Addresses that lead elsewhere stay as they are: the document's
 * policy keeps them from being loaded. A path that climbs out of the site gives "".
 *
 * @site: (nullable).
 * @page: (nullable): the page's path relative to the site's folder.
 */
char *sp_preview_resolve_address (SpSite *site, const char *page, const char *address);

/**
 * The file that @uri, of the scheme above, stands for, or %NULL when it is not inside the site.
 * Symbolic links are followed before that is decided.
 */
GFile *sp_preview_find_file (SpSite *site, const char *uri);

G_END_DECLS
