/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_RECOVERED_ROW (sp_recovered_row_get_type ())

/**
 * SpRecoveredRow: a page that was not saved: its title, when it was, what has become of its file,
 * and folded out the difference in words.
 *
 * Signals "restore" and "discard": the person asks for it.
 */
G_DECLARE_FINAL_TYPE (SpRecoveredRow, sp_recovered_row, SP, RECOVERED_ROW, AdwExpanderRow)

/** @older: a later text of the same page is offered too. */
SpRecoveredRow *sp_recovered_row_new (SpRecovered *recovered, gboolean older);

SpRecovered *sp_recovered_row_get_recovered (SpRecoveredRow *self);

/** The page's title, as plain text. */
const char *sp_recovered_row_get_page_title (SpRecoveredRow *self);

G_END_DECLS
