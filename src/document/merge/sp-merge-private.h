/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-merge.h"
#include "sp-table.h"

G_BEGIN_DECLS

/** The three texts of a thing that is merged, in this order wherever there are three of something;
 * NULL where it is not there. */
enum
{
  BASE,
  OURS,
  THEIRS,
  N_TEXTS
};

/** A pass over the three texts, which decides each conflict as it meets it. Passes over the same
 * texts meet the same conflicts, however those are decided. */
typedef struct
{
  GPtrArray *conflicts;     /* of SpMergeConflict */
  const SpMergeSide *sides; /* for each conflict; NULL: @all */
  guint n_sides;
  SpMergeSide all;

  /* Of fields that one side took away and that only got a comment from the other: path → comment.
   * NULL: none. */
  GHashTable *commented;
} SpMerger;

/** Notes a conflict. @words: (array fixed-size=3) (transfer none): its versions, NULL for one that
 * is not there. Returns: %OURS or %THEIRS: which to take. */
guint
sp_merger_decide (SpMerger *self, const char *subject, const char *label, const char *const *words);

/** @data: an SpMergeConflict. */
void sp_merge_conflict_free (gpointer data);

/** Of three versions, %NULL for one that is not there: the number of the one to take, or -1 where
 * both sides changed it and not alike. */
int sp_merge_pick (const char *const *versions);

/* sp-merge-order.c */

/** Sequences of numbered elements: those of the base are 0, 1, …; who is new has a number beyond
 * the base's, and the same one on both sides where it is the same. */
typedef struct
{
  guint n_base;
  guint n_ids;         /* all there are */
  guint *ids[N_TEXTS]; /* of the elements of each text, in its order */
  guint n[N_TEXTS];
  guint *places[N_TEXTS]; /* where each id stands in each text, G_MAXUINT: nowhere */
} SpMergeIds;

/** @ours, @theirs: as sp_align() gives them. @our_keys, @their_keys: what makes new elements of
 * both sides the same. @by_place: only if they also stand behind the same element of the base. */
SpMergeIds *sp_merge_ids_new (guint n_base,
                              const int *ours,
                              const char *const *our_keys,
                              guint n_ours,
                              const int *theirs,
                              const char *const *their_keys,
                              guint n_theirs,
                              gboolean by_place);
void sp_merge_ids_free (SpMergeIds *self);

/** Whether element @id stands in @text. */
gboolean sp_merge_ids_has (SpMergeIds *self, guint text, guint id);

/** Whether one side took the element away and the other left it as it was, or both took it away.
 * @changed: whether the side that has it changed it. */
gboolean sp_merge_ids_is_dropped (SpMergeIds *self, guint id, gboolean changed);

/**
 * Their order, with our moves and additions in it.
 * @keep: which ids stay.
 * @side: whose moves count where both moved the same element.
 * @conflict: (out): whether there are such elements, and to different places.
 * Returns: (transfer full): the ids that stay, as guint.
 */
GArray *sp_merge_order (SpMergeIds *self, const gboolean *keep, guint side, gboolean *conflict);

/* sp-merge-lines.c */

/** Merges line by line; changes that touch are conflicts. @texts: three. (transfer full) */
SpText *sp_merge_lines (SpMerger *merger, SpText *const *texts);

/** Merges lines and, where both sides changed the same ones, words; nothing is asked: @side wins
 * and both additions at the same place are taken. For results that are checked and mended
 * afterwards. (transfer full) */
SpText *sp_merge_words (SpText *const *texts, guint side);

/* sp-merge-value.c */

/** The merged fields. @values: three maps. (transfer full) */
SpValue *sp_merge_values (SpMerger *merger, SpValue *const *values);

/* sp-merge-fields.c */

/** The text of the merged front matter. @texts: three, nothing but front matter, that can be read.
 * @expected: (out) (transfer full): what it says. Returns: (transfer full) (nullable): %NULL where
 * no text could be made that says that. */
SpText *sp_merge_fields (SpMerger *merger, SpText *const *texts, SpValue **expected);

/* sp-merge-table.c */

/** The lines of the merged table, without the last line end. @tables: three. @contents: three, the
 * text of each. (transfer full) */
char *sp_merge_table (SpMerger *merger, const SpTable *const *tables, const char *const *contents);

/* sp-merge-body.c */

/** Merges bodies by paragraph and table. @texts: three, nothing but bodies. (transfer full)
 * (nullable): %NULL where the parts do not read as themselves when they stand together. */
SpText *sp_merge_body (SpMerger *merger, SpText *const *texts);

G_END_DECLS
