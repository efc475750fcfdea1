/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-finder.h"

#include <string.h>

/* Looking for a text in fields, prose and cells, and replacing it. */

#define PAGE                                                                                       \
  "---\n"                                                                                          \
  "title: Peel for oily skin\n"                                                                    \
  "description: \"A \\\"PEEL\\\" and more peel\" # keep\n"                                         \
  "draft: true\n"                                                                                  \
  "weight: 12\n"                                                                                   \
  "tags: [peel, skin]\n"                                                                           \
  "---\n"                                                                                          \
  "The peel is gentle.\n"                                                                          \
  "\n"                                                                                             \
  "| Attribute | Details          |\n"                                                             \
  "|-----------|------------------|\n"                                                             \
  "| **Peel**  | peel \\| again peel |\n"                                                          \
  "| **Cost**  | $12              |\n"                                                             \
  "\n"                                                                                             \
  "Appealing.\n"

static SpPage *
new_page (const char *text)
{
  g_autoptr (SpText) content = sp_text_new (text, strlen (text));

  return sp_page_new (content);
}

static SpFinder *
new_finder (SpPage *page, const char *needle, SpFindFlags flags)
{
  SpFinder *finder = sp_finder_new ();

  sp_finder_set_page (finder, page);
  sp_finder_set_needle (finder, needle);
  sp_finder_set_flags (finder, flags);
  return finder;
}

static const char *
get_text (SpPage *page)
{
  return sp_text_get_data (sp_page_get_text (page), NULL);
}

/* The subjects of all matches, in order. */
static char *
list_subjects (SpPage *page, const char *needle, SpFindFlags flags)
{
  g_autoptr (GPtrArray) matches =
      sp_find (sp_page_get_front_matter (page), sp_page_get_body (page), needle, flags);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const SpMatch *match = g_ptr_array_index (matches, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", match->subject);
    }
  return g_string_free (out, FALSE);
}

static void
test_finds_in_fields_prose_and_cells (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autofree char *any = list_subjects (page, "pEEl", SP_FIND_DEFAULT);
  g_autofree char *exact = list_subjects (page, "peel", SP_FIND_MATCH_CASE);
  g_autofree char *number = list_subjects (page, "12", SP_FIND_DEFAULT);
  g_autofree char *key = list_subjects (page, "weight", SP_FIND_DEFAULT);
  g_autofree char *on = list_subjects (page, "true", SP_FIND_DEFAULT);
  g_autofree char *source = list_subjects (page, "weight", SP_FIND_SOURCE);
  g_autofree char *nothing = list_subjects (page, "", SP_FIND_DEFAULT);
  g_autofree char *pipe = list_subjects (page, "| again", SP_FIND_DEFAULT);

  g_assert_cmpstr (any, ==,
                   "title description description tags.0 body table.0.0.0 table.0.0.1 table.0.0.1");
  g_assert_cmpstr (exact, ==, "description tags.0 body table.0.0.1 table.0.0.1");
  g_assert_cmpstr (number, ==, "weight table.0.1.1");
  g_assert_cmpstr (key, ==, "");
  g_assert_cmpstr (on, ==, "");
  g_assert_cmpstr (source, ==, "page");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (pipe, ==, "table.0.0.1");
}

static void
test_the_source_has_as_many (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autoptr (SpFinder) form = new_finder (page, "peel", SP_FIND_DEFAULT);
  g_autoptr (SpFinder) source = new_finder (page, "peel", SP_FIND_SOURCE);

  g_assert_cmpuint (sp_finder_get_n_matches (form), ==, 8);
  g_assert_cmpuint (sp_finder_get_n_matches (source), ==, 8);
}

static void
test_other_alphabets_have_cases_too (void)
{
  g_autoptr (SpPage) page = new_page ("---\ntitle: Für ÄLTERE Haut\n---\nКРЕМ, ältere\n");
  g_autofree char *german = list_subjects (page, "ältere", SP_FIND_DEFAULT);
  g_autofree char *russian = list_subjects (page, "крем", SP_FIND_DEFAULT);
  g_autofree char *exact = list_subjects (page, "крем", SP_FIND_MATCH_CASE);

  g_assert_cmpstr (german, ==, "title body");
  g_assert_cmpstr (russian, ==, "body");
  g_assert_cmpstr (exact, ==, "");
}

static void
test_steps_go_round_from_where_the_person_is (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autoptr (SpFinder) finder = new_finder (page, "peel", SP_FIND_DEFAULT);

  g_assert_cmpint (sp_finder_get_current (finder), ==, -1);
  sp_finder_set_start (finder, (gsize) (strstr (PAGE, "The peel") - PAGE));
  g_assert_true (sp_finder_step (finder, TRUE));
  g_assert_cmpint (sp_finder_get_current (finder), ==, 4);
  for (guint i = 0; i < 4; i++)
    sp_finder_step (finder, TRUE);
  g_assert_cmpint (sp_finder_get_current (finder), ==, 0);
  sp_finder_step (finder, FALSE);
  g_assert_cmpint (sp_finder_get_current (finder), ==, 7);
  g_assert_cmpstr (sp_finder_peek_current (finder)->subject, ==, "table.0.0.1");
  sp_finder_set_needle (finder, "nowhere");
  g_assert_false (sp_finder_step (finder, TRUE));
  g_assert_null (sp_finder_peek_current (finder));
}

static void
test_the_current_match_follows_edits (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autoptr (SpFinder) finder = new_finder (page, "gentle", SP_FIND_DEFAULT);
  g_autoptr (SpValue) title = sp_value_new_string ("A much longer title");
  g_autoptr (SpChange) change = NULL;

  sp_finder_step (finder, TRUE);
  change =
      sp_front_matter_set (sp_page_get_front_matter (page), "title", title, NULL, NULL);
  g_assert_true (sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, NULL));
  g_assert_cmpint (sp_finder_get_current (finder), ==, 0);
  g_assert_true (g_str_has_prefix (get_text (page) + sp_finder_peek_current (finder)->start,
                                   "gentle"));
}

static void
test_one_after_the_other_is_replaced (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autoptr (SpFinder) finder = new_finder (page, "peel", SP_FIND_MATCH_CASE);

  /* The first press goes there, so that the person sees what will be replaced. */
  g_assert_cmpuint (sp_finder_replace (finder, "peel-peel", NULL), ==, 0);
  g_assert_cmpuint (sp_finder_replace (finder, "peel-peel", NULL), ==, 1);
  g_assert_nonnull (strstr (get_text (page),
                            "description: \"A \\\"PEEL\\\" and more peel-peel\" # keep\n"));
  /* What was put there is not found again. */
  g_assert_cmpstr (sp_finder_peek_current (finder)->subject, ==, "tags.0");
  g_assert_cmpuint (sp_finder_replace (finder, "mask", NULL), ==, 1);
  g_assert_cmpuint (sp_finder_replace (finder, "mask", NULL), ==, 1);
  g_assert_cmpuint (sp_finder_replace (finder, "mask | m", NULL), ==, 1);
  g_assert_nonnull (strstr (get_text (page), "tags: [mask, skin]\n"));
  g_assert_nonnull (strstr (get_text (page), "The mask is gentle.\n"));
  g_assert_nonnull (strstr (get_text (page), "| mask \\| m \\| again peel |\n"));
  g_assert_cmpstr (sp_finder_peek_current (finder)->subject, ==, "table.0.0.1");
}

static void
test_all_are_replaced_in_one_step (void)
{
  g_autoptr (SpPage) page = new_page (PAGE);
  g_autoptr (SpFinder) finder = new_finder (page, "peel", SP_FIND_DEFAULT);
  guint n_refused;

  g_assert_cmpuint (sp_finder_replace_all (finder, "mask: a | b", &n_refused, NULL), ==, 8);
  g_assert_cmpuint (n_refused, ==, 0);
  g_assert_cmpstr (get_text (page), ==,
                   "---\n"
                   "title: \"mask: a | b for oily skin\"\n"
                   "description: \"A \\\"mask: a | b\\\" and more mask: a | b\" # keep\n"
                   "draft: true\n"
                   "weight: 12\n"
                   "tags: [\"mask: a | b\", skin]\n"
                   "---\n"
                   "The mask: a | b is gentle.\n"
                   "\n"
                   "| Attribute | Details          |\n"
                   "|-----------|------------------|\n"
                   "| **mask: a \\| b** | mask: a \\| b \\| again mask: a \\| b |\n"
                   "| **Cost**  | $12              |\n"
                   "\n"
                   "Appealing.\n");
  sp_page_undo (page, NULL);
  g_assert_cmpstr (get_text (page), ==, PAGE);
  g_assert_false (sp_page_can_undo (page));
}

static void
test_what_cannot_be_changed_stays_and_is_counted (void)
{
  const char *text = "---\n"
                     "weight: 12\n"
                     "title: Room 12\n"
                     "---\n"
                     "Text 12.\n";
  g_autoptr (SpPage) page = new_page (text);
  g_autoptr (SpFinder) finder = new_finder (page, "12", SP_FIND_DEFAULT);
  g_autoptr (GError) error = NULL;
  guint n_refused;

  g_assert_cmpuint (sp_finder_replace_all (finder, "twelve", &n_refused, &error), ==, 2);
  g_assert_cmpuint (n_refused, ==, 1);
  g_assert_nonnull (error);
  g_assert_cmpstr (get_text (page), ==,
                   "---\nweight: 12\ntitle: Room twelve\n---\nText twelve.\n");
  sp_page_undo (page, NULL);
  sp_finder_set_start (finder, 0);
  sp_finder_step (finder, TRUE);
  g_clear_error (&error);
  g_assert_cmpuint (sp_finder_replace (finder, "13", &error), ==, 1);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (get_text (page), "weight: 13\n"));
}

static void
test_prose_does_not_become_a_table (void)
{
  const char *text = "---\ntitle: x\n---\nName | Cost\nrule\n";
  g_autoptr (SpPage) page = new_page (text);
  g_autoptr (SpFinder) finder = new_finder (page, "rule", SP_FIND_DEFAULT);
  g_autoptr (GError) error = NULL;
  guint n_refused;

  g_assert_cmpuint (sp_finder_replace_all (finder, "---|---", &n_refused, &error), ==, 0);
  g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY);
  g_assert_cmpstr (get_text (page), ==, text);
  /* In the source anything goes. */
  sp_finder_set_flags (finder, SP_FIND_SOURCE);
  g_assert_cmpuint (sp_finder_replace_all (finder, "---|---", &n_refused, NULL), ==, 1);
  g_assert_cmpuint (sp_body_get_n_tables (sp_page_get_body (page)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/find/" name, function)
  ADD ("fields-prose-and-cells", test_finds_in_fields_prose_and_cells);
  ADD ("source-has-as-many", test_the_source_has_as_many);
  ADD ("other-alphabets", test_other_alphabets_have_cases_too);
  ADD ("steps-go-round", test_steps_go_round_from_where_the_person_is);
  ADD ("current-follows-edits", test_the_current_match_follows_edits);
  ADD ("replace-one", test_one_after_the_other_is_replaced);
  ADD ("replace-all-is-one-step", test_all_are_replaced_in_one_step);
  ADD ("what-cannot-be-changed-stays", test_what_cannot_be_changed_stays_and_is_counted);
  ADD ("prose-does-not-become-a-table", test_prose_does_not_become_a_table);
#undef ADD

  return g_test_run ();
}
