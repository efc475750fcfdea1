/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"

G_BEGIN_DECLS

/*
 * What a page's fields mean to Hugo (0.111.3, resources/page/pagemeta and spf13/cast): the case of
 * a key does not count, and a value of another type is taken for what it comes nearest to.
 */

/* What Hugo sorts a page by that has no date, or one it does not understand: Go's zero time. */
#define SP_HUGO_NO_DATE G_GINT64_CONSTANT (-62135596800)

/** The field named @key, the last if there are several, or %NULL. */
const SpNode *sp_hugo_lookup (SpFrontMatter *front_matter, const char *key);

/** A scalar as text; %NULL for anything else. (transfer full) */
char *sp_hugo_cast_text (const SpValue *value);

/** The scalar field @key as text, or %NULL. (transfer full) */
char *sp_hugo_read_text (SpFrontMatter *front_matter, const char *key);

/** "weight"; 0 when there is none or it is no number. */
gint64 sp_hugo_read_weight (SpFrontMatter *front_matter);

/** "draft", or the contrary of "published". */
gboolean sp_hugo_read_draft (SpFrontMatter *front_matter);

/** The page's date in seconds since 1970: "date", else "publishDate", else "lastmod", by those or
 * their other names; %SP_HUGO_NO_DATE when there is none. */
gint64 sp_hugo_read_seconds (SpFrontMatter *front_matter);

/**
 * The type that Hugo, or usage, gives a field that a page does not have yet: %SP_VALUE_BOOLEAN for
 * "draft", %SP_VALUE_LIST for "tags"…, %SP_VALUE_STRING for what is not known.
 */
SpValueType sp_hugo_usual_type (const char *path);

/** The usual order of the fields at the top of a page, ended by %NULL. */
const char *const *sp_hugo_usual_order (void);

G_END_DECLS
