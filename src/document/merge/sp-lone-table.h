/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"
#include "sp-front-matter.h"

G_BEGIN_DECLS

/** A text that is one table and nothing else, on its way to another shape. */
typedef struct
{
  SpText *text;
  SpFrontMatter *front_matter;
  SpBody *body;
} SpLoneTable;

/** Returns: %FALSE when @content is not one table that can be edited. */
gboolean sp_lone_table_init (SpLoneTable *self, const char *content);
void sp_lone_table_clear (SpLoneTable *self);
const SpTable *sp_lone_table_get (SpLoneTable *self);

/** Makes @change (transfer full) (nullable), checked. Returns: whether that could be done. */
gboolean sp_lone_table_apply (SpLoneTable *self, SpChange *change);

/**
 * Gives the table the columns that @columns names: each is the number of one that it has now, or
 * -1 for one that it lacks, which is made empty.
 */
gboolean sp_lone_table_reshape (SpLoneTable *self, const int *columns, guint n_columns);

G_END_DECLS
