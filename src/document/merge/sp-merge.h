/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/**
 * SpMerge: the changes of two people to the same page, brought together by what the page says:
 * fields by their path, items of lists, rows of tables by their first cell and columns by their
 * header, prose by paragraph. What only one side changed is as that side has it, byte for byte
 * where that can be; the same change on both sides counts once. What both changed differently is a
 * conflict, and nothing decides it but whoever is asked.
 *
 * Any bytes are taken. Where structure cannot help (fields that cannot be read) lines are merged,
 * and where lines cannot (no UTF-8) the page as a whole is the conflict.
 */
typedef struct _SpMerge SpMerge;

typedef enum
{
  SP_MERGE_OURS,
  SP_MERGE_THEIRS,
} SpMergeSide;

/** One thing that both sides changed, in words. */
typedef struct
{
  char *subject; /* as in sp_change_new_text(): "title", "table.0.3.1", "body", "page" */
  char *label;   /* what it is: "Title", "Cost", "Text"; translated */
  char *base;    /* what it said, whole; NULL where it was not there */
  char *ours;
  char *theirs;
} SpMergeConflict;

/** @base: what both began with. */
SpMerge *sp_merge_new (SpText *base, SpText *ours, SpText *theirs);
void sp_merge_free (SpMerge *self);

/** The conflicts in the order of the page; they stay owned by @self. */
guint sp_merge_get_n_conflicts (SpMerge *self);
const SpMergeConflict *sp_merge_get_conflict (SpMerge *self, guint index);

/** The merged text with all conflicts decided for one side; the same for both when there are none.
 * (transfer none) */
SpText *sp_merge_get_text (SpMerge *self, SpMergeSide side);

/**
 * The merged text with each conflict decided on its own.
 * @sides: as many as there are conflicts.
 * Returns: (transfer full) (nullable): %NULL in the rare case that the decisions do not go
 * together, as when one keeps a table that the other takes a column from.
 */
SpText *sp_merge_resolve (SpMerge *self, const SpMergeSide *sides);

/** The merged text with both versions of each conflict between lines of "<<<<<<<", "=======" and
 * ">>>>>>>", as Git leaves them. @ours, @theirs: the names on those lines. (transfer full) */
SpText *sp_merge_mark (SpMerge *self, const char *ours, const char *theirs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMerge, sp_merge_free)

G_END_DECLS
