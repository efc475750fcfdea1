/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

/** The address that the website is built for: nothing outside the program answers to it. */
#define SP_HUGO_SCHEME "sp-website"
#define SP_HUGO_ORIGIN SP_HUGO_SCHEME "://site"

/** The name, without ending, of the list of pages that each build leaves beside the home page. */
#define SP_HUGO_PAGES "sp-pages"

/**
 * The settings to build @site with: its own, and over them what keeps the build out of the site's
 * folder and puts unsaved text first. It is JSON, which to Hugo is YAML too; so integers stay
 * integers.
 *
 * @folder: the private folder. Its "layouts" comes before the site's, and "content/N" before the
 * N-th content folder.
 * @sources: (out) (transfer full) (element-type filename): those content folders, whole paths.
 */
char *sp_hugo_config_make (SpSite *site, const char *folder, GPtrArray **sources);

G_END_DECLS
