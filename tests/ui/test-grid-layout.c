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

  g_assert_cmpint (sp_grid_columns_share (columns, 4, 300, widths), ==, 400);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (widths[i], ==, 100);
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
  return g_test_run ();
}
