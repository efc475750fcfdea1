/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-grid-fixture.h"

#define BEFORE   "---\ntitle: Peel\n---\nText.\n\n"
#define HEADER   "| Attribute    | Details      |\n|--------------|--------------|\n"
#define NAME     "| **Name**     | Peel         |\n"
#define COST     "| **Cost**     | $100 to $700 |\n"
#define DOWNTIME "| **Downtime** | None         |\n"
#define PAGE     BEFORE HEADER NAME COST DOWNTIME

static void
assert_label (GridFixture *fixture, int row, guint column, const char *label)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (sp_grid_get_cell (fixture->grid, row, column)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      label);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_each_cell_is_named_by_its_row_and_column (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->grid), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->grid),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Attributes");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sp_grid_get_cell (fixture->grid, 1, 1)),
                                   GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sp_grid_get_cell (fixture->grid, -1, 1)),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  assert_label (fixture, 1, 1, "Cost, Details");
  assert_label (fixture, 1, 0, "Cost, Attribute");
  assert_label (fixture, -1, 1, "Details");
  /* The names follow the text. */
  grid_fixture_select (fixture, 1, 0);
  grid_fixture_type (fixture, "Price");
  assert_label (fixture, 1, 1, "Price, Details");
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_select (fixture, -1, 1);
  grid_fixture_type (fixture, "More");
  assert_label (fixture, 1, 1, "Price, More");
  grid_fixture_free (fixture);
}

static void
test_typing_replaces_exactly_one_cell (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "$1");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | $1           |\n" DOWNTIME);
  grid_fixture_type (fixture, "20 to | $700");
  g_assert_true (grid_fixture_press (fixture, GDK_KEY_Return, 0));
  grid_fixture_assert_at (fixture, 2, 1);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | $120 to \\| $700 |\n" DOWNTIME);
  grid_fixture_free (fixture);
}

static void
test_beginning_to_edit_changes_nothing (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 0);
  g_assert_true (sp_grid_begin_edit (fixture->grid, SP_GRID_EDIT_REPLACE));
  grid_fixture_assert_text (fixture, PAGE);
  sp_grid_end_edit (fixture->grid, TRUE);
  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  g_assert_true (sp_grid_is_editing (fixture->grid));
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_assert_text (fixture, PAGE);
  g_assert_false (sp_page_can_undo (fixture->page));
  grid_fixture_free (fixture);
}

static void
test_escape_restores_the_cell (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  grid_fixture_type (fixture, " and more");
  grid_fixture_press (fixture, GDK_KEY_Escape, 0);
  grid_fixture_assert_text (fixture, PAGE);
  g_assert_false (sp_page_is_modified (fixture->page));
  grid_fixture_assert_at (fixture, 1, 1);
  grid_fixture_free (fixture);
}

static void
test_typing_in_a_cell_is_one_step_to_undo (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "$120");
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_type (fixture, "Some");
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | $120         |\n" DOWNTIME);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  g_assert_false (sp_page_can_undo (fixture->page));
  grid_fixture_free (fixture);
}

static void
test_a_bold_name_stays_bold (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 0);
  grid_fixture_type (fixture, "Price");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Price**    | $100 to $700 |\n" DOWNTIME);
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_free (fixture);
}

static void
test_tab_goes_through_the_cells_and_adds_a_row (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  grid_fixture_assert_at (fixture, 2, 0);
  grid_fixture_press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  grid_fixture_assert_at (fixture, 1, 1);
  grid_fixture_select (fixture, 2, 1);
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  grid_fixture_assert_at (fixture, 3, 0);
  grid_fixture_type (fixture, "Risks");
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  grid_fixture_type (fixture, "Few");
  grid_fixture_assert_text (fixture, PAGE "| **Risks**    | Few          |\n");
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  /* Out of a last row that is empty Tab leaves. */
  grid_fixture_press (fixture, GDK_KEY_Tab, 0);
  grid_fixture_assert_at (fixture, 4, 1);
  g_assert_false (grid_fixture_press (fixture, GDK_KEY_Tab, 0));
  grid_fixture_free (fixture);
}

static void
test_keys_move_as_in_a_spreadsheet (void)
{
  GridFixture *fixture =
      grid_fixture_new (BEFORE HEADER NAME "|              |              |\n" COST DOWNTIME);

  grid_fixture_select (fixture, 0, 0);
  grid_fixture_press (fixture, GDK_KEY_Up, 0);
  grid_fixture_assert_at (fixture, -1, 0);
  grid_fixture_press (fixture, GDK_KEY_Up, 0);
  grid_fixture_assert_at (fixture, -1, 0);
  grid_fixture_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  grid_fixture_assert_at (fixture, 3, 1);
  grid_fixture_press (fixture, GDK_KEY_Home, 0);
  grid_fixture_assert_at (fixture, 3, 0);
  grid_fixture_press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  grid_fixture_assert_at (fixture, 2, 0);
  grid_fixture_press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  grid_fixture_assert_at (fixture, 0, 0);
  grid_fixture_press (fixture, GDK_KEY_Page_Down, 0);
  grid_fixture_assert_at (fixture, 3, 0);
  grid_fixture_press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  grid_fixture_assert_at (fixture, -1, 0);
  grid_fixture_free (fixture);
}

static void
test_rows_are_inserted_deleted_duplicated_and_moved (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_act (fixture, "grid.insert-above");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "|              |              |\n" COST DOWNTIME);
  grid_fixture_assert_at (fixture, 1, 1);
  grid_fixture_act (fixture, "grid.delete-rows");
  grid_fixture_assert_text (fixture, PAGE);
  grid_fixture_assert_at (fixture, 1, 1);
  grid_fixture_act (fixture, "grid.move-up");
  grid_fixture_assert_text (fixture, BEFORE HEADER COST NAME DOWNTIME);
  grid_fixture_assert_at (fixture, 0, 1);
  grid_fixture_act (fixture, "grid.move-down");
  grid_fixture_assert_text (fixture, PAGE);
  grid_fixture_act (fixture, "grid.duplicate");
  grid_fixture_assert_text (fixture, BEFORE HEADER NAME COST COST DOWNTIME);
  grid_fixture_assert_at (fixture, 2, 1);
  /* Deleting the last rows leaves the cursor on one that is there. */
  grid_fixture_select (fixture, 3, 0);
  grid_fixture_act (fixture, "grid.delete-rows");
  grid_fixture_assert_at (fixture, 2, 0);
  grid_fixture_free (fixture);
}

static void
test_several_rows_are_changed_in_one_step (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  SpGridPlace first = { 0, 0 }, second = { 1, 1 };

  sp_grid_select (fixture->grid, first, second, TRUE);
  grid_fixture_act (fixture, "grid.move-down");
  grid_fixture_assert_text (fixture, BEFORE HEADER DOWNTIME NAME COST);
  grid_fixture_act (fixture, "grid.move-up");
  grid_fixture_assert_text (fixture, PAGE);
  grid_fixture_act (fixture, "grid.duplicate");
  grid_fixture_assert_text (fixture, BEFORE HEADER NAME COST NAME COST DOWNTIME);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  sp_grid_select (fixture->grid, first, second, TRUE);
  grid_fixture_act (fixture, "grid.delete-rows");
  grid_fixture_assert_text (fixture, BEFORE HEADER DOWNTIME);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  sp_grid_select (fixture->grid, first, second, TRUE);
  grid_fixture_act (fixture, "grid.clear");
  grid_fixture_assert_text (fixture, BEFORE HEADER "|              |              |\n"
                                                   "|              |              |\n" DOWNTIME);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  sp_grid_select (fixture->grid, (SpGridPlace){ 0, 1 }, (SpGridPlace){ 2, 1 }, TRUE);
  grid_fixture_act (fixture, "grid.fill-down");
  grid_fixture_assert_text (fixture, BEFORE HEADER NAME "| **Cost**     | Peel         |\n"
                                                        "| **Downtime** | Peel         |\n");
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  grid_fixture_free (fixture);
}

static void
test_columns_are_inserted_moved_and_deleted (void)
{
  GridFixture *fixture = grid_fixture_new ("| A | B |\n|---|---|\n| 1 | 2 |\n");

  grid_fixture_select (fixture, -1, 0);
  grid_fixture_act (fixture, "grid.move-column-on");
  grid_fixture_assert_text (fixture, "| B | A |\n|---|---|\n| 2 | 1 |\n");
  grid_fixture_assert_at (fixture, -1, 1);
  grid_fixture_act (fixture, "grid.delete-column");
  grid_fixture_assert_text (fixture, "| B |\n|---|\n| 2 |\n");
  grid_fixture_assert_at (fixture, -1, 0);
  g_assert_null (sp_grid_get_cell (fixture->grid, 0, 1));
  sp_page_undo (fixture->page, NULL);
  g_assert_nonnull (sp_grid_get_cell (fixture->grid, 0, 1));
  grid_fixture_act (fixture, "grid.insert-column-after");
  g_assert_nonnull (sp_grid_get_cell (fixture->grid, 0, 2));
  grid_fixture_assert_at (fixture, -1, 1);
  grid_fixture_free (fixture);
}

/* Replaces @from by @to in the page, as another view or the disk does. */
static void
change_elsewhere (GridFixture *fixture, const char *from, const char *to)
{
  g_auto (GStrv) parts =
      g_strsplit (sp_text_get_data (sp_page_get_text (fixture->page), NULL), from, 2);
  g_autofree char *joined = g_strjoinv (to, parts);
  g_autoptr (SpText) text = sp_text_new (joined, strlen (joined));

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  sp_page_replace (fixture->page, text, NULL);
}

static void
test_a_change_from_elsewhere_keeps_the_caret (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  GtkWidget *focus;
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, 4);
  gtk_text_buffer_place_cursor (buffer, &caret);

  change_elsewhere (fixture, "$700", "$800 now");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&caret), ==, 4);
  /* A row that comes above takes nothing away. */
  change_elsewhere (fixture, NAME, NAME NAME);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  grid_fixture_type (fixture, "5");
  grid_fixture_assert_text (fixture, BEFORE HEADER NAME NAME
                            "| **Cost**     | $1005 to $800 now |\n" DOWNTIME);
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_assert_at (fixture, 3, 1);
  grid_fixture_free (fixture);
}

static void
test_an_edited_row_that_goes_ends_the_edit (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "x");
  sp_page_undo (fixture->page, NULL);
  change_elsewhere (fixture, COST, "");
  grid_fixture_assert_at (fixture, 1, 1);
  grid_fixture_assert_text (fixture, BEFORE HEADER NAME DOWNTIME);
  /* And so does the whole table. */
  grid_fixture_type (fixture, "y");
  change_elsewhere (fixture, HEADER, "");
  g_assert_false (sp_grid_is_editing (fixture->grid));
  g_assert_null (sp_grid_get_cell (fixture->grid, 0, 0));
  sp_page_undo (fixture->page, NULL);
  g_assert_nonnull (sp_grid_get_cell (fixture->grid, 1, 1));
  grid_fixture_free (fixture);
}

static void
test_assistive_technology_sets_exactly_one_cell (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  GtkEditable *cost = GTK_EDITABLE (sp_grid_get_cell (fixture->grid, 1, 1));
  GtkEditable *name = GTK_EDITABLE (sp_grid_get_cell (fixture->grid, 1, 0));
  int position = 0;

  g_assert_cmpstr (gtk_editable_get_text (cost), ==, "$100 to $700");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Cost");
  gtk_editable_set_text (cost, "$120");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | $120         |\n" DOWNTIME);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);
  g_assert_cmpstr (gtk_editable_get_text (cost), ==, "$100 to $700");

  gtk_editable_insert_text (name, "My ", 3, &position);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **My Cost**  | $100 to $700 |\n" DOWNTIME);
  gtk_editable_set_text (name, "Price");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Price**    | $100 to $700 |\n" DOWNTIME);
  gtk_editable_set_text (name, "");
  grid_fixture_settle ();
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "|              | $100 to $700 |\n" DOWNTIME);
  gtk_editable_set_text (name, "Fee");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Fee**      | $100 to $700 |\n" DOWNTIME);
  grid_fixture_free (fixture);
}

static void
test_a_table_that_cannot_be_edited_says_why (void)
{
  GridFixture *fixture = grid_fixture_new ("| A | B |\n|---|---|\n| 1 | 2 |\n| caf\xe9 | 3 |\n");

  grid_fixture_select (fixture, 0, 1);
  g_assert_false (sp_grid_begin_edit (fixture->grid, SP_GRID_EDIT_REPLACE));
  g_assert_nonnull (fixture->said);
  g_assert_false (
      gtk_editable_get_editable (GTK_EDITABLE (sp_grid_get_cell (fixture->grid, 0, 1))));
  grid_fixture_free (fixture);
}

static void
test_the_place_of_a_change_is_found_again (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  g_assert_true (sp_grid_view_focus_subject (fixture->view, "table.0.2.1"));
  grid_fixture_assert_at (fixture, 2, 1);
  g_assert_true (sp_grid_view_focus_subject (fixture->view, "table.0.-1.0"));
  grid_fixture_assert_at (fixture, -1, 0);
  g_assert_true (sp_grid_view_focus_subject (fixture->view, "table.0"));
  grid_fixture_assert_at (fixture, 0, 0);
  g_assert_false (sp_grid_view_focus_subject (fixture->view, "table.1.0.0"));
  g_assert_false (sp_grid_view_focus_subject (fixture->view, "title"));
  grid_fixture_free (fixture);
}

static void
test_a_line_break_is_written_where_the_website_shows_it (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "a");
  grid_fixture_press (fixture, GDK_KEY_Return, GDK_ALT_MASK);
  grid_fixture_type (fixture, "b");
  g_assert_nonnull (fixture->said);
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | a b          |\n" DOWNTIME);

  sp_grid_view_set_allow_breaks (fixture->view, TRUE);
  grid_fixture_select (fixture, 1, 1);
  grid_fixture_type (fixture, "a");
  grid_fixture_press (fixture, GDK_KEY_Return, GDK_ALT_MASK);
  grid_fixture_type (fixture, "b");
  grid_fixture_press (fixture, GDK_KEY_Return, 0);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | a<br>b       |\n" DOWNTIME);
  /* It is a line break again when the cell is edited again. */
  grid_fixture_select (fixture, 1, 1);
  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  grid_fixture_type (fixture, "c");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | a<br>bc      |\n" DOWNTIME);
  grid_fixture_free (fixture);
}

static void
sort (GridFixture *fixture, const char *direction)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.sort", "s", direction));
}

static void
test_rows_are_sorted_by_a_column (void)
{
  GridFixture *fixture = grid_fixture_new ("| A | B |\n|---|---|\n| x | $1,200 |\n|  | more |\n"
                                           "| y |  |\n| z | $75 to $100 |");

  grid_fixture_select (fixture, -1, 1);
  sort (fixture, "ascending");
  /* By the number; what goes on with a row stays with it; blank comes last. */
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|\n| z | $75 to $100 |\n"
                                     "| x | $1,200 |\n|  | more |\n| y |  |");
  sort (fixture, "descending");
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|\n| x | $1,200 |\n|  | more |\n"
                                     "| z | $75 to $100 |\n| y |  |");
  grid_fixture_select (fixture, -1, 0);
  sort (fixture, "descending");
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|\n| z | $75 to $100 |\n| y |  |\n"
                                     "| x | $1,200 |\n|  | more |");
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  g_assert_false (sp_page_is_modified (fixture->page));
  grid_fixture_free (fixture);
}

static void
test_a_row_moves_with_those_that_go_on_with_it (void)
{
  GridFixture *fixture =
      grid_fixture_new ("| A | B |\n|---|---|\n| x | 1 |\n|  | 2 |\n| y | 3 |\n|  | 4 |\n");

  grid_fixture_select (fixture, 0, 1);
  grid_fixture_act (fixture, "grid.move-down");
  grid_fixture_assert_text (fixture,
                            "| A | B |\n|---|---|\n| y | 3 |\n|  | 4 |\n| x | 1 |\n|  | 2 |\n");
  grid_fixture_assert_at (fixture, 2, 1);
  grid_fixture_act (fixture, "grid.move-up");
  grid_fixture_assert_text (fixture,
                            "| A | B |\n|---|---|\n| x | 1 |\n|  | 2 |\n| y | 3 |\n|  | 4 |\n");
  grid_fixture_assert_at (fixture, 0, 1);
  grid_fixture_free (fixture);
}

static void
test_the_last_rows_of_a_file_without_final_line_end_go (void)
{
  GridFixture *fixture = grid_fixture_new ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n| z | 3 |");

  sp_grid_select (fixture->grid, (SpGridPlace){ 1, 0 }, (SpGridPlace){ 2, 0 }, TRUE);
  grid_fixture_act (fixture, "grid.delete-rows");
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|\n| x | 1 |");
  grid_fixture_assert_at (fixture, 0, 0);
  sp_page_undo (fixture->page, NULL);
  sp_grid_select (fixture->grid, (SpGridPlace){ 0, 0 }, (SpGridPlace){ 2, 0 }, TRUE);
  grid_fixture_act (fixture, "grid.delete-rows");
  grid_fixture_assert_text (fixture, "| A | B |\n|---|---|");
  grid_fixture_assert_at (fixture, -1, 0);
  grid_fixture_act (fixture, "grid.add-row");
  grid_fixture_assert_at (fixture, 0, 0);
  grid_fixture_free (fixture);
}

static void
test_text_and_cells_are_made_bold (void)
{
  GridFixture *fixture = grid_fixture_new (PAGE);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  grid_fixture_select (fixture, 1, 1);
  grid_fixture_act (fixture, "grid.bold");
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | **$100 to $700** |\n" DOWNTIME);
  grid_fixture_act (fixture, "grid.bold");
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  grid_fixture_assert_text (fixture, PAGE);

  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 4);
  gtk_text_buffer_select_range (buffer, &start, &end);
  grid_fixture_press (fixture, GDK_KEY_b, GDK_CONTROL_MASK);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| **Cost**     | **$100** to $700 |\n" DOWNTIME);
  grid_fixture_press (fixture, GDK_KEY_Escape, 0);
  grid_fixture_assert_text (fixture, PAGE);

  /* A bold name is edited without its asterisks, and loses its bold as a whole. */
  grid_fixture_select (fixture, 1, 0);
  grid_fixture_press (fixture, GDK_KEY_F2, 0);
  grid_fixture_press (fixture, GDK_KEY_b, GDK_CONTROL_MASK);
  grid_fixture_assert_text (fixture,
                            BEFORE HEADER NAME "| Cost         | $100 to $700 |\n" DOWNTIME);
  grid_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add_func ("/grid/" name, function)
  ADD ("each-cell-is-named-by-its-row-and-column", test_each_cell_is_named_by_its_row_and_column);
  ADD ("typing-replaces-exactly-one-cell", test_typing_replaces_exactly_one_cell);
  ADD ("beginning-to-edit-changes-nothing", test_beginning_to_edit_changes_nothing);
  ADD ("escape-restores-the-cell", test_escape_restores_the_cell);
  ADD ("typing-in-a-cell-is-one-step-to-undo", test_typing_in_a_cell_is_one_step_to_undo);
  ADD ("a-bold-name-stays-bold", test_a_bold_name_stays_bold);
  ADD ("tab-goes-through-the-cells-and-adds-a-row", test_tab_goes_through_the_cells_and_adds_a_row);
  ADD ("keys-move-as-in-a-spreadsheet", test_keys_move_as_in_a_spreadsheet);
  ADD ("rows-are-inserted-deleted-duplicated-and-moved",
       test_rows_are_inserted_deleted_duplicated_and_moved);
  ADD ("several-rows-are-changed-in-one-step", test_several_rows_are_changed_in_one_step);
  ADD ("columns-are-inserted-moved-and-deleted", test_columns_are_inserted_moved_and_deleted);
  ADD ("a-change-from-elsewhere-keeps-the-caret", test_a_change_from_elsewhere_keeps_the_caret);
  ADD ("an-edited-row-that-goes-ends-the-edit", test_an_edited_row_that_goes_ends_the_edit);
  ADD ("assistive-technology-sets-exactly-one-cell",
       test_assistive_technology_sets_exactly_one_cell);
  ADD ("a-table-that-cannot-be-edited-says-why", test_a_table_that_cannot_be_edited_says_why);
  ADD ("the-place-of-a-change-is-found-again", test_the_place_of_a_change_is_found_again);
  ADD ("a-line-break-is-written-where-the-website-shows-it",
       test_a_line_break_is_written_where_the_website_shows_it);
  ADD ("rows-are-sorted-by-a-column", test_rows_are_sorted_by_a_column);
  ADD ("a-row-moves-with-those-that-go-on-with-it", test_a_row_moves_with_those_that_go_on_with_it);
  ADD ("the-last-rows-of-a-file-without-final-line-end-go",
       test_the_last_rows_of_a_file_without_final_line_end_go);
  ADD ("text-and-cells-are-made-bold", test_text_and_cells_are_made_bold);
#undef ADD
  return g_test_run ();
}
