/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-editor.h"
#include "sp-grid-groups.h"
#include "sp-grid-metrics.h"
#include "sp-grid-row.h"
#include "sp-grid.h"
#include "sp-suggestions.h"

G_BEGIN_DECLS

typedef enum
{
  SP_GRID_DRAG_NONE,
  SP_GRID_DRAG_SELECTION,
  SP_GRID_DRAG_ROWS,
} SpGridDrag;

/* What the files of the grid share: layout in sp-grid.c, editing, keys and pointer beside it. */
struct _SpGrid
{
  GtkWidget parent_instance;

  /* Owned */
  SpGridModel *model;
  SpGridMetrics *metrics;
  GHashTable *rows; /* row → SpGridRow: those with a widget */
  GPtrArray *spare; /* SpGridRow without a row */
  SpGridRow *header;
  SpGridEditor *editor;
  GtkAdjustment *hadjustment;
  GtkWidget *hscrollbar;
  GMenuModel *row_menu;
  GMenuModel *header_menu;
  GtkWidget *menu;
  char **names; /* that the first column is offered */
  SpSuggestions *suggestions;

  /* Borrowed */
  GtkWidget *scroller; /* what the grid scrolls in, while it is in a window */

  SpGridSelection selection;

  /* The cell being edited, when `editing`; its text when that began, and since. */
  gboolean editing;
  gboolean changing;
  gboolean replacing;
  guint left_idle;
  SpGridPlace edited;
  char *edited_before;

  /* What the pointer is doing: the column whose edge it holds, or -1; the rows that it drags, and
   * the row before which they would come to stand, or -1; the row that it is over, or -1. */
  int resized;
  int resized_from;
  gboolean edge_cursor;
  SpGridDrag drag;
  guint drag_tick;
  double drag_x; /* in the grid */
  double drag_y; /* in the part that is in sight */
  SpGridRows dragged;
  int drop_gap;
  int hovered_row;

  gboolean allow_breaks;
  guint scroll_tick;
  guint scroll_frames;
  guint rows_tick;
  guint font_serial;
  int header_y; /* where they were put */
  int scrollbar_y;
};

static inline guint
sp_grid_n_rows (SpGrid *self)
{
  return self->model != NULL ? sp_grid_model_get_n_rows (self->model) : 0;
}

static inline guint
sp_grid_n_columns (SpGrid *self)
{
  return self->model != NULL ? sp_grid_model_get_n_columns (self->model) : 0;
}

/* sp-grid.c */
gboolean sp_grid_has_focus (SpGrid *self);
gboolean sp_grid_focus_cursor (SpGrid *self);

/** The cell at @x, @y of the grid; %FALSE beside all cells. */
gboolean sp_grid_find_place (SpGrid *self, double x, double y, SpGridPlace *place);

/** @x of the grid → from the start of the content, wherever that is scrolled to: the gutter comes
 * first, then the columns. */
double sp_grid_to_content_x (SpGrid *self, double x);

/* sp-grid-rows.c */

/** The widget of a row, the header's for -1; %NULL when it has none now. */
SpGridRow *sp_grid_find_row (SpGrid *self, int row);
void sp_grid_update_selection (SpGrid *self);

/** Gives widgets to the rows that are to have one now, and takes those of the others. */
void sp_grid_ensure_rows (SpGrid *self);

/** Shows everything anew: the model or its columns are other ones. */
void sp_grid_reset (SpGrid *self);
void sp_grid_watch_model (SpGrid *self);

/* sp-grid-viewport.c */

/** The part in sight, in the grid's coordinates; %FALSE while that is not known. @bottom:
 * (optional). */
gboolean sp_grid_get_visible_span (SpGrid *self, int *top, int *bottom);

/** Where the header is, which stays in sight but no lower than @lowest. */
int sp_grid_get_header_y (SpGrid *self, int lowest);

/** Where the scrollbar of that height is, likewise. */
int sp_grid_get_scrollbar_y (SpGrid *self, int lowest, int scrollbar_height);

/** After the next layout. */
void sp_grid_scroll_to_cursor (SpGrid *self);
void sp_grid_watch_scroller (SpGrid *self);
void sp_grid_unwatch_scroller (SpGrid *self);

/* sp-grid-editing.c */
void sp_grid_editing_init (SpGrid *self);
void sp_grid_editing_model_changed (SpGrid *self);

/** Moves the focus within what stands over the editor, as to choose an emoji; %FALSE when it is not
 * there. */
gboolean sp_grid_move_focus_over_editor (SpGrid *self, GtkDirectionType direction);

/* sp-grid-names.c */

/** Shows the names that go on from what is typed, if the first column is edited. */
void sp_grid_offer_names (SpGrid *self);
void sp_grid_hide_names (SpGrid *self);

/** What a key pressed in the edited cell does to the names that are shown; %FALSE when it is for
 * the cell as well. */
gboolean sp_grid_take_name_key (SpGrid *self, guint keyval);

/* sp-grid-keys.c */
void sp_grid_keys_init (SpGrid *self);

/** Moves the cursor; the selection with it, or, @extend, its end. */
void sp_grid_move_cursor (SpGrid *self, int row, int column, gboolean extend);

/** Onwards through the rows, or @back; at the end of a last row with text to a new one, as in a
 * word processor. %FALSE where Tab is to leave the grid. */
gboolean sp_grid_step_by_tab (SpGrid *self, gboolean back);

/* sp-grid-pointer.c */
void sp_grid_pointer_init (SpGrid *self);

/** Leaves rows that are being dragged where they were; %FALSE when none are. */
gboolean sp_grid_cancel_drag (SpGrid *self);

/* sp-grid-resize.c */
void sp_grid_resize_init (SpGrid *self);

/* sp-grid-row-drag.c */

/** Whether @x is beside the cells, where a row is taken hold of. */
gboolean sp_grid_is_in_gutter (SpGrid *self, double x);
void sp_grid_drag_rows_begin (SpGrid *self);
void sp_grid_drag_rows_update (SpGrid *self, double y);
void sp_grid_drag_rows_end (SpGrid *self, gboolean drop);
void sp_grid_set_hovered_row (SpGrid *self, int row);

/** The handle of the row that the pointer or the cursor is in, and where dragged rows would go. */
void sp_grid_snapshot_rows (SpGrid *self, GtkSnapshot *snapshot);

G_END_DECLS
