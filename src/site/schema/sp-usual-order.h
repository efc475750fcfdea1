/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpUsualOrder: the order that things have most often, learnt from several lists of some of them.
 * Things are numbers from 0. */
typedef struct _SpUsualOrder SpUsualOrder;

SpUsualOrder *sp_usual_order_new (void);
void sp_usual_order_free (SpUsualOrder *self);

/** One list, each thing at most once. */
void sp_usual_order_add (SpUsualOrder *self, const guint *things, guint n_things);

/** All @n_things things: each stands before those that it mostly precedes.
 * Returns: (transfer full): free with g_free() */
guint *sp_usual_order_get (SpUsualOrder *self, guint n_things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpUsualOrder, sp_usual_order_free)

G_END_DECLS
