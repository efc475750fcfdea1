/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-toml-scan.h"

/* Nobody nests fields deeper than this; what does is an accident or an attack. */
#define MOST_LEVELS 200

/* Tables of fewer children are searched from end to end. */
#define INDEX_FROM 16

typedef struct
{
  SpTomlScan scan;
  SpTomlNode *section; /* the table whose lines are being read */
  guint section_level;
  GHashTable *index; /* SpNode *: the children of large tables by parent and key */
} Reader;

/* One part of a key that was read. */
typedef struct
{
  const char *text;
  gsize start;
  gsize end;
  gboolean nul;
} KeyPart;

static guint
hash_node (gconstpointer data)
{
  const SpNode *node = data;

  return g_direct_hash (node->parent) * 31 + g_str_hash (node->key);
}

static gboolean
equal_nodes (gconstpointer a, gconstpointer b)
{
  const SpNode *one = a, *other = b;

  return one->parent == other->parent && strcmp (one->key, other->key) == 0;
}

static SpTomlNode *
find_child (Reader *self, SpTomlNode *table, const char *key)
{
  SpNode probe = { 0 };

  if (table->node.n_children >= INDEX_FROM)
    {
      probe.parent = &table->node;
      probe.key = key;
      return g_hash_table_lookup (self->index, &probe);
    }
  for (SpNode *child = table->node.first_child; child != NULL; child = child->next)
    if (strcmp (child->key, key) == 0)
      return (SpTomlNode *) child;
  return NULL;
}

static void
add_child (Reader *self, SpTomlNode *table, SpTomlNode *child)
{
  sp_node_append (&table->node, &child->node);
  if (table->node.n_children == INDEX_FROM)
    {
      if (self->index == NULL)
        self->index = g_hash_table_new (hash_node, equal_nodes);
      for (SpNode *at = table->node.first_child; at != NULL; at = at->next)
        g_hash_table_add (self->index, at);
    }
  else if (table->node.n_children > INDEX_FROM)
    {
      g_hash_table_add (self->index, &child->node);
    }
}

static SpTomlNode *
new_node (Reader *self, SpTomlKind kind)
{
  SpTomlNode *node = sp_node_alloc (self->scan.reading->arena, sizeof (SpTomlNode));

  node->kind = kind;
  if (kind != SP_TOML_VALUE)
    {
      node->node.type = kind == SP_TOML_TABLES ? SP_VALUE_LIST : SP_VALUE_MAP;
      node->node.style = SP_STYLE_BLOCK;
    }
  return node;
}

static void
lock_nul (SpNode *node)
{
  node->locked_why = _ ("There is an invisible control character in this text, so it can only be "
                        "changed in the source.");
}

static void
set_key (SpTomlNode *node, const KeyPart *part)
{
  node->node.key = part->text;
  node->node.key_start = part->start;
  node->node.key_end = part->end;
  if (part->nul)
    lock_nul (&node->node);
  else if (*part->text == '\0')
    node->node.locked_why = _ ("This field has no name, so it can only be changed in the source.");
}

static SpTomlNode *
new_child (Reader *self, SpTomlNode *table, SpTomlKind kind, const KeyPart *part)
{
  SpTomlNode *node = new_node (self, kind);

  set_key (node, part);
  add_child (self, table, node);
  return node;
}

static gboolean
fail_level (Reader *self, gsize offset)
{
  return sp_toml_fail (&self->scan, offset, _ ("Fields are nested too deeply here."));
}

static gboolean
fail_twice (Reader *self, const KeyPart *part)
{
  g_autofree char *sentence = NULL;

  /* Translators: %s is the name of a field. */
  sentence = g_strdup_printf (_ ("The field “%s” is on the page more than once, and the website "
                                 "cannot be built like this. Remove one of them."),
                              part->text);
  return sp_toml_fail (&self->scan, part->start, sentence);
}

static gboolean
read_part (Reader *self, KeyPart *part)
{
  part->start = self->scan.at;
  if (!sp_toml_read_key (&self->scan))
    return FALSE;
  part->end = self->scan.at;
  part->nul = self->scan.nul;
  part->text =
      sp_arena_copy (self->scan.reading->arena, self->scan.text->str, self->scan.text->len);
  return TRUE;
}

/* Over a dot with blanks around it. */
static gboolean
skip_dot (Reader *self)
{
  sp_toml_skip_blanks (&self->scan);
  if (sp_toml_peek (&self->scan) != '.')
    return FALSE;
  self->scan.at++;
  sp_toml_skip_blanks (&self->scan);
  return TRUE;
}

static gboolean read_value (Reader *self, SpTomlNode *node, guint level);

/* "a.b = value" below @table. */
static gboolean
read_pair (Reader *self, SpTomlNode *table, guint level, SpTomlNode **pair)
{
  gsize start = self->scan.at;
  SpTomlNode *node;
  KeyPart part;

  if (!read_part (self, &part))
    return FALSE;
  while (skip_dot (self))
    {
      SpTomlNode *child = find_child (self, table, part.text);

      if (++level > MOST_LEVELS)
        return fail_level (self, part.start);
      if (child == NULL)
        child = new_child (self, table, SP_TOML_DOTTED, &part);
      else if (child->kind == SP_TOML_IMPLIED)
        child->kind = SP_TOML_DOTTED;
      else if (child->kind != SP_TOML_DOTTED)
        return fail_twice (self, &part);
      table = child;
      if (!read_part (self, &part))
        return FALSE;
    }
  if (find_child (self, table, part.text) != NULL)
    return fail_twice (self, &part);
  node = new_child (self, table, SP_TOML_VALUE, &part);
  node->pair_start = start;
  if (sp_toml_peek (&self->scan) != '=')
    return sp_toml_fail (&self->scan, self->scan.at,
                         _ ("The equals sign behind the name of the field is missing."));
  self->scan.at++;
  sp_toml_skip_blanks (&self->scan);
  *pair = node;
  return read_value (self, node, level + 1);
}

static void
end_inner (SpNode *node, gsize start)
{
  node->entry_start = start;
  node->entry_end = node->end;
}

static gboolean
fail_separator (Reader *self)
{
  return sp_toml_fail (&self->scan, self->scan.at,
                       self->scan.at == self->scan.end
                           ? _ ("A list or group has no closing bracket.")
                           : _ ("A comma or a closing bracket is missing here."));
}

static gboolean
read_array (Reader *self, SpTomlNode *list, guint level)
{
  self->scan.at++;
  for (;;)
    {
      SpTomlNode *item;

      if (!sp_toml_skip_space (&self->scan))
        return FALSE;
      if (sp_toml_peek (&self->scan) == ']')
        break;
      if (self->scan.at == self->scan.end)
        return fail_separator (self);
      item = new_node (self, SP_TOML_VALUE);
      sp_node_append (&list->node, &item->node);
      if (!read_value (self, item, level + 1))
        return FALSE;
      end_inner (&item->node, item->node.start);
      if (!sp_toml_skip_space (&self->scan))
        return FALSE;
      if (sp_toml_peek (&self->scan) == ',')
        self->scan.at++;
      else if (sp_toml_peek (&self->scan) != ']')
        return fail_separator (self);
    }
  self->scan.at++;
  return TRUE;
}

static gboolean
read_inline_table (Reader *self, SpTomlNode *map, guint level)
{
  self->scan.at++;
  sp_toml_skip_blanks (&self->scan);
  if (sp_toml_peek (&self->scan) == '}')
    {
      self->scan.at++;
      return TRUE;
    }
  for (;;)
    {
      SpTomlNode *pair = NULL;

      if (!read_pair (self, map, level, &pair))
        return FALSE;
      end_inner (&pair->node, pair->pair_start);
      sp_toml_skip_blanks (&self->scan);
      if (sp_toml_peek (&self->scan) == '}')
        break;
      if (sp_toml_peek (&self->scan) != ',')
        return fail_separator (self);
      self->scan.at++;
      sp_toml_skip_blanks (&self->scan);
    }
  self->scan.at++;
  return TRUE;
}

/* Gives the lists and maps at and below @node their values, once all children are there. */
static void
finish (SpTomlNode *node, SpReading *reading)
{
  SpNode *base = &node->node;

  if (base->value != NULL)
    return;
  for (SpNode *child = base->first_child; child != NULL; child = child->next)
    finish ((SpTomlNode *) child, reading);
  if (node->kind != SP_TOML_VALUE && base->parent != NULL)
    {
      const SpNode *first = base->first_child, *last = base->last_child;

      if (node->kind == SP_TOML_TABLE)
        {
          base->entry_start = node->header_start;
          base->entry_end = MAX (node->body_end, last != NULL ? last->entry_end : 0);
        }
      else
        {
          base->start = first->key != NULL ? first->key_start : first->start;
          base->entry_start = first->entry_start;
          base->entry_end = last->entry_end;
        }
      if (last != NULL && last->end > base->end)
        base->end = last->end;
    }
  sp_node_finish (base, reading);
}

/* Of an inline table: maps that dotted keys make in it. */
static void
finish_dotted (SpTomlNode *map, SpReading *reading)
{
  for (SpNode *child = map->node.first_child; child != NULL; child = child->next)
    finish ((SpTomlNode *) child, reading);
}

static gboolean
read_value (Reader *self, SpTomlNode *node, guint level)
{
  SpNode *base = &node->node;
  char first = sp_toml_peek (&self->scan);

  base->start = self->scan.at;
  if (level > MOST_LEVELS)
    return fail_level (self, base->start);
  if (first == '"' || first == '\'')
    {
      if (!sp_toml_read_string (&self->scan, &base->style))
        return FALSE;
      base->value = sp_value_new_string (self->scan.text->str);
      if (self->scan.nul)
        lock_nul (base);
    }
  else if (first == '[' || first == '{')
    {
      base->type = first == '[' ? SP_VALUE_LIST : SP_VALUE_MAP;
      base->style = SP_STYLE_FLOW;
      if (first == '[' ? !read_array (self, node, level) : !read_inline_table (self, node, level))
        return FALSE;
      finish_dotted (node, self->scan.reading);
      sp_node_finish (base, self->scan.reading);
    }
  else
    {
      base->style = SP_STYLE_PLAIN;
      base->value = sp_toml_read_token (&self->scan);
      if (base->value == NULL)
        return FALSE;
    }
  base->type = sp_value_get_value_type (base->value);
  base->end = self->scan.at;
  return TRUE;
}

/* The table that a part of a header but the last one names. */
static SpTomlNode *
step_into (Reader *self, SpTomlNode *table, const KeyPart *part)
{
  SpTomlNode *child = find_child (self, table, part->text);

  if (child == NULL)
    return new_child (self, table, SP_TOML_IMPLIED, part);
  if (child->kind == SP_TOML_TABLES)
    return (SpTomlNode *) child->node.last_child;
  if (child->kind == SP_TOML_VALUE)
    {
      fail_twice (self, part);
      return NULL;
    }
  return child;
}

static SpTomlNode *
open_table (Reader *self, SpTomlNode *table, const KeyPart *part)
{
  SpTomlNode *child = find_child (self, table, part->text);

  if (child == NULL)
    return new_child (self, table, SP_TOML_TABLE, part);
  if (child->kind != SP_TOML_IMPLIED)
    {
      fail_twice (self, part);
      return NULL;
    }
  child->kind = SP_TOML_TABLE;
  set_key (child, part);
  return child;
}

static SpTomlNode *
open_item (Reader *self, SpTomlNode *table, const KeyPart *part)
{
  SpTomlNode *list = find_child (self, table, part->text);
  SpTomlNode *item;

  if (list == NULL)
    list = new_child (self, table, SP_TOML_TABLES, part);
  if (list->kind != SP_TOML_TABLES)
    {
      fail_twice (self, part);
      return NULL;
    }
  item = new_node (self, SP_TOML_TABLE);
  sp_node_append (&list->node, &item->node);
  return item;
}

static gboolean
skip_bracket (Reader *self)
{
  if (sp_toml_peek (&self->scan) != ']')
    return sp_toml_fail (&self->scan, self->scan.at,
                         _ ("The name of a group lacks its closing bracket."));
  self->scan.at++;
  return TRUE;
}

/* "[a.b]" or "[[a.b]]". */
static gboolean
read_header (Reader *self, SpTomlNode *root, gsize line_start)
{
  gsize start = self->scan.at;
  gboolean item = start + 1 < self->scan.end && self->scan.data[start + 1] == '[';
  SpTomlNode *table = root;
  guint level = 1;
  KeyPart part;

  self->scan.at += item ? 2 : 1;
  sp_toml_skip_blanks (&self->scan);
  if (!read_part (self, &part))
    return FALSE;
  while (skip_dot (self))
    {
      if (++level > MOST_LEVELS - 2)
        return fail_level (self, part.start);
      table = step_into (self, table, &part);
      if (table == NULL || !read_part (self, &part))
        return FALSE;
    }
  if (!skip_bracket (self) || (item && !skip_bracket (self)))
    return FALSE;
  table = item ? open_item (self, table, &part) : open_table (self, table, &part);
  if (table == NULL)
    return FALSE;
  table->node.start = start;
  table->node.end = self->scan.at;
  if (!sp_toml_skip_line_rest (&self->scan))
    return FALSE;
  table->header_start = line_start;
  table->body_start = table->body_end = self->scan.at;
  self->section = table;
  self->section_level = level + (item ? 1 : 0);
  return TRUE;
}

static gboolean
read_line (Reader *self, SpTomlNode *root)
{
  gsize line_start = self->scan.at;
  SpTomlNode *pair;
  char first;

  sp_toml_skip_blanks (&self->scan);
  first = sp_toml_peek (&self->scan);
  if (first == '[')
    return read_header (self, root, line_start);
  if (self->scan.at == self->scan.end || first == '#' || first == '\n' || first == '\r')
    return sp_toml_skip_line_rest (&self->scan);
  if (!read_pair (self, self->section, self->section_level, &pair) ||
      !sp_toml_skip_line_rest (&self->scan))
    return FALSE;
  pair->node.entry_start = line_start;
  pair->node.entry_end = self->section->body_end = self->scan.at;
  return TRUE;
}

static gboolean
check_utf8 (Reader *self)
{
  const char *start = self->scan.data + self->scan.at;
  const char *bad;

  if (g_utf8_validate_len (start, self->scan.end - self->scan.at, &bad))
    return TRUE;
  return sp_toml_fail (&self->scan, (gsize) (bad - self->scan.data),
                       *bad == '\0'
                           ? _ ("There is an invisible control character here. Delete it.")
                           : _ ("This is not a letter that can stand on the page: the file is not "
                                "written in UTF-8."));
}

void
sp_toml_read (SpReading *reading)
{
  Reader reader = { { reading, sp_text_get_data (reading->text, NULL), reading->start,
                      reading->end } };
  SpTomlNode *root = new_node (&reader, SP_TOML_TABLE);
  gboolean ok;

  root->node.start = root->node.entry_start = reading->start;
  root->node.end = root->node.entry_end = reading->end;
  root->header_start = root->body_start = root->body_end = reading->start;
  reader.scan.text = g_string_new (NULL);
  reader.section = root;
  ok = check_utf8 (&reader);
  while (ok && reader.scan.at < reader.scan.end)
    ok = read_line (&reader, root);
  if (ok)
    {
      finish (root, reading);
      reading->root = &root->node;
    }
  else
    {
      sp_node_drop_values (&root->node);
    }
  g_string_free (reader.scan.text, TRUE);
  g_clear_pointer (&reader.index, g_hash_table_unref);
}
