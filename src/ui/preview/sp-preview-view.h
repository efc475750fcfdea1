/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/** The pane's own scripts run beside the page, out of its reach. */
#define SP_PREVIEW_WORLD "ServicePages"

/** A browser view in which scripts of the page do not run and nothing is fetched from outside. The
 * scripts of data/ui/preview are in it; a click sends the message "click". */
WebKitWebView *sp_preview_view_new (void);

/** The one address that may be loaded until this is called anew. @address: (nullable): none. */
void sp_preview_view_allow (WebKitWebView *view, const char *address);

G_END_DECLS
