/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-finder.h"

G_BEGIN_DECLS

#define SP_TYPE_FIND_BAR (sp_find_bar_get_type ())

/**
 * SpFindBar: finds and replaces a text on the page; hidden until it is opened. It tells the person
 * something through the action "win.toast" (s).
 *
 * Signal "found" (gboolean focus): the finder has a current match, which is to be shown; @focus:
 * the keyboard goes there for good.
 * Signal "closed": the keyboard needs another place.
 */
G_DECLARE_FINAL_TYPE (SpFindBar, sp_find_bar, SP, FIND_BAR, GtkWidget)

/** Shows the bar and takes the keyboard. @text: (nullable): what is to be looked for instead of
 * what was. @replace: with what is for replacing. */
void sp_find_bar_open (SpFindBar *self, const char *text, gboolean replace);
gboolean sp_find_bar_is_open (SpFindBar *self);
void sp_find_bar_close (SpFindBar *self);

/** Goes to the next match or the one before; opens the bar when it is not. */
void sp_find_bar_step (SpFindBar *self, gboolean forward);

/** What the bar looks through. (transfer none) */
SpFinder *sp_find_bar_get_finder (SpFindBar *self);

/** The file's text is searched as it is, rather than what it says. */
void sp_find_bar_set_source (SpFindBar *self, gboolean source);

G_END_DECLS
