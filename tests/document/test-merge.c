/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-merge.h"

#include <string.h>

static const char page[] = "---\n"
                           "title: Peel\n"
                           "weight: 2 # second\n"
                           "tags: [skin, face]\n"
                           "hero:\n"
                           "  title: Old\n"
                           "  text: Words\n"
                           "\n"
                           "# what people ask\n"
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

#define REPLACE(...) ((const char *const[]){ __VA_ARGS__, NULL })

static SpText *
replace (const char *text, const char *const *replacements)
{
  g_autoptr (GString) out = g_string_new (text);

  for (guint i = 0; replacements[i] != NULL; i += 2)
    g_assert_cmpuint (g_string_replace (out, replacements[i], replacements[i + 1], 1), ==, 1);
  return sp_text_new (out->str, out->len);
}

static SpMerge *
merge_texts (const char *base, const char *const *ours, const char *const *theirs)
{
  g_autoptr (SpText) base_text = sp_text_new (base, strlen (base));
  g_autoptr (SpText) our_text = replace (base, ours);
  g_autoptr (SpText) their_text = replace (base, theirs);

  return sp_merge_new (base_text, our_text, their_text);
}

static void
assert_text (SpText *text, const char *base, const char *const *replacements)
{
  g_autoptr (SpText) expected = replace (base, replacements);

  g_assert_cmpstr (sp_text_get_data (text, NULL), ==, sp_text_get_data (expected, NULL));
}

/* Both sides' replacements go together, byte for byte as @both, whichever side is whose. */
static void
assert_merges_in (const char *base,
                  const char *const *ours,
                  const char *const *theirs,
                  const char *const *both)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (SpMerge) merge =
          merge_texts (base, turn == 0 ? ours : theirs, turn == 0 ? theirs : ours);

      if (sp_merge_get_n_conflicts (merge) > 0)
        g_test_message ("%s", sp_merge_get_conflict (merge, 0)->label);
      g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
      assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), base, both);
      assert_text (sp_merge_get_text (merge, SP_MERGE_THEIRS), base, both);
    }
}

static void
assert_merges (const char *const *ours, const char *const *theirs, const char *const *both)
{
  assert_merges_in (page, ours, theirs, both);
}

static void
test_other_fields (void)
{
  assert_merges (REPLACE ("Peel\n", "Peels\n"), REPLACE ("2 #", "3 #"),
                 REPLACE ("Peel\n", "Peels\n", "2 #", "3 #"));
  assert_merges (REPLACE ("title: Old", "title: New"), REPLACE ("text: Words", "text: Others"),
                 REPLACE ("title: Old", "title: New", "text: Words", "text: Others"));
  assert_merges (REPLACE ("weight: 2 # second\n", ""), REPLACE ("Peel\n", "Peels\n"),
                 REPLACE ("weight: 2 # second\n", "", "Peel\n", "Peels\n"));
}

static void
test_new_fields_at_one_place (void)
{
  g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("weight", "icon: a.svg\nweight"),
                                           REPLACE ("weight", "draft: true\nweight"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), page,
               REPLACE ("weight", "draft: true\nicon: a.svg\nweight"));
}

static void
test_same_change_counts_once (void)
{
  assert_merges (REPLACE ("2 #", "3 #", "weight", "icon: a\nweight"),
                 REPLACE ("2 #", "3 #", "weight", "icon: a\nweight"),
                 REPLACE ("2 #", "3 #", "weight", "icon: a\nweight"));
  /* Also where the one stands elsewhere. */
  {
    g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("weight", "icon: a\nweight"),
                                             REPLACE ("tags", "icon: a\ntags"));

    g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
    g_assert_cmpuint (sp_text_get_length (sp_merge_get_text (merge, SP_MERGE_OURS)), ==,
                      strlen (page) + strlen ("icon: a\n"));
  }
}

static void
test_comments_and_spelling_stay (void)
{
  assert_merges (REPLACE ("# second", "# the second one"), REPLACE ("weight: 2", "weight: 3"),
                 REPLACE ("weight: 2 # second", "weight: 3 # the second one"));
  assert_merges (REPLACE ("title: Peel", "title: 'Peel' # quoted"), REPLACE ("[skin", "[ skin"),
                 REPLACE ("title: Peel", "title: 'Peel' # quoted", "[skin", "[ skin"));
  assert_merges (REPLACE ("# what people ask\n", "# asked\n"),
                 REPLACE ("answer: No", "answer: Yes"),
                 REPLACE ("# what people ask\n", "# asked\n", "answer: No", "answer: Yes"));
}

static void
test_comment_that_both_changed (void)
{
  g_autoptr (SpMerge) merge =
      merge_texts (page, REPLACE ("# second", "# 2nd"), REPLACE ("# second", "# number two"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->ours, ==, "# 2nd");
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->theirs, ==, "# number two");
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), page, REPLACE ("# second", "# 2nd"));
  assert_text (sp_merge_get_text (merge, SP_MERGE_THEIRS), page,
               REPLACE ("# second", "# number two"));
}

/* A comment is somebody's words too: it does not go with the field unasked. */
static void
test_field_taken_away_that_got_a_comment (void)
{
  g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("weight: 2 # second\n", ""),
                                           REPLACE ("# second", "# the third one"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->subject, ==, "weight");
  g_assert_null (sp_merge_get_conflict (merge, 0)->ours);
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->theirs, ==, "2 # the third one");
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), page,
               REPLACE ("weight: 2 # second\n", ""));
  assert_text (sp_merge_get_text (merge, SP_MERGE_THEIRS), page,
               REPLACE ("# second", "# the third one"));
}

/* Where both sides changed neighbouring lines, each field still brings its comment. */
static void
test_new_field_with_a_comment (void)
{
  g_autoptr (SpMerge) merge = merge_texts (
      page, REPLACE ("tags: [skin, face]", "icon: a.svg # new\ntags: [skin, face, hands]"),
      REPLACE ("weight: 2 # second\ntags: [skin, face]", "tags: [face]"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  g_assert_nonnull (strstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_OURS), NULL),
                            "icon: a.svg # new\n"));
}

static void
test_list_items (void)
{
  assert_merges (REPLACE ("[skin, ", "[skin, new, "), REPLACE (", face]", "]"),
                 REPLACE ("[skin, face]", "[skin, new]"));
  assert_merges (REPLACE ("answer: No", "answer: Yes"), REPLACE ("An hour", "Two"),
                 REPLACE ("answer: No", "answer: Yes", "An hour", "Two"));
  assert_merges (REPLACE ("  - question: Does it hurt?\n    answer: No\n", ""),
                 REPLACE ("An hour", "Two"),
                 REPLACE ("  - question: Does it hurt?\n    answer: No\n", "", "An hour", "Two"));
}

static void
test_cells (void)
{
  assert_merges (REPLACE ("$100", "$120"), REPLACE ("none", "a day"),
                 REPLACE ("$100", "$120", "none", "a day"));
  assert_merges (REPLACE ("$100", "$120"), REPLACE ("**Cost**", "**Price**"),
                 REPLACE ("**Cost** | $100", "**Price** | $120"));
  /* One side aligned the pipes. */
  assert_merges (REPLACE ("| **Cost** | $100 |", "| **Cost**     | $100   |"),
                 REPLACE ("$100", "$120"),
                 REPLACE ("| **Cost** | $100 |", "| **Cost**     | $120   |"));
}

static void
test_rows (void)
{
  assert_merges (REPLACE ("| **Cost** | $100 |\n", ""), REPLACE ("1 hour", "2 hours"),
                 REPLACE ("| **Cost** | $100 |\n", "", "1 hour", "2 hours"));
  assert_merges (
      REPLACE ("| **Duration**", "| **Area** | face |\n| **Duration**"), REPLACE ("none", "a day"),
      REPLACE ("| **Duration**", "| **Area** | face |\n| **Duration**", "none", "a day"));
  /* A row that one side moved and the other changed. */
  assert_merges (
      REPLACE ("| **Cost** | $100 |\n", "", "| 1 hour |\n", "| 1 hour |\n| **Cost** | $100 |\n"),
      REPLACE ("$100", "$120"),
      REPLACE ("| **Cost** | $100 |\n", "", "| 1 hour |\n", "| 1 hour |\n| **Cost** | $120 |\n"));
}

static void
test_columns (void)
{
  static const char wide[] = "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n";

  assert_merges_in (wide,
                    REPLACE ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
                             "| A | N | B |\n|---|---|---|\n| x | n | 1 |\n| y | m | 2 |"),
                    REPLACE ("| 2 |", "| 3 |"),
                    REPLACE ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
                             "| A | N | B |\n|---|---|---|\n| x | n | 1 |\n| y | m | 3 |"));
}

static void
test_columns_of_both (void)
{
  static const char wide[] = "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n";
  g_autoptr (SpMerge) merge =
      merge_texts (wide,
                   REPLACE ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
                            "| A | B | O |\n|---|---|---|\n| x | 1 | o |\n| y | 2 | p |"),
                   REPLACE ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
                            "| A | T | B |\n|---|---|---|\n| x | t | 1 |\n| y | u | 2 |"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  g_assert_cmpstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_OURS), NULL), ==,
                   "| A | T | B | O |\n|---|---|---|---|\n| x | t | 1 | o |\n| y | u | 2 | p |\n");
}

/* Whether the row that one side took away stays is no matter of whether the column stays that the
 * other took away. */
static void
test_row_and_column_taken_away (void)
{
  static const char wide[] = "| A | B | C |\n|---|---|---|\n| x | 1 | p |\n| y | 2 | q |\n";
  g_autoptr (SpMerge) merge = merge_texts (
      wide, REPLACE ("| x | 1 | p |\n", "", "| 2 |", "| 3 |"),
      REPLACE ("| A | B | C |\n|---|---|---|\n| x | 1 | p |\n| y | 2 | q |",
               "| A | C |\n|---|---|\n| x | p |\n| y | q |"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->label, ==, "Column “B”");
  g_assert_cmpstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_OURS), NULL), ==,
                   "| A | B | C |\n|---|---|---|\n| y | 3 | q |\n");
  g_assert_cmpstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_THEIRS), NULL), ==,
                   "| A | C |\n|---|---|\n| y | q |\n");
}

/* What was written in a new column is lost with the row, unless somebody is asked. */
static void
test_row_taken_away_and_column_added (void)
{
  static const char table[] = "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n";
  g_autoptr (SpMerge) merge =
      merge_texts (table, REPLACE ("| x | 1 |\n", ""),
                   REPLACE ("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
                            "| A | B | C |\n|---|---|---|\n| x | 1 | n |\n| y | 2 | m |"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (sp_merge_get_conflict (merge, 0)->label, ==, "Row “x”");
  g_assert_cmpstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_OURS), NULL), ==,
                   "| A | B | C |\n|---|---|---|\n| y | 2 | m |\n");
}

/* They moved the paragraph below the table; what we added below both stays there. */
static void
test_paragraph_added_behind_one_that_moved (void)
{
  static const char body[] = "One paragraph.\n\n| A |\n|---|\n| x |\n\nThe last one.\n";

  assert_merges_in (body, REPLACE ("The last", "Something new.\n\nThe last"),
                    REPLACE ("One paragraph.\n\n", "", "| x |\n", "| x |\n\nOne paragraph.\n"),
                    REPLACE ("One paragraph.\n\n", "", "| x |\n",
                             "| x |\n\nOne paragraph.\n\nSomething new.\n"));
}

static void
test_paragraphs (void)
{
  assert_merges (REPLACE ("outer skin", "outer layer"), REPLACE ("Last words", "The last words"),
                 REPLACE ("outer skin", "outer layer", "Last words", "The last words"));
  assert_merges (REPLACE ("- second\n", "- second\n- third\n"), REPLACE ("- first", "- the first"),
                 REPLACE ("- first", "- the first", "- second\n", "- second\n- third\n"));
  assert_merges (REPLACE ("Last words about it.\n", ""), REPLACE ("$100", "$120"),
                 REPLACE ("Last words about it.\n", "", "$100", "$120"));
}

static void
test_paragraphs_added_at_one_place (void)
{
  g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("Last words", "Ours.\n\nLast words"),
                                           REPLACE ("Last words", "Theirs.\n\nLast words"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), page,
               REPLACE ("Last words", "Theirs.\n\nOurs.\n\nLast words"));
}

static void
assert_conflict (const char *const *ours,
                 const char *const *theirs,
                 const char *label,
                 const char *our_words,
                 const char *their_words)
{
  g_autoptr (SpMerge) merge = merge_texts (page, ours, theirs);
  const SpMergeConflict *conflict;

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  conflict = sp_merge_get_conflict (merge, 0);
  g_assert_cmpstr (conflict->label, ==, label);
  g_assert_cmpstr (conflict->ours, ==, our_words);
  g_assert_cmpstr (conflict->theirs, ==, their_words);
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), page, ours);
  assert_text (sp_merge_get_text (merge, SP_MERGE_THEIRS), page, theirs);
}

static void
test_conflicts (void)
{
  assert_conflict (REPLACE ("Peel\n", "Peels\n"), REPLACE ("Peel\n", "Peeling\n"), "Title", "Peels",
                   "Peeling");
  assert_conflict (REPLACE ("weight: 2 # second\n", ""), REPLACE ("2 #", "3 #"), "Position in list",
                   NULL, "3");
  assert_conflict (REPLACE ("An hour", "Two"), REPLACE ("An hour", "Three"), "Faq 2, Answer", "Two",
                   "Three");
  assert_conflict (REPLACE ("$100", "$110"), REPLACE ("$100", "$120"), "Cost", "$110", "$120");
  assert_conflict (REPLACE ("| **Cost** | $100 |\n", ""), REPLACE ("$100", "$120"), "Row “Cost”",
                   NULL, "**Cost** | $120");
  assert_conflict (REPLACE ("outer skin", "outer layer"), REPLACE ("outer skin", "top layer"),
                   "Text", "A peel takes away the outer layer.",
                   "A peel takes away the top layer.");
  assert_conflict (REPLACE ("Last words about it.\n", ""), REPLACE ("Last words", "Last word"),
                   "Text", NULL, "Last word about it.");
}

static void
test_deciding_one_by_one (void)
{
  const SpMergeSide sides[] = { SP_MERGE_THEIRS, SP_MERGE_OURS };
  g_autoptr (SpMerge) merge =
      merge_texts (page, REPLACE ("Peel\n", "A\n", "$100", "$110", "none", "a day"),
                   REPLACE ("Peel\n", "B\n", "$100", "$120", "2 #", "3 #"));
  g_autoptr (SpText) text = NULL;

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 2);
  text = sp_merge_resolve (merge, sides);
  assert_text (text, page,
               REPLACE ("Peel\n", "B\n", "$100", "$110", "none", "a day", "2 #", "3 #"));
}

static void
test_marks (void)
{
  g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("Peel\n", "A\n", "none", "a day"),
                                           REPLACE ("Peel\n", "B\n", "$100", "$120"));
  g_autoptr (SpText) text = sp_merge_mark (merge, "mine", "other");

  assert_text (text, page,
               REPLACE ("title: Peel\n",
                        "<<<<<<< mine\ntitle: A\n=======\ntitle: B\n>>>>>>> other\n", "none",
                        "a day", "$100", "$120"));
}

static SpText *
to_crlf (SpText *text)
{
  g_autoptr (GString) out = g_string_new (sp_text_get_data (text, NULL));

  g_string_replace (out, "\n", "\r\n", 0);
  return sp_text_new (out->str, out->len);
}

static void
test_line_ends_and_mark (void)
{
  g_autoptr (SpText) base = sp_text_new (page, strlen (page));
  g_autoptr (SpText) ours = replace (page, REPLACE ("Peel\n", "Peels\n", "$100", "$120"));
  g_autoptr (SpText) theirs = replace (page, REPLACE ("2 #", "3 #", "Last", "The last"));
  g_autoptr (SpText) both = replace (
      page, REPLACE ("Peel\n", "Peels\n", "$100", "$120", "2 #", "3 #", "Last", "The last"));
  g_autoptr (SpText) their_crlf = to_crlf (theirs);
  g_autoptr (SpText) both_crlf = to_crlf (both);
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", sp_text_get_data (their_crlf, NULL), NULL);
  g_autofree char *expected =
      g_strconcat ("\xEF\xBB\xBF", sp_text_get_data (both_crlf, NULL), NULL);
  g_autoptr (SpText) their_text = sp_text_new (marked, strlen (marked));
  g_autoptr (SpMerge) merge = sp_merge_new (base, ours, their_text);

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  g_assert_cmpstr (sp_text_get_data (sp_merge_get_text (merge, SP_MERGE_OURS), NULL), ==, expected);
}

static void
test_missing_last_line_end (void)
{
  assert_merges_in ("---\ntitle: A\n---\nOne.\n\nTwo.", REPLACE ("Two.", "Two.\n\nThree."),
                    REPLACE ("One.", "First."),
                    REPLACE ("One.", "First.", "Two.", "Two.\n\nThree."));
  assert_merges_in ("---\ntitle: A\n---", REPLACE ("A", "B"),
                    REPLACE ("e: A\n---", "e: A\n---\nText"), REPLACE ("A\n---", "B\n---\nText"));
}

static void
test_other_formats (void)
{
  assert_merges_in ("+++\ntitle = 'A' # t\nweight = 1\n[x]\ny = [1, 2]\n+++\nText\n",
                    REPLACE ("'A'", "'B'"), REPLACE ("y = [1, 2]", "y = [1, 2, 3]"),
                    REPLACE ("'A'", "'B'", "y = [1, 2]", "y = [1, 2, 3]"));
  assert_merges_in ("{\n  \"title\": \"A\",\n  \"weight\": 1\n}\n\nText\n",
                    REPLACE ("\"A\"", "\"B\""), REPLACE (": 1", ": 2"),
                    REPLACE ("\"A\"", "\"B\"", ": 1", ": 2"));
}

static void
test_unreadable_fields_merge_by_line (void)
{
  assert_merges (REPLACE ("title: Peel", "title: \"Peel"), REPLACE ("An hour", "Two"),
                 REPLACE ("title: Peel", "title: \"Peel", "An hour", "Two"));
  {
    g_autoptr (SpMerge) merge = merge_texts (page, REPLACE ("title: Peel", "title: \"Peel"),
                                             REPLACE ("title: Peel", "title: Peels"));

    g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  }
}

static void
test_not_utf8_is_one_conflict (void)
{
  g_autoptr (SpText) base = sp_text_new (page, strlen (page));
  g_autoptr (SpText) ours = replace (page, REPLACE ("Peel\n", "Peels\n"));
  g_autoptr (SpText) theirs = replace (page, REPLACE ("2 #", "\xE4 #"));
  g_autoptr (SpMerge) merge = sp_merge_new (base, ours, theirs);

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  g_assert_true (sp_text_equal (sp_merge_get_text (merge, SP_MERGE_THEIRS), theirs));
}

static void
test_order_that_both_changed (void)
{
  static const char list[] = "tags: [a, b, c, d]\n";
  g_autofree char *base = g_strconcat ("---\n", list, "---\n", NULL);
  g_autoptr (SpMerge) merge = merge_texts (base, REPLACE ("[a, b, c, d]", "[d, a, b, c]"),
                                           REPLACE ("[a, b, c, d]", "[a, d, b, c]"));

  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 1);
  assert_text (sp_merge_get_text (merge, SP_MERGE_OURS), base,
               REPLACE ("[a, b, c, d]", "[d, a, b, c]"));
  assert_text (sp_merge_get_text (merge, SP_MERGE_THEIRS), base,
               REPLACE ("[a, b, c, d]", "[a, d, b, c]"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/other-fields", test_other_fields);
  g_test_add_func ("/merge/new-fields-at-one-place", test_new_fields_at_one_place);
  g_test_add_func ("/merge/same-change-counts-once", test_same_change_counts_once);
  g_test_add_func ("/merge/comments-and-spelling", test_comments_and_spelling_stay);
  g_test_add_func ("/merge/comment-that-both-changed", test_comment_that_both_changed);
  g_test_add_func ("/merge/field-taken-away-that-got-a-comment",
                   test_field_taken_away_that_got_a_comment);
  g_test_add_func ("/merge/new-field-with-a-comment", test_new_field_with_a_comment);
  g_test_add_func ("/merge/list-items", test_list_items);
  g_test_add_func ("/merge/cells", test_cells);
  g_test_add_func ("/merge/rows", test_rows);
  g_test_add_func ("/merge/columns", test_columns);
  g_test_add_func ("/merge/columns-of-both", test_columns_of_both);
  g_test_add_func ("/merge/row-and-column-taken-away", test_row_and_column_taken_away);
  g_test_add_func ("/merge/row-taken-away-and-column-added", test_row_taken_away_and_column_added);
  g_test_add_func ("/merge/paragraphs", test_paragraphs);
  g_test_add_func ("/merge/paragraph-added-behind-one-that-moved",
                   test_paragraph_added_behind_one_that_moved);
  g_test_add_func ("/merge/paragraphs-added-at-one-place", test_paragraphs_added_at_one_place);
  g_test_add_func ("/merge/conflicts", test_conflicts);
  g_test_add_func ("/merge/deciding-one-by-one", test_deciding_one_by_one);
  g_test_add_func ("/merge/marks", test_marks);
  g_test_add_func ("/merge/line-ends-and-mark", test_line_ends_and_mark);
  g_test_add_func ("/merge/missing-last-line-end", test_missing_last_line_end);
  g_test_add_func ("/merge/other-formats", test_other_formats);
  g_test_add_func ("/merge/unreadable-fields", test_unreadable_fields_merge_by_line);
  g_test_add_func ("/merge/not-utf8", test_not_utf8_is_one_conflict);
  g_test_add_func ("/merge/order-that-both-changed", test_order_that_both_changed);
  return g_test_run ();
}
