/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-body-view.h"
#include "sp-html-markdown.h"
#include "sp-prose-format.h"
#include "sp-prose-paste.h"
#include "sp-text-binding.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

static SpPage *
page_of (const char *data)
{
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));

  return sp_page_new (text);
}

#define assert_page(page, expected) \
  g_assert_cmpstr (sp_text_get_data (sp_page_get_text (page), NULL), ==, (expected))

static void
assert_buffer (GtkTextBuffer *buffer, const char *expected)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static void
insert_at (GtkTextBuffer *buffer, int offset, const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
}

static void
delete_range (GtkTextBuffer *buffer, int from, int to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
select_range (GtkTextBuffer *buffer, int from, int to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
test_typing_goes_to_its_place_in_the_page (void)
{
  g_autoptr (SpPage) page = page_of ("before é text after");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");
  gsize start, end;

  sp_text_binding_set_page (binding, page, 7, 14);
  assert_buffer (buffer, "é text");
  insert_at (buffer, 2, "new ");
  insert_at (buffer, 10, "!");
  delete_range (buffer, 0, 2);

  assert_page (page, "before new text! after");
  sp_text_binding_get_range (binding, &start, &end);
  g_assert_cmpuint (start, ==, 7);
  g_assert_cmpuint (end, ==, 16);
}

static void
test_new_lines_are_those_of_the_file (void)
{
  g_autoptr (SpPage) page = page_of ("a\r\nb\r\n");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");

  sp_text_binding_set_page (binding, page, 0, 4);
  insert_at (buffer, 4, "\nc\nd");

  assert_page (page, "a\r\nb\r\nc\r\nd\r\n");
  assert_buffer (buffer, "a\r\nb\r\nc\r\nd");
}

static void
test_pasted_line_ends_become_those_of_the_file (void)
{
  g_autoptr (SpPage) page = page_of ("a\nb\n");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");

  sp_text_binding_set_page (binding, page, 0, 3);
  insert_at (buffer, 3, "\r\nc\rd");

  assert_page (page, "a\nb\nc\nd\n");
  assert_buffer (buffer, "a\nb\nc\nd");
}

static void
test_text_replaced_as_a_whole_leaves_the_blank_lines_around_it (void)
{
  g_autoptr (SpPage) page = page_of ("Old.\r\n\r\n| A |\r\n");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");

  sp_text_binding_set_page (binding, page, 0, 4);
  sp_text_binding_set_surroundings (binding, "\n", "\n\n");
  delete_range (buffer, 0, 4);
  insert_at (buffer, 0, "New.");

  assert_page (page, "\r\nNew.\r\n\r\n| A |\r\n");
  delete_range (buffer, 0, 4);
  insert_at (buffer, 0, "Newer.");
  assert_page (page, "\r\nNewer.\r\n\r\n| A |\r\n");
}

static void
test_a_page_that_stops_being_utf8_takes_no_typing (void)
{
  g_autoptr (SpPage) page = page_of ("Creme");
  g_autoptr (SpText) theirs = sp_text_new ("Cr\xE8me", 5);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "page");

  sp_text_binding_set_page (binding, page, 0, 5);
  sp_page_replace (page, theirs, NULL);
  sp_text_binding_set_range (binding, 0, 5);
  insert_at (buffer, 5, "x");
  delete_range (buffer, 1, 4);

  assert_page (page, "Cr\xE8me");
  assert_buffer (buffer, "Cr\xEF\xBF\xBDme");
}

static void
test_what_is_typed_is_composed (void)
{
  g_autoptr (SpPage) page = page_of ("x");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");

  sp_text_binding_set_page (binding, page, 0, 1);
  insert_at (buffer, 1, "Cre\xCC\x80me");

  assert_page (page, "xCr\xC3\xA8me");
}

static void
test_undo_follows_into_the_buffer_and_keeps_the_caret (void)
{
  g_autoptr (SpPage) page = page_of ("one two");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "body");
  GtkTextIter caret;

  sp_text_binding_set_page (binding, page, 0, 7);
  insert_at (buffer, 3, " and");
  gtk_text_buffer_get_end_iter (buffer, &caret);
  gtk_text_buffer_place_cursor (buffer, &caret);
  sp_page_undo (page, NULL);
  sp_text_binding_set_range (binding, 0, 7);

  assert_buffer (buffer, "one two");
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&caret), ==, 7);
}

static void
test_text_that_is_not_utf8_is_shown_and_kept (void)
{
  g_autoptr (SpPage) page = page_of ("Cr\xE8me");
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (SpTextBinding) binding = sp_text_binding_new (buffer, "page");

  sp_text_binding_set_page (binding, page, 0, 5);
  assert_buffer (buffer, "Cr\xEF\xBF\xBDme");
  insert_at (buffer, 0, "x");

  assert_page (page, "Cr\xE8me");
  assert_buffer (buffer, "Cr\xEF\xBF\xBDme");
}

static void
test_bold_is_put_around_the_selection_and_taken_away (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, "a bold word", -1);
  select_range (buffer, 2, 6);
  sp_prose_format_toggle_inline (buffer, "**");
  assert_buffer (buffer, "a **bold** word");
  sp_prose_format_toggle_inline (buffer, "**");
  assert_buffer (buffer, "a bold word");
}

static void
test_bold_without_a_selection_takes_the_word (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, "a bold word", -1);
  select_range (buffer, 4, 4);
  sp_prose_format_toggle_inline (buffer, "**");

  assert_buffer (buffer, "a **bold** word");
}

static void
test_italic_leaves_bold_as_it_is (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, "a **bold** word", -1);
  select_range (buffer, 4, 8);
  sp_prose_format_toggle_inline (buffer, "*");
  assert_buffer (buffer, "a ***bold*** word");
  sp_prose_format_toggle_inline (buffer, "**");
  assert_buffer (buffer, "a *bold* word");
  sp_prose_format_toggle_inline (buffer, "*");
  assert_buffer (buffer, "a bold word");
}

static void
test_a_list_is_made_of_the_selected_lines_and_unmade (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, "one\ntwo\nthree", -1);
  select_range (buffer, 1, 5);
  sp_prose_format_toggle_lines (buffer, "- ");
  assert_buffer (buffer, "- one\n- two\nthree");
  sp_prose_format_toggle_lines (buffer, "- ");
  assert_buffer (buffer, "one\ntwo\nthree");
}

static void
test_a_link_selects_the_place_of_its_address (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, "see us today", -1);
  select_range (buffer, 4, 6);
  sp_prose_format_link (buffer);

  assert_buffer (buffer, "see [us](address) today");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 9);
  g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, 16);
}

static void
collect_prose (GtkWidget *widget, GPtrArray *views)
{
  if (GTK_SOURCE_IS_VIEW (widget))
    g_ptr_array_add (views, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_prose (child, views);
}

/* The text of the body's @index th text view, of which there must be @n_expected. */
static GtkTextBuffer *
get_prose (SpBodyView *view, guint index, guint n_expected)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  collect_prose (GTK_WIDGET (view), views);
  g_assert_cmpuint (views->len, ==, n_expected);
  return gtk_text_view_get_buffer (g_ptr_array_index (views, index));
}

static SpBodyView *
make_body (SpPage *page)
{
  SpBodyView *view = g_object_ref_sink (g_object_new (SP_TYPE_BODY_VIEW, NULL));

  sp_body_view_set_page (view, page, FALSE);
  return view;
}

static void
test_the_body_shows_the_text_around_tables_without_blank_lines (void)
{
  g_autoptr (SpPage) page = page_of ("Before.\n\n| A |\n|---|\n\n\nAfter.\n");
  g_autoptr (SpBodyView) view = make_body (page);

  assert_buffer (get_prose (view, 0, 2), "Before.");
  assert_buffer (get_prose (view, 1, 2), "After.");
}

static void
test_lines_typed_at_the_end_of_a_text_stay_in_the_view (void)
{
  g_autoptr (SpPage) page = page_of ("---\ntitle: A\n---\n\nFirst.\n\n| A |\n|---|\n");
  g_autoptr (SpBodyView) view = make_body (page);
  GtkTextBuffer *buffer = get_prose (view, 0, 1);

  insert_at (buffer, 6, "\n");
  insert_at (buffer, 7, "\n");
  insert_at (buffer, 8, "Second.");

  assert_buffer (buffer, "First.\n\nSecond.");
  assert_page (page, "---\ntitle: A\n---\n\nFirst.\n\nSecond.\n\n| A |\n|---|\n");
}

static void
test_the_first_text_above_a_table_does_not_run_into_it (void)
{
  g_autoptr (SpPage) page = page_of ("---\ntitle: A\n---\n\n| A |\n|---|\n");
  g_autoptr (SpBodyView) view = make_body (page);
  GtkTextBuffer *buffer = get_prose (view, 0, 1);

  insert_at (buffer, 0, "N");
  insert_at (buffer, 1, "ew.");

  assert_buffer (buffer, "New.");
  g_assert_cmpuint (sp_body_get_n_tables (sp_page_get_body (page)), ==, 1);
  g_assert_nonnull (strstr (sp_text_get_data (sp_page_get_text (page), NULL), "New.\n\n"));
}

static void
test_a_table_typed_by_hand_stays_text_under_the_fingers (void)
{
  g_autoptr (SpPage) page = page_of ("Text\n");
  g_autoptr (SpBodyView) view = make_body (page);
  GtkTextBuffer *buffer = get_prose (view, 0, 1);

  insert_at (buffer, 4, "\n\n| A |\n|---|\n| 1 |");

  assert_buffer (buffer, "Text\n\n| A |\n|---|\n| 1 |");
  g_assert_cmpuint (sp_body_get_n_tables (sp_page_get_body (page)), ==, 1);

  /* Undone and redone, it is nobody's typing any more and becomes a grid. */
  sp_page_undo (page, NULL);
  sp_page_redo (page, NULL);
  assert_buffer (get_prose (view, 0, 1), "Text");
}

static void
test_copied_formatting_becomes_markdown (void)
{
  const char *const pieces[][2] = {
    { "<h1>Care</h1><p>Keep it <b>dry</b> and <i>cool</i>.<p>See <a href='https://a.org/'>us</a>.",
      "## Care\n\nKeep it **dry** and *cool*.\n\nSee [us](https://a.org/)." },
    { "<ul><li>One</li><li>Two<ul><li>Deep</li></ul></li></ul><ol><li>First<li>Second</ol>",
      "- One\n- Two\n\n  - Deep\n\n1. First\n2. Second" },
    { "<meta charset='utf-8'><b style='font-weight:normal'><p><span style='font-weight:700'>Bold"
      "</span> not</p><p>Next</p></b>",
      "**Bold** not\n\nNext" },
    { "<style>p {}</style><p>2 * 3<br>next</p><script>alert (1)</script>", "2 \\* 3\nnext" },
    { "<blockquote><p>Said</p></blockquote><hr>", "> Said\n\n---" },
    { "   ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *markdown = sp_html_to_markdown (pieces[i][0], strlen (pieces[i][0]));

      g_assert_cmpstr (markdown, ==, pieces[i][1]);
    }
}

static void
test_an_address_pasted_over_words_makes_them_a_link (void)
{
  GtkWidget *view = g_object_ref_sink (gtk_text_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_text (buffer, "see our team", -1);
  select_range (buffer, 4, 12);
  sp_prose_paste_insert (GTK_TEXT_VIEW (view), "https://example.org/team/\n");
  assert_buffer (buffer, "see [our team](https://example.org/team/)");
  select_range (buffer, 0, 3);
  sp_prose_paste_insert (GTK_TEXT_VIEW (view), "Meet them at https://example.org/:");
  assert_buffer (buffer,
                 "Meet them at https://example.org/: [our team](https://example.org/team/)");
  g_object_unref (view);
}

static void
test_heading_goes_through_its_levels (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, "Care\ntext", -1);
  select_range (buffer, 1, 1);
  sp_prose_format_cycle_heading (buffer);
  assert_buffer (buffer, "## Care\ntext");
  sp_prose_format_cycle_heading (buffer);
  assert_buffer (buffer, "### Care\ntext");
  sp_prose_format_cycle_heading (buffer);
  assert_buffer (buffer, "Care\ntext");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/text/typing-goes-to-its-place-in-the-page",
                   test_typing_goes_to_its_place_in_the_page);
  g_test_add_func ("/text/new-lines-are-those-of-the-file", test_new_lines_are_those_of_the_file);
  g_test_add_func ("/text/pasted-line-ends-become-those-of-the-file",
                   test_pasted_line_ends_become_those_of_the_file);
  g_test_add_func ("/text/replaced-as-a-whole-leaves-the-blank-lines-around-it",
                   test_text_replaced_as_a_whole_leaves_the_blank_lines_around_it);
  g_test_add_func ("/text/a-page-that-stops-being-utf8-takes-no-typing",
                   test_a_page_that_stops_being_utf8_takes_no_typing);
  g_test_add_func ("/text/what-is-typed-is-composed", test_what_is_typed_is_composed);
  g_test_add_func ("/text/undo-follows-into-the-buffer-and-keeps-the-caret",
                   test_undo_follows_into_the_buffer_and_keeps_the_caret);
  g_test_add_func ("/text/text-that-is-not-utf8-is-shown-and-kept",
                   test_text_that_is_not_utf8_is_shown_and_kept);
  g_test_add_func ("/format/bold-is-put-around-the-selection-and-taken-away",
                   test_bold_is_put_around_the_selection_and_taken_away);
  g_test_add_func ("/format/bold-without-a-selection-takes-the-word",
                   test_bold_without_a_selection_takes_the_word);
  g_test_add_func ("/format/italic-leaves-bold-as-it-is", test_italic_leaves_bold_as_it_is);
  g_test_add_func ("/format/a-list-is-made-of-the-selected-lines-and-unmade",
                   test_a_list_is_made_of_the_selected_lines_and_unmade);
  g_test_add_func ("/format/a-link-selects-the-place-of-its-address",
                   test_a_link_selects_the_place_of_its_address);
  g_test_add_func ("/body/shows-the-text-around-tables-without-blank-lines",
                   test_the_body_shows_the_text_around_tables_without_blank_lines);
  g_test_add_func ("/body/lines-typed-at-the-end-of-a-text-stay-in-the-view",
                   test_lines_typed_at_the_end_of_a_text_stay_in_the_view);
  g_test_add_func ("/body/the-first-text-above-a-table-does-not-run-into-it",
                   test_the_first_text_above_a_table_does_not_run_into_it);
  g_test_add_func ("/body/a-table-typed-by-hand-stays-text-under-the-fingers",
                   test_a_table_typed_by_hand_stays_text_under_the_fingers);

  g_test_add_func ("/prose/copied-formatting-becomes-markdown",
                   test_copied_formatting_becomes_markdown);
  g_test_add_func ("/prose/an-address-pasted-over-words-makes-them-a-link",
                   test_an_address_pasted_over_words_makes_them_a_link);
  g_test_add_func ("/prose/heading-goes-through-its-levels", test_heading_goes_through_its_levels);
  return g_test_run ();
}
