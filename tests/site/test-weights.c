/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-weights.h"

#include <stdlib.h>

#define MOST 7

typedef struct
{
  gint64 weight;
  guint place; /* in the order before, which is what else they are sorted by */
} Page;

static int
compare (const void *a, const void *b)
{
  const Page *first = a, *second = b;

  if (first->weight != second->weight)
    {
      if (first->weight == 0 || second->weight == 0)
        return first->weight == 0 ? 1 : -1;
      return first->weight < second->weight ? -1 : 1;
    }
  return (int) first->place - (int) second->place;
}

/* The order that is wanted, as places in the order before. */
static void
get_wanted (guint n, guint moved, guint to, guint *wanted)
{
  guint count = 0;

  for (guint i = 0, other = 0; i < n; i++)
    {
      if (i == moved)
        continue;
      if (other++ == to)
        wanted[count++] = moved;
      wanted[count++] = i;
    }
  if (count < n)
    wanted[count] = moved;
}

static gboolean
is_ordered (const Page *pages, guint n, const guint *wanted)
{
  Page sorted[MOST] = { 0 };

  for (guint i = 0; i < n; i++)
    sorted[i] = pages[i];
  qsort (sorted, n, sizeof (Page), compare);
  for (guint i = 0; i < n; i++)
    {
      if (sorted[i].place != wanted[i])
        return FALSE;
    }
  return TRUE;
}

/* Whether some weights for the pages in @set alone would do: those between all that there are. */
static gboolean
could_do (const Page *pages, guint n, const guint *wanted, guint set)
{
  gint64 last = G_MININT64 / 4;
  gboolean after_none = FALSE;
  int last_kept = -1;
  gint64 waiting = 0;

  for (guint i = 0; i < n; i++)
    {
      const Page *page = &pages[wanted[i]];
      gint64 room;

      if ((set >> wanted[i] & 1) != 0)
        {
          waiting++;
          if (after_none)
            return FALSE;
          continue;
        }
      if (page->weight == 0)
        {
          if (after_none && last_kept > (int) page->place)
            return FALSE;
          after_none = TRUE;
        }
      else
        {
          if (after_none)
            return FALSE;
          /* A position below 1 is for pages before one that has such a position. */
          room = page->weight - (last_kept < 0 && page->weight > 0 ? 0 : last) - 1;
          if (last_kept >= 0 && last < 0 && page->weight > 0)
            room--;
          if (waiting > 0
                  ? room < waiting
                  : page->weight < last || (page->weight == last && last_kept > (int) page->place))
            return FALSE;
          last = page->weight;
        }
      last_kept = (int) page->place;
      waiting = 0;
    }
  return TRUE;
}

static guint
count_bits (guint set)
{
  guint count = 0;

  for (; set != 0; set &= set - 1)
    count++;
  return count;
}

/* Any move gives the wanted order, and no smaller set of pages would have done. */
static void
test_random_moves (void)
{
  for (guint run = 0; run < 4000; run++)
    {
      guint n = (guint) g_test_rand_int_range (1, MOST + 1);
      guint moved = (guint) g_test_rand_int_range (0, (gint32) n);
      guint to = (guint) g_test_rand_int_range (0, (gint32) n);
      guint wanted[MOST], least = MOST;
      gint64 weights[MOST];
      Page pages[MOST] = { 0 };
      g_autoptr (GArray) changes = NULL;

      for (guint i = 0; i < n; i++)
        pages[i] = (Page){ g_test_rand_int_range (-2, 8), i };
      qsort (pages, n, sizeof (Page), compare);
      for (guint i = 0; i < n; i++)
        {
          pages[i].place = i;
          weights[i] = pages[i].weight;
        }
      get_wanted (n, moved, to, wanted);
      changes = sp_weights_move (weights, n, &moved, 1, to);
      if (to == moved)
        least = 0;
      for (guint set = 0; set < 1u << n; set++)
        {
          if (could_do (pages, n, wanted, set))
            least = MIN (least, count_bits (set));
        }
      for (guint i = 0; i < changes->len; i++)
        {
          const SpWeightChange *change = &g_array_index (changes, SpWeightChange, i);

          g_assert_cmpint (change->weight, !=, 0);
          pages[change->index].weight = change->weight;
        }
      g_assert_true (is_ordered (pages, n, wanted));
      g_assert_cmpuint (changes->len, ==, least);
    }
}

static void
check (const gint64 *weights, guint n, guint moved, guint to, guint index, gint64 weight)
{
  g_autoptr (GArray) changes = sp_weights_move (weights, n, &moved, 1, to);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpuint (g_array_index (changes, SpWeightChange, 0).index, ==, index);
  g_assert_cmpint (g_array_index (changes, SpWeightChange, 0).weight, ==, weight);
}

/* Two that stand next to each other without room around them change places. */
static void
test_weights_change_places (void)
{
  static const gint64 weights[] = { 1, 2, 3 };
  const guint moved = 0;
  g_autoptr (GArray) changes = sp_weights_move (weights, 3, &moved, 1, 1);
  gint64 after[] = { 1, 2, 3 };

  for (guint i = 0; i < changes->len; i++)
    {
      const SpWeightChange *change = &g_array_index (changes, SpWeightChange, i);

      after[change->index] = change->weight;
    }
  g_assert_cmpint (after[0], ==, 2);
  g_assert_cmpint (after[1], ==, 1);
  g_assert_cmpint (after[2], ==, 3);
}

static void
test_weights_as_a_person_would_choose (void)
{
  static const gint64 tens[] = { 10, 20, 30 };
  static const gint64 none[] = { 0, 0, 0 };

  check (tens, 3, 0, 2, 0, 40);
  check (tens, 3, 2, 0, 2, 5);
  check (tens, 3, 2, 1, 2, 15);
  check (none, 3, 2, 0, 2, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weights/random-moves", test_random_moves);
  g_test_add_func ("/weights/as-a-person-would-choose", test_weights_as_a_person_would_choose);
  g_test_add_func ("/weights/change-places", test_weights_change_places);
  return g_test_run ();
}
