/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-recovery.h"
#include "sp-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_RECOVERY_WINDOW (sp_recovery_window_get_type ())

/**
 * SpRecoveryWindow: shows what was not saved when the program ended last, page by page with the
 * difference, to be restored or discarded. Closing it answers nothing: what is left is offered
 * again.
 *
 * Signal "restored" (SpSitePage *page): a page has its unsaved text again.
 */
G_DECLARE_FINAL_TYPE (SpRecoveryWindow, sp_recovery_window, SP, RECOVERY_WINDOW, AdwWindow)

/** @recovered: (element-type SpRecovered): those that are answered are taken out of it. */
SpRecoveryWindow *
sp_recovery_window_new (GtkWindow *parent, SpSession *session, GPtrArray *recovered);

G_END_DECLS
