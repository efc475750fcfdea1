/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WORK_BAR (sp_work_bar_get_type ())

/** SpWorkBar: how far long work is, with a button that stops it. What is done soon is not shown. */
G_DECLARE_FINAL_TYPE (SpWorkBar, sp_work_bar, SP, WORK_BAR, GtkWidget)

/** Work begins. It ends that which was shown before. @cancellable: (nullable): cancelled by the
 * button. */
void sp_work_bar_begin (SpWorkBar *self, const char *what, GCancellable *cancellable);

/** @n_all: 0 when nobody knows yet how much it is. Nothing happens without work. */
void sp_work_bar_set_progress (SpWorkBar *self, const char *what, guint n_done, guint n_all);

/** The work that was begun with @cancellable is done; nothing happens if other work began since. */
void sp_work_bar_end (SpWorkBar *self, GCancellable *cancellable);

G_END_DECLS
