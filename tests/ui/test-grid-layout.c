/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-grid-columns.h"
#include "sp-grid-fixture.h"
#include "sp-grid-metrics.h"

static void
test_two_columns_give_names_their_text_and_details_the_rest (void)
{
  const SpGridColumn columns[] = { { 70, 180, 0 }, { 90, 480, 0 } };
  int widths[2];

  g_assert_cmpint (sp_grid_columns_share (columns, 2, 600, widths), ==, 600);
  g_assert_cmpint (widths[0], ==, 180);
  g_assert_cmpint (widths[1], ==, 420);
  /* Names keep to two fifths, but never to less than their longest word. */
  g_assert_cmpint (sp_grid_columns_share (columns, 2, 400, widths), ==, 400);
  g_assert_cmpint (widths[0], ==, 160);
  g_assert_cmpint (sp_grid_columns_share (columns, 2, 170, widths), ==, 170);
  g_assert_cmpint (widths[0], >=, 70);
  g_assert_cmpint (widths[1], >=, 90);
}

static void
test_many_columns_are_wider_than_the_page_rather_than_too_narrow (void)
{
  const SpGridColumn columns[] = {
    { 100, 200, 0 }, { 100, 200, 0 }, { 100, 200, 0 }, { 100, 200, 0 }
  };
  int widths[4];

  g_assert_cmpint (sp_grid_columns_share (columns, 4, 400, widths), ==, 400);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (widths[i], ==, 100);
  /* What must be scrolled anyway has the room it likes. */
  g_assert_cmpint (sp_grid_columns_share (columns, 4, 300, widths), ==, 800);
  g_assert_cmpint (sp_grid_columns_share (columns, 4, 1000, widths), ==, 1000);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (widths[i], ==, 250);
}

static void
test_a_column_keeps_the_width_that_it_was_dragged_to (void)
{
  const SpGridColumn columns[] = { { 64, 100, 0 }, { 64, 100, 300 }, { 64, 100, 0 } };
  int widths[3];

  g_assert_cmpint (sp_grid_columns_share (columns, 3, 600, widths), ==, 600);
  g_assert_cmpint (widths[1], ==, 300);
  g_assert_cmpint (widths[0], ==, 150);
}

static char *
make_table (guint n_rows, guint n_columns, const char *text)
{
  GString *table = g_string_new (NULL);

  for (guint column = 0; column < n_columns; column++)
    g_string_append_printf (table, "| Column %u ", column);
  g_string_append (table, "|\n");
  for (guint column = 0; column < n_columns; column++)
    g_string_append (table, "|---");
  g_string_append (table, "|\n");
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        g_string_append_printf (table, "| %s %u.%u ", text, row, column);
      g_string_append (table, "|\n");
    }
  return g_string_free (table, FALSE);
}

/* The text of the cell fits in the height that the cell has got. */
static void
assert_text_fits (SpGridCell *cell)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (cell));
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (label, gtk_inscription_get_text (GTK_INSCRIPTION (label)));
  int height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (GTK_INSCRIPTION (label)));
  pango_layout_set_width (layout, gtk_widget_get_width (label) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (cell)), >=, height + 2 * SP_GRID_PAD_Y);
}

static void
test_every_text_fits_at_every_width (void)
{
  static const int widths[] = { 700, 420, 360 };
  g_autofree char *text =
      make_table (6, 2, "**Progressive**, with *full* results visible over several weeks");
  GridFixture *fixture = grid_fixture_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 480);
      grid_fixture_draw (fixture);
      for (int row = -1; row < 6; row++)
        for (guint column = 0; column < 2; column++)
          assert_text_fits (sp_grid_get_cell (fixture->grid, row, column));
    }
  grid_fixture_free (fixture);
}

static void
test_a_cell_grows_while_it_is_typed_into (void)
{
  g_autofree char *text = make_table (3, 2, "Short");
  GridFixture *fixture = grid_fixture_new (text);
  SpGridCell *cell = sp_grid_get_cell (fixture->grid, 1, 1);
  SpGridCell *neighbour = sp_grid_get_cell (fixture->grid, 1, 0);
  int before = gtk_widget_get_height (GTK_WIDGET (cell));
  int width = gtk_widget_get_width (GTK_WIDGET (cell));

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "A text that is much longer than what was there, so long that it "
                              "cannot be on one line of the cell, nor of any cell like it");
  grid_fixture_draw (fixture);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (cell)), >, before);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (neighbour)), ==,
                   gtk_widget_get_height (GTK_WIDGET (cell)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (cell)), ==, width);
  sp_grid_end_edit (fixture->grid, TRUE);
  grid_fixture_draw (fixture);
  assert_text_fits (cell);
  grid_fixture_free (fixture);
}

static guint
count_rows_with_widgets (GridFixture *fixture, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += sp_grid_get_cell (fixture->grid, (int) i, 0) != NULL;
  return n;
}

static void
assert_cell_says (GridFixture *fixture, int row, guint column, const char *text)
{
  SpGridCell *cell = sp_grid_get_cell (fixture->grid, row, column);

  g_assert_nonnull (cell);
  g_assert_cmpstr (sp_grid_cell_get_source (cell), ==, text);
}

/* Draws until rows that came into sight have their place. */
static void
draw_all (GridFixture *fixture)
{
  for (int i = 0; i < 4; i++)
    grid_fixture_draw (fixture);
}

/* The cell is in sight, and below the header. */
static void
assert_in_sight (GridFixture *fixture, int row, guint column)
{
  GtkWidget *cell = GTK_WIDGET (sp_grid_get_cell (fixture->grid, row, column));
  GtkWidget *header = GTK_WIDGET (sp_grid_get_cell (fixture->grid, -1, column));
  GtkWidget *scroller = gtk_window_get_child (GTK_WINDOW (fixture->window));
  graphene_rect_t bounds, covered;

  g_assert_true (gtk_widget_compute_bounds (cell, scroller, &bounds));
  g_assert_true (gtk_widget_compute_bounds (header, scroller, &covered));
  g_assert_cmpfloat (bounds.origin.y, >=, covered.origin.y + covered.size.height - 1);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (scroller) + 1);
}

static void
test_a_long_table_has_widgets_for_what_is_in_sight (void)
{
  g_autofree char *text = make_table (1000, 4, "Some **text** of a cell that is wrapped");
  GridFixture *fixture = grid_fixture_new (text);

  g_assert_cmpuint (count_rows_with_widgets (fixture, 1000), <, 100);
  grid_fixture_select (fixture, 0, 0);
  grid_fixture_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  grid_fixture_assert_at (fixture, 999, 3);
  draw_all (fixture);
  assert_in_sight (fixture, 999, 3);
  assert_cell_says (fixture, 999, 3, "Some **text** of a cell that is wrapped 999.3");
  assert_cell_says (fixture, 996, 0, "Some **text** of a cell that is wrapped 996.0");
  assert_text_fits (sp_grid_get_cell (fixture->grid, 997, 1));
  g_assert_null (sp_grid_get_cell (fixture->grid, 0, 0));
  g_assert_cmpuint (count_rows_with_widgets (fixture, 1000), <, 100);

  /* Rows that go above leave the cursor with its text. */
  sp_grid_model_delete_rows (sp_grid_get_model (fixture->grid), 5, 100, NULL);
  grid_fixture_draw (fixture);
  grid_fixture_assert_at (fixture, 899, 3);
  assert_cell_says (fixture, 899, 3, "Some **text** of a cell that is wrapped 999.3");
  sp_page_undo (fixture->page, NULL);
  grid_fixture_draw (fixture);
  grid_fixture_assert_at (fixture, 999, 3);

  grid_fixture_type (fixture, "x");
  draw_all (fixture);
  assert_in_sight (fixture, 999, 3);
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  draw_all (fixture);
  grid_fixture_assert_at (fixture, 1000, 0);
  assert_in_sight (fixture, 1000, 0);
  grid_fixture_press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  grid_fixture_press (fixture, GDK_KEY_Down, 0);
  draw_all (fixture);
  assert_in_sight (fixture, 0, 0);
  grid_fixture_free (fixture);
}

/* Out of sight is not out of the edit. */
static void
test_an_edit_goes_on_while_the_table_scrolls (void)
{
  g_autofree char *text = make_table (1000, 4, "Text");
  GridFixture *fixture = grid_fixture_new (text);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_window_get_child (GTK_WINDOW (fixture->window))));

  grid_fixture_select (fixture, 3, 1);
  grid_fixture_type (fixture, "abc");
  draw_all (fixture);
  gtk_adjustment_set_value (vertical, 12000);
  draw_all (fixture);
  g_assert_true (sp_grid_is_editing (fixture->grid));
  g_assert_null (sp_grid_get_cell (fixture->grid, 6, 1));
  grid_fixture_type (fixture, "d");
  assert_cell_says (fixture, 3, 1, "abcd");
  draw_all (fixture);
  assert_in_sight (fixture, 3, 1);
  grid_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/grid-layout/two-columns-give-names-their-text-and-details-the-rest",
                   test_two_columns_give_names_their_text_and_details_the_rest);
  g_test_add_func ("/grid-layout/many-columns-are-wider-than-the-page-rather-than-too-narrow",
                   test_many_columns_are_wider_than_the_page_rather_than_too_narrow);
  g_test_add_func ("/grid-layout/a-column-keeps-the-width-that-it-was-dragged-to",
                   test_a_column_keeps_the_width_that_it_was_dragged_to);
  g_test_add_func ("/grid-layout/every-text-fits-at-every-width",
                   test_every_text_fits_at_every_width);
  g_test_add_func ("/grid-layout/a-cell-grows-while-it-is-typed-into",
                   test_a_cell_grows_while_it_is_typed_into);
  g_test_add_func ("/grid-layout/a-long-table-has-widgets-for-what-is-in-sight",
                   test_a_long_table_has_widgets_for_what_is_in_sight);
  g_test_add_func ("/grid-layout/an-edit-goes-on-while-the-table-scrolls",
                   test_an_edit_goes_on_while_the_table_scrolls);
  return g_test_run ();
}
