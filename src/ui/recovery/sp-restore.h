/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-recovery.h"
#include "sp-session.h"

G_BEGIN_DECLS

/** The text that restoring gives, and what both sides changed differently there: see
 * sp_merge_new(). Without conflicts both sides' changes are in it; else ours are.
 * @theirs: (nullable): what the page says now.
 * @n_conflicts: (out) (optional). (transfer full) */
SpText *sp_restore_merge (SpDraft *draft, SpText *theirs, guint *n_conflicts);

/**
 * Opens the page and gives it the text that was not saved, as one step that undo takes back. The
 * draft is let go of once the text is safe as that of the open page. A page whose file has gone is
 * written to the disk anew first.
 */
void sp_restore_async (SpSession *session,
                       SpRecovered *recovered,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/** The page, owned by the session. Fails with a sentence in plain words; nothing is lost then. */
SpSitePage *sp_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
