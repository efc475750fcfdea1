/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"

G_BEGIN_DECLS

/*
 * Whole tables that come and go: made of cells or in the place of a text, and deleted.
 */

/** What a table that is to be made says. */
typedef struct
{
  guint n_rows; /* below the header */
  guint n_columns;
  const char *const *cells; /* Markdown, the header's first, row by row; NULL is an empty cell */
} SpNewTable;

/**
 * The table's lines with aligned pipes, each ended by @newline.
 * @breaks: a line break in a cell becomes "<br>", else a space.
 * Returns: (transfer full).
 */
char *sp_new_table_write (const SpNewTable *self, gboolean breaks, const char *newline);

/**
 * Puts the table in the place of the whole lines that @start and @end are on, or, where both are
 * one offset, below the paragraph that it is in. Blank lines keep it apart from its neighbours.
 * Returns: (transfer full): %NULL with %SP_DOCUMENT_ERROR_INVALID_VALUE where no table can stand,
 * as within a block of code or a list.
 */
SpChange *sp_new_table_put (const SpNewTable *self,
                            SpText *text,
                            SpBody *body,
                            gsize start,
                            gsize end,
                            gboolean breaks,
                            GError **error);

/** The table away with its lines; what stood before and behind it stays apart by a blank line.
 * (transfer full) */
SpChange *sp_table_delete (const SpTable *self, SpBody *body, GError **error);

G_END_DECLS
