/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_LIST (sp_page_list_get_type ())

/**
 * SpPageList: the pages of a site, with a search over them.
 *
 * Signal "page-selected" (SpSitePage *page): the person chose another page.
 */
G_DECLARE_FINAL_TYPE (SpPageList, sp_page_list, SP, PAGE_LIST, GtkWidget)

void sp_page_list_set_session (SpPageList *self, SpSession *session);

/** Marks @page as the one that is open, without a signal; %NULL marks none. */
void sp_page_list_set_selected (SpPageList *self, SpSitePage *page);

/** The first page of the list as it stands, or %NULL. (transfer none) */
SpSitePage *sp_page_list_get_first (SpPageList *self);
void sp_page_list_focus_search (SpPageList *self);

G_END_DECLS
