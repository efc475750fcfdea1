/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_LIST (sp_page_list_get_type ())

/**
 * SpPageList: the pages of a site, with a search over them. One can be chosen, and several.
 *
 * It activates actions of the window: "win.page-filter" and "win.page-sort" (s), and those that do
 * something with the chosen pages.
 *
 * Signal "page-selected" (SpSitePage *page): the person chose another page.
 * Signal "page-activated": the person wants to work on the chosen page.
 * Signal "selection-changed": sp_page_list_get_selected() answers something else.
 * Signal "reorder" (SpSitePage *target, gboolean behind): the chosen pages are to stand before or
 * behind @target.
 */
G_DECLARE_FINAL_TYPE (SpPageList, sp_page_list, SP, PAGE_LIST, GtkWidget)

void sp_page_list_set_session (SpPageList *self, SpSession *session);

/** What the list shows, in its order. (transfer none) */
SpPageView *sp_page_list_get_view (SpPageList *self);

/** Marks @page as the one that is open, without a signal; %NULL marks none. */
void sp_page_list_set_selected (SpPageList *self, SpSitePage *page);

/** The chosen pages in the order of the list. (transfer container) (element-type SpSitePage) */
GPtrArray *sp_page_list_get_selected (SpPageList *self);

/** The page to go to when the chosen ones go away: the one behind them, or before. (nullable)
 * (transfer none) */
SpSitePage *sp_page_list_get_neighbour (SpPageList *self);

/** The first page of the list as it stands, or %NULL. (transfer none) */
SpSitePage *sp_page_list_get_first (SpPageList *self);

/** Lists all pages again: without a search, and whatever the filter was. */
void sp_page_list_show_all (SpPageList *self);
void sp_page_list_focus_search (SpPageList *self);

/** Puts the chosen pages before or behind @target, one of the list: emits "reorder". */
void sp_page_list_reorder (SpPageList *self, SpSitePage *target, gboolean behind);

/** What the button of the filter says, and how many pages there are. To be called when either may
 * be another. */
void sp_page_list_update (SpPageList *self);

G_END_DECLS
