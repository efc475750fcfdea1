/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-hugo-website.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_WEBSITE_PREVIEW (sp_website_preview_get_type ())

/**
 * SpWebsitePreview: keeps the real website of a session built with the unsaved text of all its
 * pages, and knows what of one page is in it.
 *
 * Signals: "built"; "failed" (const char *message, const char *path, guint line): in plain words,
 * and where, see sp_hugo_website_get_problem(); what was built before stays.
 */
G_DECLARE_FINAL_TYPE (SpWebsitePreview, sp_website_preview, SP, WEBSITE_PREVIEW, GObject)

SpWebsitePreview *sp_website_preview_new (SpSession *session);

/** Whether Hugo may be run on the site: the person said so, or it is the sample. */
gboolean sp_website_preview_is_trusted (SpSession *session);
void sp_website_preview_trust (SpSession *session);

/** Builds soon, and again while there are newer texts. @page: (nullable): the one that is shown,
 * with its @path. */
void sp_website_preview_request (SpWebsitePreview *self, SpPage *page, const char *path);

SpHugoWebsite *sp_website_preview_get_website (SpWebsitePreview *self);

/** The text of the page at @path as it is in the build, or %NULL. */
SpText *sp_website_preview_get_text (SpWebsitePreview *self, const char *path);

G_END_DECLS
