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

/* Each keystroke reads the page's fields, and frees what it read of the text before. The last chunk
 * of each thread is kept for its next reading: to malloc these are large pieces, which it tidies up
 * for. */
#define LARGEST_SPARE (32 * 1024)

/* A sanitizer is to see who still reads what was freed. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED TRUE
#elif defined(__has_feature)
#define SANITIZED __has_feature (address_sanitizer)
#else
#define SANITIZED FALSE
#endif

static GPrivate spare = G_PRIVATE_INIT (g_free);

static Chunk *
new_chunk (gsize size, Chunk *next)
{
  Chunk *chunk = g_malloc (sizeof (Chunk) + size);

  chunk->next = next;
  chunk->size = size;
  chunk->used = 0;
  return chunk;
}

static Chunk *
first_chunk (gsize size)
{
  Chunk *chunk = g_private_get (&spare);

  if (chunk == NULL || chunk->size < size)
    return new_chunk (size, NULL);
  g_private_set (&spare, NULL);
  chunk->used = 0;
  return chunk;
}

/* Frees the chunk unless it is worth keeping. @chunk is the last one of its arena. */
static void
retire_chunk (Chunk *chunk)
{
  const Chunk *kept = g_private_get (&spare);

  if (SANITIZED || chunk->size > LARGEST_SPARE || (kept != NULL && kept->size >= chunk->size))
    g_free (chunk);
  else
    g_private_replace (&spare, chunk);
}

SpArena *
sp_arena_new (gsize size_hint)
{
  SpArena *self = g_new (SpArena, 1);

  self->chunks = first_chunk (CLAMP (size_hint, LEAST_CHUNK, LARGEST_CHUNK));
  return self;
}

void
sp_arena_free (SpArena *self)
{
  g_return_if_fail (self != NULL);

  while (self->chunks->next != NULL)
    {
      Chunk *next = self->chunks->next;

      g_free (self->chunks);
      self->chunks = next;
    }
  retire_chunk (self->chunks);
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
