/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-render.h"

G_BEGIN_DECLS

/* Calls of the scripts in data/ui/preview, which turn what the browser shows into what it must
 * show. In all of them a header is the inner HTML of the document's header, and blocks are
 * (element-type SpRenderedBlock). */

/**
 * The call that turns the document of @old_blocks into that of @new_blocks, touching only the
 * blocks that differ; %NULL when nothing does.
 *
 * @old_blocks: (nullable): %NULL replaces everything.
 */
char *sp_preview_make_patch (const char *old_header,
                             GPtrArray *old_blocks,
                             const char *new_header,
                             GPtrArray *new_blocks);

/** The call that shows @html (nullable: what is there already) as the website's page, and finds in
 * it the place of @blocks. */
char *sp_preview_make_website (const char *html, const char *header, GPtrArray *blocks);

G_END_DECLS
