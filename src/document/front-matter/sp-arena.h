/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpArena: memory for the many small pieces of one parse, freed together.
 */
typedef struct _SpArena SpArena;

/** @size_hint: about how many bytes will be asked for. */
SpArena *sp_arena_new (gsize size_hint);
void sp_arena_free (SpArena *self);

/** Zeroed memory, aligned for any pointer, valid until the arena is freed. */
gpointer sp_arena_alloc (SpArena *self, gsize size);

/** A NUL-terminated copy of @length bytes. */
char *sp_arena_copy (SpArena *self, const char *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpArena, sp_arena_free)

G_END_DECLS
