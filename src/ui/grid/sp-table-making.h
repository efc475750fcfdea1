/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/*
 * New tables of a page. Each function makes one as one undo step and answers with its subject,
 * "table.N" (transfer full), or with NULL and @error, and then nothing was changed.
 */

/** The rows that most attribute tables of the section have; 0 where that is not known. */
guint sp_table_making_count_usual_rows (SpSchema *schema);

/** An empty one below the paragraph that @offset is in. @n_rows: below the header. */
char *sp_table_making_add (SpPage *page,
                           gsize offset,
                           guint n_rows,
                           guint n_columns,
                           GError **error);

/** One of the section's usual attributes. */
char *
sp_table_making_add_attributes (SpPage *page, gsize offset, SpSchema *schema, GError **error);

/**
 * One of what the lines from @start up to @end say, in their place: between tabs, pipes, semicolons
 * or commas, with the column names first; or a name and what is said of it in each line, "Cost:
 * $100", as attributes. @schema: (nullable). @breaks: the site shows line breaks in cells.
 */
char *sp_table_making_convert (SpPage *page,
                               gsize start,
                               gsize end,
                               SpSchema *schema,
                               gboolean breaks,
                               GError **error);

G_END_DECLS
