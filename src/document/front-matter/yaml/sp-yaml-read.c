/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* gopkg.in/yaml.v2 gives up at about as many values written out from aliases. */
#define MOST_ALIASED 400000

/* A field's name may be repeated as a value. */
static void
remember_key (SpYamlReader *self, const char *anchor, const char *text)
{
  SpYamlNode *node;

  if (anchor == NULL)
    return;
  node = sp_node_alloc (self->reading->arena, sizeof (SpYamlNode));
  node->node.type = SP_VALUE_STRING;
  node->node.value = sp_value_new_string (text);
  node->weight = 1;
  g_ptr_array_add (self->reading->orphans, node->node.value);
  sp_yaml_reader_remember_anchor (self, anchor, node);
}

static gboolean
expects_key (const SpYamlLevel *level)
{
  return level->node != NULL && level->node->node.type == SP_VALUE_MAP && level->entry == NULL;
}

/* YAML 1.2 lets a slash be escaped, and so does libyaml; gopkg.in/yaml.v2 does not. */
static gboolean
has_escaped_slash (const char *at, const char *end)
{
  while ((at = memchr (at, '\\', (gsize) (end - at))) != NULL && at + 1 < end)
    {
      if (at[1] == '/')
        return TRUE;
      at += 2;
    }
  return FALSE;
}

/* Of a number. */
static gboolean
is_whole (const char *text, gsize length)
{
  for (gsize i = *text == '-' || *text == '+'; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != '_')
      return FALSE;
  return TRUE;
}

static gboolean
read_scalar (SpYamlReader *self, const SpYamlEvent *event)
{
  const char *text = event->text;
  gsize length = event->length;
  gsize start = event->start, end = event->end;
  SpYamlNode *node;
  SpNode *base;

  if (memchr (text, '\0', length) != NULL)
    return sp_yaml_reader_fail (
        self, start, _ ("There is an invisible control character in this text. Delete it."));
  if (event->style == SP_STYLE_DOUBLE &&
      has_escaped_slash (self->places.data + start, self->places.data + end))
    return sp_yaml_reader_fail (self, start, sp_yaml_get_escape_sentence ());
  if (expects_key (sp_yaml_reader_top (self)))
    {
      base = sp_yaml_reader_begin_entry (self, text, length, start, end);
      sp_yaml_reader_lock_properties (self, base, start, event->anchor);
      remember_key (self, event->anchor, text);
      return TRUE;
    }
  node = sp_yaml_reader_begin_value (self, start);
  base = &node->node;
  base->style = event->style;
  base->start = start;
  base->end = base->style == SP_STYLE_LITERAL || base->style == SP_STYLE_FOLDED
                  ? sp_yaml_trim_block_scalar (&self->places, start, end)
                  : end;
  if (event->resolves)
    base->value = sp_yaml_resolve (event->tag, text, length);
  else
    base->value = sp_value_new_string (text);
  if (base->value == NULL)
    {
      base->value = sp_value_new_null ();
      return sp_yaml_reader_fail (self, start,
                                  _ ("The mark before this value does not fit to it."));
    }
  base->type = sp_value_get_value_type (base->value);
  node->weight = 1;
  if (base->type == SP_VALUE_FLOAT && is_whole (text, length))
    sp_yaml_reader_lock (
        base, _ ("This number is too large to be kept to its last digit, so it can only be changed "
                 "in the source."));
  sp_yaml_reader_lock_properties (self, base, start, event->anchor);
  sp_yaml_reader_remember_anchor (self, event->anchor, node);
  sp_yaml_reader_end_value (self, node, end);
  return sp_yaml_reader_check_merge (self, base);
}

static gboolean
read_alias (SpYamlReader *self, const SpYamlEvent *event)
{
  SpYamlNode *named =
      self->anchors != NULL ? g_hash_table_lookup (self->anchors, event->anchor) : NULL;
  gsize start = event->start, end = event->end;
  SpYamlNode *node;
  SpNode *base;
  const char *key;

  if (named == NULL || named->node.value == NULL)
    return sp_yaml_reader_fail (self, start,
                                named == NULL
                                    ? _ ("This repeats a value that is not on the page above it.")
                                    : _ ("This value repeats itself."));
  if (expects_key (sp_yaml_reader_top (self)))
    {
      key = sp_value_get_string (named->node.value);
      if (key == NULL)
        return sp_yaml_reader_fail (self, start, _ ("The name of a field must be a text."));
      base = sp_yaml_reader_begin_entry (self, key, strlen (key), start, end);
      sp_yaml_reader_lock (
          base, _ ("This value repeats another one on the page, so it can only be changed in the "
                   "source."));
      return TRUE;
    }
  node = sp_yaml_reader_begin_value (self, start);
  base = &node->node;
  base->style = SP_STYLE_PLAIN;
  base->start = start;
  base->end = end;
  base->type = named->node.type;
  base->value = sp_value_ref (named->node.value);
  node->weight = named->weight;
  self->aliased += named->weight;
  sp_yaml_reader_lock (
      base, _ ("This value repeats another one on the page, so it can only be changed in the "
               "source."));
  if (self->aliased > MOST_ALIASED)
    return sp_yaml_reader_fail (self, start,
                                _ ("Values on this page repeat each other too often."));
  sp_yaml_reader_end_value (self, node, end);
  return sp_yaml_reader_check_merge (self, base);
}

static gboolean
begin_collection (SpYamlReader *self, const SpYamlEvent *event, SpValueType type)
{
  gboolean flow = event->style == SP_STYLE_FLOW;
  gsize start = event->start, first = start;
  SpYamlNode *node;

  if (expects_key (sp_yaml_reader_top (self)))
    return sp_yaml_reader_fail (self, start, _ ("The name of a field must be a text."));
  if (self->depth == SP_YAML_MOST_LEVELS)
    return sp_yaml_reader_fail (self, start, _ ("Fields are nested too deeply here."));
  node = sp_yaml_reader_begin_value (self, start);
  node->node.type = type;
  node->node.style = event->style;
  node->node.start = start;
  node->weight = 1;
  if (event->anchor != NULL || event->tag != NULL)
    {
      sp_yaml_reader_lock_properties (self, &node->node, start, event->anchor);
      first = sp_yaml_skip_properties (&self->places, start);
    }
  else if (flow && type == SP_VALUE_MAP && self->places.data[start] != '{')
    {
      sp_yaml_reader_lock (
          &node->node, _ ("This field is written in an unusual way, so it can only be changed in "
                          "the source."));
    }
  sp_yaml_reader_remember_anchor (self, event->anchor, node);
  self->levels[++self->depth] = (SpYamlLevel){ node, NULL, first };
  return TRUE;
}

static gboolean
end_collection (SpYamlReader *self, gsize end)
{
  SpYamlLevel *level = sp_yaml_reader_top (self);
  SpYamlNode *node = level->node;
  const SpNode *last = node->node.last_child;

  if (node->node.style == SP_STYLE_FLOW)
    level->cursor = node->node.end = end;
  else
    node->node.end = last != NULL ? last->end : node->node.start;
  end = level->cursor;
  sp_node_finish (&node->node, self->reading);
  self->depth--;
  sp_yaml_reader_end_value (self, node, end);
  return sp_yaml_reader_check_merge (self, &node->node);
}

gboolean
sp_yaml_reader_take (SpYamlReader *self, const SpYamlEvent *event)
{
  switch (event->type)
    {
    case SP_YAML_SCALAR:
      return read_scalar (self, event);
    case SP_YAML_ALIAS:
      return read_alias (self, event);
    case SP_YAML_BEGIN_LIST:
      return begin_collection (self, event, SP_VALUE_LIST);
    case SP_YAML_BEGIN_MAP:
      return begin_collection (self, event, SP_VALUE_MAP);
    case SP_YAML_END:
    default:
      return end_collection (self, event->end);
    }
}

/* The values that no finished list or map holds. */
static void
drop_unfinished (SpYamlReader *self)
{
  for (; self->depth > 0; self->depth--)
    {
      const SpNode *parent = &sp_yaml_reader_top (self)->node->node;

      for (const SpNode *child = parent->first_child; child != NULL; child = child->next)
        g_clear_pointer (&((SpNode *) child)->value, sp_value_unref);
    }
  if (self->root != NULL)
    g_clear_pointer (&self->root->node.value, sp_value_unref);
}

static gboolean
take_root (SpYamlReader *self)
{
  SpNode *root = self->root != NULL ? &self->root->node : NULL;

  if (root == NULL)
    return TRUE;
  if (root->type == SP_VALUE_NULL)
    {
      g_clear_pointer (&root->value, sp_value_unref);
      if (root->end > root->start)
        return sp_yaml_reader_fail (self, root->start,
                                    _ ("This line is not a field: a field is a name, a colon, and "
                                       "a value."));
      return TRUE;
    }
  if (root->type != SP_VALUE_MAP)
    return sp_yaml_reader_fail (self, root->start,
                                _ ("This line is not a field: a field is a name, a colon, and a "
                                   "value."));
  self->reading->root = root;
  return TRUE;
}

static void
start_over (SpYamlReader *self)
{
  self->depth = 0;
  self->levels[0] = (SpYamlLevel){ NULL, NULL, self->reading->start };
  self->root = NULL;
}

void
sp_yaml_read (SpReading *reading)
{
  SpYamlReader reader; /* large, and most of its levels are never used */
  const char *data = sp_text_get_data (reading->text, NULL);
  const char *problem;
  gsize bad;

  reader.reading = reading;
  reader.anchors = NULL;
  reader.aliased = 0;
  problem = sp_yaml_places_init (&reader.places, data, reading->start, reading->end, &bad);
  if (problem != NULL)
    {
      sp_yaml_reader_fail (&reader, bad, problem);
      return;
    }
  start_over (&reader);
  if (!sp_yaml_scan_simple (&reader))
    {
      drop_unfinished (&reader);
      start_over (&reader);
      if (!sp_yaml_parse_events (&reader))
        {
          drop_unfinished (&reader);
          start_over (&reader);
        }
    }
  if (!take_root (&reader))
    drop_unfinished (&reader);
  g_clear_pointer (&reader.anchors, g_hash_table_unref);
}
