/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page-icons.h"
#include "sp-site-page.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_ROW (sp_page_row_get_type ())

/** SpPageRow: a page in the list: its icon, title, price or description, and its marks. */
G_DECLARE_FINAL_TYPE (SpPageRow, sp_page_row, SP, PAGE_ROW, GtkWidget)

/** @icons: where its icon comes from. */
GtkWidget *sp_page_row_new (SpPageIcons *icons);

/** @page: (nullable): shown until the next call. */
void sp_page_row_set_page (SpPageRow *self, SpSitePage *page);
SpSitePage *sp_page_row_get_page (SpPageRow *self);

/** Whether the name of the page's section stands over it. */
void sp_page_row_set_group_start (SpPageRow *self, gboolean start);

/** A section as a website's visitors may read it: "before-after" → "Before after"; that of the top
 * has a word too. (transfer full) */
char *sp_page_row_make_group_label (const char *section);

G_END_DECLS
