/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_TEXT_BINDING (sp_text_binding_get_type ())

/**
 * SpTextBinding: makes a GtkTextBuffer a view of a span of a page's text. What is typed goes to the
 * page first, with the page's line ends and composed (NFC), and the buffer follows.
 */
G_DECLARE_FINAL_TYPE (SpTextBinding, sp_text_binding, SP, TEXT_BINDING, GObject)

/** @subject: what the undo steps are about, see sp_change_new_text(). */
SpTextBinding *sp_text_binding_new (GtkTextBuffer *buffer, const char *subject);

/** @page: (nullable): the page of which the bytes from @start up to @end are shown. */
void sp_text_binding_set_page (SpTextBinding *self, SpPage *page, gsize start, gsize end);

/** Shows another span of the page's present text; caret and selection stay where they can. To be
 * called after every edit of the page that is not the binding's own. */
void sp_text_binding_set_range (SpTextBinding *self, gsize start, gsize end);
void sp_text_binding_get_range (SpTextBinding *self, gsize *start, gsize *end);

/** What has to stand before and after the first text typed into an empty span, so that it does not
 * run into its neighbours. Line ends are written as "\n" here. */
void
sp_text_binding_set_surroundings (SpTextBinding *self, const char *before, const char *after);

/** The byte offset in the page of @iter, and back. */
gsize sp_text_binding_get_offset (SpTextBinding *self, const GtkTextIter *iter);
void sp_text_binding_get_iter (SpTextBinding *self, gsize offset, GtkTextIter *iter);

G_END_DECLS
