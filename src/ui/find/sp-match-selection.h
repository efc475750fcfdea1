/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-finder.h"

G_BEGIN_DECLS

/** Selects the match in @focus, the widget that its place was shown in, if that is a text.
 * @focus: (nullable). */
void sp_match_selection_show (GtkWidget *focus, SpPage *page, const SpMatch *match);

/** What is selected in @focus, if it is a text and on one line. (transfer full) (nullable) */
char *sp_match_selection_get_text (GtkWidget *focus);

G_END_DECLS
