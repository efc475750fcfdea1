/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WRAP_BOX (sp_wrap_box_get_type ())

/**
 * SpWrapBox: children one behind the other at their natural width, on as many lines as that takes;
 * one that expands takes the rest of its line. AdwWrapBox does the same from libadwaita 1.7 on.
 *
 * Tab goes to the last child only, where one types; the arrow keys go to the others.
 */
G_DECLARE_FINAL_TYPE (SpWrapBox, sp_wrap_box, SP, WRAP_BOX, GtkWidget)

/** Puts @child behind @sibling, first for %NULL. */
void sp_wrap_box_insert_after (SpWrapBox *self, GtkWidget *child, GtkWidget *sibling);

G_END_DECLS
