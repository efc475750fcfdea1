/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
sp_yaml_reader_fail (SpYamlReader *self, gsize offset, const char *sentence)
{
  self->reading->error = g_strdup (sentence);
  self->reading->error_offset = offset;
  return FALSE;
}

void
sp_yaml_reader_lock (SpNode *node, const char *why)
{
  if (node->locked_why == NULL)
    node->locked_why = why;
}

void
sp_yaml_reader_lock_properties (SpYamlReader *self, SpNode *node, gsize at, const char *anchor)
{
  const char first = at < self->reading->end ? self->places.data[at] : '\0';

  if (anchor != NULL)
    sp_yaml_reader_lock (
        node, _ ("Other fields on this page repeat this value, so it can only be changed in the "
                 "source."));
  else if (first == '!' || first == '&')
    sp_yaml_reader_lock (
        node, _ ("This value has a special mark before it, so it can only be changed in the "
                 "source."));
}

void
sp_yaml_reader_remember_anchor (SpYamlReader *self, const char *anchor, SpYamlNode *node)
{
  if (anchor == NULL)
    return;
  if (self->anchors == NULL)
    self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->anchors, sp_arena_copy (self->reading->arena, anchor, strlen (anchor)),
                       node);
}

SpYamlLevel *
sp_yaml_reader_top (SpYamlReader *self)
{
  return &self->levels[self->depth];
}

SpYamlNode *
sp_yaml_reader_begin_value (SpYamlReader *self, gsize start)
{
  SpYamlLevel *level = sp_yaml_reader_top (self);
  SpYamlNode *node;
  gboolean flow;

  if (level->entry != NULL)
    {
      node = g_steal_pointer (&level->entry);
      node->mark = sp_yaml_find_indicator (&self->places, level->cursor, start, ':');
      if (node->mark == SP_YAML_NO_MARK)
        sp_yaml_reader_lock (
            &node->node, _ ("This field is written in an unusual way, so it can only be changed in "
                            "the source."));
      return node;
    }
  node = sp_node_alloc (self->reading->arena, sizeof (SpYamlNode));
  node->mark = SP_YAML_NO_MARK;
  if (level->node == NULL)
    {
      self->root = node;
      return node;
    }
  flow = level->node->node.style == SP_STYLE_FLOW;
  if (!flow)
    node->mark = sp_yaml_find_indicator (&self->places, level->cursor, start, '-');
  sp_node_append (&level->node->node, &node->node);
  return node;
}

void
sp_yaml_reader_end_value (SpYamlReader *self, SpYamlNode *node, gsize full_end)
{
  SpYamlLevel *level = sp_yaml_reader_top (self);

  if (level->node == NULL)
    {
      node->node.entry_start = self->reading->start;
      node->node.entry_end = self->reading->end;
      return;
    }
  level->cursor = full_end;
  level->node->weight += node->weight;
  if (level->node->node.style == SP_STYLE_FLOW)
    {
      node->node.entry_start = node->node.key != NULL ? node->node.key_start : node->node.start;
      node->node.entry_end = node->node.end;
    }
  else if (!sp_yaml_find_entry (&self->places, node))
    {
      sp_yaml_reader_lock (&self->root->node,
                           _ ("The lines of these fields end in a way that few programs know, so "
                              "they can only be changed in the source."));
    }
}

static gboolean
is_merge (const SpYamlReader *self, const SpNode *entry)
{
  return strcmp (entry->key, "<<") == 0 && self->places.data[entry->key_start] == '<';
}

gboolean
sp_yaml_reader_check_merge (SpYamlReader *self, SpNode *entry)
{
  if (entry->key == NULL || !is_merge (self, entry))
    return TRUE;
  entry->merged = TRUE;
  sp_yaml_reader_lock (
      entry, _ ("This takes over fields from another place on the page, so it can only be changed "
                "in the source."));
  if (sp_value_get_value_type (entry->value) == SP_VALUE_LIST)
    {
      for (guint i = 0; i < sp_value_get_length (entry->value); i++)
        if (sp_value_get_value_type (sp_value_get_item (entry->value, i)) != SP_VALUE_MAP)
          return sp_yaml_reader_fail (self, entry->start,
                                      _ ("Only groups of fields can be taken over with <<."));
      return TRUE;
    }
  if (sp_value_get_value_type (entry->value) != SP_VALUE_MAP)
    return sp_yaml_reader_fail (self, entry->start,
                                _ ("Only groups of fields can be taken over with <<."));
  return TRUE;
}

SpNode *
sp_yaml_reader_begin_entry (SpYamlReader *self,
                            const char *key,
                            gsize length,
                            gsize start,
                            gsize end)
{
  SpYamlLevel *level = sp_yaml_reader_top (self);
  SpYamlNode *entry = sp_node_alloc (self->reading->arena, sizeof (SpYamlNode));

  entry->mark = SP_YAML_NO_MARK;
  entry->node.key = sp_arena_copy (self->reading->arena, key, length);
  entry->node.key_start = start;
  entry->node.key_end = end;
  if (sp_yaml_find_indicator (&self->places, level->cursor, start, '?') != SP_YAML_NO_MARK)
    sp_yaml_reader_lock (&entry->node,
                         _ ("This field is written in an unusual way, so it can only be changed in "
                            "the source."));
  sp_node_append (&level->node->node, &entry->node);
  level->entry = entry;
  level->cursor = end;
  return &entry->node;
}
