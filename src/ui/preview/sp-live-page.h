/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-hugo-website.h"
#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_LIVE_PAGE (sp_live_page_get_type ())

/**
 * SpLivePage: a page in a browser view, brought up to each keystroke by patches: in a style of its
 * own, or as a page of the built website.
 *
 * The browser part is made after the widget has been shown, so that the window is usable before it
 * is. When it crashes it is started again, a few times.
 *
 * Signals: "field-activated" (const char *subject): what shows that field was clicked;
 * "offset-activated" (guint64 offset): what comes from that byte of the body was; "ready": a page
 * is shown; "crashed": the browser part will not be started again until a page is shown anew.
 */
G_DECLARE_FINAL_TYPE (SpLivePage, sp_live_page, SP, LIVE_PAGE, GtkWidget)

/** @page: (nullable); @path: (nullable): of the page, relative to the site's folder. Nothing shows
 * until one of the next two is called. */
void sp_live_page_set_page (SpLivePage *self, SpPage *page, SpSite *site, const char *path);

/** Shows the page in a style of its own. */
void sp_live_page_show_instant (SpLivePage *self);

/**
 * Shows the page as @website was built. What has been typed since then is patched into it.
 * @text: the page's text in that build.
 * Returns: %FALSE when the website has no such page; what was shown stays.
 */
gboolean sp_live_page_show_website (SpLivePage *self, SpHugoWebsite *website, SpText *text);

/** Marks what is being edited, see sp_editor_get_place(), and brings it into view. @subject:
 * (nullable). */
void sp_live_page_show_place (SpLivePage *self, const char *subject, gsize offset);

/** The width in CSS pixels that the page is laid out for, whatever the room; 0: the room's. */
void sp_live_page_set_width (SpLivePage *self, int width);

/** Lets the person print what is shown. */
void sp_live_page_print (SpLivePage *self);

/** The text that is shown at this moment. */
void sp_live_page_get_text_async (SpLivePage *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *sp_live_page_get_text_finish (SpLivePage *self, GAsyncResult *result, GError **error);

/** Writes what is shown to a file of the person's cache that any browser opens.
 * (transfer full) (nullable): its address; %NULL when nothing is shown or it cannot be written. */
char *sp_live_page_write_copy (SpLivePage *self, GError **error);

/** When the last patches were in the document, in microseconds of g_get_monotonic_time(), newest
 * last; at most 512. (transfer none) (element-type gint64) */
GArray *sp_live_page_get_patches (SpLivePage *self);

G_END_DECLS
