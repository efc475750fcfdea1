/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-node.h"

#include <string.h>

#define CHUNK 16384

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
  gsize used;
  gsize size;
  char data[] __attribute__ ((aligned (16)));
};

struct _SpMdArena
{
  Chunk *chunk;
};

SpMdArena *
sp_md_arena_new (void)
{
  return g_new0 (SpMdArena, 1);
}

void
sp_md_arena_free (SpMdArena *self)
{
  Chunk *next;

  for (Chunk *chunk = self->chunk; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      g_free (chunk);
    }
  g_free (self);
}

gpointer
sp_md_arena_alloc (SpMdArena *self, gsize size)
{
  Chunk *chunk = self->chunk;
  gpointer memory;

  size = (size + 15) & ~(gsize) 15;
  if (chunk == NULL || chunk->size - chunk->used < size)
    {
      gsize chunk_size = MAX (CHUNK, size);

      chunk = g_malloc (sizeof (Chunk) + chunk_size);
      chunk->size = chunk_size;
      chunk->used = 0;
      chunk->next = self->chunk;
      self->chunk = chunk;
    }
  memory = chunk->data + chunk->used;
  chunk->used += size;
  return memset (memory, 0, size);
}

SpMdNode *
sp_md_node_new (SpMdArena *arena, SpMdKind kind)
{
  SpMdNode *self = sp_md_arena_alloc (arena, sizeof (SpMdNode));

  self->kind = kind;
  self->offset = -1;
  return self;
}

SpMdNode *
sp_md_node_new_text (SpMdArena *arena, const char *data, int length)
{
  SpMdNode *self = sp_md_node_new (arena, SP_MD_TEXT);

  self->text.data = data;
  self->text.length = length;
  return self;
}

void
sp_md_node_remove (SpMdNode *self)
{
  SpMdNode *parent = self->parent;

  if (parent == NULL)
    return;
  if (self->prev != NULL)
    self->prev->next = self->next;
  else
    parent->first = self->next;
  if (self->next != NULL)
    self->next->prev = self->prev;
  else
    parent->last = self->prev;
  self->parent = self->prev = self->next = NULL;
}

void
sp_md_node_append (SpMdNode *self, SpMdNode *child)
{
  sp_md_node_remove (child);
  child->parent = self;
  child->prev = self->last;
  if (self->last != NULL)
    self->last->next = child;
  else
    self->first = child;
  self->last = child;
}

void
sp_md_node_insert_before (SpMdNode *self, SpMdNode *child)
{
  sp_md_node_remove (child);
  child->parent = self->parent;
  child->prev = self->prev;
  child->next = self;
  if (self->prev != NULL)
    self->prev->next = child;
  else
    self->parent->first = child;
  self->prev = child;
}

void
sp_md_node_insert_after (SpMdNode *self, SpMdNode *child)
{
  if (self->next != NULL)
    sp_md_node_insert_before (self->next, child);
  else
    sp_md_node_append (self->parent, child);
}

void
sp_md_node_replace (SpMdNode *self, SpMdNode *other)
{
  sp_md_node_insert_before (self, other);
  sp_md_node_remove (self);
}

void
sp_md_node_add_line (SpMdNode *self, SpMdArena *arena, SpMdSegment line)
{
  if (self->n_lines == self->lines_size)
    {
      int size = MAX (4, self->lines_size * 2);
      SpMdSegment *lines = sp_md_arena_alloc (arena, size * sizeof (SpMdSegment));

      if (self->n_lines > 0)
        memcpy (lines, self->lines, self->n_lines * sizeof (SpMdSegment));
      self->lines = lines;
      self->lines_size = size;
    }
  self->lines[self->n_lines++] = line;
}

static gboolean
join_text (SpMdNode *text, const char *data, int length)
{
  if (text == NULL || text->kind != SP_MD_TEXT || text->u.text_flags.soft_break ||
      text->text.data + text->text.length != data)
    return FALSE;
  text->text.length += length;
  return TRUE;
}

void
sp_md_node_append_text (SpMdNode *self, SpMdArena *arena, const char *data, int length)
{
  if (!join_text (self->last, data, length))
    sp_md_node_append (self, sp_md_node_new_text (arena, data, length));
}

void
sp_md_node_become_text (SpMdNode *self, SpMdArena *arena, const char *data, int length)
{
  if (join_text (self->prev, data, length))
    sp_md_node_remove (self);
  else
    sp_md_node_replace (self, sp_md_node_new_text (arena, data, length));
}

gboolean
sp_md_slice_equal (SpMdSlice slice, const char *text)
{
  gsize length = strlen (text);

  return (gsize) slice.length == length && memcmp (slice.data, text, length) == 0;
}

static gboolean
slices_equal (SpMdSlice a, SpMdSlice b)
{
  return a.length == b.length && (a.length == 0 || memcmp (a.data, b.data, a.length) == 0);
}

void
sp_md_node_set_attribute (SpMdNode *self, SpMdArena *arena, const SpMdAttribute *attribute)
{
  SpMdAttribute **end = &self->attributes;
  SpMdAttribute *copy;

  for (; *end != NULL; end = &(*end)->next)
    if (slices_equal ((*end)->name, attribute->name))
      {
        (*end)->value = attribute->value;
        (*end)->escape = attribute->escape;
        return;
      }
  copy = sp_md_arena_alloc (arena, sizeof (SpMdAttribute));
  *copy = *attribute;
  copy->next = NULL;
  *end = copy;
}

const SpMdAttribute *
sp_md_node_get_attribute (const SpMdNode *self, const char *name)
{
  for (const SpMdAttribute *a = self->attributes; a != NULL; a = a->next)
    if (sp_md_slice_equal (a->name, name))
      return a;
  return NULL;
}

SpMdNode *
sp_md_node_walk (SpMdNode *self, SpMdNode *root, gboolean *entering)
{
  if (*entering && self->first != NULL)
    return self->first;
  if (*entering)
    {
      *entering = FALSE;
      return self;
    }
  if (self == root)
    return NULL;
  if (self->next != NULL)
    {
      *entering = TRUE;
      return self->next;
    }
  return self->parent;
}
