/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Merges random pairs of edits and compares each result with a model: nothing lost, nothing
 * invented. In each fourth pair most things on the page are called alike, and only the words are
 * looked for. The seed is printed; the same seed gives the same pairs.
 *
 *   torture-merge [COUNT [SEED]]
 */

#include "merge-model.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  guint n_pairs;
  guint n_clean;
  guint n_conflicts;
} Figures;

static void
print_text (const char *name, SpText *text)
{
  printf ("# ---- %s\n%s\n", name, sp_text_get_data (text, NULL));
}

/* Whether what was asked is what both sides changed. */
static char *
check_conflicts (Model *const *models, SpMerge *merge, guint expected)
{
  guint found = sp_merge_get_n_conflicts (merge);
  gboolean both_moved = FALSE;
  const ModelList *const lists[][2] = {
    { &models[1]->tags, &models[2]->tags },
    { &models[1]->paragraphs, &models[2]->paragraphs },
    { &models[1]->rows, &models[2]->rows },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    both_moved |= lists[i][0]->moved && lists[i][1]->moved;
  if (expected > 0 && found == 0)
    return g_strdup_printf ("%u conflicts were passed over", expected);
  if (expected == 0 && found > 0 && !both_moved)
    return g_strdup_printf ("asks about “%s”, which only one side changed",
                            sp_merge_get_conflict (merge, 0)->label);
  return NULL;
}

static GHashTable *
list_words (SpText *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit_set (sp_text_get_data (text, NULL), " \t\r\n\",[]{}", -1);

  for (char **part = parts; *part != NULL; part++)
    if (g_ascii_isalpha (**part))
      g_hash_table_add (words, g_strdup (*part));
  return words;
}

/* Whatever the merge makes of it, each word that a side has written is in the result or stands in
 * it for somebody to decide about, and nothing is there that nobody wrote. Where things are @alike
 * each side may have taken away a word that the other has elsewhere. */
static char *
check_words (SpText *const *texts, SpMerge *merge, gboolean alike)
{
  g_autoptr (SpText) marked = sp_merge_mark (merge, "1", "2");
  g_autoptr (GHashTable) result = list_words (marked);
  g_autoptr (GHashTable) base = list_words (texts[0]);
  g_autoptr (GHashTable) ours = list_words (texts[1]);
  g_autoptr (GHashTable) theirs = list_words (texts[2]);
  GHashTable *const sides[] = { ours, theirs };
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; i < 2; i++)
    {
      g_hash_table_iter_init (&iter, sides[i]);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        if (!g_hash_table_contains (result, word) &&
            (!g_hash_table_contains (base, word) ||
             (!alike && g_hash_table_contains (sides[1 - i], word))))
          return g_strdup_printf ("the word “%s” is lost", (char *) word);
    }
  g_hash_table_iter_init (&iter, result);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (ours, word) && !g_hash_table_contains (theirs, word))
      return g_strdup_printf ("the word “%s” is invented", (char *) word);
  return NULL;
}

static gboolean
try_pair (guint32 seed, Figures *figures)
{
  GRand *random = g_rand_new_with_seed (seed);
  ModelStyle style = model_random_style (random);
  Model *models[3];
  SpText *texts[3];
  SpMerge *merge;
  char *problem = NULL;
  gboolean alike;
  guint n_conflicts = 0;

  alike = seed % 4 == 3;
  models[0] = model_new_random (random, alike);
  for (guint i = 1; i < 3; i++)
    {
      models[i] = model_copy (models[0]);
      model_edit (models[i], random, i);
    }
  for (guint i = 0; i < 3; i++)
    texts[i] = model_write (models[i], &style);
  merge = sp_merge_new (texts[0], texts[1], texts[2]);
  /* Where many things are called the same, only their words tell what is lost. */
  for (SpMergeSide side = SP_MERGE_OURS; !alike && side <= SP_MERGE_THEIRS && problem == NULL;
       side++)
    {
      problem = model_check (models, &style, sp_merge_get_text (merge, side), side, &n_conflicts);
      if (problem != NULL)
        print_text (side == SP_MERGE_OURS ? "merged for us" : "merged for them",
                    sp_merge_get_text (merge, side));
    }
  if (problem == NULL && !alike)
    problem = check_conflicts (models, merge, n_conflicts);
  if (problem == NULL)
    problem = check_words (texts, merge, alike);
  if (problem != NULL)
    {
      print_text ("base", texts[0]);
      print_text ("ours", texts[1]);
      print_text ("theirs", texts[2]);
      printf ("# pair %u: %s\n", seed, problem);
    }
  figures->n_pairs++;
  figures->n_clean += sp_merge_get_n_conflicts (merge) == 0;
  figures->n_conflicts += sp_merge_get_n_conflicts (merge);
  sp_merge_free (merge);
  for (guint i = 0; i < 3; i++)
    {
      sp_text_unref (texts[i]);
      model_free (models[i]);
    }
  g_rand_free (random);
  if (problem == NULL)
    return TRUE;
  g_free (problem);
  return FALSE;
}

int
main (int argc, char *argv[])
{
  guint count = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000;
  guint32 seed = argc > 2 ? (guint32) strtoul (argv[2], NULL, 10) : g_random_int ();
  Figures figures = { 0 };
  guint n_wrong = 0;

  printf ("1..1\n# seed %u\n", seed);
  for (guint i = 0; i < count && n_wrong < 5; i++)
    n_wrong += !try_pair (seed + i, &figures);
  printf ("# %u pairs of edits merged, %u without a question, %u questions, %u wrong\n",
          figures.n_pairs, figures.n_clean, figures.n_conflicts, n_wrong);
  printf ("%sok 1 nothing lost, nothing invented\n", n_wrong == 0 ? "" : "not ");
  return n_wrong == 0 ? 0 : 1;
}
