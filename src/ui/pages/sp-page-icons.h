/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_ICONS (sp_page_icons_get_type ())

/** SpPageIcons: the icons that the pages of a site name, each read once however many pages it
 * stands for. */
G_DECLARE_FINAL_TYPE (SpPageIcons, sp_page_icons, SP, PAGE_ICONS, GObject)

SpPageIcons *sp_page_icons_new (void);

/** Forgets all icons; the next ones are those of @site (nullable). */
void sp_page_icons_set_site (SpPageIcons *self, SpSite *site);

/** The image that a page means by @icon, small; %NULL when there is none. (transfer none) */
GdkPaintable *sp_page_icons_get (SpPageIcons *self, const char *icon);

G_END_DECLS
