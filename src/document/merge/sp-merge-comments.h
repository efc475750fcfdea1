/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-merge-private.h"

G_BEGIN_DECLS

/**
 * Comments are no values, and still somebody's words: where both sides changed the same one, that is
 * a conflict like any other.
 *
 * @parsed: three. @ours, @theirs: (nullable): the merged front matter with one side's spelling
 * where both changed the same lines.
 * Returns: whose to take; %THEIRS where there is nothing to ask.
 */
guint sp_merge_decide_comments (SpMerger *merger,
                                SpFrontMatter *const *parsed,
                                SpText *ours,
                                SpText *theirs);

G_END_DECLS
