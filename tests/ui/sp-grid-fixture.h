/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid-editor.h"
#include "sp-grid-view.h"
#include "sp-grid.h"

#include <adwaita.h>

/** A window with the first table of a page. */
typedef struct
{
  SpPage *page;
  GtkWidget *window;
  SpGridView *view;
  SpGrid *grid;
  char *said; /* the last toast */
} GridFixture;

GridFixture *grid_fixture_new (const char *text);
void grid_fixture_free (GridFixture *fixture);

/** Lets what is pending happen. */
void grid_fixture_settle (void);

/** Lets at least one frame be drawn. */
void grid_fixture_draw (GridFixture *fixture);

/** A key press as the widget with the keyboard gets it, without the class's shortcuts. */
gboolean grid_fixture_press (GridFixture *fixture, guint keyval, GdkModifierType state);

/** Presses the key of each character, as if the input method put it there. */
void grid_fixture_type (GridFixture *fixture, const char *text);
void grid_fixture_act (GridFixture *fixture, const char *action);
void grid_fixture_select (GridFixture *fixture, int row, guint column);

/** The widget with the keyboard is the cell's, and no cell is edited. */
void grid_fixture_assert_at (GridFixture *fixture, int row, guint column);
void grid_fixture_assert_text (GridFixture *fixture, const char *expected);
