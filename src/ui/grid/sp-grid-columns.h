/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a column would like, in pixels. */
typedef struct
{
  int minimum; /* its longest word */
  int natural; /* its longest text on one line */
  int fixed;   /* what a person dragged it to, or 0 */
} SpGridColumn;

/**
 * Shares @total pixels among the columns. Of two columns the first, which holds names, keeps to
 * its text up to two fifths, and the other takes the rest. Where the columns cannot have their
 * minimum each does, and the sum is more than @total.
 *
 * @widths: (out) (array length=n).
 * Returns: the sum of @widths, at least @total unless all columns are fixed.
 */
int sp_grid_columns_share (const SpGridColumn *columns, guint n, int total, int *widths);

G_END_DECLS
