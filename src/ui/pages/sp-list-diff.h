/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @position: in the list as the splices before have left it. */
typedef void (*SpListSpliceFunc) (guint position,
                                  guint n_removed,
                                  gpointer *added,
                                  guint n_added,
                                  gpointer user_data);

/**
 * Says how the list @before becomes the list @after, by few splices: what stays is not touched, so
 * that whoever shows the list keeps its place. Where very much differs it is one splice, since many
 * small ones would take longer than showing all anew. In each list an item stands once.
 */
void
sp_list_diff (GPtrArray *before, GPtrArray *after, SpListSpliceFunc splice, gpointer user_data);

G_END_DECLS
