/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-merge-private.h"

G_BEGIN_DECLS

/*
 * Comments are no values, and still somebody's words: where both sides changed the same one, that
 * is a conflict like any other.
 */

/** The fields that one side took away while the other wrote or changed a comment in or behind them.
 * @parsed: three. Returns: (transfer full): path → the comment. */
GHashTable *sp_merge_find_commented (SpFrontMatter *const *parsed);

/** Decides about comments behind values. @parsed: three.
 * Returns: (transfer full): path → what shall stand behind the value. */
GHashTable *sp_merge_decide_tails (SpMerger *merger, SpFrontMatter *const *parsed);

/** @text with those comments behind its values. (transfer full) */
SpText *sp_merge_put_tails (SpText *text, GHashTable *tails);

/**
 * Decides about comments on lines of their own.
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
