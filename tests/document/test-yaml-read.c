/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-front-matter.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

static SpFrontMatter *
parse (const char *data)
{
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));

  return sp_front_matter_parse (text);
}

static void
assert_json (SpValue *value, const char *expected)
{
  g_autoptr (GString) json = g_string_new (NULL);

  sp_value_append_json (value, json);
  g_assert_cmpstr (json->str, ==, expected);
}

static void
assert_slice (SpFrontMatter *fm, gsize start, gsize end, const char *expected)
{
  g_autofree char *slice = sp_text_slice (sp_front_matter_get_text (fm), start, end);

  g_assert_cmpstr (slice, ==, expected);
}

typedef struct
{
  const char *data;
  SpFormat format;
  const char *front_matter; /* what the span must hold */
  const char *content;
  gboolean readable;
} FenceRow;

static const FenceRow fence_rows[] = {
  { "---\na: 1\n---\nBody\n", SP_FORMAT_YAML, "---\na: 1\n---\n", "a: 1\n", TRUE },
  { BOM "---\na: 1\n---\nBody\n", SP_FORMAT_YAML, "---\na: 1\n---\n", "a: 1\n", TRUE },
  { "\n \n---\na: 1\n---\n", SP_FORMAT_YAML, "---\na: 1\n---\n", "a: 1\n", TRUE },
  { "--- \na: 1\n---  \nBody\n", SP_FORMAT_YAML, "--- \na: 1\n---  \n", "a: 1\n", TRUE },
  { "---\r\na: 1\r\n---\r\nBody", SP_FORMAT_YAML, "---\r\na: 1\r\n---\r\n", "a: 1\r\n", TRUE },
  { "---\na: 1\n---", SP_FORMAT_YAML, "---\na: 1\n---", "a: 1\n", TRUE },
  { "---\n---\nBody", SP_FORMAT_YAML, "---\n---\n", "", TRUE },
  { "---\na: |\n  ---\n---\n", SP_FORMAT_YAML, "---\na: |\n  ---\n---\n", "a: |\n  ---\n", TRUE },
  { "---\na: 1\n---rest", SP_FORMAT_YAML, "---\na: 1\n---", "a: 1\n", TRUE },
  { "---\na: 1\n...\n", SP_FORMAT_YAML, "---\na: 1\n...\n", "a: 1\n...\n", FALSE },
  { "---\na: 1\n...\nb: : :\n---\nBody", SP_FORMAT_YAML, "---\na: 1\n...\nb: : :\n---\n",
    "a: 1\n...\nb: : :\n", TRUE },
  { "<!--\n---\na: 1\n---\n-->\nBody", SP_FORMAT_YAML, "---\na: 1\n---\n-->\n", "a: 1\n", TRUE },
  { "+++\na = 1\n+++\nBody", SP_FORMAT_TOML, "+++\na = 1\n+++\n", "a = 1\n", FALSE },
  { "{\"a\": \"}\\\"\"}\nBody", SP_FORMAT_JSON, "{\"a\": \"}\\\"\"}\n", "{\"a\": \"}\\\"\"}",
    FALSE },
  { "Body\n---\n", SP_FORMAT_NONE, "", "", TRUE },
  { "", SP_FORMAT_NONE, "", "", TRUE },
  { BOM, SP_FORMAT_NONE, "", "", TRUE },
  { "- item\n", SP_FORMAT_NONE, "", "", FALSE },
  { "<div>x</div>\n", SP_FORMAT_NONE, "", "", FALSE },
  { "<!-- c -->\nBody\n", SP_FORMAT_NONE, "", "", FALSE },
  { "<!--\nc\n-->\nBody\n", SP_FORMAT_NONE, "", "", TRUE },
};

static void
test_fences_are_those_of_hugo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fence_rows); i++)
    {
      const FenceRow *row = &fence_rows[i];
      g_autoptr (SpFrontMatter) fm = parse (row->data);
      gsize start, end;

      g_test_message ("%s", row->data);
      g_assert_cmpint (sp_front_matter_get_format (fm), ==, row->format);
      sp_front_matter_get_span (fm, &start, &end);
      assert_slice (fm, start, end, row->front_matter);
      sp_front_matter_get_content_span (fm, &start, &end);
      assert_slice (fm, start, end, row->content);
      if (row->format == SP_FORMAT_YAML || row->format == SP_FORMAT_NONE)
        g_assert_true ((sp_front_matter_get_error (fm, NULL) == NULL) == row->readable);
      g_assert_nonnull (sp_front_matter_get_root (fm)->value);
    }
}

typedef struct
{
  const char *yaml;
  const char *json;
} ValueRow;

/* The right side is what Hugo 0.111.3 prints for .Params, dates and spellings of numbers apart. */
static const ValueRow value_rows[] = {
  { "a: text", "\"text\"" },
  { "a: y", "true" },
  { "a: N", "false" },
  { "a: On", "true" },
  { "a: oFF", "\"oFF\"" },
  { "a: True", "true" },
  { "a:", "null" },
  { "a: ~", "null" },
  { "a: Null", "null" },
  { "a: nULL", "\"nULL\"" },
  { "a: 12", "12" },
  { "a: +12", "12" },
  { "a: -0", "0" },
  { "a: 0x1F", "31" },
  { "a: 010", "8" },
  { "a: 0o17", "15" },
  { "a: 0b11", "3" },
  { "a: -0b11", "-3" },
  { "a: 08", "8.0" },
  { "a: 1_000", "1000" },
  { "a: _1", "\"_1\"" },
  { "a: 1.5", "1.5" },
  { "a: .5", "0.5" },
  { "a: 1.", "1.0" },
  { "a: 1e3", "1e+03" },
  { "a: 1e999", "\"1e999\"" },
  { "a: 12:30:45", "\"12:30:45\"" },
  { "a: 9223372036854775807", "9223372036854775807" },
  { "a: -9223372036854775808", "-9223372036854775808" },
  { "a: .inf", "null" },
  { "a: 1.2.3", "\"1.2.3\"" },
  { "a: +", "\"+\"" },
  { "a: 0x", "\"0x\"" },
  { "a: 2023-05-11", "\"2023-05-11\"" },
  { "a: 'it''s'", "\"it's\"" },
  { "a: \"tab\\tend\"", "\"tab\\tend\"" },
  { "a: one\n  two\n\n  three", "\"one two\\nthree\"" },
  { "a: |\n  one\n  two\n", "\"one\\ntwo\\n\"" },
  { "a: |-\n  one\n", "\"one\"" },
  { "a: |+\n  one\n", "\"one\\n\\n\"" },
  { "a: |2\n    one\n", "\"  one\\n\"" },
  { "a: >\n  one\n  two\n", "\"one two\\n\"" },
  { "a: >-\n  one\n\n  two\n", "\"one\\ntwo\"" },
  { "a: [x, 'y', 3]", "[\"x\", \"y\", 3]" },
  { "a: {x: 1, z: [2]}", "{\"x\": 1, \"z\": [2]}" },
  { "a:\n- x\n-\n- z", "[\"x\", null, \"z\"]" },
  { "a:\n  - b: 1\n    c: 2\n  - d", "[{\"b\": 1, \"c\": 2}, \"d\"]" },
  { "a: !!str 12", "\"12\"" },
  { "a: !!int \"3\"", "3" },
  { "a: !!float 3", "3.0" },
  { "a: !own text", "\"text\"" },
  { "x: &n {k: 1, j: 2}\na:\n  k: 5\n  <<: *n", "{\"k\": 1, \"j\": 2}" },
  { "x: &n {k: 1, j: 2}\na:\n  <<: *n\n  k: 5", "{\"k\": 5, \"j\": 2}" },
  { "x: &n [1]\na: *n", "[1]" },
  { "a: 1\na: 2", "2" },
  { "? a\n: 1", "1" },
  { "\"a\": 1", "1" },
};

static void
test_values_are_those_of_hugo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_rows); i++)
    {
      g_autofree char *page = g_strdup_printf ("---\n%s\n---\n", value_rows[i].yaml);
      g_autoptr (SpFrontMatter) fm = parse (page);

      g_test_message ("%s", value_rows[i].yaml);
      g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
      assert_json (sp_front_matter_lookup (fm, "a")->value, value_rows[i].json);
      assert_json (sp_value_lookup (sp_front_matter_get_root (fm)->value, "a"), value_rows[i].json);
    }
}

typedef struct
{
  const char *content;
  const char *path;
  const char *value; /* as written */
  const char *entry; /* what goes with it */
  gboolean editable;
} SpanRow;

static const SpanRow span_rows[] = {
  { "a: 1 # one\nb: 2\n", "a", "1", "a: 1 # one\n", TRUE },
  { "a: 'x'  \nb: 2\n", "a", "'x'", "a: 'x'  \n", TRUE },
  { "a:\nb: 2\n", "a", "", "a:\n", TRUE },
  { "a: # none\nb: 2\n", "a", "", "a: # none\n", TRUE },
  { "\"a\" : é # ü\nb: ö\n", "b", "ö", "b: ö\n", TRUE },
  { "ä: \xF0\x9F\x98\x80\nb: \"ö\"\n", "b", "\"ö\"", "b: \"ö\"\n", TRUE },
  { "a: one\n  two\nb: 2\n", "a", "one\n  two", "a: one\n  two\n", TRUE },
  { "a: |\n  one\n\n# c\nb: 2\n", "a", "|\n  one", "a: |\n  one\n", TRUE },
  { "a: |+\n  one\n\nb: 2\n", "a", "|+\n  one\n", "a: |+\n  one\n\n", TRUE },
  { "a: >- # c\n  one\n  two\n\n\nb: 2\n", "a", ">- # c\n  one\n  two", "a: >- # c\n  one\n  two\n",
    TRUE },
  { "a: |\nb: 2\n", "a", "|", "a: |\n", TRUE },
  { "a:\r\n  - x # c\r\n  - y\r\n", "a.0", "x", "  - x # c\r\n", TRUE },
  { "a:\n  - x\n  -  \nb: 1\n", "a.1", "", "  -  \n", TRUE },
  { "a:\n- x\n# c\n- y\n# d\nb: 1\n", "a", "- x\n# c\n- y", "a:\n- x\n# c\n- y\n", TRUE },
  { "a:\n- x\n# - no\n- y\n", "a.1", "y", "- y\n", TRUE },
  { "a:\n  - b: 1\n    c: 2\n", "a.0.b", "1", "b: 1\n", TRUE },
  { "a:\n  - b: 1\n    c: 2\n", "a.0.c", "2", "    c: 2\n", TRUE },
  { "a:\n  - b: 1\n    c: 2\n", "a.0", "b: 1\n    c: 2", "  - b: 1\n    c: 2\n", TRUE },
  { "a: [x, {b: c}] # d\n", "a.1.b", "c", "b: c", TRUE },
  { "a: [x, {b: c}] # d\n", "a", "[x, {b: c}]", "a: [x, {b: c}] # d\n", TRUE },
  { "a.b: {c.d: 1}\n", "a\\.b.c\\.d", "1", "c.d: 1", TRUE },
  { "a: &x 1\nb: *x\n", "a", "&x 1", "a: &x 1\n", FALSE },
  { "a: &x 1\nb: *x\n", "b", "*x", "b: *x\n", FALSE },
  { "a: ! 1\n", "a", "! 1", "a: ! 1\n", FALSE },
  { "a: 1\na: 2\n", "a", "2", "a: 2\n", FALSE },
  { "a: [b: c]\n", "a.0", "b: c", "b: c", FALSE },
  { "? a\n: 1\n", "a", "1", "a\n: 1\n", FALSE },
  { "a: &x\n  b: 1\n", "a.b", "1", "  b: 1\n", FALSE },
};

static void
test_spans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (span_rows); i++)
    {
      const SpanRow *row = &span_rows[i];
      g_autofree char *page = g_strdup_printf ("---\n%s---\n", row->content);
      g_autoptr (SpFrontMatter) fm = parse (page);
      const SpNode *node = sp_front_matter_lookup (fm, row->path);
      g_autofree char *path = NULL;

      g_test_message ("%s", row->content);
      g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
      g_assert_nonnull (node);
      assert_slice (fm, node->start, node->end, row->value);
      assert_slice (fm, node->entry_start, node->entry_end, row->entry);
      g_assert_true (sp_node_is_editable (node) == row->editable);
      path = sp_node_get_path (node);
      g_assert_cmpstr (path, ==, row->path);
    }
}

static void
test_duplicates_are_all_locked_and_the_last_one_counts (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("---\na: 1\nb: 2\na: 3\na: 4\n---\n");
  const SpNode *node = sp_front_matter_get_root (fm)->first_child;

  g_assert_true (node->duplicate && node->locked_why != NULL);
  assert_json (node->value, "1");
  node = node->next;
  g_assert_true (!node->duplicate && node->locked_why == NULL);
  node = node->next;
  g_assert_true (node->duplicate && node->locked_why != NULL);
  node = node->next;
  g_assert_true (!node->duplicate && node->locked_why != NULL);
  assert_json (sp_front_matter_get_root (fm)->value, "{\"a\": 4, \"b\": 2}");
}

static void
test_a_field_without_a_name_is_locked (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("---\n\"\": 1\nb:\n  \"\": 2\n---\n");

  g_assert_false (sp_node_is_editable (sp_front_matter_get_root (fm)->first_child));
  g_assert_true (sp_node_is_editable (sp_front_matter_lookup (fm, "b.")));
}

static void
test_a_number_that_is_too_large_is_locked (void)
{
  g_autoptr (SpFrontMatter) fm =
      parse ("---\na: 9223372036854775808\nb: 9223372036854775807\nc: 1.5e30\n---\n");

  g_assert_false (sp_node_is_editable (sp_front_matter_lookup (fm, "a")));
  g_assert_true (sp_node_is_editable (sp_front_matter_lookup (fm, "b")));
  g_assert_true (sp_node_is_editable (sp_front_matter_lookup (fm, "c")));
}

/* Line ends that are some to YAML, but not to Hugo's fences nor to whoever looks at the file. */
static void
test_fields_behind_odd_line_ends_are_locked (void)
{
  static const char *const ends[] = { "\r", "\xC2\x85", "\u2028", "\u2029", "\r  " };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *between = g_strconcat ("---\na: 1", ends[i], "b: 2\n---\n", NULL);
      g_autofree char *inside = g_strconcat ("---\na: 'x", ends[i], "y'\nb: 2\n---\n", NULL);
      g_autoptr (SpFrontMatter) fm = parse (between);
      g_autoptr (SpFrontMatter) fm_inside = parse (inside);

      for (const SpNode *node = sp_front_matter_get_root (fm)->first_child; node != NULL;
           node = node->next)
        g_assert_false (sp_node_is_editable (node));
      g_assert_cmpstr (sp_front_matter_get_error (fm_inside, NULL), ==, NULL);
      g_assert_true (sp_node_is_editable (sp_front_matter_lookup (fm_inside, "a")));
    }
}

typedef struct
{
  const char *content;
  gsize offset;
  const char *words; /* in the sentence */
} ErrorRow;

static const ErrorRow error_rows[] = {
  { "a: 1\n\tb: 2\n", 9, "tab" },
  { "a:\n\t- x\n", 7, "tab" },
  { "a: b: c\n", 8, "colon" },
  { "a:\n\xC2\xA0 - x\n", 7, "special space" },
  { "a: \"open\nb: 1\n", 7, "quotation mark" },
  { "a: [x, y\nb: 1\n", 7, "square brackets" },
  { "a: {x: 1\nb: 1\n", 7, "braces" },
  { "a: @x\n", 7, "“@”" },
  { "a: \"\\q\"\n", 8, "backslash" },
  { "a: \"x\\/y\"\n", 7, "backslash" },
  { "a: **bold**\n", 7, "“*”" },
  { "a: \"b\" c\n", 11, "behind a closing" },
  { "a: 1\n  b: 2\n", 12, "colon" },
  { "a: 1\nlost\nb: 2\n", 9, "colon" },
  { "a: *x\n", 7, "not on the page" },
  { "a: &x [*x]\n", 11, "repeats itself" },
  { "a: b\x01\n", 8, "control character" },
  { "a: caf\xE9\n", 10, "UTF-8" },
  { "- a\n", 4, "not a field" },
  { "<<: 1\n", 8, "groups" },
  { "[a]: 1\n", 4, "must be a text" },
  { "a: !!int x\n", 7, "mark" },
};

static void
test_errors_are_sentences_with_their_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      const ErrorRow *row = &error_rows[i];
      g_autofree char *page = g_strdup_printf ("---\n%s---\nBody\n", row->content);
      g_autoptr (SpFrontMatter) fm = parse (page);
      gsize offset = 0, end;
      const char *error = sp_front_matter_get_error (fm, &offset);
      g_autofree char *shown = g_utf8_make_valid (row->content, -1);

      g_test_message ("%s → %s", shown, error);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error, row->words));
      g_assert_cmpuint (offset, ==, row->offset);
      g_assert_cmpuint (sp_front_matter_get_root (fm)->n_children, ==, 0);
      sp_front_matter_get_span (fm, NULL, &end);
      g_assert_cmpuint (end, ==, strlen (page) - strlen ("Body\n"));
    }
}

static char *
repeat (const char *head, const char *piece, guint n, const char *tail)
{
  GString *out = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (out, piece);
  g_string_append (out, tail);
  return g_string_free (out, FALSE);
}

static void
test_hostile_pages_get_an_answer (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
    guint n;
  } rows[] = {
    { "---\na: ", "[", 1000000 },   { "---\n", "- ", 500000 },     { "---\n", "? ", 500000 },
    { "---\na: ", "{a: ", 250000 }, { "---\na: ", "&x ", 300000 }, { "---\na: \"", "x", 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page = repeat (rows[i].head, rows[i].piece, rows[i].n, "\n---\n");
      g_autoptr (SpFrontMatter) fm = parse (page);

      g_test_message ("%s %s", rows[i].head, rows[i].piece);
      g_assert_nonnull (sp_front_matter_get_error (fm, NULL));
    }
}

static void
test_an_alias_bomb_is_refused (void)
{
  GString *page = g_string_new ("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
  g_autoptr (SpFrontMatter) fm = NULL;

  for (int i = 1; i < 30; i++)
    {
      g_string_append_printf (page, "a%d: &a%d [", i, i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (page, "%s*a%d", j > 0 ? ", " : "", i - 1);
      g_string_append (page, "]\n");
    }
  g_string_append (page, "---\n");
  fm = parse (page->str);
  g_string_free (page, TRUE);

  g_assert_nonnull (strstr (sp_front_matter_get_error (fm, NULL), "too often"));
}

static void
test_many_keys_are_found (void)
{
  GString *page = g_string_new ("---\n");
  g_autoptr (SpFrontMatter) fm = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (page, "key%d: %d\n", i, i);
  g_string_append (page, "key5: 7\n---\n");
  fm = parse (page->str);
  g_string_free (page, TRUE);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  g_assert_cmpuint (sp_front_matter_get_root (fm)->n_children, ==, 100001);
  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key%d", i);
      const SpNode *node = sp_front_matter_lookup (fm, key);

      g_assert_cmpint (sp_value_get_integer (node->value), ==, i == 5 ? 7 : i);
      g_assert_true (sp_value_lookup (sp_front_matter_get_root (fm)->value, key) == node->value);
    }
  g_assert_null (sp_front_matter_lookup (fm, "key100000"));
}

static void
test_data_without_fences (void)
{
  g_autoptr (SpText) text = sp_text_new ("title: Site\nparams:\n  unsafe: true", 34);
  g_autoptr (SpFrontMatter) fm = sp_front_matter_parse_data (text, SP_FORMAT_YAML);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  assert_json (sp_front_matter_lookup (fm, "params.unsafe")->value, "true");
}

static void
test_paths_split_and_join (void)
{
  g_auto (GStrv) keys = sp_path_split ("a.b\\.c.1");
  g_autofree char *path = sp_path_join ((const char *const *) keys);

  g_assert_cmpuint (g_strv_length (keys), ==, 3);
  g_assert_cmpstr (keys[1], ==, "b.c");
  g_assert_cmpstr (path, ==, "a.b\\.c.1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yaml-read/fences-are-those-of-hugo", test_fences_are_those_of_hugo);
  g_test_add_func ("/yaml-read/values-are-those-of-hugo", test_values_are_those_of_hugo);
  g_test_add_func ("/yaml-read/spans", test_spans);
  g_test_add_func ("/yaml-read/duplicates-are-all-locked-and-the-last-one-counts",
                   test_duplicates_are_all_locked_and_the_last_one_counts);
  g_test_add_func ("/yaml-read/a-field-without-a-name-is-locked",
                   test_a_field_without_a_name_is_locked);
  g_test_add_func ("/yaml-read/a-number-that-is-too-large-is-locked",
                   test_a_number_that_is_too_large_is_locked);
  g_test_add_func ("/yaml-read/fields-behind-odd-line-ends-are-locked",
                   test_fields_behind_odd_line_ends_are_locked);
  g_test_add_func ("/yaml-read/errors-are-sentences-with-their-place",
                   test_errors_are_sentences_with_their_place);
  g_test_add_func ("/yaml-read/hostile-pages-get-an-answer", test_hostile_pages_get_an_answer);
  g_test_add_func ("/yaml-read/an-alias-bomb-is-refused", test_an_alias_bomb_is_refused);
  g_test_add_func ("/yaml-read/many-keys-are-found", test_many_keys_are_found);
  g_test_add_func ("/yaml-read/data-without-fences", test_data_without_fences);
  g_test_add_func ("/path/split-and-join", test_paths_split_and_join);

  return g_test_run ();
}
