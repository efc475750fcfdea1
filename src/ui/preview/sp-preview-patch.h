/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The script that the pane's document is run with: it takes patches and reports clicks. */
extern const char sp_preview_script[];

/**
 * The call of that script which turns the document of @old_blocks into that of @new_blocks, touching
 * only the blocks that differ; %NULL when nothing does.
 *
 * @old_header, @new_header: the header's inner HTML; @old_blocks: (nullable) (element-type
 * SpRenderedBlock): %NULL replaces everything.
 */
char *sp_preview_make_patch (const char *old_header,
                             GPtrArray *old_blocks,
                             const char *new_header,
                             GPtrArray *new_blocks);

G_END_DECLS
