/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-cell-block.h"

#include <string.h>

/* Cells as A¦B for a row, rows one below the other, a line break as ⏎. */
static char *
describe (SpCellBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < sp_cell_block_get_n_rows (block); row++)
    {
      if (row > 0)
        g_string_append_c (text, '\n');
      for (guint column = 0; column < sp_cell_block_get_n_columns (block); column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "¦" : "",
                                sp_cell_block_get (block, row, column));
    }
  return g_string_free (text, FALSE);
}

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (SpCellBlock) block = sp_cell_block_new_from_text (text);
  g_autofree char *actual = describe (block);

  g_assert_cmpstr (actual, ==, expected);
}

static void
assert_html (const char *html, const char *expected)
{
  g_autoptr (SpCellBlock) block = sp_cell_block_new_from_html (html, strlen (html));
  g_autofree char *actual = NULL;

  g_assert_nonnull (block);
  actual = describe (block);
  g_assert_cmpstr (actual, ==, expected);
}

static void
test_reads_text_between_tabs (void)
{
  assert_text ("Cost\t$120\nDowntime\tNone\n", "Cost¦$120\nDowntime¦None");
  assert_text ("Cost\t$120\r\nDowntime\tNone\r\n", "Cost¦$120\nDowntime¦None");
  assert_text ("a\tb\nc", "a¦b\nc¦");
  assert_text ("a\t", "a¦");
  assert_text ("one", "one");
  assert_text ("one\ntwo", "one\ntwo");
  assert_text ("", "");
  assert_text ("\n", "");
}

static void
test_reads_fields_in_quotation_marks (void)
{
  assert_text ("\"a\tb\"\t\"say \"\"hi\"\"\"", "a\tb¦say \"hi\"");
  assert_text ("\"two\nlines\"\tb\nc\td", "two\nlines¦b\nc¦d");
  /* A quotation mark that begins no field. */
  assert_text ("\"Botox\" by name\tb", "\"Botox\" by name¦b");
  assert_text ("5\" needle\tb", "5\" needle¦b");
  assert_text ("\"open\tb", "\"open¦b");
}

static void
test_reads_a_markdown_table (void)
{
  assert_text ("| A | B |\n|---|---|\n| **x** | 1 \\| 2 |\n", "A¦B\n**x**¦1 | 2");
  /* A pipe makes no table, nor do words around one. */
  assert_text ("a | b", "a | b");
  assert_text ("See:\n\n| A |\n|---|\n| b |", "See:\n\n| A |\n|---|\n| b |");
}

static void
test_reads_the_html_of_spreadsheets (void)
{
  /* LibreOffice Calc */
  assert_html ("<!DOCTYPE html><html><head><meta http-equiv=\"content-type\" content=\"text/html; "
               "charset=utf-8\"/><style>td{}</style></head><body><table cellspacing=\"0\">"
               "<colgroup width=\"85\"></colgroup><tr><td height=\"17\"><b>Cost</b></td>"
               "<td>$100, <i>up</i></td></tr>\n<tr><td>zwei<br>Zeilen</td><td>Öl &amp; <a "
               "href=\"https://x.org/\">mehr</a></td></tr></table></body></html>",
               "**Cost**¦$100, *up*\nzwei\nZeilen¦Öl & [mehr](https://x.org/)");
  /* Google Sheets */
  assert_html ("<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px}--></style>"
               "<table xmlns=\"http://www.w3.org/1999/xhtml\"><colgroup><col/></colgroup><tbody>"
               "<tr><td style=\"font-weight:bold;\" data-sheets-value=\"{}\">Name</td>"
               "<td><span style=\"font-weight: 700\">very</span> good</td></tr></tbody></table>",
               "**Name**¦**very** good");
  /* Excel indents and breaks its source. */
  assert_html ("<html><body><!--StartFragment--><table>\r\n <tr>\r\n  <td class=xl65>Long\r\n  "
               "text</td>\r\n  <td align=right>5</td>\r\n </tr>\r\n</table><!--EndFragment-->",
               "Long text¦5");
}

static void
test_flattens_merged_cells (void)
{
  assert_html ("<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
               "<tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>",
               "a¦b¦\n¦c¦d\ne¦¦");
}

/* What the other program shows as an asterisk is one, not the start of bold. */
static void
test_html_text_is_no_markdown (void)
{
  assert_html (
      "<table><tr><td>**not bold**</td><td>a_b_c 5 * 3</td><td>&lt;br&gt;</td></tr></table>",
      "\\*\\*not bold\\*\\*¦a\\_b\\_c 5 \\* 3¦\\<br\\>");
  g_assert_null (sp_cell_block_new_from_html ("<p>no table</p>", 15));
}

static void
test_writes_what_spreadsheets_read (void)
{
  g_autoptr (SpCellBlock) block = sp_cell_block_new (2, 2);
  g_autoptr (SpCellBlock) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autofree char *same = NULL;

  sp_cell_block_set (block, 0, 0, "**Cost**");
  sp_cell_block_set (block, 0, 1, "say \"hi\" to [us](/us)");
  sp_cell_block_set (block, 1, 0, "a<br>b");
  text = sp_cell_block_to_text (block);
  g_assert_cmpstr (text, ==, "Cost\t\"say \"\"hi\"\" to us\"\n\"a\nb\"\t");
  html = sp_cell_block_to_html (block);
  g_assert_nonnull (strstr (html, "<tr><td><strong>Cost</strong></td><td>say &quot;hi&quot; to "
                                  "<a href=\"/us\">us</a></td></tr>"));
  assert_html (html, "**Cost**¦say \"hi\" to [us](/us)\na\nb¦");
  bytes = sp_cell_block_to_bytes (block);
  again = sp_cell_block_new_from_bytes (bytes);
  same = describe (again);
  g_assert_cmpstr (same, ==, "**Cost**¦say \"hi\" to [us](/us)\na<br>b¦");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/cell-block/" name, function)
  ADD ("reads-text-between-tabs", test_reads_text_between_tabs);
  ADD ("reads-fields-in-quotation-marks", test_reads_fields_in_quotation_marks);
  ADD ("reads-a-markdown-table", test_reads_a_markdown_table);
  ADD ("reads-the-html-of-spreadsheets", test_reads_the_html_of_spreadsheets);
  ADD ("flattens-merged-cells", test_flattens_merged_cells);
  ADD ("html-text-is-no-markdown", test_html_text_is_no_markdown);
  ADD ("writes-what-spreadsheets-read", test_writes_what_spreadsheets_read);
#undef ADD
  return g_test_run ();
}
