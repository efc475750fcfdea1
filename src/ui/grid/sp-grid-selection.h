/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A cell: rows count from 0 below the header, the header is -1; columns from 0. */
typedef struct
{
  int row;
  guint column;
} SpGridPlace;

/** The rectangle between two cells: where it began, and the one that has the keyboard. */
typedef struct
{
  SpGridPlace anchor;
  SpGridPlace cursor;
} SpGridSelection;

/** First and last are both in it. */
typedef struct
{
  int first_row;
  int last_row;
  guint first_column;
  guint last_column;
} SpGridRect;

/** The rectangle of selected cells. */
SpGridRect sp_grid_selection_get_rect (const SpGridSelection *self);
gboolean sp_grid_selection_contains (const SpGridSelection *self, int row, guint column);
gboolean sp_grid_selection_is_single (const SpGridSelection *self);

/** Follows its rows when the @removed rows at @position became @added rows. What pointed at rows
 * that are gone points at the row that took their place. */
void
sp_grid_selection_rows_changed (SpGridSelection *self, guint position, guint removed, guint added);

/** Keeps it within a table of that size. */
void sp_grid_selection_clamp (SpGridSelection *self, guint n_rows, guint n_columns);

G_END_DECLS
