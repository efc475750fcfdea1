/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"
#include "sp-schema.h"

G_BEGIN_DECLS

#define SP_TYPE_BODY_VIEW (sp_body_view_get_type ())

/**
 * SpBodyView: the body of a page: its prose and its tables in turn, in the order of the file.
 *
 * Signal "caret-moved": in one of its texts.
 */
G_DECLARE_FINAL_TYPE (SpBodyView, sp_body_view, SP, BODY_VIEW, GtkWidget)

/** @page: (nullable). @allow_breaks: the site lets raw HTML through, so a cell may hold "<br>". */
void sp_body_view_set_page (SpBodyView *self, SpPage *page, gboolean allow_breaks);

/** What the section's pages have in their tables. @schema: (nullable). */
void sp_body_view_set_schema (SpBodyView *self, SpSchema *schema);

/** Focuses the cell "table.T.R.C", or for "body" the first text; %FALSE when it is not there. */
gboolean sp_body_view_focus_subject (SpBodyView *self, const char *subject);

/** Focuses what shows the byte @offset of the page; %FALSE when nothing of the body does. */
gboolean sp_body_view_focus_offset (SpBodyView *self, gsize offset);

/** What @focus, a widget inside, shows: the subject of a cell or "body", and the byte offset of the
 * caret in a text or of the cell. %NULL when it is no part of the page. (transfer full) */
char *sp_body_view_find_place (SpBodyView *self, GtkWidget *focus, gsize *offset);

/** The subject of what stands at the byte @offset of @body: a cell or "body". (transfer full) */
char *sp_body_view_find_subject (SpBody *body, gsize offset);

/** Where the cell @subject begins, or its table if the row is not in the file, or for "body" the
 * body. %FALSE when it is no subject of the body. */
gboolean sp_body_view_find_offset (SpBody *body, const char *subject, gsize *offset);

G_END_DECLS
