/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-apply.h"
#include "sp-page.h"

#include <string.h>

static const char page_text[] = "---\n"
                                "title: \"Peel\" # shown\n"
                                "weight: 2\n"
                                "---\n"
                                "\n"
                                "Some words.\n"
                                "\n"
                                "| Attribute | Details |\n"
                                "|---|---|\n"
                                "| **Cost** | $100    |\n";

static SpPage *
make_page (void)
{
  g_autoptr (SpText) text = sp_text_new (page_text, strlen (page_text));

  return sp_page_new (text);
}

static const char *
get_data (SpPage *page)
{
  return sp_text_get_data (sp_page_get_text (page), NULL);
}

static void
set_title (SpPage *page, const char *title, gpointer origin, SpApplyFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpValue) value = sp_value_new_string (title);
  g_autoptr (SpChange) change =
      sp_front_matter_set (sp_page_get_front_matter (page), "title", value, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sp_page_apply (page, change, origin, flags, &error));
  g_assert_no_error (error);
}

static void
set_cost (SpPage *page, const char *cost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = sp_table_set_cell (
      sp_body_get_table (sp_page_get_body (page), 0), 0, 1, cost, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (sp_page_apply (page, change, page, SP_APPLY_DEFAULT, &error));
  g_assert_no_error (error);
}

static void
insert (SpPage *page, gsize offset, const char *text)
{
  g_autoptr (SpEditList) edits = sp_edit_list_new_single (offset, offset, text, -1);
  g_autoptr (SpChange) change = sp_change_new_text (edits, "body");

  g_assert_true (sp_page_apply (page, change, page, SP_APPLY_TYPING, NULL));
}

static guint
count_steps (SpPage *page)
{
  guint n_steps = 0;

  for (; sp_page_can_undo (page); n_steps++)
    sp_page_undo (page, NULL);
  return n_steps;
}

static void
test_a_field_and_a_cell_change_only_their_lines (void)
{
  g_autoptr (SpPage) page = make_page ();

  set_title (page, "Chemical Peel", NULL, SP_APPLY_DEFAULT);
  set_cost (page, "$120");

  g_assert_cmpstr (get_data (page), ==,
                   "---\n"
                   "title: \"Chemical Peel\" # shown\n"
                   "weight: 2\n"
                   "---\n"
                   "\n"
                   "Some words.\n"
                   "\n"
                   "| Attribute | Details |\n"
                   "|---|---|\n"
                   "| **Cost** | $120    |\n");
  g_assert_true (sp_page_is_modified (page));
}

static void
test_undo_and_redo_give_back_the_bytes (void)
{
  g_autoptr (SpPage) page = make_page ();
  g_autoptr (SpText) last = NULL;

  set_title (page, "One", NULL, SP_APPLY_DEFAULT);
  set_cost (page, "a | b");
  insert (page, 50, "x");
  last = sp_text_ref (sp_page_get_text (page));

  g_assert_cmpuint (count_steps (page), ==, 3);
  g_assert_cmpstr (get_data (page), ==, page_text);
  g_assert_false (sp_page_is_modified (page));
  while (sp_page_can_redo (page))
    sp_page_redo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), last));
}

static void
test_typing_is_one_step_per_word (void)
{
  g_autoptr (SpPage) page = make_page ();
  const char *typed = "new text here";
  gsize offset = strstr (page_text, "Some") - page_text;

  for (gsize i = 0; typed[i] != '\0'; i++)
    insert (page, offset + i, (char[]){ typed[i], '\0' });

  g_assert_cmpuint (count_steps (page), ==, 3);
  g_assert_cmpstr (get_data (page), ==, page_text);
}

static void
test_typing_of_two_views_is_two_steps (void)
{
  g_autoptr (SpPage) page = make_page ();
  int view_a, view_b;

  set_title (page, "A", &view_a, SP_APPLY_TYPING);
  set_title (page, "AB", &view_a, SP_APPLY_TYPING);
  set_title (page, "ABC", &view_b, SP_APPLY_TYPING);

  g_assert_cmpuint (count_steps (page), ==, 2);
}

static void
test_saving_closes_the_step_and_undo_makes_it_modified_again (void)
{
  g_autoptr (SpPage) page = make_page ();

  set_title (page, "A", page, SP_APPLY_TYPING);
  sp_page_set_saved_text (page, sp_page_get_text (page));
  g_assert_false (sp_page_is_modified (page));
  set_title (page, "AB", page, SP_APPLY_TYPING);
  g_assert_true (sp_page_is_modified (page));

  sp_page_undo (page, NULL);
  g_assert_false (sp_page_is_modified (page));
  sp_page_undo (page, NULL);
  g_assert_true (sp_page_is_modified (page));
}

static void
test_a_change_that_touches_something_else_is_refused (void)
{
  g_autoptr (SpPage) page = make_page ();
  g_autoptr (SpText) before = sp_text_ref (sp_page_get_text (page));
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  g_autoptr (SpValue) expected = NULL;
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  /* What a faulty setter would answer: the title, and the weight with it. */
  expected = sp_value_copy (sp_front_matter_get_root (sp_page_get_front_matter (page))->value);
  sp_value_put (expected, "title", sp_value_new_string ("Mask"));
  sp_edit_list_add (edits, 11, 17, "\"Mask\"", -1);
  sp_edit_list_add (edits, 34, 35, "3", -1);
  change = sp_change_new_front_matter (edits, "title", expected);

  g_assert_false (sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error));
  g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY);
  g_assert_true (sp_text_equal (sp_page_get_text (page), before));
  g_assert_false (sp_page_can_undo (page));
}

static void
test_a_change_of_nothing_leaves_no_step (void)
{
  g_autoptr (SpPage) page = make_page ();

  set_title (page, "Peel", NULL, SP_APPLY_DEFAULT);

  g_assert_false (sp_page_can_undo (page));
  g_assert_false (sp_page_is_modified (page));
}

/* Two rows that say the same change places: there is nothing to see, so nothing to undo either. */
static void
test_a_change_to_the_same_bytes_leaves_no_step (void)
{
  static const char rows[] = "| A | B |\n|---|---|\n| x | y |\n| x | y |\n| z | y |\n";
  g_autoptr (SpText) text = sp_text_new (rows, strlen (rows));
  g_autoptr (SpPage) page = sp_page_new (text);
  const SpTable *table = sp_body_get_table (sp_page_get_body (page), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) swap = sp_table_move_row (table, 0, 1, &error);
  g_autoptr (SpChange) move = sp_table_move_row (table, 0, 2, &error);

  g_assert_no_error (error);
  g_assert_true (sp_page_apply (page, swap, page, SP_APPLY_DEFAULT, &error));
  g_assert_false (sp_page_can_undo (page));
  g_assert_cmpstr (get_data (page), ==, rows);
  g_assert_true (sp_page_apply (page, move, page, SP_APPLY_DEFAULT, &error));
  g_assert_true (sp_page_can_undo (page));
}

static void
test_text_that_is_not_utf8_is_kept (void)
{
  const char latin1[] = "---\ntitle: Cr\xE8me\n---\n";
  g_autoptr (SpText) text = sp_text_new (latin1, strlen (latin1));
  g_autoptr (SpPage) page = sp_page_new (text);
  g_autoptr (SpEditList) edits = sp_edit_list_new_single (0, 0, "x", -1);
  g_autoptr (SpChange) change = sp_change_new_text (edits, "page");
  g_autoptr (GError) error = NULL;
  gsize bad;

  g_assert_false (sp_page_is_utf8 (page, &bad));
  g_assert_cmpuint (bad, ==, 13);
  g_assert_false (sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error));
  g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE);
  g_assert_cmpstr (get_data (page), ==, latin1);
}

typedef struct
{
  guint n_edits;
  gpointer origin;
} Heard;

static void
edited_cb (SpPage *page, SpEditList *edits, gpointer origin, Heard *heard)
{
  heard->n_edits++;
  heard->origin = origin;
}

static void
test_views_hear_of_every_change_and_whose_it_is (void)
{
  g_autoptr (SpPage) page = make_page ();
  g_autoptr (SpText) other = sp_text_new ("other", 5);
  Heard heard = { 0 };
  int view;

  g_signal_connect (page, "edited", G_CALLBACK (edited_cb), &heard);
  set_title (page, "A", &view, SP_APPLY_DEFAULT);
  g_assert_true (heard.origin == &view);
  sp_page_undo (page, NULL);
  g_assert_null (heard.origin);
  sp_page_replace (page, other, &view);

  g_assert_cmpuint (heard.n_edits, ==, 3);
  g_assert_cmpuint (sp_page_get_revision (page), ==, 3);
  sp_page_undo (page, NULL);
  g_assert_cmpstr (get_data (page), ==, page_text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/a-field-and-a-cell-change-only-their-lines",
                   test_a_field_and_a_cell_change_only_their_lines);
  g_test_add_func ("/page/undo-and-redo-give-back-the-bytes",
                   test_undo_and_redo_give_back_the_bytes);
  g_test_add_func ("/page/typing-is-one-step-per-word", test_typing_is_one_step_per_word);
  g_test_add_func ("/page/typing-of-two-views-is-two-steps", test_typing_of_two_views_is_two_steps);
  g_test_add_func ("/page/saving-closes-the-step-and-undo-makes-it-modified-again",
                   test_saving_closes_the_step_and_undo_makes_it_modified_again);
  g_test_add_func ("/page/a-change-that-touches-something-else-is-refused",
                   test_a_change_that_touches_something_else_is_refused);
  g_test_add_func ("/page/a-change-of-nothing-leaves-no-step",
                   test_a_change_of_nothing_leaves_no_step);
  g_test_add_func ("/page/a-change-to-the-same-bytes-leaves-no-step",
                   test_a_change_to_the_same_bytes_leaves_no_step);
  g_test_add_func ("/page/text-that-is-not-utf8-is-kept", test_text_that_is_not_utf8_is_kept);
  g_test_add_func ("/page/views-hear-of-every-change-and-whose-it-is",
                   test_views_hear_of_every_change_and_whose_it_is);

  return g_test_run ();
}
