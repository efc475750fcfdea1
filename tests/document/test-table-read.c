/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

static void
test_alignments (void)
{
  g_autoptr (SpBody) body = parse ("|A|B|C|D|\n|:-|-:|:-:|-|\n");
  SpCells *cells = sp_table_get_cells (sp_body_get_table (body, 0));

  g_assert_cmpint (sp_cells_get_align (cells, 0), ==, SP_ALIGN_LEFT);
  g_assert_cmpint (sp_cells_get_align (cells, 1), ==, SP_ALIGN_RIGHT);
  g_assert_cmpint (sp_cells_get_align (cells, 2), ==, SP_ALIGN_CENTER);
  g_assert_cmpint (sp_cells_get_align (cells, 3), ==, SP_ALIGN_NONE);
  g_assert_cmpint (sp_cells_get_align (cells, 4), ==, SP_ALIGN_NONE);
}

static void
test_ragged_rows (void)
{
  g_autoptr (SpBody) body = parse ("|A|B|\n|-|-|\n|1|\n|1|2|3|\n");
  SpCells *cells = sp_table_get_cells (sp_body_get_table (body, 0));

  g_assert_cmpuint (sp_cells_get_n_columns (cells), ==, 2);
  g_assert_cmpuint (sp_cells_get_row_length (cells, -1), ==, 2);
  g_assert_cmpuint (sp_cells_get_row_length (cells, 0), ==, 1);
  g_assert_cmpuint (sp_cells_get_row_length (cells, 1), ==, 3);
  g_assert_cmpstr (sp_cells_get (cells, 0, 1), ==, "");
  g_assert_cmpstr (sp_cells_get (cells, 1, 2), ==, "3");
  g_assert_cmpstr (sp_cells_get (cells, 1, 7), ==, "");
}

static void
assert_span (const char *markdown, int row, guint column, const char *expected, gsize start)
{
  g_autoptr (SpBody) body = parse (markdown);
  gsize from, to;

  sp_table_get_cell_span (sp_body_get_table (body, 0), row, column, &from, &to);
  g_assert_cmpmem (markdown + from, to - from, expected, strlen (expected));
  g_assert_cmpuint (from, ==, start);
}

static void
test_cell_spans (void)
{
  const char *table = "x\n\n| A | B |\n|---|---|\n|  1\\|1 ||\n| 2\n";

  assert_span (table, -1, 0, "A", 5);
  assert_span (table, -1, 1, "B", 9);
  assert_span (table, 0, 0, "1\\|1", 26);
  assert_span (table, 0, 1, "", 32);
  assert_span (table, 1, 0, "2", 36);
  assert_span (table, 1, 1, "", 37);
  assert_span ("|A|\n|-|\n|    |\n", 0, 0, "", 10);
}

static void
test_table_and_row_spans (void)
{
  const char *markdown = "x\r\n\r\n| A |\r\n|---|\r\n| 1 |\r\n\r\nText";
  g_autoptr (SpBody) body = parse (markdown);
  const SpTable *table = sp_body_get_table (body, 0);
  gsize start, end;

  sp_table_get_span (table, &start, &end);
  g_assert_cmpmem (markdown + start, end - start, "| A |\r\n|---|\r\n| 1 |\r\n", 21);
  sp_table_get_row_span (table, -1, &start, &end);
  g_assert_cmpmem (markdown + start, end - start, "| A |", 5);
  sp_table_get_row_span (table, 0, &start, &end);
  g_assert_cmpmem (markdown + start, end - start, "| 1 |", 5);
}

static void
test_cells_are_compared_by_what_they_say (void)
{
  static const char *table = "| A | B |\n|---|---|\n| 1 | x\\|y |\n";
  static const char *const same[] = {
    "|A|B|\n|-|-|\n|1|x\\|y|\n", "A | B\n-|-\n1 | x\\|y", "|  A | B |\r\n|-|-|\r\n| 1 | x\\|y |\r\n"
  };
  static const char *const others[] = {
    "|A|B|\n|-|-|\n|1|x\\|z|\n", "|A|B|\n|-|:-|\n|1|x\\|y|\n", "|A|B|\n|-|-|\n|1|x\\|y|3|\n",
    "|A|B|\n|-|-|\n", "|A|B|\n|-|-|\n|1|x\\|y|\n|2|\n", "|A|B|C|\n|-|-|-|\n|1|x\\|y|\n",
    "|A|b|\n|-|-|\n|1|x\\|y|\n",
  };
  g_autoptr (SpBody) body = parse (table);
  SpCells *cells = sp_table_get_cells (sp_body_get_table (body, 0));

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (SpBody) other = parse (same[i]);

      g_assert_true (sp_cells_equal (cells, sp_table_get_cells (sp_body_get_table (other, 0))));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SpBody) other = parse (others[i]);

      g_test_message ("%s", others[i]);
      g_assert_false (sp_cells_equal (cells, sp_table_get_cells (sp_body_get_table (other, 0))));
    }
}

static void
test_rows_are_compared_alone (void)
{
  g_autoptr (SpBody) body = parse ("|A|B|\n|-|-|\n|1|2|\n| 1 | 2 |\n|1|2|3|\n|1|\n|A|B|\n");
  g_autoptr (SpBody) other = parse ("x\n\n|A|B|\n|-|:-|\n|1|2|\n");
  SpCells *cells = sp_table_get_cells (sp_body_get_table (body, 0));
  SpCells *others = sp_table_get_cells (sp_body_get_table (other, 0));

  g_assert_true (sp_cells_rows_equal (cells, 0, cells, 1));
  g_assert_true (sp_cells_rows_equal (cells, -1, cells, 4));
  g_assert_false (sp_cells_rows_equal (cells, 0, cells, 2));
  g_assert_false (sp_cells_rows_equal (cells, 0, cells, 3));
  g_assert_true (sp_cells_rows_equal (cells, -1, others, -1));
  g_assert_true (sp_cells_rows_equal (cells, 1, others, 0));
}

static gboolean
is_locked (const char *markdown)
{
  g_autoptr (SpBody) body = parse (markdown);
  const SpTable *table = sp_body_get_table (body, sp_body_get_n_tables (body) - 1);
  gboolean locked = sp_table_get_locked_why (table) != NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = sp_table_set_cell (table, -1, 0, "x", FALSE, &error);

  g_assert_true (locked == (change == NULL));
  if (locked)
    g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE);
  return locked;
}

static void
test_a_table_that_readers_see_differently_is_locked (void)
{
  static const char *const locked[] = {
    /* One column to Hugo, two to others. */
    "|A||\n|-|\n",
    /* Rows to Hugo, to others something else. */
    "A | B\n-|-\n2. x | y\n", "A | B\n-|-\n1 | 2\n    3 | 4\n", "A |\n-|\n<br/>\n",
    /* A line end to others. */
    "| A |\n|---|\n| a\rb |\n", "|\rA |\n|---|\n",
    /* In a definition, where there are any, but not to others. */
    "term\n: definition\n| A |\n|---|\n\n| B |\n|---|\n===\n| C |\n|---|\n",
  };
  static const char *const editable[] = {
    "| A |\n|---|\n", "A | B\n-|-\n<b>x</b> | y\n", "text\n| A |\n|---|\n",
    "| A |\n|---|---|\n", "{{< x \"a|b\" >}} | B\n--|--\n", "<div>\n\n| A |\n|---|\n\n</div>\n",
    "a[^1]\n\n[^1]: note\n\n| A |\n|---|\n", "term\n: definition\n\n| A |\n|---|\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_test_message ("%s", locked[i]);
      g_assert_true (is_locked (locked[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (editable); i++)
    {
      g_test_message ("%s", editable[i]);
      g_assert_false (is_locked (editable[i]));
    }
}

static void
test_attributes_are_known (void)
{
  static const char *const attributes[] = {
    "|Attribute|Details|\n|-|-|\n", "| *attribute* | x |\n|-|-|\n", "|x|Detail|\n|-|-|\n",
    "|a|b|\n|-|-|\n|**Name**|x|\n|**Cost**|y|\n", "|a|b|c|\n|-|-|-|\n|__Name__|x|\n||y|\n",
  };
  static const char *const others[] = {
    "|a|b|\n|-|-|\n|Name|x|\n", "|a|b|\n|-|-|\n|**Name**|x|\n|Cost|y|\n", "|Attribute|\n|-|\n",
    "|a|b|\n|-|-|\n", "|Attribute|b|Details|\n|-|-|-|\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr (SpBody) body = parse (attributes[i]);

      g_test_message ("%s", attributes[i]);
      g_assert_true (sp_table_is_attributes (sp_body_get_table (body, 0)));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SpBody) body = parse (others[i]);

      g_test_message ("%s", others[i]);
      g_assert_false (sp_table_is_attributes (sp_body_get_table (body, 0)));
    }
}

static void
test_rows_are_found_by_name (void)
{
  g_autoptr (SpBody) body = parse ("|Attribute|Details|\n|-|-|\n|**Name**|x|\n"
                                   "|[Side *Effects*](/x)|y|\n||more|\n|  |still|\n|Größe|z|\n");
  const SpTable *table = sp_body_get_table (body, 0);

  g_assert_cmpint (sp_table_find_row (table, "Name"), ==, 0);
  g_assert_cmpint (sp_table_find_row (table, " side effects "), ==, 1);
  g_assert_cmpint (sp_table_find_row (table, "GRÖSSE"), ==, 4);
  g_assert_cmpint (sp_table_find_row (table, "Attribute"), ==, -1);
  g_assert_cmpint (sp_table_find_row (table, ""), ==, -1);
  g_assert_cmpuint (sp_table_count_continuations (table, 0), ==, 0);
  g_assert_cmpuint (sp_table_count_continuations (table, 1), ==, 2);
  g_assert_cmpuint (sp_table_count_continuations (table, 4), ==, 0);
}

static void
test_a_new_name_is_bold_where_names_are (void)
{
  g_autoptr (SpBody) bold = parse ("|A|B|\n|-|-|\n|**Name**|x|\n||y|\n");
  g_autoptr (SpBody) plain = parse ("|A|B|\n|-|-|\n|Name|x|\n||y|\n");
  g_autofree char *new = sp_table_make_name (sp_body_get_table (bold, 0), 1, "Cost");
  g_autofree char *marked = sp_table_make_name (sp_body_get_table (bold, 0), 1, "*Cost*");
  g_autofree char *edited = sp_table_make_name (sp_body_get_table (bold, 0), 0, "Cost");
  g_autofree char *in_plain = sp_table_make_name (sp_body_get_table (plain, 0), 1, "Cost");

  g_assert_cmpstr (new, ==, "**Cost**");
  g_assert_cmpstr (marked, ==, "*Cost*");
  g_assert_cmpstr (edited, ==, "Cost");
  g_assert_cmpstr (in_plain, ==, "Cost");
}

static void
test_plain_text (void)
{
  static const char *const texts[][2] = {
    { "", "" },
    { "Cost", "Cost" },
    { "  a   b ", "a b" },
    { "**Cost**", "Cost" },
    { "**Cost** now", "Cost now" },
    { "*a* ~~b~~ `c|d`", "a b c|d" },
    { "[Book](/x \"now\")", "Book" },
    { "![alt](/x.svg)", "alt" },
    { "<https://example.org>", "https://example.org" },
    { "a<br>b<br />c", "a b c" },
    { "<span>x</span>", "x" },
    { "&amp; &copy;", "& ©" },
    { "1. x", "1. x" },
    { "- x", "- x" },
    { "# x", "# x" },
    { "a\\*b", "a*b" },
    { "a|b", "a|b" },
    { "d√©colletage", "d√©colletage" },
    { "****", "****" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = sp_markdown_to_plain (texts[i][0]);

      g_assert_cmpstr (plain, ==, texts[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-read/alignments", test_alignments);
  g_test_add_func ("/table-read/ragged-rows", test_ragged_rows);
  g_test_add_func ("/table-read/cell-spans", test_cell_spans);
  g_test_add_func ("/table-read/table-and-row-spans", test_table_and_row_spans);
  g_test_add_func ("/table-read/compared-by-what-they-say",
                   test_cells_are_compared_by_what_they_say);
  g_test_add_func ("/table-read/rows-compared-alone", test_rows_are_compared_alone);
  g_test_add_func ("/table-read/locked-where-readers-differ",
                   test_a_table_that_readers_see_differently_is_locked);
  g_test_add_func ("/table-read/attributes", test_attributes_are_known);
  g_test_add_func ("/table-read/find-row", test_rows_are_found_by_name);
  g_test_add_func ("/table-read/new-name", test_a_new_name_is_bold_where_names_are);
  g_test_add_func ("/table-read/plain-text", test_plain_text);

  return g_test_run ();
}
