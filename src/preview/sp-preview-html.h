/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Gives the address to show for an image's: (transfer full). */
typedef char *(*SpPreviewResolve) (const char *address, gpointer data);

/**
 * Makes a page's HTML fit to stand in the preview's document, piece by piece: images lead to the
 * site's files; scripts, handlers, forms' targets and whatever else acts on its own is left out;
 * foreign frames become a link; tags are whole.
 */
typedef struct _SpPreviewHtml SpPreviewHtml;

SpPreviewHtml *sp_preview_html_new (SpPreviewResolve resolve, gpointer data);
void sp_preview_html_free (SpPreviewHtml *self);

/** Appends @html made fit to @out. Elements that it leaves open stay open for the next piece;
 * end tags of elements that are not open are dropped. */
void sp_preview_html_append (SpPreviewHtml *self, const char *html, GString *out);

/** Whether elements are open whose end tags are needed. */
gboolean sp_preview_html_is_open (SpPreviewHtml *self);

/** Appends the end tags of all that is open. */
void sp_preview_html_close (SpPreviewHtml *self, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPreviewHtml, sp_preview_html_free)

G_END_DECLS
