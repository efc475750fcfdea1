/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What Hugo sorts a page by that has no date, or one it does not understand: Go's zero time. */
#define SP_PAGE_DATE_NONE G_GINT64_CONSTANT (-62135596800)

/**
 * The date that @text writes, as seconds since 1970, for sorting as Hugo does; times without an
 * offset are UTC. Understands the spellings that Hugo does (spf13/cast, StringToDate) as far as
 * pages use them: 2023-05-11, with a time after "T" or a space, with fraction and offset, and
 * "11 May 2023", "May 11, 2023".
 */
gint64 sp_page_date_to_seconds (const char *text);

G_END_DECLS
