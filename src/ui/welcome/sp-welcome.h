/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WELCOME (sp_welcome_get_type ())

/**
 * SpWelcome: what a window without a website shows.
 *
 * Signal "folder-chosen" (GFile *folder): a website opened before, or a folder that was dropped.
 */
G_DECLARE_FINAL_TYPE (SpWelcome, sp_welcome, SP, WELCOME, GtkWidget)

/** Says what went wrong; %NULL takes it away. */
void sp_welcome_set_problem (SpWelcome *self, const char *problem);

G_END_DECLS
