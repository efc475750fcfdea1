/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-groups.h"

gboolean
sp_grid_is_continuation (SpGridModel *model, guint row)
{
  return row > 0 && row < sp_grid_model_get_n_rows (model) &&
         sp_grid_model_get_cell (model, (int) row, 0)[0] == '\0';
}

SpGridRows
sp_grid_get_selected_rows (const SpGridSelection *selection)
{
  SpGridRect rect = sp_grid_selection_get_rect (selection);

  if (rect.last_row < 0)
    return (SpGridRows){ 0, 0 };
  rect.first_row = MAX (rect.first_row, 0);
  return (SpGridRows){ (guint) rect.first_row, (guint) (rect.last_row - rect.first_row + 1) };
}

SpGridRows
sp_grid_get_rows_to_move (SpGridModel *model, const SpGridSelection *selection)
{
  SpGridRows rows = sp_grid_get_selected_rows (selection);

  if (rows.n > 0 && !sp_grid_is_continuation (model, rows.first))
    while (sp_grid_is_continuation (model, rows.first + rows.n))
      rows.n++;
  return rows;
}

guint
sp_grid_snap_place (SpGridModel *model, SpGridRows rows, guint before)
{
  if (rows.n == 0 || sp_grid_is_continuation (model, rows.first))
    return before;
  while (sp_grid_is_continuation (model, before) &&
         (before < rows.first || before >= rows.first + rows.n))
    before++;
  return before;
}
