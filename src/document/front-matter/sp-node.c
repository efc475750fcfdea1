/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-node.h"

#include "sp-format.h"
#include "sp-front-matter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Maps of fewer children are searched from end to end. */
#define INDEX_FROM 16

static guint
index_size (const SpNode *self)
{
  guint size = 64;

  while (size < self->n_children * 2)
    size *= 2;
  return size;
}

/* Where @key is in the index, or the free slot where it belongs. */
static const SpNode **
find_slot (const SpNode *self, const char *key)
{
  guint mask = index_size (self) - 1;
  guint slot = g_str_hash (key) * 2654435769u;

  for (slot = (slot >> 7) & mask;; slot = (slot + 1) & mask)
    if (self->index[slot] == NULL || strcmp (self->index[slot]->key, key) == 0)
      return &self->index[slot];
}

const SpNode *
sp_node_get_member (const SpNode *self, const char *key)
{
  const SpNode *found = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  if (self->index != NULL)
    return *find_slot (self, key);
  for (const SpNode *child = self->first_child; child != NULL; child = child->next)
    if (child->key != NULL && strcmp (child->key, key) == 0)
      found = child;
  return found;
}

const SpNode *
sp_node_get_item (const SpNode *self, guint index)
{
  const SpNode *child;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->type != SP_VALUE_LIST || index >= self->n_children)
    return NULL;
  for (child = self->first_child; index > 0; index--)
    child = child->next;
  return child;
}

gboolean
sp_node_is_editable (const SpNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (; self != NULL; self = self->parent)
    if (self->locked_why != NULL)
      return FALSE;
  return TRUE;
}

char *
sp_node_get_path (const SpNode *self)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  keys = g_ptr_array_new_with_free_func (g_free);
  for (; self->parent != NULL; self = self->parent)
    {
      guint position = 0;

      if (self->key != NULL)
        {
          g_ptr_array_insert (keys, 0, g_strdup (self->key));
          continue;
        }
      for (const SpNode *at = self->parent->first_child; at != self; at = at->next)
        position++;
      g_ptr_array_insert (keys, 0, g_strdup_printf ("%u", position));
    }
  g_ptr_array_add (keys, NULL);
  return sp_path_join ((const char *const *) keys->pdata);
}

gpointer
sp_node_alloc (SpArena *arena, gsize size)
{
  g_return_val_if_fail (arena != NULL && size >= sizeof (SpNode), NULL);

  return sp_arena_alloc (arena, size);
}

void
sp_node_append (SpNode *self, SpNode *child)
{
  g_return_if_fail (self != NULL && child != NULL && child->parent == NULL);

  child->parent = self;
  if (self->last_child != NULL)
    self->last_child->next = child;
  else
    self->first_child = child;
  self->last_child = child;
  self->n_children++;
}

static void
mark_duplicate (SpNode *node)
{
  node->duplicate = TRUE;
  node->locked_why = _ ("This field stands on the page more than once. Only the last one counts; "
                        "remove the others in the source.");
}

/* The earlier entry with the key of @child, if any. */
static SpNode *
find_earlier (SpNode *self, SpNode *child)
{
  const SpNode **slot;

  if (self->index != NULL)
    {
      const SpNode *earlier;

      slot = find_slot (self, child->key);
      earlier = *slot;
      *slot = child;
      return (SpNode *) earlier;
    }
  for (SpNode *at = self->first_child; at != child; at = at->next)
    if (!at->duplicate && !at->merged && strcmp (at->key, child->key) == 0)
      return at;
  return NULL;
}

static void
override (SpNode *self, SpNode *merge, const char *key, SpReading *reading)
{
  SpValue *earlier = sp_value_lookup (self->value, key);

  if (earlier == NULL)
    return;
  g_ptr_array_add (reading->orphans, sp_value_ref (earlier));
  for (SpNode *child = self->first_child; child != merge; child = child->next)
    if (strcmp (child->key, key) == 0)
      mark_duplicate (child);
}

static void
merge_members (SpNode *self, SpNode *child, SpValue *members, SpReading *reading)
{
  for (guint i = 0; i < sp_value_get_length (members); i++)
    {
      override (self, child, sp_value_get_key (members, i), reading);
      sp_value_put (self->value, sp_value_get_key (members, i),
                    sp_value_ref (sp_value_get_item (members, i)));
    }
}

/* As gopkg.in/yaml.v2 does it: what comes later wins, whether merged or not. */
static void
merge (SpNode *self, SpNode *child, SpReading *reading)
{
  SpValue *value = child->value;

  g_ptr_array_add (reading->orphans, value);
  if (sp_value_get_value_type (value) == SP_VALUE_LIST)
    for (guint i = sp_value_get_length (value); i > 0; i--)
      merge_members (self, child, sp_value_get_item (value, i - 1), reading);
  else
    merge_members (self, child, value, reading);
}

static void
finish_map (SpNode *self, SpReading *reading)
{
  gboolean merged = FALSE;

  if (self->n_children > INDEX_FROM)
    self->index = sp_arena_alloc (reading->arena, index_size (self) * sizeof (SpNode *));
  for (SpNode *child = self->first_child; child != NULL; child = child->next)
    {
      SpNode *earlier;

      if (child->merged)
        {
          merge (self, child, reading);
          merged = TRUE;
          continue;
        }
      earlier = find_earlier (self, child);
      if (earlier != NULL)
        {
          mark_duplicate (earlier);
          mark_duplicate (child);
          child->duplicate = FALSE;
          g_ptr_array_add (reading->orphans, sp_value_ref (earlier->value));
        }
      if (earlier != NULL || merged)
        sp_value_put (self->value, child->key, child->value);
      else
        sp_value_put_new (self->value, child->key, child->value);
    }
}

void
sp_node_finish (SpNode *self, SpReading *reading)
{
  g_return_if_fail (self != NULL && reading != NULL && self->value == NULL);

  if (self->type == SP_VALUE_MAP)
    {
      self->value = sp_value_new_map ();
      sp_value_reserve (self->value, self->n_children);
      finish_map (self, reading);
      return;
    }
  self->value = sp_value_new_list ();
  sp_value_reserve (self->value, self->n_children);
  for (SpNode *child = self->first_child; child != NULL; child = child->next)
    sp_value_append (self->value, child->value);
}

void
sp_node_drop_values (SpNode *self)
{
  g_return_if_fail (self != NULL);

  if (self->value != NULL)
    {
      /* That of a finished list or map holds those of its children. */
      g_clear_pointer (&self->value, sp_value_unref);
      return;
    }
  for (SpNode *child = self->first_child; child != NULL; child = child->next)
    sp_node_drop_values (child);
}
