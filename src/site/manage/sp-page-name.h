/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-site.h"

G_BEGIN_DECLS

/** @title as the name of a file, without ending, as Hugo's "urlize" has it: "Botox & Fillers" →
 * "botox-fillers". "" when nothing of it can stand in an address. */
char *sp_page_name_for_title (const char *title);

/**
 * The address at which Hugo publishes the page at @path, from the site's root: "/services/botox/".
 * What the page's fields and the site's settings say of it counts ("url", "slug", permalinks,
 * uglyURLs, languages). %NULL for a page that has none.
 * @front_matter: (nullable).
 */
char *sp_page_get_address (SpSite *site, const char *path, SpFrontMatter *front_matter);

/** The path that the page at @path has when it is renamed to @name (without ending): bundles are
 * their folder, and a language in the name stays. (transfer full) */
char *sp_page_get_renamed_path (const char *path, const char *name);

/** The part of @path that a rename changes: "botox" of "content/services/botox.fr.md" and of
 * "content/services/botox/index.md"; %NULL for pages that cannot be renamed, as the home page.
 * (transfer full) */
char *sp_page_get_name (const char *path);

G_END_DECLS
