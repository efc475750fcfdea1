/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid.h"

G_BEGIN_DECLS

/**
 * The commands on rows and columns of a grid over an SpTableModel, as the actions "grid.…" of the
 * widget that has the grid, and their keys.
 */

/** @get_grid: the grid of an instance of the widget class. */
typedef SpGrid *(*SpGridOwner) (GtkWidget *widget);

void sp_grid_actions_install (GtkWidgetClass *owner_class, SpGridOwner get_grid);

void sp_grid_column_actions_install (GtkWidgetClass *owner_class, SpGridOwner get_grid);

/** The keys, for the grid's own class. */
void sp_grid_actions_install_keys (GtkWidgetClass *grid_class);

/** Enables the actions as far as the selection allows them. */
void sp_grid_actions_update (GtkWidget *owner, SpGrid *grid);

void sp_grid_column_actions_update (GtkWidget *owner, SpGrid *grid);

G_END_DECLS
