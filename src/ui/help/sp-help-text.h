/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * A text of the help as widgets, so that it is read aloud, follows the theme and needs no browser:
 * headings, paragraphs, lists, bold, italic, code and links.
 *
 * @markdown: the text.
 * @follow: what a link does; @topic is its address without the ".md".
 * Returns: (transfer floating): a vertical box of labels.
 */
GtkWidget *sp_help_text_new (const char *markdown,
                             void (*follow) (const char *topic, gpointer user_data),
                             gpointer user_data);

G_END_DECLS
