/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-text.h"

G_BEGIN_DECLS

/** A window over @parent with a header bar and, below it, a column of groups that scrolls.
 * @groups: (out) (transfer none): the column. Escape and the close button close it. */
GtkWindow *
sp_dialog_new (GtkWindow *parent, const char *title, AdwHeaderBar **header, GtkBox **groups);

/** A line of text that wraps and can be selected; no markup. */
GtkWidget *sp_dialog_label_new (const char *text);

/** The difference of two texts as lines, folded away. */
GtkWidget *sp_dialog_diff_new (SpText *before, SpText *after, const char *name);

G_END_DECLS
