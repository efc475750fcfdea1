/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-weights.h"

/* Where there is room for any, the step to the next. */
#define STEP 10

typedef struct
{
  const gint64 *weights;
  GArray *others; /* the indexes of the pages that stay, in order */
  guint to;
  guint n_moved;
} Move;

/* What bounds the weights between two pages that keep theirs. */
typedef struct
{
  gboolean has_low;
  gboolean has_high;
  gint64 low;
  gint64 high;
} Gap;

/* Between the page before @first and the one at @last of the others. */
static Gap
get_gap (const Move *move, guint first, guint last)
{
  Gap gap = { FALSE, FALSE, 0, 0 };

  if (first > 0)
    {
      gap.has_low = TRUE;
      gap.low = move->weights[g_array_index (move->others, guint, first - 1)];
    }
  if (last < move->others->len)
    {
      gap.high = move->weights[g_array_index (move->others, guint, last)];
      /* Those without a weight come behind all that have one. */
      gap.has_high = gap.high != 0;
    }
  return gap;
}

/* Whether @n different weights fit, 0 not among them. One that keeps 0 bounds nothing below it, but
 * nothing can come behind it. */
static gboolean
fits (const Move *move, guint first, guint last, guint n)
{
  Gap gap = get_gap (move, first, last);
  guint64 room;

  if (gap.has_low && gap.low == 0)
    return FALSE;
  /* A person wonders about a position below 1, unless there is one already. */
  if (!gap.has_low && gap.has_high && gap.high > 0)
    return (guint64) gap.high > n;
  if (!gap.has_low || !gap.has_high)
    return TRUE;
  if (gap.high <= gap.low)
    return FALSE;
  room = (guint64) gap.high - (guint64) gap.low - 1;
  if (gap.low < 0 && gap.high > 0)
    room--;
  return room >= n;
}

static gint64
skip_zero (gint64 weight, gint64 step)
{
  return weight == 0 ? step : weight;
}

/* The weights for @n pages in the gap, evenly. */
static void
fill (const Gap *gap, guint n, gint64 *weights)
{
  gint64 low = gap->low, high = gap->high;

  if (!gap->has_low && !gap->has_high)
    {
      low = 0;
      high = (gint64) (n + 1) * STEP;
    }
  else if (!gap->has_high)
    {
      gint64 step = low % STEP == 0 ? STEP : 1;

      for (guint i = 0; i < n; i++)
        weights[i] = skip_zero (low + (gint64) (i + 1) * step +
                                    (low < 0 && low + (gint64) (i + 1) * step >= 0 ? 1 : 0),
                                1);
      return;
    }
  else if (!gap->has_low)
    {
      /* From 1 on as long as there is room. */
      low = high > (gint64) n ? 0 : high - (gint64) n - 1 - (high > 0 ? 1 : 0);
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 span = high - low - (low < 0 && high > 0 ? 1 : 0);
      gint64 weight = low + (gint64) ((gint64) (i + 1) * span / (gint64) (n + 1));

      if (low < 0 && high > 0 && weight >= 0)
        weight++;
      weights[i] = weight;
    }
}

static GArray *
describe (const Move *move, const guint *moved, guint first, guint last)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SpWeightChange));
  Gap gap = get_gap (move, first, last);
  guint n = last - first + move->n_moved;
  g_autofree gint64 *weights = g_new0 (gint64, n);

  fill (&gap, n, weights);
  for (guint i = 0; i < n; i++)
    {
      guint before = move->to - first;
      SpWeightChange change;

      if (i < before)
        change.index = g_array_index (move->others, guint, first + i);
      else if (i < before + move->n_moved)
        change.index = moved[i - before];
      else
        change.index = g_array_index (move->others, guint, first + i - move->n_moved);
      change.weight = weights[i];
      if (move->weights[change.index] != change.weight)
        g_array_append_val (changes, change);
    }
  return changes;
}

/* The pages in @moved get weights, and of the others as few as that takes. */
static GArray *
move_pages (const gint64 *weights, guint n_weights, const guint *moved, guint n_moved, guint to)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  Move move = { weights, others, to, n_moved };
  guint next = 0;

  for (guint i = 0; i < n_weights; i++)
    {
      if (next < n_moved && moved[next] == i)
        next++;
      else
        g_array_append_val (others, i);
    }
  /* Pages that change beside the moved ones are those next to them: ever more, until they fit. */
  for (guint extra = 0; extra < others->len; extra++)
    for (guint before = 0; before <= MIN (extra, to); before++)
      {
        guint first = to - before, last = to + extra - before;

        if (last <= others->len && fits (&move, first, last, n_moved + extra))
          return describe (&move, moved, first, last);
      }
  return describe (&move, moved, 0, others->len);
}

/* Instead of the one page, all that it passes by: that may be fewer, as for two that change places.
 */
static GArray *
move_passed (const gint64 *weights, guint n_weights, guint moved, guint to)
{
  guint first = to < moved ? to : moved + 1;
  guint n_passed = to < moved ? moved - to : to - moved;
  g_autofree guint *passed = g_new (guint, n_passed);

  for (guint i = 0; i < n_passed; i++)
    passed[i] = first + i;
  return move_pages (weights, n_weights, passed, n_passed, to < moved ? to + 1 : moved);
}

GArray *
sp_weights_move (const gint64 *weights,
                 guint n_weights,
                 const guint *moved,
                 guint n_moved,
                 guint to)
{
  GArray *changes, *passed;

  g_return_val_if_fail (n_weights == 0 || weights != NULL, NULL);
  g_return_val_if_fail (n_moved == 0 || moved != NULL, NULL);
  g_return_val_if_fail (n_moved <= n_weights, NULL);
  g_return_val_if_fail (to <= n_weights - n_moved, NULL);

  if (n_moved == 0 || (moved[0] == to && moved[n_moved - 1] - moved[0] == n_moved - 1))
    return g_array_new (FALSE, FALSE, sizeof (SpWeightChange));
  changes = move_pages (weights, n_weights, moved, n_moved, to);
  if (n_moved > 1)
    return changes;
  passed = move_passed (weights, n_weights, moved[0], to);
  /* Where it takes several in any case, the pages that were passed stay among those positions. */
  if (passed->len > changes->len || (passed->len == changes->len && passed->len == 1))
    {
      g_array_unref (passed);
      return changes;
    }
  g_array_unref (changes);
  return passed;
}
