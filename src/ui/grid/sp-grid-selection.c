/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-selection.h"

SpGridRect
sp_grid_selection_get_rect (const SpGridSelection *self)
{
  return (SpGridRect){
    .first_row = MIN (self->anchor.row, self->cursor.row),
    .last_row = MAX (self->anchor.row, self->cursor.row),
    .first_column = MIN (self->anchor.column, self->cursor.column),
    .last_column = MAX (self->anchor.column, self->cursor.column),
  };
}

gboolean
sp_grid_selection_contains (const SpGridSelection *self, int row, guint column)
{
  SpGridRect rect = sp_grid_selection_get_rect (self);

  return row >= rect.first_row && row <= rect.last_row && column >= rect.first_column &&
         column <= rect.last_column;
}

gboolean
sp_grid_selection_is_single (const SpGridSelection *self)
{
  return self->anchor.row == self->cursor.row && self->anchor.column == self->cursor.column;
}

static void
follow_rows (SpGridPlace *place, guint position, guint removed, guint added)
{
  guint kept = MIN (removed, added);

  if (place->row < 0 || (guint) place->row < position + kept)
    return;
  if ((guint) place->row >= position + removed)
    place->row += (int) added - (int) removed;
  else
    place->row = (int) (position + kept);
}

void
sp_grid_selection_rows_changed (SpGridSelection *self, guint position, guint removed, guint added)
{
  follow_rows (&self->anchor, position, removed, added);
  follow_rows (&self->cursor, position, removed, added);
}

static void
clamp_place (SpGridPlace *place, guint n_rows, guint n_columns)
{
  place->row = CLAMP (place->row, -1, (int) n_rows - 1);
  place->column = n_columns > 0 ? MIN (place->column, n_columns - 1) : 0;
}

void
sp_grid_selection_clamp (SpGridSelection *self, guint n_rows, guint n_columns)
{
  clamp_place (&self->anchor, n_rows, n_columns);
  clamp_place (&self->cursor, n_rows, n_columns);
}
