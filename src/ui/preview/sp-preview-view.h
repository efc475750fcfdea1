/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/** The pane's own scripts run beside the page, out of its reach. */
#define SP_PREVIEW_WORLD "ServicePages"

/** A browser view in which scripts of the page do not run and nothing is fetched from outside. The
 * scripts of sp-preview-patch.h are in it; a click sends the message "click". */
WebKitWebView *sp_preview_view_new (void);

/** Asks whether the website's templates may be run; @trusted is called with @owner, swapped. */
GtkWidget *sp_preview_view_make_question (GCallback trusted, GObject *owner);

G_END_DECLS
