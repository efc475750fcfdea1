/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-label.h"
#include "sp-wording.h"

#include <string.h>

static const char page[] = "---\n"
                           "title: Peel\n"
                           "draft: false\n"
                           "weight: 2 # second\n"
                           "tags: [skin, face]\n"
                           "hero:\n"
                           "  title: Old\n"
                           "faq:\n"
                           "  - question: Does it hurt?\n"
                           "    answer: No\n"
                           "  - question: How long?\n"
                           "    answer: An hour\n"
                           "---\n"
                           "\n"
                           "## What it is\n"
                           "A peel takes away the outer skin.\n"
                           "\n"
                           "- first\n"
                           "- second\n"
                           "\n"
                           "| Attribute | Details |\n"
                           "|---|---|\n"
                           "| **Cost** | $100 |\n"
                           "| **Downtime** | none |\n"
                           "| **Duration** | 1 hour |\n"
                           "\n"
                           "Last words about it.\n";

/* The lines that tell what is different when each of the pairs in @replacements was replaced. */
static char *
word (const char *before, const char *const *replacements)
{
  g_autoptr (GString) text = g_string_new (before);
  g_autoptr (SpText) old = sp_text_new (before, strlen (before));
  g_autoptr (SpText) new = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GString *lines = g_string_new (NULL);

  for (guint i = 0; replacements[i] != NULL; i += 2)
    g_assert_cmpuint (g_string_replace (text, replacements[i], replacements[i + 1], 1), ==, 1);
  new = sp_text_new (text->str, text->len);
  changes = sp_word_changes (old, new);
  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (lines, "%s\n",
                            ((SpWordedChange *) g_ptr_array_index (changes, i))->text);
  return g_string_free (lines, FALSE);
}

#define REPLACE(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
assert_words (const char *const *replacements, const char *expected)
{
  g_autofree char *words = word (page, replacements);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_fields (void)
{
  assert_words (REPLACE ("title: Peel", "title: Peels", "false", "true", "2 #", "3 #"),
                "Title: Peel → Peels\n"
                "Show on website: Yes → No\n"
                "Position in list: 2 → 3\n");
  assert_words (REPLACE ("weight: 2 # second\n", "sub_heading: New\n"),
                "Sub heading: New (new)\n"
                "Position in list: 2 (removed)\n");
  assert_words (REPLACE ("title: Old", "title: \"\""), "Hero, Title: Old → (empty)\n");
}

static void
test_lists (void)
{
  assert_words (REPLACE ("[skin, face]", "[face, body]"), "Tags: body (new)\n"
                                                          "Tags: skin (removed)\n");
  assert_words (REPLACE ("[skin, face]", "[face, skin]"), "Tags: skin, face → face, skin\n");
  assert_words (REPLACE ("An hour", "Two hours"), "Faq 2, Answer: An hour → Two hours\n");
}

static void
test_rows (void)
{
  assert_words (REPLACE ("$100", "**$120**"), "Cost: $100 → $120\n");
  assert_words (REPLACE ("| **Downtime** | none |\n", "| **Results** | soon |\n"),
                "Results: soon (new row)\n"
                "Downtime: none (row removed)\n");
  assert_words (REPLACE ("**Downtime**", "**Time off**"), "Attribute: Downtime → Time off\n");
  assert_words (REPLACE ("| **Cost** | $100 |\n", "", "| **Duration** | 1 hour |\n",
                         "| **Duration** | 1 hour |\n| **Cost** | $90 |\n"),
                "Cost (row moved)\n"
                "Cost: $100 → $90\n");
}

static void
test_columns (void)
{
  assert_words (REPLACE ("| Attribute | Details |\n|---|---|\n| **Cost** | $100 |",
                         "| Attribute | Details | Notes |\n|---|---|---|\n"
                         "| **Cost** | $110 | from |"),
                "Column: Notes (new column)\n"
                "Cost, Details: $100 → $110\n");
  assert_words (REPLACE ("Details", "About it"), "Column: Details → About it\n");
}

static void
test_paragraphs (void)
{
  assert_words (REPLACE ("outer skin", "top layer of the skin"),
                "Text: A peel takes away the outer skin. → "
                "A peel takes away the top layer of the skin.\n");
  assert_words (REPLACE ("- second\n", "- second\n- third\n", "Last words about it.\n",
                         "Wholly other ones.\n"),
                "Text: - third (new)\n"
                "Text: Wholly other ones. (new)\n"
                "Text: Last words about it. (removed)\n");
  assert_words (REPLACE ("## What it is\n", "", "Last words", "## What it is\n\nLast words"),
                "Text: ## What it is (moved)\n");
}

static void
test_long_text_shows_where_it_differs (void)
{
  const char *before = "One two three four five six seven eight nine ten eleven twelve thirteen "
                       "fourteen fifteen sixteen seventeen eighteen.\n";
  g_autofree char *words = word (before, REPLACE ("sixteen", "twenty"));

  g_assert_nonnull (strstr (words, "sixteen"));
  g_assert_nonnull (strstr (words, "twenty"));
  g_assert_cmpint (g_utf8_strlen (words, -1), <, 150);
}

static void
test_layout_is_told (void)
{
  assert_words (REPLACE ("# second", "# 2nd"),
                "Spaces, comments or the order of fields (1 line is different)\n");
  assert_words (REPLACE ("---\n", "---\n\n"),
                "Spaces, comments or the order of fields (1 line is different)\n");
}

static void
test_unreadable_fields (void)
{
  assert_words (REPLACE ("title: Peel", "title: \"Peel"), "Fields (1 line is different)\n");
}

static void
test_code_is_one_thing (void)
{
  g_autofree char *words = word ("```\na\n\nb\n```\n\nText\n", REPLACE ("b\n", "b c d\n"));

  g_assert_cmpstr (words, ==, "Text: ``` a b ``` → ``` a b c d ```\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/fields", test_fields);
  g_test_add_func ("/wording/lists", test_lists);
  g_test_add_func ("/wording/rows", test_rows);
  g_test_add_func ("/wording/columns", test_columns);
  g_test_add_func ("/wording/paragraphs", test_paragraphs);
  g_test_add_func ("/wording/long-text", test_long_text_shows_where_it_differs);
  g_test_add_func ("/wording/layout", test_layout_is_told);
  g_test_add_func ("/wording/unreadable-fields", test_unreadable_fields);
  g_test_add_func ("/wording/code", test_code_is_one_thing);
  return g_test_run ();
}
