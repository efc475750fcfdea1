/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/*
 * What can be done to several pages at once, as the change that one of them needs. Each answers
 * %NULL without an error when the page says so already.
 */

/** Whether the website shows the page ("draft", or "published" where the page has that). */
SpChange *sp_bulk_change_shown (SpPage *page, gboolean shown, GError **error);

/** Whether the home page features it ("featured"). */
SpChange *sp_bulk_change_featured (SpPage *page, gboolean featured, GError **error);

/** Adds @term to the end of @taxonomy ("tags"), or takes it away. */
SpChange *
sp_bulk_change_add_term (SpPage *page, const char *taxonomy, const char *term, GError **error);
SpChange *
sp_bulk_change_remove_term (SpPage *page, const char *taxonomy, const char *term, GError **error);

/** Where the page stands in its list ("weight"). */
SpChange *sp_bulk_change_weight (SpPage *page, gint64 weight, GError **error);

G_END_DECLS
