/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SOURCE_VIEW (sp_source_view_get_type ())

/**
 * SpSourceView: the whole file as text, with the page's own undo.
 *
 * Signal "caret-moved".
 */
G_DECLARE_FINAL_TYPE (SpSourceView, sp_source_view, SP, SOURCE_VIEW, GtkWidget)

/** @page: (nullable). */
void sp_source_view_set_page (SpSourceView *self, SpPage *page);

/** The byte offset in the page of the caret; 0 without a page. */
gsize sp_source_view_get_caret (SpSourceView *self);

/** Puts the caret at a byte offset of the page, in view, and takes the focus. */
void sp_source_view_show_offset (SpSourceView *self, gsize offset);

G_END_DECLS
