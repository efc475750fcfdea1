/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

typedef SpChange *(*Operation) (const SpTable *table, const int *arguments, GError **error);

typedef struct
{
  const char *name;
  const char *before;
  const char *after; /* NULL: refused */
  int arguments[3];
  const char *text;
} Case;

static SpText *
run (const Case *test, Operation operation)
{
  g_autoptr (SpText) text = sp_text_new (test->before, strlen (test->before));
  g_autoptr (SpBody) body = sp_body_parse (text, 0);
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sp_body_get_n_tables (body), >, 0);
  if (operation != NULL)
    change = operation (sp_body_get_table (body, 0), test->arguments, &error);
  else
    change = sp_table_set_cell (sp_body_get_table (body, 0), test->arguments[0],
                                (guint) test->arguments[1], test->text, test->arguments[2], &error);
  if (test->after == NULL)
    {
      g_assert_null (change);
      g_assert_nonnull (error);
      return NULL;
    }
  g_assert_no_error (error);
  return apply_change (text, body, change);
}

static void
check (const Case *tests, gsize n, Operation operation)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (SpText) after = NULL;

      g_test_message ("%s", tests[i].name);
      after = run (&tests[i], operation);
      if (after != NULL)
        g_assert_cmpstr (sp_text_get_data (after, NULL), ==, tests[i].after);
    }
}

#define HEAD "| A   | B     |\n|-----|-------|\n"

static const Case cell_cases[] = {
  { "the padding gives way to a longer text", HEAD "| a   | b     |\n",
    HEAD "| a   | bcd   |\n", { 0, 1, 0 }, "bcd" },
  { "the padding makes up for a shorter text", HEAD "| abc | b     |\n",
    HEAD "| a   | b     |\n", { 0, 0, 0 }, "a" },
  { "a text that fills the cell leaves its pipes", HEAD "| a   | b     |\n",
    HEAD "| abc | b     |\n", { 0, 0, 0 }, "abc" },
  { "a text that does not fit grows its cell alone", HEAD "| a   | b     |\n| c   | d     |\n",
    HEAD "| abcd | b     |\n| c   | d     |\n", { 0, 0, 0 }, "abcd" },
  { "a cell without room before its pipe keeps none", "|A|B|\n|-|-|\n| x | y (etc.)|\n",
    "|A|B|\n|-|-|\n| x | yy (etc.)|\n", { 0, 1, 0 }, "yy (etc.)" },
  { "and fills up to its pipe", "|A|B|\n|-|-|\n| x | y (etc.)|\n",
    "|A|B|\n|-|-|\n| x | y       |\n", { 0, 1, 0 }, "y" },
  { "width counts, not bytes", HEAD "| a   | b     |\n", HEAD "| a   | ééé   |\n",
    { 0, 1, 0 }, "ééé" },
  { "wide characters take two columns", HEAD "| a   | b     |\n", HEAD "| a   | 日本  |\n",
    { 0, 1, 0 }, "日本" },
  { "a right-aligned cell gives way on the left", "|  A|\n|--:|\n|   $5 |\n",
    "|  A|\n|--:|\n|  $50 |\n", { 0, 0, 0 }, "$50" },
  { "the same text is no change", HEAD "| a|b |\n", HEAD "| a|b |\n", { 0, 1, 0 }, "b" },
  { "nor with white space around it", HEAD "| a|b |\n", HEAD "| a|b |\n", { 0, 1, 0 }, " b\n" },
  { "a pipe is escaped", HEAD "| a   | b     |\n", HEAD "| a   | x\\|y  |\n", { 0, 1, 0 }, "x|y" },
  { "also in code", HEAD "| a   | b     |\n", HEAD "| a   | `x\\|` |\n", { 0, 1, 0 }, "`x|`" },
  { "an escaped pipe reads as a pipe", HEAD "| a | x\\|y |\n", HEAD "| a | x\\|y |\n",
    { 0, 1, 0 }, "x|y" },
  { "a pipe in a shortcode stays", HEAD "| a | {{< x \"a|b\" >}} |\n",
    HEAD "| a | {{< x \"c|d\" >}} |\n", { 0, 1, 0 }, "{{< x \"c|d\" >}}" },
  { "a backslash does not touch the pipe", "|A|B|\n|-|-|\n|x|y|\n", "|A|B|\n|-|-|\n|x\\ |y|\n",
    { 0, 0, 0 }, "x\\" },
  { "a line break becomes <br>", HEAD "| a   | b     |\n", HEAD "| a   | x<br>y |\n",
    { 0, 1, 1 }, "x\ny" },
  { "or a space", HEAD "| a   | b     |\n", HEAD "| a   | x y z |\n", { 0, 1, 0 }, "x\r\ny\nz" },
  { "a no-break space is text", HEAD "| a   | b     |\n", HEAD "| a   | \u00A0     |\n",
    { 0, 1, 0 }, " \u00A0 " },
  { "an emptied cell is padding", HEAD "| a   | b     |\n", HEAD "|     | b     |\n",
    { 0, 0, 0 }, "" },
  { "an empty cell is filled after one space", HEAD "| a   |       |\n", HEAD "| a   | b     |\n",
    { 0, 1, 0 }, "b" },
  { "a cell of no width follows its row", "|A|B|\n|-|-|\n|x||\n", "|A|B|\n|-|-|\n|x|y|\n",
    { 0, 1, 0 }, "y" },
  { "the header is renamed", HEAD, "| A   | Price |\n|-----|-------|\n", { -1, 1, 0 }, "Price" },
  { "a missing cell is written", HEAD "| a   |\n", HEAD "| a   | b |\n", { 0, 1, 0 }, "b" },
  { "with those between", "|A|B|C|\n|-|-|-|\n| a |\n", "|A|B|C|\n|-|-|-|\n| a |  | c |\n",
    { 0, 2, 0 }, "c" },
  { "in a row without a last pipe", "A | B | C\n-|-|-\na\n", "A | B | C\n-|-|-\na |  | c\n",
    { 0, 2, 0 }, "c" },
  { "an empty text is not written into a missing cell", HEAD "| a   |\n", HEAD "| a   |\n",
    { 0, 1, 0 }, " " },
  { "a surplus cell stays", "|A|\n|-|\n| a | b |\n", "|A|\n|-|\n| x | b |\n", { 0, 0, 0 }, "x" },
  { "a backslash at the end of a header that lacks a cell", "A |\n-|-|\n",
    "A\\ |\n-|-|\n", { -1, 0, 0 }, "A\\" },
  { "no pipes are added to a row without", "A | B\n-|-\na | b\n", "A | B\n-|-\na | c\n",
    { 0, 1, 0 }, "c" },
  { "but where the first cell gets empty", "A | B\n-|-\na | b\n", "A | B\n-|-\n| | b\n",
    { 0, 0, 0 }, "" },
  { "or the last", "A | B\n-|-\na | b\n", "A | B\n-|-\na | |\n", { 0, 1, 0 }, "" },
  { "or both in one", "A |\n-|\na\n", "A |\n-|\n| |\n", { 0, 0, 0 }, "" },
  { "or the line would be a list item", "A | B\n-|-\na | b\n", "A | B\n-|-\n| - a | b\n",
    { 0, 0, 0 }, "- a" },
  { "or a heading", "A | B\n-|-\na | b\n", "A | B\n-|-\n| # a | b\n", { 0, 0, 0 }, "# a" },
  { "or the last pipe would be text", "A | B\n-|-\na | b\n", "A | B\n-|-\na | b\\| |\n",
    { 0, 1, 0 }, "b|" },
  { "CR LF stays", "|A|B|\r\n|-|-|\r\n|a|b|\r\n", "|A|B|\r\n|-|-|\r\n|x|b|\r\n", { 0, 0, 0 }, "x" },
  { "the end of the file stays", HEAD "| a   | b     |", HEAD "| a   | c     |", { 0, 1, 0 }, "c" },
  { "bytes that are no text", HEAD "| a   | b     |", NULL, { 0, 1, 0 }, "\xFF" },
  { "no such row", HEAD "| a   | b     |", NULL, { 1, 1, 0 }, "c" },
  { "no such column", HEAD "| a   | b     |", NULL, { 0, 2, 0 }, "c" },
};

static void
test_set_cell (void)
{
  check (cell_cases, G_N_ELEMENTS (cell_cases), NULL);
}

static SpChange *
insert_row (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_insert_row (table, (guint) arguments[0], error);
}

#define AB HEAD "| a   | b     |\n"

static const Case insert_row_cases[] = {
  { "first", AB, HEAD "|     |       |\n| a   | b     |\n", { 0 } },
  { "last", AB, AB "|     |       |\n", { 1 } },
  { "in the middle", AB "| c   | d     |\n", AB "|     |       |\n| c   | d     |\n", { 1 } },
  { "below a header alone", HEAD, HEAD "|     |       |\n", { 0 } },
  { "no wider than the delimiter row", HEAD "| a   | a long text here |\n",
    HEAD "| a   | a long text here |\n|     |       |\n", { 1 } },
  { "at the end of a file without line end", HEAD "| a   | b     |",
    HEAD "| a   | b     |\n|     |       |", { 1 } },
  { "before the last line of such a file", HEAD "| a   | b     |",
    HEAD "|     |       |\n| a   | b     |", { 0 } },
  { "with CR LF", "|A|B|\r\n|-|-|\r\n|a|b|\r\n", "|A|B|\r\n|-|-|\r\n|a|b|\r\n| | |\r\n", { 1 } },
  { "with CR LF at the end of the file", "|A|B|\r\n|-|-|\r\n|a|b|",
    "|A|B|\r\n|-|-|\r\n|a|b|\r\n| | |", { 1 } },
  { "outer pipes that empty cells need", "A | B\n--|--\na | b\n", "A | B\n--|--\na | b\n|  |  |\n",
    { 1 } },
  { "as many cells as the header", "|A|B|\n|-|-|\n|a|\n", "|A|B|\n|-|-|\n|a|\n| | |\n", { 1 } },
  { "without the indentation of a header that others take for code", "<b>x</b>\n    |A|\n|-|\n",
    "<b>x</b>\n    |A|\n|-|\n| |\n", { 0 } },
  { "prose below stays", AB "\nText\n", AB "|     |       |\n\nText\n", { 1 } },
  { "no such place", AB, NULL, { 2 } },
};

static void
test_insert_row (void)
{
  check (insert_row_cases, G_N_ELEMENTS (insert_row_cases), insert_row);
}

static SpChange *
delete_row (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_delete_row (table, (guint) arguments[0], error);
}

static const Case delete_row_cases[] = {
  { "the only one", AB, HEAD, { 0 } },
  { "the first", HEAD "|a|\n|b|\n", HEAD "|b|\n", { 0 } },
  { "the last of a file without line end", HEAD "|a|\n|b|", HEAD "|a|", { 1 } },
  { "the same with CR LF", "|A|\r\n|-|\r\n|a|\r\n|b|", "|A|\r\n|-|\r\n|a|", { 1 } },
  { "prose below stays", HEAD "|a|\n|b|\n\nText\n", HEAD "|a|\n\nText\n", { 1 } },
  { "no such row", AB, NULL, { 1 } },
};

static void
test_delete_row (void)
{
  check (delete_row_cases, G_N_ELEMENTS (delete_row_cases), delete_row);
}

static SpChange *
duplicate_row (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_duplicate_row (table, (guint) arguments[0], error);
}

static const Case duplicate_row_cases[] = {
  { "the first", HEAD "|a|  b\n|c|\n", HEAD "|a|  b\n|a|  b\n|c|\n", { 0 } },
  { "the last of a file without line end", HEAD "|a|\n|b|", HEAD "|a|\n|b|\n|b|", { 1 } },
  { "no such row", AB, NULL, { 1 } },
};

static void
test_duplicate_row (void)
{
  check (duplicate_row_cases, G_N_ELEMENTS (duplicate_row_cases), duplicate_row);
}

static SpChange *
move_row (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_move_row (table, (guint) arguments[0], (guint) arguments[1], error);
}

static const Case move_row_cases[] = {
  { "down", HEAD "|a|\n|b|\n|c|\n", HEAD "|b|\n|a|\n|c|\n", { 0, 1 } },
  { "to the end", HEAD "|a|\n|b|\n|c|\n", HEAD "|b|\n|c|\n|a|\n", { 0, 2 } },
  { "to the top", HEAD "|a|\n|b|\n|c|\n", HEAD "|c|\n|a|\n|b|\n", { 2, 0 } },
  { "up from the end of a file without line end", HEAD "|a|\n|b|\n|c|", HEAD "|c|\n|a|\n|b|",
    { 2, 0 } },
  { "down to it", HEAD "|a|\n|b|\n|c|", HEAD "|b|\n|c|\n|a|", { 0, 2 } },
  { "to where it is", HEAD "|a|\n|b|\n", HEAD "|a|\n|b|\n", { 1, 1 } },
  { "from nowhere", HEAD "|a|\n|b|\n", NULL, { 2, 1 } },
  { "to nowhere", HEAD "|a|\n|b|\n", NULL, { 1, 2 } },
};

static void
test_move_row (void)
{
  check (move_row_cases, G_N_ELEMENTS (move_row_cases), move_row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-edit/set-cell", test_set_cell);
  g_test_add_func ("/table-edit/insert-row", test_insert_row);
  g_test_add_func ("/table-edit/delete-row", test_delete_row);
  g_test_add_func ("/table-edit/duplicate-row", test_duplicate_row);
  g_test_add_func ("/table-edit/move-row", test_move_row);

  return g_test_run ();
}
