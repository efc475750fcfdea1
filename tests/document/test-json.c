/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "front-matter-fixture.h"
#include "sp-format.h"

typedef struct
{
  const char *value;
  const char *json;
} ValueRow;

/* The right side is what Hugo 0.111.3 prints for .Params, spellings of numbers apart. */
static const ValueRow value_rows[] = {
  { "\"text\"", "\"text\"" },
  { "\"\"", "\"\"" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\"" },
  { "\"\\u00e9 \\ud83d\\ude00\"", "\"é 😀\"" },
  { "\"\\ud83d x \\ude00\"", "\"\xEF\xBF\xBD x \xEF\xBF\xBD\"" },
  { "\"\x7F\"", "\"\x7F\"" },
  { "true", "true" },
  { "false", "false" },
  { "null", "null" },
  { "0", "0" },
  { "-12", "-12" },
  { "1.50", "1.5" },
  { "1e3", "1e+03" },
  { "1E-2", "0.01" },
  { "9223372036854775808", "9.223372036854776e+18" },
  { "[]", "[]" },
  { "[1, \"x\", [null]]", "[1, \"x\", [null]]" },
  { "{}", "{}" },
  { "{\"b\": {\"c\": 1}}", "{\"b\": {\"c\": 1}}" },
};

static void
test_values_are_those_of_hugo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_rows); i++)
    {
      g_autofree char *page = g_strdup_printf ("{\"a\": %s}\n", value_rows[i].value);
      g_autoptr (SpFrontMatter) fm = parse (page);

      g_test_message ("%s", value_rows[i].value);
      g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
      assert_json (sp_front_matter_lookup (fm, "a")->value, value_rows[i].json);
    }
}

static void
test_spans (void)
{
  g_autoptr (SpFrontMatter) fm =
      parse ("{\r\n\t\"ä\" :\t\"é\" ,\r\n\t\"b\": [ 1, {\"c\" : 2.0 } ]\r\n}\r\nBody\r\n");
  const SpNode *node = sp_front_matter_lookup (fm, "ä");
  g_autofree char *path = NULL;

  assert_slice (fm, node->key_start, node->key_end, "\"ä\"");
  assert_slice (fm, node->start, node->end, "\"é\"");
  assert_slice (fm, node->entry_start, node->entry_end, "\"ä\" :\t\"é\"");
  node = sp_front_matter_lookup (fm, "b.0");
  assert_slice (fm, node->entry_start, node->entry_end, "1");
  node = sp_front_matter_lookup (fm, "b.1.c");
  assert_slice (fm, node->start, node->end, "2.0");
  path = sp_node_get_path (node);
  g_assert_cmpstr (path, ==, "b.1.c");
  node = sp_front_matter_lookup (fm, "b");
  assert_slice (fm, node->start, node->end, "[ 1, {\"c\" : 2.0 } ]");
  g_assert_true (sp_node_is_editable (node));
}

static void
test_the_last_duplicate_counts (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("{\"a\": 1, \"b\": 2, \"a\": 3}");

  assert_json (sp_front_matter_get_root (fm)->value, "{\"a\": 3, \"b\": 2}");
  g_assert_false (sp_node_is_editable (sp_front_matter_lookup (fm, "a")));
  g_assert_true (sp_front_matter_get_root (fm)->first_child->duplicate);
}

typedef struct
{
  const char *page;
  gsize offset;
  const char *words; /* in the sentence */
} ErrorRow;

static const ErrorRow error_rows[] = {
  { "{\"a\": 1,}\n", 8, "comma too many" },
  { "{\"a\": [1,]}\n", 9, "missing" },
  { "{a: 1}\n", 1, "quotation marks" },
  { "{\"a\" 1}\n", 5, "colon" },
  { "{\"a\": text}\n", 6, "quotation marks" },
  { "{\"a\": 1 \"b\": 2}\n", 8, "comma" },
  { "{\"a\": 01}\n", 7, "comma" },
  { "{\"a\": 1.}\n", 6, "number" },
  { "{\"a\": 1e999}\n", 6, "number" },
  { "{\"a\": +1}\n", 6, "number" },
  { "{\"a\": \"x\ny\"}\n", 6, "no closing one" },
  { "{\"a\": \"x\ty\"}\n", 8, "control character" },
  { "{\"a\": \"\\q\"}\n", 7, "backslash" },
  { "{\"a\": \"\\u12\"}\n", 7, "backslash" },
  { "{// c\n}\n", 1, "quotation marks" },
  { "{\"a\": \"caf\xE9\"}\n", 10, "UTF-8" },
};

static void
test_errors_are_sentences_with_their_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      const ErrorRow *row = &error_rows[i];
      g_autoptr (SpFrontMatter) fm = parse (row->page);
      gsize offset = 0;
      const char *error = sp_front_matter_get_error (fm, &offset);
      g_autofree char *shown = g_utf8_make_valid (row->page, -1);

      g_test_message ("%s → %s", shown, error);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error, row->words));
      g_assert_cmpuint (offset, ==, row->offset);
      g_assert_cmpuint (sp_front_matter_get_root (fm)->n_children, ==, 0);
    }
}

static void
test_hostile_pages_get_an_answer (void)
{
  g_autofree char *lists = repeat ("{\"a\": ", "[", 500000, "");
  g_autofree char *closed = repeat (lists, "]", 500000, "}\n");
  g_autofree char *maps = repeat ("", "{\"a\":", 250000, "");
  const char *const pages[] = { lists, closed, maps };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (SpFrontMatter) fm = parse (pages[i]);

      g_assert_nonnull (sp_front_matter_get_error (fm, NULL));
    }
}

static void
test_many_keys_are_found (void)
{
  GString *page = g_string_new ("{");
  g_autoptr (SpFrontMatter) fm = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (page, "\"key%d\": %d,\n", i, i);
  g_string_append (page, "\"last\": 1}\n");
  fm = parse (page->str);
  g_string_free (page, TRUE);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  g_assert_cmpuint (sp_front_matter_get_root (fm)->n_children, ==, 100001);
  assert_json (sp_front_matter_lookup (fm, "key99999")->value, "99999");
}

static const char *const order[] = { "title", "date", "weight", "tags", "params", NULL };

static const EditRow scalar_rows[] = {
  { 's', "{\"a\": \"Old\"}", "a", "New", "{\"a\": \"New\"}" },
  { 's', "{\"a\": \"Old\"}", "a", "Old", "{\"a\": \"Old\"}" },
  { 's', "{\"a\": \"\"}", "a", "\"say \\\"hi\\\" \\\\ é\\n\\x01\"",
    "{\"a\": \"say \\\"hi\\\" \\\\ é\\n\\u0001\"}" },
  { 's', "{\"a\" : true }", "a", "false", "{\"a\" : false }" },
  { 's', "{\"a\": 1}", "a", "-2", "{\"a\": -2}" },
  { 's', "{\"a\": 1.50}", "a", "2.0", "{\"a\": 2.00}" },
  { 's', "{\"a\": 1}", "a", "1.25", "{\"a\": 1.25}" },
  { 's', "{\"a\": 1}", "a", "1e300", "{\"a\": 1e+300}" },
  { 's', "{\"a\": 1}", "a", "~", "{\"a\": null}" },
  { 's', "{\"a\": null}", "a", "x", "{\"a\": \"x\"}" },
  { 's', "{\"a\": null}", "a", ".inf", NULL },
  { 's', "{\"a\": null}", "a", "2023-05-11", NULL },
  { 's', "{\"a\": 1}", "a", "[x, {b: 1}]", "{\"a\": [\"x\", {\"b\": 1}]}" },
  { 's', "{\"a\":1}", "a", "[x, {b: 1}]", "{\"a\":[\"x\",{\"b\":1}]}" },
  { 's', "{\n  \"a\": 1\n}", "a", "{b: {}, c: [1, 2]}",
    "{\n  \"a\": {\n    \"b\": {},\n    \"c\": [1, 2]\n  }\n}" },
  { 's', "{\n\t\"a\": [\n\t\t1\n\t],\n\t\"b\": 2\n}", "b", "[x]",
    "{\n\t\"a\": [\n\t\t1\n\t],\n\t\"b\": [\n\t\t\"x\"\n\t]\n}" },
  { 's', "{\"a\": {\"b\": [{\"c\": 1}]}}", "a.b.0.c", "2", "{\"a\": {\"b\": [{\"c\": 2}]}}" },
  { 's', "{\"a\": 1, \"b\": 2, \"a\": 3}", "a", "4", NULL },
  { 's', "{\"a\": 1, \"b\": 2, \"a\": 3}", "b", "4", "{\"a\": 1, \"b\": 4, \"a\": 3}" },
};

static const EditRow child_rows[] = {
  { 's', "{}", "title", "x", "{\n  \"title\": \"x\"\n}" },
  { 's', "{\n}", "title", "x", "{\n  \"title\": \"x\"\n}" },
  { 's', "{\"title\": \"x\", \"tags\": []}", "weight", "3",
    "{\"title\": \"x\", \"weight\": 3, \"tags\": []}" },
  { 's', "{\"title\":\"x\",\"tags\":[]}", "weight", "3",
    "{\"title\":\"x\",\"weight\":3,\"tags\":[]}" },
  { 's', "{\n    \"title\" : \"x\"\n}", "weight", "3",
    "{\n    \"title\" : \"x\",\n    \"weight\" : 3\n}" },
  { 's', "{\r\n\t\"title\": \"x\"\r\n}", "weight", "3",
    "{\r\n\t\"title\": \"x\",\r\n\t\"weight\": 3\r\n}" },
  { 's', "{\n  \"b\": 1\n}", "params.hero.a", "1",
    "{\n  \"b\": 1,\n  \"params\": {\n    \"hero\": {\n      \"a\": 1\n    }\n  }\n}" },
  { 's', "{\n  \"p\": {}\n}", "p.a", "1", "{\n  \"p\": {\n    \"a\": 1\n  }\n}" },
  { 's', "{\n  \"p\": {\"b\": 1}\n}", "p.a", "1", "{\n  \"p\": {\"b\": 1, \"a\": 1}\n}" },
  { 'u', "{\n  \"a\": 1,\n  \"b\": 2\n}", "a", NULL, "{\n  \"b\": 2\n}" },
  { 'u', "{\n  \"a\": 1,\n  \"b\": 2\n}", "b", NULL, "{\n  \"a\": 1\n}" },
  { 'u', "{\n  \"a\": 1\n}", "a", NULL, "{}" },
  { 'u', "{ \"a\": 1, \"b\": 2 }", "a", NULL, "{ \"b\": 2 }" },
  { 'u', "{ \"a\": 1, \"b\": 2 }", "b", NULL, "{ \"a\": 1 }" },
  { 'u', "{\"a\": 1\n, \"b\": 2}", "b", NULL, "{\"a\": 1}" },
  { 'u', "{\"a\": [1, 2, 3]}", "a.1", NULL, "{\"a\": [1, 3]}" },
  { 'u', "{\n  \"a\": [\n    1,\n    2\n  ]\n}", "a.1", NULL, "{\n  \"a\": [\n    1\n  ]\n}" },
  { 'i', "{\"a\": []}", "a", "x", "{\"a\": [\"x\"]}", 0 },
  { 'i', "{\n  \"a\": [],\n  \"b\": [\n    1\n  ]\n}", "a", "x", NULL, 9 },
  { 'i', "{\n  \"a\": [],\n  \"b\": [\n    1\n  ]\n}", "a", "x",
    "{\n  \"a\": [\n    \"x\"\n  ],\n  \"b\": [\n    1\n  ]\n}", 0 },
  { 'i', "{\"a\": [1, 2]}", "a", "3", "{\"a\": [1, 3, 2]}", 1 },
  { 'i', "{\"a\": [\n  1\n]}", "a", "{b: 2}", "{\"a\": [\n  1,\n  {\n    \"b\": 2\n  }\n]}", 1 },
  { 'i', "{\"b\": 1}", "a", "x", "{\"b\": 1, \"a\": [\"x\"]}", 0 },
  { 'm', "{\"a\": [1, 2, 3]}", "a", NULL, "{\"a\": [3, 1, 2]}", 2, 0 },
  { 'm', "{\"a\": [\n  1,\n  2\n]}", "a", NULL, "{\"a\": [\n  2,\n  1\n]}", 0, 1 },
  { 's', "{\"a\": [1, 2, 3]}", "a", "[2, 4]", "{\"a\": [2, 4]}" },
  { 's', "{\"a\": {\"b\": 1, \"c\": 2}}", "a", "{c: 3, d: 4}", "{\"a\": {\"c\": 3, \"d\": 4}}" },
};

static void
test_scalars (void)
{
  check_edits (scalar_rows, G_N_ELEMENTS (scalar_rows), "", "\nBody\n", order);
}

static void
test_children (void)
{
  check_edits (child_rows, G_N_ELEMENTS (child_rows), "", "\nBody\n", order);
}

static void
test_new_fields (void)
{
  g_autoptr (SpValue) root = read_yaml ("{title: x, tags: [a], hero: {b: 1}, faq: [{q: 1}]}");
  g_autofree char *text = sp_json_get_backend ()->write_new (root, "\n");

  g_assert_cmpstr (text, ==,
                   "{\n  \"title\": \"x\",\n  \"tags\": [\"a\"],\n  \"hero\": {\n    \"b\": 1\n"
                   "  },\n  \"faq\": [\n    {\n      \"q\": 1\n    }\n  ]\n}\n");
}

static void
test_text_stays_text_where_a_date_is_meant (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("{\"a\": 1}\n");
  g_autoptr (SpValue) value = sp_front_matter_coerce (fm, "date", "2023-05-12", SP_VALUE_DATE);

  g_assert_cmpint (sp_value_get_value_type (value), ==, SP_VALUE_STRING);
}

static void
test_data_without_fences (void)
{
  static const char data[] = "\n{ \"title\": \"Site\" }\n\n";
  static const char more[] = "{} x";
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));
  g_autoptr (SpText) wrong = sp_text_new (more, strlen (more));
  g_autoptr (SpFrontMatter) fm = sp_front_matter_parse_data (text, SP_FORMAT_JSON);
  g_autoptr (SpFrontMatter) error = sp_front_matter_parse_data (wrong, SP_FORMAT_JSON);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  assert_json (sp_front_matter_lookup (fm, "title")->value, "\"Site\"");
  g_assert_nonnull (sp_front_matter_get_error (error, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/values", test_values_are_those_of_hugo);
  g_test_add_func ("/json/spans", test_spans);
  g_test_add_func ("/json/duplicates", test_the_last_duplicate_counts);
  g_test_add_func ("/json/errors", test_errors_are_sentences_with_their_place);
  g_test_add_func ("/json/hostile", test_hostile_pages_get_an_answer);
  g_test_add_func ("/json/many-keys", test_many_keys_are_found);
  g_test_add_func ("/json/scalars", test_scalars);
  g_test_add_func ("/json/children", test_children);
  g_test_add_func ("/json/new-fields", test_new_fields);
  g_test_add_func ("/json/dates", test_text_stays_text_where_a_date_is_meant);
  g_test_add_func ("/json/data", test_data_without_fences);
  return g_test_run ();
}
