/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-width.h"
#include "table-fixture.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  { "pipes stand below each other", "|A|Long name|\n|-|-|\n|longer|b|\n",
    "| A      | Long name |\n|--------|-----------|\n| longer | b         |\n" },
  { "a padded delimiter row stays padded", "| A | B |\n| - | - |\n| long | b |\n",
    "| A    | B   |\n| ---- | --- |\n| long | b   |\n" },
  { "text goes to its side", "|A|B|C|\n|:-|-:|:-:|\n|a|b|c|\n|aaaaa|bbbbb|ccccc|\n",
    "| A     |     B |   C   |\n|:------|------:|:-----:|\n| a     |     b |   c   |\n"
    "| aaaaa | bbbbb | ccccc |\n" },
  { "width is what is seen", "|A|B|\n|-|-|\n|日本|x|\n|e\xCC\x81t\xC3\xA9|x|\n|👩‍👩‍👧|x|\n",
    "| A    | B   |\n|------|-----|\n| 日本 | x   |\n| e\xCC\x81t\xC3\xA9  | x   |\n"
    "| 👩‍👩‍👧   | x   |\n" },
  { "outer pipes that some lines have, all get", "A|B\n-|-\n|a|b|\n",
    "| A   | B   |\n|-----|-----|\n| a   | b   |\n" },
  { "none are added to a table without", "A|B\n-|-\nlonger|b\n",
    "A      | B\n-------|----\nlonger | b\n" },
  { "unless a line would start a list", "A|B\n-|-\n+|b\n",
    "| A   | B\n|-----|----\n| +   | b\n" },
  { "ragged rows stay ragged", "|A|B|\n|-|-|\n|a|\n|a|b|cc|\n",
    "| A   | B   |\n|-----|-----|\n| a   |\n| a   | b   | cc |\n" },
  { "line ends and what follows stay", "|A|\r\n|-|\r\n|a|  \r\n\r\nText  \r\n",
    "| A   |\r\n|-----|\r\n| a   |\r\n\r\nText  \r\n" },
  { "the end of the file stays", "|A|\n|-|\n|a|", "| A   |\n|-----|\n| a   |" },
  { "indentation goes", "  |A|\n |-|\n   |a|\n", "| A   |\n|-----|\n| a   |\n" },
  { "escapes stay", "|A|\n|-|\n|a\\|b|\n", "| A    |\n|------|\n| a\\|b |\n" },
};

static SpText *
tidy (const char *markdown)
{
  g_autoptr (SpText) text = sp_text_new (markdown, strlen (markdown));
  g_autoptr (SpBody) body = sp_body_parse (text, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = sp_table_tidy (sp_body_get_table (body, 0), &error);

  g_assert_no_error (error);
  return apply_change (text, body, change);
}

static void
test_tidy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpText) once = NULL;
      g_autoptr (SpText) twice = NULL;

      g_test_message ("%s", cases[i].name);
      once = tidy (cases[i].before);
      g_assert_cmpstr (sp_text_get_data (once, NULL), ==, cases[i].after);
      twice = tidy (cases[i].after);
      g_assert_true (sp_text_equal (once, twice));
    }
}

static void
test_a_tidy_table_is_no_change (void)
{
  g_autoptr (SpBody) body = parse ("| A   |\n|-----|\n| abc |\n");
  g_autoptr (SpChange) change = sp_table_tidy (sp_body_get_table (body, 0), NULL);

  g_assert_cmpuint (sp_edit_list_get_n_edits (sp_change_get_edits (change)), ==, 0);
}

static void
test_display_width (void)
{
  static const struct
  {
    const char *text;
    gsize width;
  } widths[] = {
    { "", 0 },       { "abc", 3 },    { "é", 1 },     { "e\xCC\x81", 1 }, { "日本語", 6 },
    { "ｱ", 1 },      { "Ａ", 2 },     { "한", 2 },    { "😀", 2 },        { "👍🏽", 2 },
    { "👩‍👩‍👧", 2 }, { "🇩🇪", 2 },    { "🇩🇪🇫🇷", 4 }, { "❤️", 2 },        { "\u200B", 0 },
    { "a\u00A0b", 3 }, { "\xFF", 1 }, { "\xE6\x97", 2 }, { "❤️a", 3 },     { "—", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_test_message ("%s", widths[i].text);
      g_assert_cmpuint (sp_display_width (widths[i].text, strlen (widths[i].text)), ==,
                        widths[i].width);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tidy/tables", test_tidy);
  g_test_add_func ("/tidy/a-tidy-table-is-no-change", test_a_tidy_table_is_no_change);
  g_test_add_func ("/tidy/display-width", test_display_width);

  return g_test_run ();
}
