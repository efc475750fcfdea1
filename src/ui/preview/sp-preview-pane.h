/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-live-page.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PREVIEW_PANE (sp_preview_pane_get_type ())

/**
 * SpPreviewPane: the page as visitors will see it, following each keystroke. "Website" shows it
 * inside the real website, built by Hugo. Scripts of the page do not run, nothing is fetched but
 * the site's own files, and links lead nowhere.
 *
 * Properties: "mode" (string): "instant" or "website"; "width" (string): the screen that it is
 * shown as on: "pane" (as wide as that is), "desktop", "tablet" or "phone".
 * Signals: "field-activated" and "offset-activated", see SpLivePage; "problem-activated"
 * (const char *path, guint line): the person wants to see what Hugo complains of, @path relative to
 * the site's folder, @line from 1; "ready": a page is shown.
 */
G_DECLARE_FINAL_TYPE (SpPreviewPane, sp_preview_pane, SP, PREVIEW_PANE, GtkWidget)

/** @page: (nullable); @path: (nullable): of the page, relative to the site's folder. */
void sp_preview_pane_set_page (SpPreviewPane *self, SpPage *page, SpSite *site, const char *path);

/** Whose website the pane can show; to be called before a page of it is shown. */
void sp_preview_pane_set_session (SpPreviewPane *self, SpSession *session);

/** Shows what there is to show anew. */
void sp_preview_pane_reload (SpPreviewPane *self);

/** Where the page itself is shown. (transfer none) */
SpLivePage *sp_preview_pane_get_live_page (SpPreviewPane *self);

G_END_DECLS
