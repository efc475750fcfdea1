/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema.h"
#include "sp-table.h"

G_BEGIN_DECLS

/** A row that most of the section's tables have and this one has not. */
typedef struct
{
  char *name;
  guint at; /* where it goes: before that row */
  guint n_pages;
} SpMissingRow;

/** A row whose name is nearly that of a usual one. */
typedef struct
{
  guint row;
  char *name;
  char *usual;
  guint n_pages; /* that have the usual one */
} SpNearRow;

/**
 * What the section's other pages say about the rows of a table of attributes. Both lists are in the
 * order of the table as it would be. Nothing is said of tables of other kinds.
 */
typedef struct
{
  GPtrArray *missing; /* SpMissingRow */
  GPtrArray *near;    /* SpNearRow */
} SpRowAdvice;

SpRowAdvice *sp_row_advice_new (const SpTable *table, SpSchema *schema);
void sp_row_advice_free (SpRowAdvice *self);

/** The names of the section's rows, the most frequent first. (transfer full) */
char **sp_row_advice_get_names (SpSchema *schema);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRowAdvice, sp_row_advice_free)

G_END_DECLS
