/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-merge-private.h"

#include <string.h>

#include "sp-align.h"

#define NOWHERE G_MAXUINT

/* The element of the base that stands nearest before @at, or NOWHERE. */
static guint
find_anchor (const int *map, guint at)
{
  while (at > 0)
    if (map[--at] >= 0)
      return (guint) map[at];
  return NOWHERE;
}

static void
number_theirs (SpMergeIds *self,
               const int *ours,
               const char *const *our_keys,
               const int *theirs,
               const char *const *their_keys,
               gboolean by_place)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->n[OURS] + 1);

  for (guint i = 0; i < self->n[THEIRS]; i++)
    {
      guint id = NOWHERE;

      if (theirs[i] >= 0)
        {
          self->ids[THEIRS][i] = (guint) theirs[i];
          continue;
        }
      for (guint j = 0; j < self->n[OURS] && id == NOWHERE; j++)
        if (ours[j] < 0 && !used[j] && strcmp (our_keys[j], their_keys[i]) == 0 &&
            (!by_place || find_anchor (ours, j) == find_anchor (theirs, i)))
          {
            used[j] = TRUE;
            id = self->ids[OURS][j];
          }
      self->ids[THEIRS][i] = id != NOWHERE ? id : self->n_ids++;
    }
}

SpMergeIds *
sp_merge_ids_new (guint n_base,
                  const int *ours,
                  const char *const *our_keys,
                  guint n_ours,
                  const int *theirs,
                  const char *const *their_keys,
                  guint n_theirs,
                  gboolean by_place)
{
  SpMergeIds *self = g_new0 (SpMergeIds, 1);

  self->n_base = self->n_ids = n_base;
  self->n[BASE] = n_base;
  self->n[OURS] = n_ours;
  self->n[THEIRS] = n_theirs;
  for (guint text = 0; text < N_TEXTS; text++)
    self->ids[text] = g_new (guint, self->n[text] + 1);
  for (guint i = 0; i < n_base; i++)
    self->ids[BASE][i] = i;
  for (guint i = 0; i < n_ours; i++)
    self->ids[OURS][i] = ours[i] >= 0 ? (guint) ours[i] : self->n_ids++;
  number_theirs (self, ours, our_keys, theirs, their_keys, by_place);
  for (guint text = 0; text < N_TEXTS; text++)
    {
      self->places[text] = g_new (guint, self->n_ids + 1);
      memset (self->places[text], 0xFF, sizeof (guint) * (self->n_ids + 1));
      for (guint i = 0; i < self->n[text]; i++)
        self->places[text][self->ids[text][i]] = i;
    }
  return self;
}

void
sp_merge_ids_free (SpMergeIds *self)
{
  for (guint text = 0; text < N_TEXTS; text++)
    {
      g_free (self->ids[text]);
      g_free (self->places[text]);
    }
  g_free (self);
}

gboolean
sp_merge_ids_has (SpMergeIds *self, guint text, guint id)
{
  return self->places[text][id] != NOWHERE;
}

gboolean
sp_merge_ids_is_dropped (SpMergeIds *self, guint id, gboolean changed)
{
  gboolean ours = sp_merge_ids_has (self, OURS, id), theirs = sp_merge_ids_has (self, THEIRS, id);

  return !ours && !theirs ? TRUE : id < self->n_base && ours != theirs && !changed;
}

/* Which ids of the base stand in another order in @text. */
static gboolean *
find_moved (SpMergeIds *self, guint text)
{
  gboolean *moved = g_new0 (gboolean, self->n_ids + 1);
  g_autofree int *map = g_new (int, self->n[text] + 1);
  g_autofree gboolean *at = NULL;

  for (guint i = 0; i < self->n[text]; i++)
    map[i] = self->ids[text][i] < self->n_base ? (int) self->ids[text][i] : -1;
  at = sp_align_find_moved (map, self->n[text]);
  for (guint i = 0; i < self->n[text]; i++)
    moved[self->ids[text][i]] = at[i];
  return moved;
}

/* Whether the elements that both sides have stand in the same order in both. */
static gboolean
same_order (SpMergeIds *self)
{
  guint last = 0;

  for (guint i = 0; i < self->n[OURS]; i++)
    {
      guint place = self->places[THEIRS][self->ids[OURS][i]];

      if (place == NOWHERE)
        continue;
      if (place < last)
        return FALSE;
      last = place;
    }
  return TRUE;
}

/* The place behind @previous (NOWHERE: the first), and behind what they have added there. */
static guint
get_place_behind (SpMergeIds *self, GArray *order, guint previous)
{
  guint at = 0;

  if (previous != NOWHERE)
    while (g_array_index (order, guint, at++) != previous)
      ;
  while (at < order->len)
    {
      guint next = g_array_index (order, guint, at);

      if (next < self->n_base || sp_merge_ids_has (self, OURS, next))
        break;
      at++;
    }
  return at;
}

/* Puts @id, which they lack or which we moved, where it stands against the fewest of those that it
 * stands with on our side and that they left where they were; of such places, against the fewest
 * of theirs; of those, behind @previous and what they have added there. */
static void
place_ours (SpMergeIds *self,
            GArray *order,
            guint id,
            guint previous,
            const gboolean *we_moved,
            const gboolean *they_moved)
{
  guint here = self->places[OURS][id], there = self->places[THEIRS][id];
  gint64 ours = 0, theirs = 0, best_ours = 0, best_theirs = 0;
  guint usual = get_place_behind (self, order, previous), best = 0;

  /* From the front to the end; the number of those that it stands against changes by one each. */
  for (guint at = 0;; at++)
    {
      gboolean closer = at == usual;

      if (at == 0 || ours < best_ours || (ours == best_ours && theirs < best_theirs) ||
          (ours == best_ours && theirs == best_theirs && closer))
        {
          best = at;
          best_ours = ours;
          best_theirs = theirs;
        }
      if (at == order->len)
        break;
      {
        guint next = g_array_index (order, guint, at);
        guint our_place = self->places[OURS][next], their_place = self->places[THEIRS][next];

        /* What we moved and what is not at its new place yet says nothing. */
        if (our_place != NOWHERE && !they_moved[next] && !(we_moved[next] && our_place > here))
          ours += our_place < here ? -1 : 1;
        if (there != NOWHERE && their_place != NOWHERE)
          theirs += their_place < there ? -1 : 1;
      }
    }
  g_array_insert_val (order, best, id);
}

static void
remove_id (GArray *order, guint id)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == id)
      {
        g_array_remove_index (order, i);
        return;
      }
}

GArray *
sp_merge_order (SpMergeIds *self, const gboolean *keep, guint side, gboolean *conflict)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *we_moved = find_moved (self, OURS);
  g_autofree gboolean *they_moved = find_moved (self, THEIRS);
  gboolean same = same_order (self);
  guint previous = NOWHERE;

  *conflict = FALSE;
  for (guint i = 0; i < self->n[THEIRS]; i++)
    if (keep[self->ids[THEIRS][i]])
      g_array_append_val (order, self->ids[THEIRS][i]);
  for (guint i = 0; i < self->n[OURS]; i++)
    {
      guint id = self->ids[OURS][i];
      gboolean ours_counts = we_moved[id] && !same;

      if (!keep[id])
        continue;
      if (ours_counts && they_moved[id])
        {
          *conflict = TRUE;
          ours_counts = side == OURS;
        }
      if (!sp_merge_ids_has (self, THEIRS, id))
        {
          place_ours (self, order, id, previous, we_moved, they_moved);
        }
      else if (ours_counts)
        {
          remove_id (order, id);
          place_ours (self, order, id, previous, we_moved, they_moved);
        }
      previous = id;
    }
  return order;
}
