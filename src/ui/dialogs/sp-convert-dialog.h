/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-dialog-parts.h"
#include "sp-page.h"

G_BEGIN_DECLS

/**
 * Shows how a page whose bytes are not UTF-8 would read, and converts it, as one undo step, when
 * the person agrees. Says so when the bytes cannot be read in any way.
 */
void sp_convert_dialog_present (GtkWindow *parent, SpPage *page);

G_END_DECLS
