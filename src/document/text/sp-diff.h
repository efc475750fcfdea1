/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-edit.h"
#include "sp-text.h"

G_BEGIN_DECLS

/** Lines @old_start up to @old_end, counted from 0, gave way to @new_start up to @new_end. One of
 * the two may be empty, and is then the place where the other lines were or are. */
typedef struct
{
  gsize old_start;
  gsize old_end;
  gsize new_start;
  gsize new_end;
} SpLineChange;

/**
 * Which lines changed from @before to @after: SpLineChange in order, none touching the next. A line
 * is with its line end, so that a change of it counts; the empty last line of a text that ends with
 * a line end is none.
 *
 * As few lines as can be, in all but hopeless cases: where the texts have too little in common, the
 * search is cut short, and costs no more than some hundred steps a line.
 *
 * Returns: (transfer full): free with g_array_unref()
 */
GArray *sp_diff_lines (SpText *before, SpText *after);

/**
 * The same as a unified diff with three lines of context, which `patch -p1` and `git apply` take.
 *
 * @name: the file's path, as in "--- a/NAME".
 * @length: (out) (optional): of the result, which holds whatever bytes the texts do.
 * Returns: (transfer full): "" when the texts are equal.
 */
char *sp_diff_unified (SpText *before, SpText *after, const char *name, gsize *length);

/** The splices that turn @before into @after: in each run of changed lines, what is between their
 * common start and end. What did not change stays outside them, so that places in it can be
 * followed. */
SpEditList *sp_diff_edits (SpText *before, SpText *after);

G_END_DECLS
