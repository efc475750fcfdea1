/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-align.h"

#include "sp-diff.h"

#include <string.h>

/* Less than this in common, and the one was removed and the other is new. */
#define ALIKE 0.5

/* Between the same neighbours; beyond that many pairs nothing is compared. */
#define MAX_PAIRS 40000

/* The keys as lines of a text: each key is a number there. */
static SpText *
number_keys (const char *const *keys, guint n, GHashTable *numbers)
{
  GString *lines = g_string_new (NULL);
  gsize length;

  for (guint i = 0; i < n; i++)
    {
      gpointer number = g_hash_table_lookup (numbers, keys[i]);

      if (number == NULL)
        {
          number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, (gpointer) keys[i], number);
        }
      g_string_append_printf (lines, "%u\n", GPOINTER_TO_UINT (number));
    }
  length = lines->len;
  return sp_text_new_take (g_string_free (lines, FALSE), length);
}

/* Those that stayed in order. */
static void
match_in_order (const char *const *old_keys,
                guint n_old,
                const char *const *new_keys,
                guint n_new,
                int *map)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SpText) old_text = number_keys (old_keys, n_old, numbers);
  g_autoptr (SpText) new_text = number_keys (new_keys, n_new, numbers);
  g_autoptr (GArray) changes = sp_diff_lines (old_text, new_text);
  gsize old = 0, new = 0;

  for (guint i = 0; i <= changes->len; i++)
    {
      const SpLineChange end = { n_old, n_old, n_new, n_new };
      const SpLineChange *change =
          i < changes->len ? &g_array_index (changes, SpLineChange, i) : &end;

      while (new < change->new_start)
        map[new ++] = (int) old++;
      for (; new < change->new_end; new ++)
        map[new] = -1;
      old = change->old_end;
    }
}

static gboolean *
find_taken (const int *map, guint n_old, guint n_new)
{
  gboolean *taken = g_new0 (gboolean, n_old);

  for (guint i = 0; i < n_new; i++)
    if (map[i] >= 0)
      taken[map[i]] = TRUE;
  return taken;
}

/* Those that are elsewhere now. */
static void
match_moved (const char *const *old_keys,
             guint n_old,
             const char *const *new_keys,
             guint n_new,
             int *map)
{
  g_autofree gboolean *taken = find_taken (map, n_old, n_new);
  g_autoptr (GHashTable) left =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < n_old; i++)
    {
      GQueue *queue;

      if (taken[i])
        continue;
      queue = g_hash_table_lookup (left, old_keys[i]);
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (left, (gpointer) old_keys[i], queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < n_new; i++)
    {
      GQueue *queue = map[i] < 0 ? g_hash_table_lookup (left, new_keys[i]) : NULL;

      if (queue != NULL && !g_queue_is_empty (queue))
        map[i] = (int) GPOINTER_TO_UINT (g_queue_pop_head (queue));
    }
}

/* The pairs of the @m old and @n new elements, in order, that have the most in common. */
static void
match_alike (const guint *old,
             guint m,
             const guint *new,
             guint n,
             SpSimilarityFunc similarity,
             gpointer user_data,
             int *map)
{
  g_autofree double *alike = NULL;
  g_autofree double *best = NULL;
  guint width = n + 1, i = m, j = n;

  if (m == 0 || n == 0 || (gsize) m * n > MAX_PAIRS)
    return;
  alike = g_new (double, (gsize) m *n);
  best = g_new0 (double, (gsize) (m + 1) * width);
  for (guint a = 1; a <= m; a++)
    for (guint b = 1; b <= n; b++)
      {
        double value = similarity (old[a - 1], new[b - 1], user_data);
        double without = MAX (best[(a - 1) * width + b], best[a * width + b - 1]);

        alike[(a - 1) * n + b - 1] = value;
        best[a * width + b] = without;
        if (value >= ALIKE)
          best[a * width + b] = MAX (without, best[(a - 1) * width + b - 1] + value);
      }
  while (i > 0 && j > 0)
    {
      if (best[i * width + j] == best[(i - 1) * width + j])
        i--;
      else if (best[i * width + j] == best[i * width + j - 1])
        j--;
      else
        map[new[--j]] = (int) old[--i];
    }
}

static void
match_between (guint n_old, guint n_new, SpSimilarityFunc similarity, gpointer user_data, int *map)
{
  g_autofree gboolean *taken = find_taken (map, n_old, n_new);
  g_autofree gboolean *moved = sp_align_find_moved (map, n_new);
  g_autoptr (GArray) old_left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) new_left = g_array_new (FALSE, FALSE, sizeof (guint));
  guint old = 0;

  for (guint new = 0; new <= n_new; new ++)
    {
      guint end = n_old;

      if (new < n_new && map[new] < 0)
        {
          g_array_append_val (new_left, new);
          continue;
        }
      if (new < n_new && moved[new])
        continue;
      if (new < n_new)
        end = (guint) map[new];
      for (; old < end; old++)
        if (!taken[old])
          g_array_append_val (old_left, old);
      match_alike ((const guint *) (gpointer) old_left->data, old_left->len,
                   (const guint *) (gpointer) new_left->data, new_left->len, similarity, user_data,
                   map);
      g_array_set_size (old_left, 0);
      g_array_set_size (new_left, 0);
      old = end + 1;
    }
}

typedef struct
{
  guint old;
  guint new;
  double alike;
} Candidate;

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->alike != second->alike)
    return first->alike > second->alike ? -1 : 1;
  return first->new != second->new ? (first->new < second->new ? -1 : 1)
                                   : (first->old < second->old ? -1 : first->old > second->old);
}

/* Those that were both changed and moved: the most alike first. */
static void
match_anywhere (guint n_old, guint n_new, SpSimilarityFunc similarity, gpointer user_data, int *map)
{
  g_autofree gboolean *taken = find_taken (map, n_old, n_new);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gsize n_old_left = 0, n_new_left = 0;

  for (guint i = 0; i < n_old; i++)
    n_old_left += !taken[i];
  for (guint i = 0; i < n_new; i++)
    n_new_left += map[i] < 0;
  if (n_old_left * n_new_left > MAX_PAIRS)
    return;
  for (guint new = 0; new < n_new; new ++)
    for (guint old = 0; old < n_old && map[new] < 0; old++)
      if (!taken[old])
        {
          Candidate candidate = { old, new, similarity (old, new, user_data) };

          if (candidate.alike >= ALIKE)
            g_array_append_val (candidates, candidate);
        }
  g_array_sort (candidates, compare_candidates_cb);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (taken[candidate->old] || map[candidate->new] >= 0)
        continue;
      taken[candidate->old] = TRUE;
      map[candidate->new] = (int) candidate->old;
    }
}

int *
sp_align (const char *const *old_keys,
          guint n_old,
          const char *const *new_keys,
          guint n_new,
          SpSimilarityFunc similarity,
          gpointer user_data)
{
  int *map = g_new (int, n_new + 1);

  match_in_order (old_keys, n_old, new_keys, n_new, map);
  match_moved (old_keys, n_old, new_keys, n_new, map);
  if (similarity != NULL)
    {
      match_between (n_old, n_new, similarity, user_data, map);
      match_anywhere (n_old, n_new, similarity, user_data, map);
    }
  return map;
}

gboolean *
sp_align_find_moved (const int *map, guint n_new)
{
  gboolean *moved = g_new0 (gboolean, n_new + 1);
  g_autofree guint *tails = g_new (guint, n_new + 1); /* of the runs of each length, the least */
  g_autofree int *before = g_new (int, n_new + 1);
  guint length = 0;
  int at;

  for (guint i = 0; i < n_new; i++)
    {
      guint low = 0, high = length;

      if (map[i] < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (map[tails[middle]] < map[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (int) tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
      moved[i] = TRUE;
    }
  for (at = length > 0 ? (int) tails[length - 1] : -1; at >= 0; at = before[at])
    moved[at] = FALSE;
  return moved;
}

static GHashTable *
count_words (const char *text, guint *n_words)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);

  *n_words = 0;
  for (char **part = parts; *part != NULL; part++)
    {
      if (**part == '\0')
        continue;
      ++*n_words;
      g_hash_table_insert (
          words, g_strdup (*part),
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (words, *part)) + 1));
    }
  return words;
}

double
sp_text_similarity (const char *a, const char *b)
{
  g_autoptr (GHashTable) words_a = NULL;
  g_autoptr (GHashTable) words_b = NULL;
  GHashTableIter iter;
  gpointer word, count;
  guint n_a, n_b, common = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (strcmp (a, b) == 0)
    return 1;
  words_a = count_words (a, &n_a);
  words_b = count_words (b, &n_b);
  g_hash_table_iter_init (&iter, words_a);
  while (g_hash_table_iter_next (&iter, &word, &count))
    common +=
        MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (words_b, word)));
  return n_a + n_b == 0 ? 0 : 2.0 * common / (n_a + n_b);
}
