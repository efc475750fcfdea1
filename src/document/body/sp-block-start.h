/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a line may start, as CommonMark and goldmark 1.5.4 have it. @at is the line's first byte
 * that is no white space, @end where the line ends; there must be such a byte.
 */

/** Whether nothing but white space stands from @at to @end. */
gboolean sp_is_blank_line (const char *data, gsize at, gsize end);

/** A line across: three or more dashes, stars or underscores. */
gboolean sp_is_thematic_break (const char *data, gsize at, gsize end);

/** The line below a heading: dashes or equals signs alone. */
gboolean sp_is_setext_bar (const char *data, gsize at, gsize end);

/** One to six hashes and a space. */
gboolean sp_is_heading (const char *data, gsize at, gsize end);

/** The number of backticks or tildes that open a code block, or 0. */
guint sp_get_fence_length (const char *data, gsize at, gsize end);

/** Whether a list item starts. @marker: its bullet, or what stands behind its number;
 * @number: 1 for a bullet; @behind: behind the marker. */
gboolean sp_is_list_item (const char *data,
                          gsize at,
                          gsize end,
                          char *marker,
                          guint *number,
                          gsize *behind);

/** Behind the "[^1]:" of a footnote, or @at. */
gsize sp_skip_footnote_label (const char *data, gsize at, gsize end);

G_END_DECLS
