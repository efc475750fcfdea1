/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-grid-clipboard.h"
#include "sp-grid-fixture.h"

#define HEADER   "| Attribute    | Details      |\n|--------------|--------------|\n"
#define NAME     "| **Name**     | Peel         |\n"
#define COST     "| **Cost**     | $100 to $700 |\n"
#define DOWNTIME "| **Downtime** | None         |\n"
#define PAGE     HEADER NAME COST DOWNTIME

static void
paste_text (GridFixture *fixture, const char *text)
{
  g_autoptr (SpCellBlock) block = sp_cell_block_new_from_text (text);

  sp_grid_put_block (fixture->grid, block);
}

/* Waits for what comes through the clipboard. */
static void
wait_for_change (GridFixture *fixture, guint64 revision)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (sp_page_get_revision (fixture->page) == revision && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_a_paste_is_one_step_and_selects_what_came (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  SpGridRect rect;

  grid_fixture_select (fixture, 1, 0);
  paste_text (fixture, "Price\t$120\nRest\t\"one\ntwo\"\n");
  grid_fixture_assert_text (fixture, HEADER NAME "| **Price**    | $120         |\n"
                                                 "| **Rest**     | one two      |\n");
  g_assert_nonnull (fixture->said);
  rect = sp_grid_selection_get_rect (sp_grid_get_selection (fixture->grid));
  g_assert_cmpint (rect.first_row, ==, 1);
  g_assert_cmpint (rect.last_row, ==, 2);
  g_assert_cmpuint (rect.last_column, ==, 1);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  g_assert_false (sp_page_can_undo (fixture->page));
  grid_fixture_free (fixture);
}

static void
test_a_paste_larger_than_the_table_makes_it_grow (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 2, 0);
  paste_text (fixture, "A\tB\nRisks\tFew");
  grid_fixture_assert_text (fixture, HEADER NAME COST "| **A**        | B            |\n"
                                                      "| **Risks**    | Few          |\n");
  g_assert_cmpstr (fixture->said, ==, "The table got 1 more row for what was pasted");
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);

  grid_fixture_select (fixture, 0, 1);
  paste_text (fixture, "x\ty");
  g_assert_cmpstr (sp_grid_cell_get_source (sp_grid_get_cell (fixture->grid, 0, 2)), ==, "y");
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  grid_fixture_free (fixture);
}

static void
test_a_table_without_final_line_end_keeps_that (void)
{
  GridFixture *fixture = grid_fixture_new ("| A | B |\n|---|---|\n| 1 | 2 |");

  grid_fixture_select (fixture, 0, 0);
  paste_text (fixture, "3\t4\n5\t6\n7\t8");
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|\n| 3 | 4 |\n| 5 | 6 |\n| 7 | 8 |");
  grid_fixture_free (fixture);
}

static void
test_one_cell_fills_the_selection (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  sp_grid_select (fixture->grid, (SpGridPlace){ 0, 1 }, (SpGridPlace){ 2, 1 }, TRUE);
  paste_text (fixture, "same");
  grid_fixture_assert_text (fixture, HEADER "| **Name**     | same         |\n"
                                            "| **Cost**     | same         |\n"
                                            "| **Downtime** | same         |\n");
  grid_fixture_free (fixture);
}

static void
test_cells_go_through_the_clipboard_with_their_markup (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  guint64 revision;

  sp_grid_select (fixture->grid, (SpGridPlace){ 1, 0 }, (SpGridPlace){ 1, 1 }, TRUE);
  grid_fixture_act (fixture, "grid.copy");
  grid_fixture_select (fixture, 2, 0);
  revision = sp_page_get_revision (fixture->page);
  grid_fixture_act (fixture, "grid.paste");
  wait_for_change (fixture, revision);
  grid_fixture_assert_text (fixture, HEADER NAME COST COST);

  grid_fixture_select (fixture, 0, 1);
  grid_fixture_act (fixture, "grid.cut");
  grid_fixture_assert_text (fixture, HEADER "| **Name**     |              |\n" COST COST);
  revision = sp_page_get_revision (fixture->page);
  grid_fixture_act (fixture, "grid.paste");
  wait_for_change (fixture, revision);
  grid_fixture_assert_text (fixture, HEADER NAME COST COST);
  grid_fixture_free (fixture);
}

static void
test_html_is_preferred_to_text (void)
{
  static const char html[] = "<table><tr><td><b>Now</b></td></tr></table>";
  GridFixture *fixture = grid_fixture_new (PAGE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  GdkContentProvider *kinds[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, "Now"),
  };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (kinds, 2);
  guint64 revision = sp_page_get_revision (fixture->page);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture->window), provider);
  grid_fixture_select (fixture, 2, 1);
  grid_fixture_act (fixture, "grid.paste");
  wait_for_change (fixture, revision);
  grid_fixture_assert_text (fixture, HEADER NAME COST "| **Downtime** | **Now**      |\n");
  sp_page_undo (fixture->page, NULL);

  revision = sp_page_get_revision (fixture->page);
  grid_fixture_act (fixture, "grid.paste-text");
  wait_for_change (fixture, revision);
  grid_fixture_assert_text (fixture, HEADER NAME COST "| **Downtime** | Now          |\n");
  grid_fixture_free (fixture);
}

static void
test_a_large_paste_is_one_step (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GridFixture *fixture =
      grid_fixture_new ("| A | B | C | D |\n|---|---|---|---|\n| a | b | c | d |\n\nAfter.\n");

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "a %d\tb | %d\tc %d\td %d\n", i, i, i, i);
  grid_fixture_select (fixture, 0, 0);
  paste_text (fixture, text->str);
  g_assert_cmpuint (sp_grid_model_get_n_rows (sp_grid_get_model (fixture->grid)), ==, 300);
  g_assert_cmpstr (sp_grid_model_get_cell (sp_grid_get_model (fixture->grid), 299, 1), ==,
                   "b | 299");
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture,
                            "| A | B | C | D |\n|---|---|---|---|\n| a | b | c | d |\n\nAfter.\n");
  grid_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add_func ("/grid-clipboard/" name, function)
  ADD ("a-paste-is-one-step-and-selects-what-came", test_a_paste_is_one_step_and_selects_what_came);
  ADD ("a-paste-larger-than-the-table-makes-it-grow",
       test_a_paste_larger_than_the_table_makes_it_grow);
  ADD ("a-table-without-final-line-end-keeps-that", test_a_table_without_final_line_end_keeps_that);
  ADD ("one-cell-fills-the-selection", test_one_cell_fills_the_selection);
  ADD ("cells-go-through-the-clipboard-with-their-markup",
       test_cells_go_through_the_clipboard_with_their_markup);
  ADD ("html-is-preferred-to-text", test_html_is_preferred_to_text);
  ADD ("a-large-paste-is-one-step", test_a_large_paste_is_one_step);
#undef ADD
  return g_test_run ();
}
