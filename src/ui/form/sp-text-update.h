/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Makes @editable say @text by replacing only what differs, so that the caret and the selection
 * stay where they are in what does not. %FALSE when it said so already. */
gboolean sp_text_update_editable (GtkEditable *editable, const char *text);

/** The same for a buffer. */
gboolean sp_text_update_buffer (GtkTextBuffer *buffer, const char *text);

/** The whole text of @buffer. (transfer full) */
char *sp_text_get_buffer_text (GtkTextBuffer *buffer);

G_END_DECLS
