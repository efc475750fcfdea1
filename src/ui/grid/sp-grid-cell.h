/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_GRID_CELL (sp_grid_cell_get_type ())

/**
 * SpGridCell: one cell as it is shown, and the place of the text view while it is edited. It asks
 * for no size of its own; SpGridMetrics knows how high its text is.
 *
 * It is a GtkEditable so that assistive technology reads and writes the cell's text like any
 * field's. The GtkText which that takes is only made when it is asked for.
 *
 * Signal "replaced" (const char *source): assistive technology wrote; the cell is to hold that
 * Markdown.
 */
G_DECLARE_FINAL_TYPE (SpGridCell, sp_grid_cell, SP, GRID_CELL, GtkWidget)

SpGridCell *sp_grid_cell_new (gboolean header);

/** @row: -1 for the header. */
void sp_grid_cell_set_position (SpGridCell *self, int row, guint column);
int sp_grid_cell_get_row (SpGridCell *self);
guint sp_grid_cell_get_column (SpGridCell *self);

/** @name: for assistive technology. */
void sp_grid_cell_set_content (SpGridCell *self,
                               const char *source,
                               const char *name,
                               SpAlign align,
                               gboolean editable);
const char *sp_grid_cell_get_source (SpGridCell *self);

/** The offset in the source of the character at @x, @y. */
gsize sp_grid_cell_get_source_offset_at (SpGridCell *self, double x, double y);

/** @cursor: it is the one of the selected cells that typing goes to. */
void sp_grid_cell_set_selected (SpGridCell *self, gboolean selected, gboolean cursor);

/** What assistive technology says after the cell's name: where it is. (nullable) */
void sp_grid_cell_set_description (SpGridCell *self, const char *description);

/** Shows @editor instead of the text; %NULL ends that. */
void sp_grid_cell_set_editor (SpGridCell *self, GtkWidget *editor);

G_END_DECLS
