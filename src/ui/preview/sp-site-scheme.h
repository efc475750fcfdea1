/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <webkit/webkit.h>

#include "sp-hugo-website.h"

G_BEGIN_DECLS

/** The browser context of all panes: its pages reach the files of their site through one scheme of
 * the program's own, and nothing else. */
WebKitWebContext *sp_site_scheme_get_context (void);

/** Whose files @view may read. @site: (nullable). */
void sp_site_scheme_set_site (WebKitWebView *view, SpSite *site);

/** The built website that @view may read. @website: (nullable). */
void sp_site_scheme_set_website (WebKitWebView *view, SpHugoWebsite *website);

G_END_DECLS
