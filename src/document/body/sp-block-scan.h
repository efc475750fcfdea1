/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * A table was found at the top level.
 *
 * @starts: where its lines start, the header first, the delimiter row second; one more entry says
 *   where the last line ends, line end included.
 * @unusual: something stands before the table that Hugo and other readers may take differently.
 */
typedef void (*SpBlockScanFunc) (const gsize *starts,
                                 guint n_lines,
                                 gboolean unusual,
                                 gpointer user_data);

/**
 * Finds the tables at the top level of the Markdown in @data from @start to @length, in order, as
 * Hugo 0.111 sees them (its reader is goldmark 1.5.4, with tables, definition lists and footnotes
 * on). A table there is what becomes of a paragraph with a delimiter row in it: the line above that
 * row is the header, all lines below up to the paragraph's end are rows, those above stay prose.
 *
 * Linear: each line is looked at once, and nesting counts only to a depth that no page has.
 */
void sp_block_scan (const char *data,
                    gsize start,
                    gsize length,
                    SpBlockScanFunc func,
                    gpointer user_data);

G_END_DECLS
