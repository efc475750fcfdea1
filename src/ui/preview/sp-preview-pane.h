/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PREVIEW_PANE (sp_preview_pane_get_type ())

/**
 * SpPreviewPane: the page as visitors will see it, following each keystroke.
 *
 * The browser part is made after the pane has been shown, so that the window is usable before it
 * is. "Website" shows it inside the real website, built by Hugo. Scripts of the page do not run,
 * nothing is fetched but the site's own files, and links lead nowhere.
 *
 * Signals: "offset-activated" (guint64 offset): what comes from that byte of the page was clicked;
 * "ready": a page is shown.
 */
G_DECLARE_FINAL_TYPE (SpPreviewPane, sp_preview_pane, SP, PREVIEW_PANE, GtkWidget)

/** @page: (nullable); @path: (nullable): of the page, relative to the site's folder. */
void sp_preview_pane_set_page (SpPreviewPane *self, SpPage *page, SpSite *site, const char *path);

/** Whose website the pane can show; to be called before a page of it is shown. */
void sp_preview_pane_set_session (SpPreviewPane *self, SpSession *session);

/** The text that the preview shows at this moment. */
void sp_preview_pane_get_text_async (SpPreviewPane *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *sp_preview_pane_get_text_finish (SpPreviewPane *self, GAsyncResult *result, GError **error);

/** When the last patches were in the document, in microseconds of g_get_monotonic_time(), newest
 * last; at most 512. (transfer none) (element-type gint64) */
GArray *sp_preview_pane_get_patches (SpPreviewPane *self);

G_END_DECLS
