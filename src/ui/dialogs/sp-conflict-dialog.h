/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-dialog-parts.h"
#include "sp-merge.h"

G_BEGIN_DECLS

/**
 * Asks of each thing that both sides changed whose it shall be. Nothing is chosen beforehand.
 * @merge: stays owned by the caller, and must stay until the answer.
 */
void sp_conflict_dialog_ask_async (GtkWindow *parent,
                                   const char *page_title,
                                   SpMerge *merge,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/** Returns: (transfer full) (nullable): a side for each conflict, to be freed with g_free(); %NULL
 * when the dialog was closed without an answer. */
SpMergeSide *sp_conflict_dialog_ask_finish (GAsyncResult *result);

G_END_DECLS
