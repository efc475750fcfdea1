/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"

G_BEGIN_DECLS

/** What people see as one thing in a body: a paragraph, a heading, an item of a list, a block of
 * code, or a table. */
typedef struct
{
  const SpTable *table; /* NULL for prose */
  gsize start;          /* the first line's start */
  gsize end;            /* the last line's end, without its line end */
  char *key;            /* the content with LF line ends, by kind */
} SpUnit;

/** SpUnits: the units of a body in order. Blank lines are between them. */
typedef struct
{
  SpBody *body;
  SpText *text;
  GArray *units; /* of SpUnit */
  const char **keys;
} SpUnits;

SpUnits *sp_units_new (SpText *text, SpBody *body);
void sp_units_free (SpUnits *self);

static inline const SpUnit *
sp_units_get (SpUnits *self, guint index)
{
  return &g_array_index (self->units, SpUnit, index);
}

/** The content with LF line ends. */
const char *sp_unit_get_content (const SpUnit *self);

/** Of each of @new's units the number of that of @old which it is, as sp_align() says.
 * (transfer full) */
int *sp_units_match (SpUnits *old, SpUnits *new);

/** Whether a line end alone parts what starts at @next from what stands before it: it is a heading
 * or an item behind an item, so that no blank line is needed. */
gboolean sp_units_may_touch (const char *previous, const char *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpUnits, sp_units_free)

G_END_DECLS
