/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_PROSE_VIEW (sp_prose_view_get_type ())

/**
 * SpProseView: the text before, between or after tables, as Markdown with highlighting.
 *
 * Signal "caret-moved".
 */
G_DECLARE_FINAL_TYPE (SpProseView, sp_prose_view, SP, PROSE_VIEW, GtkWidget)

SpProseView *sp_prose_view_new (void);

/** @title: the heading above it, and its accessible name. */
void sp_prose_view_set_title (SpProseView *self, const char *title);
void sp_prose_view_set_page (SpProseView *self, SpPage *page, gsize start, gsize end);

/** See sp_text_binding_set_range() and sp_text_binding_set_surroundings(). */
void sp_prose_view_set_range (SpProseView *self, gsize start, gsize end);
void sp_prose_view_get_range (SpProseView *self, gsize *start, gsize *end);
void sp_prose_view_set_surroundings (SpProseView *self, const char *before, const char *after);

/** Whether @origin of an edit is this view. */
gboolean sp_prose_view_is_origin (SpProseView *self, gpointer origin);

/** The byte offset in the page of the caret. */
gsize sp_prose_view_get_caret (SpProseView *self);

/** Puts the caret at a byte offset of the page and takes the focus. */
void sp_prose_view_show_offset (SpProseView *self, gsize offset);

G_END_DECLS
