/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-merge-private.h"

G_BEGIN_DECLS

/**
 * Comments are no values, and still somebody's words: where both sides changed them so that
 * @merged lacks one that a side wrote, that is a conflict like any other.
 *
 * @parsed: three. @merged: (nullable): their front matter as it would be.
 * Returns: whose to take; %THEIRS where nothing is missing.
 */
guint sp_merge_decide_comments (SpMerger *merger, SpFrontMatter *const *parsed, SpText *merged);

G_END_DECLS
