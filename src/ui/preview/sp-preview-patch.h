/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"
#include "sp-render.h"

G_BEGIN_DECLS

/** The script that the pane's document is run with: it takes patches and reports clicks. */
extern const char sp_preview_script[];

/** The part of the script for a page of the real website. */
extern const char sp_website_script[];

/** The call that shows @html (nullable: what is there already) as the website's page, and finds in
 * it the place of @blocks. */
char *sp_preview_make_website (const char *html, const char *header, GPtrArray *blocks);

/**
 * The call of that script which turns the document of @old_blocks into that of @new_blocks,
 * touching only the blocks that differ; %NULL when nothing does.
 *
 * @old_header, @new_header: the header's inner HTML; @old_blocks: (nullable) (element-type
 * SpRenderedBlock): %NULL replaces everything.
 */
char *sp_preview_make_patch (const char *old_header,
                             GPtrArray *old_blocks,
                             const char *new_header,
                             GPtrArray *new_blocks);

/** The call that marks what comes from the byte @offset of the page and brings it into view; what
 * comes from the fields is the top of the page. */
char *sp_preview_make_show (GPtrArray *blocks, SpBody *body, gsize offset);

/** The byte of the page that a click on a block, and in a table on a cell, means. @row: 0 is the
 * header; -1: no cell. */
gsize sp_preview_find_offset (SpBody *body, const SpRenderedBlock *block, int row, int column);

G_END_DECLS
