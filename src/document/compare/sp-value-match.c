/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-value-match.h"

#include "sp-align.h"

#include <string.h>

char **
sp_value_match_keys (SpValue *list)
{
  guint n = sp_value_get_length (list);
  char **keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      SpValue *item = sp_value_get_item (list, i);
      GString *key = g_string_new (NULL);

      g_string_append_printf (key, "%d ", (int) sp_value_get_value_type (item));
      sp_value_append_json (item, key);
      keys[i] = g_string_free (key, FALSE);
    }
  return keys;
}

/* By the share of the keys that say the same; the first one is most often the name. */
static double
compare_maps (SpValue *a, SpValue *b)
{
  guint n_same = 0, n_a = sp_value_get_length (a), n_b = sp_value_get_length (b);

  for (guint i = 0; i < n_a; i++)
    {
      SpValue *other = sp_value_lookup (b, sp_value_get_key (a, i));

      if (other != NULL && sp_value_equal (sp_value_get_item (a, i), other))
        n_same += i == 0 ? MAX (n_a, n_b) : 1;
    }
  return n_a + n_b == 0 ? 1 : MIN (1, 2.0 * n_same / (n_a + n_b));
}

static double
compare_items (guint old, guint new, gpointer user_data)
{
  SpValue **lists = user_data;
  SpValue *a = sp_value_get_item (lists[0], old), *b = sp_value_get_item (lists[1], new);
  SpValueType type = sp_value_get_value_type (a);

  if (type == SP_VALUE_MAP && sp_value_get_value_type (b) == SP_VALUE_MAP)
    return compare_maps (a, b);
  if (type == SP_VALUE_STRING && sp_value_get_value_type (b) == SP_VALUE_STRING)
    return sp_text_similarity (sp_value_get_string (a), sp_value_get_string (b));
  /* A number, a date or a list in the place of another is that one changed, as in a range. */
  return sp_value_get_length (lists[0]) == sp_value_get_length (lists[1]) && old == new ? 0.5 : 0;
}

int *
sp_value_match_items (SpValue *old, SpValue *new)
{
  g_auto (GStrv) old_keys = sp_value_match_keys (old);
  g_auto (GStrv) new_keys = sp_value_match_keys (new);
  SpValue *lists[] = { old, new };

  return sp_align ((const char *const *) old_keys, sp_value_get_length (old),
                   (const char *const *) new_keys, sp_value_get_length (new), compare_items, lists);
}
