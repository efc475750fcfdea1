/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-list-diff.h"

#define MAX_SPLICES 64

typedef struct
{
  guint position; /* in the list as it is by then */
  guint n_removed;
  guint from; /* of the list after */
  guint n_added;
} Splice;

static GHashTable *
make_set (GPtrArray *list, guint from, guint to)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = from; i < to; i++)
    g_hash_table_add (set, list->pdata[i]);
  return set;
}

static Splice *
get_splice (GArray *splices, gboolean *open, guint position, guint from)
{
  if (!*open)
    {
      Splice splice = { position, 0, from, 0 };

      g_array_append_val (splices, splice);
      *open = TRUE;
    }
  return &g_array_index (splices, Splice, splices->len - 1);
}

/* FALSE when there would be too many. An item that has moved is taken out of the set of the side on
 * which it has not been met yet, and counts there as gone or new. */
static gboolean
find_splices (GPtrArray *before,
              guint start,
              guint before_end,
              GPtrArray *after,
              guint after_end,
              GArray *splices)
{
  g_autoptr (GHashTable) stays = make_set (after, start, after_end);
  g_autoptr (GHashTable) was = make_set (before, start, before_end);
  guint i = start, j = start;
  gboolean open = FALSE;

  while (i < before_end || j < after_end)
    {
      gpointer old = i < before_end ? before->pdata[i] : NULL;
      gpointer new = j < after_end ? after->pdata[j] : NULL;
      gboolean removed;

      if (old != NULL && old == new)
        {
          open = FALSE;
          i++;
          j++;
          continue;
        }
      if (!open && splices->len == MAX_SPLICES)
        return FALSE;
      if (old != NULL && !g_hash_table_contains (stays, old))
        removed = TRUE;
      else if (new != NULL && !g_hash_table_contains (was, new))
        removed = FALSE;
      else
        removed = j + 1 >= after_end || after->pdata[j + 1] != old;
      if (removed)
        {
          get_splice (splices, &open, j, j)->n_removed++;
          g_hash_table_remove (was, old);
          i++;
        }
      else
        {
          get_splice (splices, &open, j, j)->n_added++;
          g_hash_table_remove (stays, new);
          j++;
        }
    }
  return TRUE;
}

void
sp_list_diff (GPtrArray *before, GPtrArray *after, SpListSpliceFunc splice, gpointer user_data)
{
  g_autoptr (GArray) splices = NULL;
  guint start = 0, before_end, after_end;

  g_return_if_fail (before != NULL && after != NULL && splice != NULL);

  before_end = before->len;
  after_end = after->len;
  while (start < before_end && start < after_end && before->pdata[start] == after->pdata[start])
    start++;
  while (before_end > start && after_end > start &&
         before->pdata[before_end - 1] == after->pdata[after_end - 1])
    {
      before_end--;
      after_end--;
    }
  if (start == before_end && start == after_end)
    return;
  splices = g_array_new (FALSE, FALSE, sizeof (Splice));
  if (!find_splices (before, start, before_end, after, after_end, splices))
    {
      splice (start, before_end - start, after->pdata + start, after_end - start, user_data);
      return;
    }
  for (guint i = 0; i < splices->len; i++)
    {
      const Splice *s = &g_array_index (splices, Splice, i);

      splice (s->position, s->n_removed, after->pdata + s->from, s->n_added, user_data);
    }
}
