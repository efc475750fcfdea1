/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-edit.h"

#include <string.h>

static SpText *
text_of (const char *data)
{
  return sp_text_new (data, strlen (data));
}

static void
assert_text (SpText *text, const char *expected)
{
  g_assert_cmpstr (sp_text_get_data (text, NULL), ==, expected);
  g_assert_cmpuint (sp_text_get_length (text), ==, strlen (expected));
}

static void
test_edits_apply_in_any_order_added (void)
{
  g_autoptr (SpText) text = text_of ("one two three");
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  g_autoptr (SpText) after = NULL;

  sp_edit_list_add (edits, 8, 13, "3", -1);
  sp_edit_list_add (edits, 0, 3, "1", -1);
  sp_edit_list_add (edits, 4, 4, "and ", -1);
  after = sp_edit_list_apply (edits, text);

  assert_text (after, "1 and two 3");
}

static void
test_insertions_at_one_place_keep_their_order (void)
{
  g_autoptr (SpText) text = text_of ("ab");
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  g_autoptr (SpText) after = NULL;

  sp_edit_list_add (edits, 1, 1, "1", -1);
  sp_edit_list_add (edits, 1, 1, "2", -1);
  after = sp_edit_list_apply (edits, text);

  assert_text (after, "a12b");
}

static void
test_inverse_gives_back_the_first_bytes (void)
{
  g_autoptr (SpText) text = text_of ("one two three\r\n");
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpEditList) inverse = NULL;
  g_autoptr (SpText) back = NULL;

  sp_edit_list_add (edits, 0, 3, "", 0);
  sp_edit_list_add (edits, 4, 7, "zwei\n", -1);
  sp_edit_list_add (edits, 15, 15, "end", -1);
  after = sp_edit_list_apply (edits, text);
  inverse = sp_edit_list_invert (edits, text);
  back = sp_edit_list_apply (inverse, after);

  assert_text (after, " zwei\n three\r\nend");
  g_assert_true (sp_text_equal (text, back));
}

static void
test_between_finds_the_shortest_splice_and_cuts_no_character (void)
{
  g_autoptr (SpText) before = text_of ("price: é100");
  g_autoptr (SpText) after = text_of ("price: è100");
  g_autoptr (SpEditList) edits = sp_edit_list_new_between (before, after);
  g_autoptr (SpText) result = sp_edit_list_apply (edits, before);

  g_assert_cmpuint (sp_edit_list_get_n_edits (edits), ==, 1);
  g_assert_cmpuint (sp_edit_list_get (edits, 0)->start, ==, 7);
  g_assert_cmpuint (sp_edit_list_get (edits, 0)->end, ==, 9);
  g_assert_true (sp_text_equal (result, after));
}

static void
test_between_equal_texts_is_empty (void)
{
  g_autoptr (SpText) before = text_of ("same");
  g_autoptr (SpText) after = text_of ("same");
  g_autoptr (SpEditList) edits = sp_edit_list_new_between (before, after);

  g_assert_cmpuint (sp_edit_list_get_n_edits (edits), ==, 0);
}

static void
test_offsets_map_across_edits (void)
{
  g_autoptr (SpEditList) edits = sp_edit_list_new ();

  sp_edit_list_add (edits, 2, 5, "x", -1);
  sp_edit_list_add (edits, 8, 8, "new", -1);

  g_assert_cmpuint (sp_edit_list_map_offset (edits, 1, FALSE), ==, 1);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 3, FALSE), ==, 2);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 3, TRUE), ==, 3);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 5, FALSE), ==, 3);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 8, FALSE), ==, 6);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 8, TRUE), ==, 9);
  g_assert_cmpuint (sp_edit_list_map_offset (edits, 9, FALSE), ==, 10);
}

static void
test_lines_and_positions (void)
{
  g_autoptr (SpText) text = text_of ("\xEF\xBB\xBF" "a\r\nbé\n\nc");
  guint line, column;

  g_assert_cmpuint (sp_text_get_n_lines (text), ==, 4);
  g_assert_cmpuint (sp_text_get_line_start (text, 1), ==, 6);
  g_assert_cmpuint (sp_text_get_line_end (text, 0), ==, 4);
  g_assert_cmpuint (sp_text_get_line_at (text, 6), ==, 1);
  g_assert_cmpint (sp_text_get_newline (text), ==, SP_NEWLINE_MIXED);
  sp_text_get_position (text, 3, &line, &column);
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 1);
  sp_text_get_position (text, 9, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/edits-apply-in-any-order-added", test_edits_apply_in_any_order_added);
  g_test_add_func ("/edit/insertions-at-one-place-keep-their-order",
                   test_insertions_at_one_place_keep_their_order);
  g_test_add_func ("/edit/inverse-gives-back-the-first-bytes",
                   test_inverse_gives_back_the_first_bytes);
  g_test_add_func ("/edit/between-finds-the-shortest-splice-and-cuts-no-character",
                   test_between_finds_the_shortest_splice_and_cuts_no_character);
  g_test_add_func ("/edit/between-equal-texts-is-empty", test_between_equal_texts_is_empty);
  g_test_add_func ("/edit/offsets-map-across-edits", test_offsets_map_across_edits);
  g_test_add_func ("/text/lines-and-positions", test_lines_and_positions);

  return g_test_run ();
}
