/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_BODY_VIEW (sp_body_view_get_type ())

/** SpBodyView: the body of a page: its prose and its tables in turn, in the order of the file. */
G_DECLARE_FINAL_TYPE (SpBodyView, sp_body_view, SP, BODY_VIEW, GtkWidget)

/** @page: (nullable). @allow_breaks: the site lets raw HTML through, so a cell may hold "<br>". */
void sp_body_view_set_page (SpBodyView *self, SpPage *page, gboolean allow_breaks);

/** Focuses the cell "table.T.R.C"; %FALSE when it is not there. */
gboolean sp_body_view_focus_subject (SpBodyView *self, const char *subject);

/** Focuses what shows the byte @offset of the page; %FALSE when nothing of the body does. */
gboolean sp_body_view_focus_offset (SpBodyView *self, gsize offset);

G_END_DECLS
