/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Puts what is on the clipboard of @view in place of its selection: a web address over selected
 * text makes it a link, formatted text becomes Markdown, anything else is plain text. %FALSE when
 * the clipboard holds neither, so that the view's own paste does it. */
gboolean sp_prose_paste (GtkTextView *view);

/** Puts @markdown, from formatted text, or @text in place of the selection. */
void sp_prose_paste_insert (GtkTextView *view, const char *text);

/** Whether @text is one web or mail address. */
gboolean sp_prose_paste_is_address (const char *text);

G_END_DECLS
