/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-render.h"
#include "sp-site.h"

G_BEGIN_DECLS

/**
 * The preview's document: the header (title unless hidden, icon, description, categories, price)
 * and the body, each block in an element of its own with data-start and data-end, the bytes of the
 * page that it comes from.
 */

/** The header's inner HTML. */
char *sp_preview_render_header (SpFrontMatter *front_matter, SpSite *site);

/** The whole document with its style: what "render --page" prints and what the pane loads once.
 * @site: (nullable). */
char *sp_preview_render_document (SpText *text, SpFrontMatter *front_matter, SpSite *site);

G_END_DECLS
