/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-front-matter.h"

#include "sp-arena.h"
#include "sp-fence.h"
#include "sp-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SpFrontMatter
{
  gatomicrefcount ref_count;
  SpText *text;
  SpFence fence;

  SpArena *arena;
  GPtrArray *orphans;
  SpNode *root;
  char *error;
  gsize error_offset;
};

/* There is always a root, so that nobody need ask. */
static void
make_empty_root (SpFrontMatter *self)
{
  self->root = sp_node_alloc (self->arena, sizeof (SpNode));
  self->root->type = SP_VALUE_MAP;
  self->root->style = SP_STYLE_BLOCK;
  self->root->start = self->root->end = self->fence.content_start;
  self->root->entry_start = self->root->entry_end = self->fence.content_start;
  self->root->value = sp_value_new_map ();
}

/* The path of a field without a name would be that of all fields. */
static void
lock_nameless (SpNode *root)
{
  for (SpNode *child = root->first_child; child != NULL; child = child->next)
    if (child->key != NULL && *child->key == '\0' && child->locked_why == NULL)
      child->locked_why =
          _ ("This field has no name. Give it one in the source to change it here.");
}

static void
read_content (SpFrontMatter *self)
{
  const SpFormatBackend *backend = sp_format_get_backend (self->fence.format);
  SpReading reading = { self->text, self->fence.content_start, self->fence.content_end, self->arena,
                        self->orphans };

  if (self->fence.problem != NULL)
    {
      self->error = g_strdup (self->fence.problem);
      self->error_offset = self->fence.problem_offset;
    }
  else if (backend != NULL)
    {
      backend->read (&reading);
      self->root = reading.root;
      self->error = reading.error;
      self->error_offset = reading.error_offset;
    }
  if (self->root == NULL)
    make_empty_root (self);
  else
    lock_nameless (self->root);
}

static SpFrontMatter *
new_front_matter (SpText *text)
{
  SpFrontMatter *self = g_new0 (SpFrontMatter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  return self;
}

SpFrontMatter *
sp_front_matter_parse (SpText *text)
{
  SpFrontMatter *self;
  const char *data;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  self = new_front_matter (text);
  data = sp_text_get_data (text, &length);
  sp_fence_find (data, length, &self->fence);
  self->arena = sp_arena_new ((self->fence.content_end - self->fence.content_start) * 8);
  read_content (self);
  return self;
}

SpFrontMatter *
sp_front_matter_parse_data (SpText *text, SpFormat format)
{
  SpFrontMatter *self;
  gsize start, length;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (format != SP_FORMAT_NONE, NULL);

  self = new_front_matter (text);
  start = sp_text_has_bom (text) ? 3 : 0;
  length = sp_text_get_length (text);
  self->fence = (SpFence){ format, start, length, start, length, NULL, 0 };
  self->arena = sp_arena_new ((length - start) * 8);
  read_content (self);
  return self;
}

SpFrontMatter *
sp_front_matter_ref (SpFrontMatter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_front_matter_unref (SpFrontMatter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_value_unref (self->root->value);
  g_ptr_array_unref (self->orphans);
  sp_arena_free (self->arena);
  sp_text_unref (self->text);
  g_free (self->error);
  g_free (self);
}

SpText *
sp_front_matter_get_text (SpFrontMatter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

SpFormat
sp_front_matter_get_format (SpFrontMatter *self)
{
  g_return_val_if_fail (self != NULL, SP_FORMAT_NONE);

  return self->fence.format;
}

void
sp_front_matter_get_span (SpFrontMatter *self, gsize *start, gsize *end)
{
  g_return_if_fail (self != NULL);

  if (start != NULL)
    *start = self->fence.start;
  if (end != NULL)
    *end = self->fence.end;
}

void
sp_front_matter_get_content_span (SpFrontMatter *self, gsize *start, gsize *end)
{
  g_return_if_fail (self != NULL);

  if (start != NULL)
    *start = self->fence.content_start;
  if (end != NULL)
    *end = self->fence.content_end;
}

const char *
sp_front_matter_get_error (SpFrontMatter *self, gsize *offset)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (offset != NULL && self->error != NULL)
    *offset = self->error_offset;
  return self->error;
}

const SpNode *
sp_front_matter_get_root (SpFrontMatter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/* The child of a list or map that one key of a path names. */
static const SpNode *
get_child (const SpNode *node, const char *key)
{
  guint64 index;

  if (node->type == SP_VALUE_MAP)
    return sp_node_get_member (node, key);
  if (node->type == SP_VALUE_LIST &&
      g_ascii_string_to_unsigned (key, 10, 0, G_MAXUINT, &index, NULL))
    return sp_node_get_item (node, (guint) index);
  return NULL;
}

const SpNode *
sp_front_matter_lookup (SpFrontMatter *self, const char *path)
{
  g_auto (GStrv) keys = NULL;
  const SpNode *node;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  if (strpbrk (path, ".\\") == NULL)
    return *path != '\0' ? get_child (self->root, path) : self->root;
  keys = sp_path_split (path);
  node = self->root;
  for (guint i = 0; keys[i] != NULL && node != NULL; i++)
    node = get_child (node, keys[i]);
  return node;
}
