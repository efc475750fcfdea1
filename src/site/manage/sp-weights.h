/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint index; /* of the page, in the order before the move */
  gint64 weight;
} SpWeightChange;

/**
 * Which pages need another weight, as few as can be, so that pages of a section stand in another
 * order.
 *
 * @weights: of the section's pages in the order in which Hugo lists them; 0 is none, and last.
 * @moved: (array length=n_moved): the indexes of the pages that move, ascending.
 * @to: the index among the pages that do not move, before which they go; the number of those for
 * the end.
 * Returns: (transfer full) (element-type SpWeightChange): free with g_array_unref(). No weight in
 * it is 0.
 */
GArray *sp_weights_move (const gint64 *weights,
                         guint n_weights,
                         const guint *moved,
                         guint n_moved,
                         guint to);

G_END_DECLS
