/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-render.h"
#include "sp-site.h"

G_BEGIN_DECLS

/**
 * The preview's document: <header id="sp-header"> (title unless hidden, icon, description,
 * categories, price) and <main id="sp-body">, in which each top-level block of the body stands in
 * a <div class="sp-block" data-start="…" data-end="…"> of its own: the bytes of the page that it
 * comes from. The pane loads the document once and from then on replaces the inside of the header
 * and of the blocks that changed. "light" or "dark" as the class of the root element overrides the
 * system's preference.
 *
 * In all of these @site may be %NULL (Hugo's defaults, no images), and @page is the page's path
 * relative to the site's folder, or %NULL when it has none yet.
 */

/** The header's inner HTML. */
char *sp_preview_render_header (SpFrontMatter *front_matter, SpSite *site, const char *page);

/**
 * The blocks as the document holds them: like sp_render_blocks(), but images lead to the site's
 * own files (sp-preview-url.h), the row of the price is marked, and each block is closed in itself
 * whatever raw HTML it holds (raw HTML that spans blocks makes them one).
 * Returns: (transfer full) (element-type SpRenderedBlock): with a free function set.
 */
GPtrArray *sp_preview_render_blocks (SpFrontMatter *front_matter, SpSite *site, const char *page);

/** The whole document with its style: what "render --page" prints and what the pane loads once. */
char *sp_preview_render_document (SpFrontMatter *front_matter, SpSite *site, const char *page);

G_END_DECLS
