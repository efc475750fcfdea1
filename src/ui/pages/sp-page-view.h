/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE_VIEW (sp_page_view_get_type ())

/**
 * SpPageView: the pages of a session that are wanted, in the wanted order; a GListModel of
 * SpSitePage. It follows the session: what changes there changes here as little as it must, so that
 * selection and scroll position can stay.
 *
 * Signal "updated": after all that had to change has been told by "items-changed".
 */
G_DECLARE_FINAL_TYPE (SpPageView, sp_page_view, SP, PAGE_VIEW, GObject)

typedef enum
{
  SP_PAGE_FILTER_ALL,
  SP_PAGE_FILTER_ON_WEBSITE,
  SP_PAGE_FILTER_DRAFTS,
  SP_PAGE_FILTER_PROBLEMS,
  SP_PAGE_FILTER_UNSAVED,
} SpPageFilter;

typedef enum
{
  SP_PAGE_SORT_SITE,    /* as the website does: by position in the list */
  SP_PAGE_SORT_TITLE,
  SP_PAGE_SORT_CHANGED, /* the file changed last is first */
} SpPageSort;

SpPageView *sp_page_view_new (void);

/** @session: (nullable). */
void sp_page_view_set_session (SpPageView *self, SpSession *session);

void sp_page_view_set_filter (SpPageView *self, SpPageFilter filter);
SpPageFilter sp_page_view_get_filter (SpPageView *self);

void sp_page_view_set_sort (SpPageView *self, SpPageSort sort);
SpPageSort sp_page_view_get_sort (SpPageView *self);

/** Only pages in which each word of @text is found somewhere, whatever its case and accents. */
void sp_page_view_set_search (SpPageView *self, const char *text);

/** Brings the view up to date with the session now rather than soon. */
void sp_page_view_update (SpPageView *self);

/** The page at @position, which the session keeps; %NULL behind the last. (transfer none) */
SpSitePage *sp_page_view_get (SpPageView *self, guint position);

/** Where @page stands; %G_MAXUINT when it is not shown. */
guint sp_page_view_find (SpPageView *self, SpSitePage *page);

/** Whether the pages are grouped: by section where the site has several, unless they are sorted by
 * their last change. */
gboolean sp_page_view_is_grouped (SpPageView *self);

/** Whether the page at @position is the first one of its group. */
gboolean sp_page_view_starts_group (SpPageView *self, guint position);

/** Whether the pages stand as the website orders them, none left out: only then can they be put
 * into another order. */
gboolean sp_page_view_is_site_order (SpPageView *self);

G_END_DECLS
