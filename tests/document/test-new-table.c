/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-new-table.h"
#include "sp-page.h"

#include <string.h>

/* Tables that are made and deleted, through the page and its check. In the texts "^" is where the
 * table goes, two of them are around what it takes the place of. */

typedef struct
{
  const char *name;
  const char *before;
  const char *after; /* NULL: refused */
} Case;

static const char *const cells[] = { "Attribute", "Details", "**Cost**", "$1 | $2", NULL, "é\nb" };
static const SpNewTable two_by_two = { 2, 2, cells };

#define TABLE                                                                                      \
  "| Attribute | Details  |\n|-----------|----------|\n"                                           \
  "| **Cost**  | $1 \\| $2 |\n|           | é b      |\n"
#define OTHER "| a | b |\n|---|---|\n| 1 | 2 |\n"

static SpPage *
new_page (const char *text)
{
  g_autoptr (SpText) content = sp_text_new (text, strlen (text));

  return sp_page_new (content);
}

/* Applies @change, which is taken, and checks that undo leads back. */
static void
check_change (SpPage *page, SpChange *change, const char *after)
{
  g_autoptr (SpText) before = sp_text_ref (sp_page_get_text (page));
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sp_text_get_data (sp_page_get_text (page), NULL), ==, after);
  sp_page_undo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), before));
  sp_change_unref (change);
}

static const Case put_cases[] = {
  { "on an empty page", "---\ntitle: x\n---\n^", "---\ntitle: x\n---\n" TABLE },
  { "on a page without a last line end", "text^", "text\n\n" TABLE },
  { "below the paragraph that the caret is in", "one^ line\nmore\n\nnext\n",
    "one line\nmore\n\n" TABLE "\nnext\n" },
  { "on a blank line between two", "one\n^\nnext\n", "one\n\n" TABLE "\nnext\n" },
  { "where several lines are blank", "one\n\n^\n\nnext\n", "one\n\n" TABLE "\nnext\n" },
  { "at the end", "one\n\n^", "one\n\n" TABLE },
  { "before another table", "one^\n\n" OTHER, "one\n\n" TABLE "\n" OTHER },
  { "behind another table", OTHER "\n^", OTHER "\n" TABLE },
  { "behind a table without a last line end", "| a |\n|---|^", "| a |\n|---|\n\n" TABLE },
  { "behind a block of code that the caret is in", "```\na^\n\nb\n```\n\nnext\n",
    "```\na\n\nb\n```\n\nnext\n\n" TABLE },
  { "nowhere where all is code", "```\na^\n\nb\n", NULL },
  { "in the place of lines", "one\n\n^Cost\t$1\nmore\t^2\n\nnext\n", "one\n\n" TABLE "\nnext\n" },
  { "in the place of lines between others", "one\nt^wo\nthr^ee\nfour\n",
    "one\n\n" TABLE "\nfour\n" },
  { "up to the start of a line", "^one\n^two\n", TABLE "\ntwo\n" },
};

static void
test_a_table_is_put_on_lines_of_its_own (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (put_cases); i++)
    {
      const Case *test = &put_cases[i];
      g_autoptr (GString) text = g_string_new (test->before);
      g_autoptr (SpPage) page = NULL;
      g_autoptr (GError) error = NULL;
      SpChange *change;
      gsize start, end;

      g_test_message ("%s", test->name);
      start = end = (gsize) (strchr (text->str, '^') - text->str);
      g_string_erase (text, (gssize) start, 1);
      if (strchr (text->str, '^') != NULL)
        {
          end = (gsize) (strchr (text->str, '^') - text->str);
          g_string_erase (text, (gssize) end, 1);
        }
      page = new_page (text->str);
      change = sp_new_table_put (&two_by_two, sp_page_get_text (page), sp_page_get_body (page),
                                 start, end, FALSE, &error);
      if (test->after != NULL)
        {
          g_assert_no_error (error);
          check_change (page, change, test->after);
        }
      else
        {
          g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE);
          g_assert_null (change);
        }
    }
}

static void
test_a_table_of_nothing_but_empty_cells (void)
{
  static const SpNewTable empty = { 1, 2, NULL };
  g_autoptr (SpPage) page = new_page ("text\r\n");
  SpChange *change = sp_new_table_put (&empty, sp_page_get_text (page), sp_page_get_body (page), 6,
                                       6, FALSE, NULL);

  g_assert_nonnull (change);
  check_change (page, change,
                "text\r\n\r\n|     |     |\r\n|-----|-----|\r\n|     |     |\r\n");
}

static void
test_breaks_are_kept_where_the_website_shows_them (void)
{
  g_autofree char *lines = sp_new_table_write (&two_by_two, TRUE, "\n");

  g_assert_nonnull (strstr (lines, "| é<br>b "));
}

static const Case delete_cases[] = {
  { "between two texts", "one\n\n" OTHER "\ntwo\n", "one\n\ntwo\n" },
  { "right below a text", "one\n" OTHER "\ntwo\n", "one\n\ntwo\n" },
  { "between lines without blank ones", "one\n\n" OTHER "# two\n", "one\n\n# two\n" },
  { "what is left stays apart", "one\n" OTHER "---\n", "one\n\n---\n" },
  { "at the end", "one\n\n" OTHER, "one\n" },
  { "at the end with blank lines", "one\n\n" OTHER "\n\n", "one\n" },
  { "at the end without a line end", "one\n\n| a |\n|---|", "one\n" },
  { "at the start", "---\ntitle: x\n---\n\n" OTHER "\ntwo\n", "---\ntitle: x\n---\n\ntwo\n" },
  { "alone", "---\ntitle: x\n---\n" OTHER, "---\ntitle: x\n---\n" },
  { "before another", OTHER "\n| c |\n|---|\n", "| c |\n|---|\n" },
};

static void
test_a_table_is_deleted_with_its_blank_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (delete_cases); i++)
    {
      const Case *test = &delete_cases[i];
      g_autoptr (SpPage) page = new_page (test->before);
      SpChange *change;

      g_test_message ("%s", test->name);
      change = sp_table_delete (sp_body_get_table (sp_page_get_body (page), 0),
                                sp_page_get_body (page), NULL);
      g_assert_nonnull (change);
      check_change (page, change, test->after);
    }
}

#define ADD(name, function) g_test_add_func ("/new-table/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-table-is-put-on-lines-of-its-own", test_a_table_is_put_on_lines_of_its_own);
  ADD ("a-table-of-nothing-but-empty-cells", test_a_table_of_nothing_but_empty_cells);
  ADD ("breaks-are-kept-where-the-website-shows-them",
       test_breaks_are_kept_where_the_website_shows_them);
  ADD ("a-table-is-deleted-with-its-blank-lines", test_a_table_is_deleted_with_its_blank_lines);
  return g_test_run ();
}
