/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-place.h"

#include <string.h>

void
sp_place_clear (SpPlace *place)
{
  g_clear_pointer (&place->keys, g_strfreev);
}

gboolean
sp_place_read_index (const char *key, guint *index)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (key, 10, 0, G_MAXUINT - 1, &number, NULL))
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

void
sp_place_find (SpFrontMatter *self, const char *path, SpPlace *place)
{
  place->keys = sp_path_split (path);
  place->parent = NULL;
  place->node = sp_front_matter_get_root (self);
  place->depth = 0;
  for (guint i = 0; place->keys[i] != NULL && place->node != NULL; i++)
    {
      guint index;

      place->parent = place->node;
      place->depth = i;
      if (place->parent->type == SP_VALUE_MAP)
        place->node = sp_node_get_member (place->parent, place->keys[i]);
      else if (place->parent->type == SP_VALUE_LIST && sp_place_read_index (place->keys[i], &index))
        place->node = sp_node_get_item (place->parent, index);
      else
        place->node = NULL;
    }
}

/* The value of a list or map with one of its children changed, added, or (%NULL) removed. */
static SpValue *
with_child (SpValue *container, const char *key, SpValue *child)
{
  SpValue *copy = sp_value_copy (container);
  guint index = 0;

  if (sp_value_get_value_type (copy) == SP_VALUE_LIST)
    {
      sp_place_read_index (key, &index);
      if (child == NULL)
        sp_value_remove (copy, index);
      else if (index < sp_value_get_length (copy))
        sp_value_replace (copy, index, sp_value_ref (child));
      else
        sp_value_append (copy, sp_value_ref (child));
      return copy;
    }
  if (child != NULL)
    {
      sp_value_put (copy, key, sp_value_ref (child));
      return copy;
    }
  for (index = 0; strcmp (sp_value_get_key (copy, index), key) != 0; index++)
    ;
  sp_value_remove (copy, index);
  return copy;
}

SpValue *
sp_place_expect (SpFrontMatter *self, char **keys, guint depth, SpValue *value)
{
  g_autoptr (GPtrArray) containers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  SpValue *at = sp_front_matter_get_root (self)->value;
  SpValue *result = value != NULL ? sp_value_ref (value) : NULL;

  for (guint i = 0; i < depth; i++)
    {
      guint index = 0;

      g_ptr_array_add (containers, sp_value_ref (at));
      if (i + 1 == depth)
        break;
      sp_place_read_index (keys[i], &index);
      at = sp_value_get_value_type (at) == SP_VALUE_LIST ? sp_value_get_item (at, index)
                                                         : sp_value_lookup (at, keys[i]);
    }
  for (guint i = depth; i > 0; i--)
    {
      SpValue *container = g_ptr_array_index (containers, i - 1);
      SpValue *changed = with_child (container, keys[i - 1], result);

      g_clear_pointer (&result, sp_value_unref);
      result = changed;
    }
  return result;
}

SpValue *
sp_place_wrap (char **keys, guint depth, SpValue *value)
{
  SpValue *wrapped = sp_value_ref (value);

  for (guint i = g_strv_length (keys); i > depth; i--)
    {
      SpValue *outer;

      if (strcmp (keys[i - 1], "0") == 0)
        {
          outer = sp_value_new_list ();
          sp_value_append (outer, wrapped);
        }
      else
        {
          outer = sp_value_new_map ();
          sp_value_put (outer, keys[i - 1], wrapped);
        }
      wrapped = outer;
    }
  return wrapped;
}
