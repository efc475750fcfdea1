/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Puts @mark ("**", "*") around the selection, or takes it away when it is there; with nothing
 * selected around the word at the caret. */
void sp_prose_format_toggle_inline (GtkTextBuffer *buffer, const char *mark);

/** Puts @prefix ("- ", "## ") before the selected lines, or takes it away when all have it. */
void sp_prose_format_toggle_lines (GtkTextBuffer *buffer, const char *prefix);

/** Makes the selected lines headings of the second level, those of the third, and those text. */
void sp_prose_format_cycle_heading (GtkTextBuffer *buffer);

/** Makes the selection the words that stand for an image, and selects the place for its path. */
void sp_prose_format_image (GtkTextBuffer *buffer);

/** Makes the selection a link and selects the place for its address. */
void sp_prose_format_link (GtkTextBuffer *buffer);

G_END_DECLS
