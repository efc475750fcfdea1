/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"
#include "sp-schema.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_GRID_VIEW (sp_grid_view_get_type ())

/**
 * SpGridView: one Markdown table of a page, edited like a spreadsheet: a title line with its
 * buttons, and the cells in a card below. It tells the person something through the action
 * "win.toast" (s) and leads to the source through "win.show-in-source" (t).
 */
G_DECLARE_FINAL_TYPE (SpGridView, sp_grid_view, SP, GRID_VIEW, GtkWidget)

SpGridView *sp_grid_view_new (void);

/** The @table th table of the page. @page is referenced; %NULL empties the view. */
void sp_grid_view_set_table (SpGridView *self, SpPage *page, guint table);
guint sp_grid_view_get_table (SpGridView *self);

/** Takes the keyboard to the cell of "table.T.R.C" (row -1 is the header), or to the row or the
 * table of "table.T.R" and "table.T", when the table is this one. */
gboolean sp_grid_view_focus_subject (SpGridView *self, const char *subject);

/** The cell that has the keyboard, or had it last: "table.T.R.C". (transfer full) */
char *sp_grid_view_get_subject (SpGridView *self);

/** What the section's pages have in their tables: names are offered, and usual rows that are
 * missing. @schema: (nullable). */
void sp_grid_view_set_schema (SpGridView *self, SpSchema *schema);

/** The website lets raw HTML through: a line break in a cell is written "<br>". */
void sp_grid_view_set_allow_breaks (SpGridView *self, gboolean allow);

G_END_DECLS
