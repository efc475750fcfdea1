/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_BANNER (sp_banner_get_type ())

/**
 * SpBanner: a message across the window. It stays while it is true, with room for one button, or
 * tells of something that happened until it is closed, see sp_banner_tell().
 *
 * Properties: "message" (string, shown as plain text; %NULL hides the banner), "button-label"
 * (string, with a mnemonic; %NULL for none), "action-name" (string): what the button does.
 */
G_DECLARE_FINAL_TYPE (SpBanner, sp_banner, SP, BANNER, GtkWidget)

/** @message: (nullable). */
void sp_banner_set_message (SpBanner *self, const char *message);

/** Shows @message until it is closed, with things to do about it; doing one closes it.
 * @labels, @actions: (array zero-terminated=1): of the buttons, with mnemonics, and the actions
 * that they activate. */
void sp_banner_tell (SpBanner *self,
                     const char *message,
                     const char *const *labels,
                     const char *const *actions);

G_END_DECLS
