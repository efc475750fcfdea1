/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"
#include "sp-value-match.h"
#include "sp-wording.h"

static SpValue *merge_value (SpMerger *merger, const char *path, SpValue *const *values);

static gboolean
same_value (SpValue *a, SpValue *b)
{
  return a == NULL || b == NULL ? a == b : sp_value_equal (a, b);
}

static SpValue *
ref_value (SpValue *value)
{
  return value != NULL ? sp_value_ref (value) : NULL;
}

static gboolean
is_commented (SpMerger *merger, const char *path)
{
  return merger->commented != NULL && g_hash_table_contains (merger->commented, path);
}

static SpValue *
decide (SpMerger *merger, const char *path, SpValue *const *values)
{
  g_autofree char *label = sp_label_for_path (path);
  char *words[N_TEXTS] = { NULL };
  guint side;

  for (guint i = 0; i < N_TEXTS; i++)
    if (values[i] != NULL)
      {
        g_autofree char *value = sp_word_value (path, values[i]);

        if (i == BASE || !is_commented (merger, path))
          words[i] = g_steal_pointer (&value);
        else
          words[i] = g_strconcat (value, " ", g_hash_table_lookup (merger->commented, path), NULL);
      }
  side = sp_merger_decide (merger, path, label, (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
  return ref_value (values[side]);
}

static char *
join_path (const char *path, const char *key)
{
  const char *keys[] = { key, NULL };
  g_autofree char *last = sp_path_join (keys);

  return *path == '\0' ? g_steal_pointer (&last) : g_strconcat (path, ".", last, NULL);
}

static const char **
list_keys (SpValue *map)
{
  guint n = sp_value_get_length (map);
  const char **keys = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = sp_value_get_key (map, i);
  return keys;
}

static int *
find_keys (SpValue *base, SpValue *map)
{
  guint n = sp_value_get_length (map);
  int *found = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      found[i] = -1;
      for (guint j = 0; j < sp_value_get_length (base); j++)
        if (g_str_equal (sp_value_get_key (base, j), sp_value_get_key (map, i)))
          found[i] = (int) j;
    }
  return found;
}

/* Keys of all three, those that go included, in the order of the result. */
static GArray *
order_keys (SpValue *const *values, SpMergeIds **ids)
{
  g_autofree int *ours = find_keys (values[BASE], values[OURS]);
  g_autofree int *theirs = find_keys (values[BASE], values[THEIRS]);
  g_autofree const char **our_keys = list_keys (values[OURS]);
  g_autofree const char **their_keys = list_keys (values[THEIRS]);
  g_autofree gboolean *keep = NULL;
  gboolean conflict;

  *ids = sp_merge_ids_new (sp_value_get_length (values[BASE]), ours, our_keys,
                           sp_value_get_length (values[OURS]), theirs, their_keys,
                           sp_value_get_length (values[THEIRS]), FALSE);
  keep = g_new (gboolean, (*ids)->n_ids + 1);
  for (guint i = 0; i < (*ids)->n_ids; i++)
    keep[i] = TRUE;
  return sp_merge_order (*ids, keep, THEIRS, &conflict);
}

static const char *
get_key (SpValue *const *values, SpMergeIds *ids, guint id)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (sp_merge_ids_has (ids, i, id))
      return sp_value_get_key (values[i], ids->places[i][id]);
  g_return_val_if_reached ("");
}

static SpValue *
merge_map (SpMerger *merger, const char *path, SpValue *const *values)
{
  SpValue *merged = sp_value_new_map ();
  SpMergeIds *ids;
  g_autoptr (GArray) order = order_keys (values, &ids);

  for (guint i = 0; i < order->len; i++)
    {
      guint id = g_array_index (order, guint, i);
      const char *key = get_key (values, ids, id);
      g_autofree char *child = join_path (path, key);
      SpValue *children[N_TEXTS];
      SpValue *value;

      for (guint j = 0; j < N_TEXTS; j++)
        children[j] = sp_value_lookup (values[j], key);
      value = merge_value (merger, child, children);
      if (value != NULL)
        sp_value_put (merged, key, value);
    }
  sp_merge_ids_free (ids);
  return merged;
}

static SpValue *
get_item (SpValue *const *values, SpMergeIds *ids, guint text, guint id)
{
  return sp_merge_ids_has (ids, text, id) ? sp_value_get_item (values[text], ids->places[text][id])
                                          : NULL;
}

/* Where the item is to be seen: among ours if we have it. */
static char *
item_path (const char *path, SpMergeIds *ids, guint id)
{
  guint text = sp_merge_ids_has (ids, OURS, id) ? OURS : THEIRS;

  return g_strdup_printf ("%s.%u", path, ids->places[text][id]);
}

static void
decide_order (SpMerger *merger, const char *path, SpValue *const *values, guint *side)
{
  g_autofree char *name = sp_label_for_path (path);
  g_autofree char *label = g_strdup_printf (_ ("Order of “%s”"), name);
  char *words[N_TEXTS];

  for (guint i = 0; i < N_TEXTS; i++)
    words[i] = sp_word_value (path, values[i]);
  *side = sp_merger_decide (merger, path, label, (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
}

static SpValue *
merge_list (SpMerger *merger, const char *path, SpValue *const *values)
{
  SpValue *merged = sp_value_new_list ();
  g_autofree int *ours = sp_value_match_items (values[BASE], values[OURS]);
  g_autofree int *theirs = sp_value_match_items (values[BASE], values[THEIRS]);
  g_auto (GStrv) our_keys = sp_value_match_keys (values[OURS]);
  g_auto (GStrv) their_keys = sp_value_match_keys (values[THEIRS]);
  SpMergeIds *ids = sp_merge_ids_new (
      sp_value_get_length (values[BASE]), ours, (const char *const *) our_keys,
      sp_value_get_length (values[OURS]), theirs, (const char *const *) their_keys,
      sp_value_get_length (values[THEIRS]), FALSE);
  g_autofree gboolean *keep = g_new0 (gboolean, ids->n_ids + 1);
  g_autofree SpValue **items = g_new0 (SpValue *, ids->n_ids + 1);
  g_autoptr (GArray) order = NULL;
  gboolean conflict;
  guint side;

  for (guint id = 0; id < ids->n_ids; id++)
    {
      SpValue *children[N_TEXTS];
      g_autofree char *child = NULL;

      for (guint j = 0; j < N_TEXTS; j++)
        children[j] = get_item (values, ids, j, id);
      if (children[OURS] == NULL && children[THEIRS] == NULL)
        continue;
      child = item_path (path, ids, id);
      items[id] = merge_value (merger, child, children);
      keep[id] = items[id] != NULL;
    }
  order = sp_merge_order (ids, keep, THEIRS, &conflict);
  if (conflict)
    {
      decide_order (merger, path, values, &side);
      g_array_unref (order);
      order = sp_merge_order (ids, keep, side, &conflict);
    }
  for (guint i = 0; i < order->len; i++)
    sp_value_append (merged, items[g_array_index (order, guint, i)]);
  sp_merge_ids_free (ids);
  return merged;
}

static gboolean
all_are (SpValue *const *values, SpValueType type)
{
  return values[OURS] != NULL && values[THEIRS] != NULL &&
         sp_value_get_value_type (values[OURS]) == type &&
         sp_value_get_value_type (values[THEIRS]) == type &&
         (values[BASE] == NULL || sp_value_get_value_type (values[BASE]) == type);
}

/* What a field says afterwards; NULL when it goes. */
static SpValue *
merge_value (SpMerger *merger, const char *path, SpValue *const *values)
{
  SpValue *inside[N_TEXTS] = { values[BASE], values[OURS], values[THEIRS] };
  g_autoptr (SpValue) nothing = NULL;

  if (is_commented (merger, path))
    return decide (merger, path, values);
  if (same_value (values[OURS], values[THEIRS]) || same_value (values[BASE], values[THEIRS]))
    return ref_value (values[OURS]);
  if (same_value (values[BASE], values[OURS]))
    return ref_value (values[THEIRS]);
  if (all_are (values, SP_VALUE_MAP))
    {
      if (values[BASE] == NULL)
        inside[BASE] = nothing = sp_value_new_map ();
      return merge_map (merger, path, inside);
    }
  if (all_are (values, SP_VALUE_LIST))
    {
      if (values[BASE] == NULL)
        inside[BASE] = nothing = sp_value_new_list ();
      return merge_list (merger, path, inside);
    }
  return decide (merger, path, values);
}

SpValue *
sp_merge_values (SpMerger *merger, SpValue *const *values)
{
  return merge_map (merger, "", values);
}
