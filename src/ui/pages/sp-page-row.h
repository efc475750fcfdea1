/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_ROW (sp_page_row_get_type ())

/** SpPageRow: a page in the list: its icon, title, price or description, and its marks. */
G_DECLARE_FINAL_TYPE (SpPageRow, sp_page_row, SP, PAGE_ROW, GtkWidget)

GtkWidget *sp_page_row_new (void);

/** @page: (nullable): shown until the next call; @site: where its icon is looked for. */
void sp_page_row_set_page (SpPageRow *self, SpSitePage *page, SpSite *site);

G_END_DECLS
