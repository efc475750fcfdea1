/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-arena.h"

#include <string.h>

#define LEAST_CHUNK   2048
#define LARGEST_CHUNK (1024 * 1024)

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
  gsize size;
  gsize used;
  gpointer bytes[]; /* pointers, for their alignment */
};

struct _SpArena
{
  Chunk *chunks; /* the one in use first */
};

static Chunk *
new_chunk (gsize size, Chunk *next)
{
  Chunk *chunk = g_malloc (sizeof (Chunk) + size);

  chunk->next = next;
  chunk->size = size;
  chunk->used = 0;
  return chunk;
}

SpArena *
sp_arena_new (gsize size_hint)
{
  SpArena *self = g_new (SpArena, 1);

  self->chunks = new_chunk (CLAMP (size_hint, LEAST_CHUNK, LARGEST_CHUNK), NULL);
  return self;
}

void
sp_arena_free (SpArena *self)
{
  g_return_if_fail (self != NULL);

  while (self->chunks != NULL)
    {
      Chunk *next = self->chunks->next;

      g_free (self->chunks);
      self->chunks = next;
    }
  g_free (self);
}

gpointer
sp_arena_alloc (SpArena *self, gsize size)
{
  Chunk *chunk;
  char *memory;

  g_return_val_if_fail (self != NULL, NULL);

  size = (size + sizeof (gpointer) - 1) & ~(sizeof (gpointer) - 1);
  chunk = self->chunks;
  if (chunk->size - chunk->used < size)
    {
      gsize next_size = MIN (chunk->size * 2, LARGEST_CHUNK);

      chunk = self->chunks = new_chunk (MAX (next_size, size), chunk);
    }
  memory = (char *) chunk->bytes + chunk->used;
  chunk->used += size;
  memset (memory, 0, size);
  return memory;
}

char *
sp_arena_copy (SpArena *self, const char *bytes, gsize length)
{
  char *copy = sp_arena_alloc (self, length + 1);

  if (length > 0)
    memcpy (copy, bytes, length);
  return copy;
}
