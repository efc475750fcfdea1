/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How alike two elements are that have different keys: from 0 to 1. */
typedef double (*SpSimilarityFunc) (guint old, guint new, gpointer user_data);

/**
 * Which element of an older sequence each of a newer one is.
 *
 * Elements with the same key are the same, in order as far as can be and otherwise moved. Of those
 * that are left, those are the same that are alike by half or more: first between the same
 * neighbours, then anywhere.
 *
 * @old_keys, @new_keys: what tells the elements apart; a key may be there more than once.
 * @similarity: (nullable): %NULL when elements with different keys are never the same.
 * Returns: (transfer full): of each new element the number of the old one, or -1; g_free() it.
 */
int *sp_align (const char *const *old_keys,
               guint n_old,
               const char *const *new_keys,
               guint n_new,
               SpSimilarityFunc similarity,
               gpointer user_data);

/** How alike two texts are by the words that they have in common, from 0 to 1. */
double sp_text_similarity (const char *a, const char *b);

/** Which elements of @map, as sp_align() gives it, keep their order among each other, as many as
 * can: the others were moved. (transfer full): TRUE for those moved, one for each new element. */
gboolean *sp_align_find_moved (const int *map, guint n_new);

G_END_DECLS
