/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"
#include "sp-text.h"

G_BEGIN_DECLS

#define SP_TYPE_HUGO_WEBSITE (sp_hugo_website_get_type ())

/**
 * SpHugoWebsite: the real website of a site, built by Hugo into a private folder with the unsaved
 * text of its pages. Nothing in the site's folder is written. Drafts, and pages of the future and
 * of the past, are in it.
 *
 * Hugo runs the site's templates: only build what the person trusts.
 */
G_DECLARE_FINAL_TYPE (SpHugoWebsite, sp_hugo_website, SP, HUGO_WEBSITE, GObject)

SpHugoWebsite *sp_hugo_website_new (SpSite *site);

/**
 * Builds the website. One build at a time.
 * @texts: (element-type filename SpText): the unsaved text of pages by their paths, relative to the
 * site's folder.
 */
void sp_hugo_website_build_async (SpHugoWebsite *self,
                                  GHashTable *texts,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** Fails with #SpHugoError or #GIOErrorEnum; what was built before stays. */
gboolean sp_hugo_website_build_finish (SpHugoWebsite *self, GAsyncResult *result, GError **error);

/** The file, relative to the site's folder, because of which the last build failed; %NULL when that
 * is not known or it went well. @line: (out): in it, from 1; 0: not known. */
const char *sp_hugo_website_get_problem (SpHugoWebsite *self, guint *line);

/** Of the Hugo that built last, or %NULL. */
const char *sp_hugo_website_get_version (SpHugoWebsite *self);

/** The address of the page at @path in the website as it was built last; %NULL when it has none.
 * (transfer full) */
char *sp_hugo_website_get_address (SpHugoWebsite *self, const char *path);

/** The file that answers for an address of the website, %NULL when none does. Nothing outside the
 * private folder is ever answered. (transfer full) */
GFile *sp_hugo_website_find_file (SpHugoWebsite *self, const char *address);

/** The folder that stands for the top of the website's addresses. (transfer full) */
GFile *sp_hugo_website_get_folder (SpHugoWebsite *self);

G_END_DECLS
