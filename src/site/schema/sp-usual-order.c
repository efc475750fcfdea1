/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-usual-order.h"

#include <string.h>

/* Of things beyond these, only the place in which they first came counts. */
#define MOST_THINGS 256

struct _SpUsualOrder
{
  guint32 *before; /* [a * MOST_THINGS + b]: in how many lists a is before b */
  double *place;   /* the sum of their places, from 0 to 1 */
  guint *count;
};

SpUsualOrder *
sp_usual_order_new (void)
{
  return g_new0 (SpUsualOrder, 1);
}

void
sp_usual_order_free (SpUsualOrder *self)
{
  g_free (self->before);
  g_free (self->place);
  g_free (self->count);
  g_free (self);
}

void
sp_usual_order_add (SpUsualOrder *self, const guint *things, guint n_things)
{
  if (self->before == NULL)
    {
      self->before = g_new0 (guint32, MOST_THINGS * MOST_THINGS);
      self->place = g_new0 (double, MOST_THINGS);
      self->count = g_new0 (guint, MOST_THINGS);
    }
  for (guint i = 0; i < n_things; i++)
    {
      if (things[i] >= MOST_THINGS)
        continue;
      self->place[things[i]] += (i + 0.5) / n_things;
      self->count[things[i]]++;
      for (guint k = i + 1; k < n_things; k++)
        {
          if (things[k] < MOST_THINGS)
            self->before[things[i] * MOST_THINGS + things[k]]++;
        }
    }
}

static double
get_place (SpUsualOrder *self, guint thing)
{
  return self->count[thing] > 0 ? self->place[thing] / self->count[thing] : 1;
}

/* How many of the things not placed yet mostly stand before @thing. */
static guint
count_earlier (SpUsualOrder *self, guint thing, const gboolean *placed, guint n_things)
{
  guint count = 0;

  for (guint other = 0; other < n_things; other++)
    {
      if (!placed[other] && other != thing &&
          self->before[other * MOST_THINGS + thing] > self->before[thing * MOST_THINGS + other])
        count++;
    }
  return count;
}

guint *
sp_usual_order_get (SpUsualOrder *self, guint n_things)
{
  guint *order = g_new (guint, MAX (n_things, 1));
  guint n_known = self->before != NULL ? MIN (n_things, MOST_THINGS) : 0;
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (n_things, 1));

  for (guint i = 0; i < n_known; i++)
    {
      guint best = 0, least = G_MAXUINT;

      /* Where the lists contradict each other there may be none without an earlier one. */
      for (guint thing = 0; thing < n_known; thing++)
        {
          guint earlier;

          if (placed[thing])
            continue;
          earlier = count_earlier (self, thing, placed, n_known);
          if (earlier < least ||
              (earlier == least && get_place (self, thing) < get_place (self, best)))
            {
              best = thing;
              least = earlier;
            }
        }
      order[i] = best;
      placed[best] = TRUE;
    }
  for (guint i = n_known; i < n_things; i++)
    order[i] = i;
  return order;
}
