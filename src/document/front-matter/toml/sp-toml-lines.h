/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-toml.h"

G_BEGIN_DECLS

/* Where the lines of tables begin and end. */

/** Where the lines of @node and of the tables in it end. */
gsize sp_toml_find_end (const SpNode *node);

/** The first [header] in @node, itself included, or %NULL. */
const SpTomlNode *sp_toml_find_header (const SpNode *node);

/** The first or last "key = value" line in @node that belongs to the same [table] as @node, or
 * %NULL. */
const SpTomlNode *sp_toml_find_pair (const SpNode *node, gboolean last);

/** The start of the comment lines right above the line at @at, or @at. */
gsize sp_toml_find_comments (SpFrontMatter *front_matter, gsize at);

/** Whether the line that begins at @at holds only blanks, or the front matter ends there. */
gboolean sp_toml_is_blank_line (SpFrontMatter *front_matter, gsize at);

/** Whether there is a line before the one at @at, and whether it holds only blanks. */
gboolean sp_toml_follows_blank_line (SpFrontMatter *front_matter, gsize at);
gboolean sp_toml_follows_line (SpFrontMatter *front_matter, gsize at);

/** Removes the lines from @start up to @end, with the comments above them that belong to them:
 * those with a blank line before them. @with_blank: also one of the blank lines around all this,
 * where there would be two in a row, or one at the start or end. */
void sp_toml_remove_lines (SpFrontMatter *front_matter,
                           gsize start,
                           gsize end,
                           gboolean with_blank,
                           SpEditList *edits);

/** Puts the whole lines @lines in at @at, after a line end where the last line has none. */
void
sp_toml_insert_lines (SpFrontMatter *front_matter, gsize at, const char *lines, SpEditList *edits);

/** The same for a table: with a blank line before and behind it. */
void
sp_toml_insert_table (SpFrontMatter *front_matter, gsize at, const char *lines, SpEditList *edits);

G_END_DECLS
