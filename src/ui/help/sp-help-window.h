/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_HELP_WINDOW (sp_help_window_get_type ())

/** SpHelpWindow: the help, without a network or another program: a list of topics with a search,
 * and the topic that was chosen. */
G_DECLARE_FINAL_TYPE (SpHelpWindow, sp_help_window, SP, HELP_WINDOW, AdwWindow)

GtkWidget *sp_help_window_new (void);

/** Shows the topic called @name, or the list when there is none of that name. */
void sp_help_window_show_topic (SpHelpWindow *self, const char *name);

G_END_DECLS
