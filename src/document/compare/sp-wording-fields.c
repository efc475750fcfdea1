/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-wording-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-label.h"
#include "sp-value-match.h"

static void
append_value (GString *words, SpValue *value, gboolean inverted)
{
  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_NULL:
      break;
    case SP_VALUE_BOOLEAN:
      g_string_append (words, sp_value_get_boolean (value) != inverted ? _ ("Yes") : _ ("No"));
      break;
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      g_string_append (words, sp_value_get_string (value));
      break;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      for (guint i = 0; i < sp_value_get_length (value); i++)
        {
          if (i > 0)
            g_string_append (words, ", ");
          if (sp_value_get_value_type (value) == SP_VALUE_MAP)
            {
              g_autofree char *label = sp_label_for_key (sp_value_get_key (value, i));

              g_string_append_printf (words, "%s: ", label);
            }
          append_value (words, sp_value_get_item (value, i), FALSE);
        }
      break;
    case SP_VALUE_INTEGER:
    case SP_VALUE_FLOAT:
    default:
      sp_value_append_json (value, words);
    }
}

char *
sp_word_value (const char *path, SpValue *value)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (path != NULL && value != NULL, NULL);

  append_value (words, value, sp_label_is_inverted (path));
  return g_string_free (words, FALSE);
}

static char *
join_path (const char *path, const char *key)
{
  const char *keys[] = { key, NULL };
  g_autofree char *last = sp_path_join (keys);

  return *path == '\0' ? g_steal_pointer (&last) : g_strconcat (path, ".", last, NULL);
}

static void
add_value (GPtrArray *changes, const char *path, const char *label, SpValue *before, SpValue *after)
{
  g_autofree char *own_label = label == NULL ? sp_label_for_path (path) : NULL;
  g_autofree char *before_words = before != NULL ? sp_word_value (path, before) : NULL;
  g_autofree char *after_words = after != NULL ? sp_word_value (path, after) : NULL;
  SpWordingKind kind = before == NULL  ? SP_WORDING_ADDED
                       : after == NULL ? SP_WORDING_REMOVED
                                       : SP_WORDING_CHANGED;

  sp_wording_add (changes, kind, path, label != NULL ? label : own_label, before_words, after_words,
                  before == NULL  ? _ ("new")
                  : after == NULL ? _ ("removed")
                                  : NULL);
}

static void add_difference (GPtrArray *changes, const char *path, SpValue *before, SpValue *after);

static void
add_map (GPtrArray *changes, const char *path, SpValue *before, SpValue *after)
{
  for (guint i = 0; i < sp_value_get_length (after); i++)
    {
      const char *key = sp_value_get_key (after, i);
      g_autofree char *child = join_path (path, key);

      add_difference (changes, child, sp_value_lookup (before, key), sp_value_get_item (after, i));
    }
  for (guint i = 0; i < sp_value_get_length (before); i++)
    {
      const char *key = sp_value_get_key (before, i);
      g_autofree char *child = join_path (path, key);

      if (sp_value_lookup (after, key) == NULL)
        add_difference (changes, child, sp_value_get_item (before, i), NULL);
    }
}

static void
add_list (GPtrArray *changes, const char *path, SpValue *before, SpValue *after)
{
  guint n_before = sp_value_get_length (before), n_after = sp_value_get_length (after);
  g_autofree int *map = sp_value_match_items (before, after);
  g_autofree gboolean *kept = g_new0 (gboolean, n_before + 1);
  g_autofree char *label = sp_label_for_path (path);
  guint n_changes = changes->len;

  for (guint i = 0; i < n_after; i++)
    {
      g_autofree char *child = g_strdup_printf ("%s.%u", path, i);

      if (map[i] >= 0)
        kept[map[i]] = TRUE;
      if (map[i] < 0)
        add_value (changes, child, label, NULL, sp_value_get_item (after, i));
      else
        add_difference (changes, child, sp_value_get_item (before, (guint) map[i]),
                        sp_value_get_item (after, i));
    }
  for (guint i = 0; i < n_before; i++)
    if (!kept[i])
      add_value (changes, path, label, sp_value_get_item (before, i), NULL);
  /* What is left is their order. */
  if (changes->len == n_changes)
    add_value (changes, path, label, before, after);
}

static void
add_difference (GPtrArray *changes, const char *path, SpValue *before, SpValue *after)
{
  if (before != NULL && after != NULL)
    {
      SpValueType type = sp_value_get_value_type (before);

      if (sp_value_equal (before, after))
        return;
      if (type == sp_value_get_value_type (after) && type == SP_VALUE_MAP)
        {
          add_map (changes, path, before, after);
          return;
        }
      if (type == sp_value_get_value_type (after) && type == SP_VALUE_LIST)
        {
          add_list (changes, path, before, after);
          return;
        }
    }
  add_value (changes, path, NULL, before, after);
}

void
sp_wording_add_fields (GPtrArray *changes, SpValue *before, SpValue *after)
{
  add_map (changes, "", before, after);
}
