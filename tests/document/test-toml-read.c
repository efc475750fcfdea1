/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "front-matter-fixture.h"

typedef struct
{
  const char *toml;
  const char *json; /* of the key a */
} ValueRow;

/* The right side is what Hugo 0.111.3 prints for .Params, dates and spellings of numbers apart. */
static const ValueRow value_rows[] = {
  { "a = \"text\"", "\"text\"" },
  { "a = \"\"", "\"\"" },
  { "a = \"t\\tq\\\"b\\\\ \\u00e9\\U0001F600\"", "\"t\\tq\\\"b\\\\ é😀\"" },
  { "a = \"\\e\"", "\"\\u001b\"" },
  { "a = 'C:\\n\"'", "\"C:\\\\n\\\"\"" },
  { "a = \"\"\"\none\ntwo\"\"\"", "\"one\\ntwo\"" },
  { "a = \"\"\"one\r\ntwo\r\n\"\"\"", "\"one\\ntwo\\n\"" },
  { "a = \"\"\"one \\  \n\n   two\"\"\"", "\"one two\"" },
  { "a = \"\"\"\"\"two\"\"\"\"\"", "\"\\\"\\\"two\\\"\\\"\"" },
  { "a = \"\"\"x\\\"\"\"\"", "\"x\\\"\"" },
  { "a = '''\nit's\\n'''", "\"it's\\\\n\"" },
  { "a = ''''x'''''", "\"'x''\"" },
  { "a = ''''''", "\"\"" },
  { "a = true", "true" },
  { "a = false", "false" },
  { "a = 0", "0" },
  { "a = -0", "0" },
  { "a = +12", "12" },
  { "a = 1_000", "1000" },
  { "a = 0xDEAD_beef", "3735928559" },
  { "a = 0o17", "15" },
  { "a = 0b101", "5" },
  { "a = -9223372036854775808", "-9223372036854775808" },
  { "a = 12.50", "12.5" },
  { "a = 1e3", "1e+03" },
  { "a = 5e+22", "5e+22" },
  { "a = -6.626E-34", "-6.626e-34" },
  { "a = 9_1.2_5", "91.25" },
  { "a = inf", "null" },
  { "a = -nan", "null" },
  { "a = 2023-05-11", "\"2023-05-11\"" },
  { "a = 2023-05-11T22:35:06+05:31", "\"2023-05-11T22:35:06+05:31\"" },
  { "a = 2023-05-11 22:35:06.123456789Z # c", "\"2023-05-11 22:35:06.123456789Z\"" },
  { "a = 2023-05-11t22:35:06", "\"2023-05-11t22:35:06\"" },
  { "a = 2023-05-11 # 2 days", "\"2023-05-11\"" },
  { "a = 07:32:00.5", "\"07:32:00.5\"" },
  { "a = []", "[]" },
  { "a = [ 1, 'x' , [2], ]", "[1, \"x\", [2]]" },
  { "a = [ # one\n  1, # two\n\n  2 # three\n  , # four\n]", "[1, 2]" },
  { "a = {}", "{}" },
  { "a = { x = 1, y.z = [\n 2 ], \"q r\" = {} }", "{\"x\": 1, \"y\": {\"z\": [2]}, \"q r\": {}}" },
  { "a.b = 1\na . 'c.d' = 2", "{\"b\": 1, \"c.d\": 2}" },
  { "[a]\nb = 1\n[a.c]\nd = 2", "{\"b\": 1, \"c\": {\"d\": 2}}" },
  { "[a.b.c]\nd = 1\n[a]\ne = 2", "{\"b\": {\"c\": {\"d\": 1}}, \"e\": 2}" },
  { "[a.b.c]\nd = 1\n[a]\nb.e = 2", "{\"b\": {\"c\": {\"d\": 1}, \"e\": 2}}" },
  { "a.b.c = 1\n[a.d]\ne = 2", "{\"b\": {\"c\": 1}, \"d\": {\"e\": 2}}" },
  { "[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2\n[x]\n[[a]]", "[{\"b\": 1}, {\"c\": {\"d\": 2}}, {}]" },
  { "[[a.b]]\nc = 1\n[[a.b.d]]\ne = 2\n[[a.b.d]]",
    "{\"b\": [{\"c\": 1, \"d\": [{\"e\": 2}, {}]}]}" },
  { "[ a . \"b\" ] # c\nd = 1", "{\"b\": {\"d\": 1}}" },
  { "\"a\" = 1", "1" },
  { "'a' = 1", "1" },
  { "a=1#c", "1" },
  { "\t a\t=\t1\t", "1" },
};

static void
test_values_are_those_of_hugo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_rows); i++)
    {
      g_autofree char *page = g_strdup_printf ("+++\n%s\n+++\n", value_rows[i].toml);
      g_autoptr (SpFrontMatter) fm = parse (page);

      g_test_message ("%s", value_rows[i].toml);
      g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
      assert_json (sp_front_matter_lookup (fm, "a")->value, value_rows[i].json);
      assert_json (sp_value_lookup (sp_front_matter_get_root (fm)->value, "a"), value_rows[i].json);
    }
}

static void
test_types (void)
{
  g_autoptr (SpFrontMatter) fm =
      parse ("+++\nd = 2023-05-11\nt = 07:32:00\ns = \"2023-05-11\"\nf = 1.0\ni = 1\n+++\n");

  g_assert_cmpint (sp_front_matter_lookup (fm, "d")->type, ==, SP_VALUE_DATE);
  g_assert_cmpint (sp_front_matter_lookup (fm, "t")->type, ==, SP_VALUE_DATE);
  g_assert_cmpint (sp_front_matter_lookup (fm, "s")->type, ==, SP_VALUE_STRING);
  g_assert_cmpint (sp_front_matter_lookup (fm, "f")->type, ==, SP_VALUE_FLOAT);
  g_assert_cmpint (sp_front_matter_lookup (fm, "i")->type, ==, SP_VALUE_INTEGER);
}

typedef struct
{
  const char *content;
  const char *path;
  const char *key;
  const char *value; /* as written */
  const char *entry; /* what goes with it */
} SpanRow;

static const SpanRow span_rows[] = {
  { "a = 1 # one\nb = 2\n", "a", "a", "1", "a = 1 # one\n" },
  { "  \"ä\" = 'é'  \r\nb = 2\r\n", "ä", "\"ä\"", "'é'", "  \"ä\" = 'é'  \r\n" },
  { "a = \"\"\"\none\n\"\"\" # c\nb = 2\n", "a", "a", "\"\"\"\none\n\"\"\"",
    "a = \"\"\"\none\n\"\"\" # c\n" },
  { "a = [\n  1, # c\n  2,\n]\n", "a.1", NULL, "2", "2" },
  { "a = [\n  1, # c\n  2,\n] # d\n", "a", "a", "[\n  1, # c\n  2,\n]",
    "a = [\n  1, # c\n  2,\n] # d\n" },
  { "a = { b = 1, c.d = 'x' }\n", "a.b", "b", "1", "b = 1" },
  { "a = { b = 1, c.d = 'x' }\n", "a.c.d", "d", "'x'", "c.d = 'x'" },
  { "a.b = 1\nx = 1\na.c = 2 # c\n", "a.c", "c", "2", "a.c = 2 # c\n" },
  { "[a]\n  b = 1\n", "a.b", "b", "1", "  b = 1\n" },
  { "x = 1\n\n [a] # c\nb = 1\n# d\n\n[e]\n", "a", "a", "[a] # c\nb = 1", " [a] # c\nb = 1\n" },
  { "[[a]]\nb = 1\n[[a]]\nb = 2\n", "a.1", NULL, "[[a]]\nb = 2", "[[a]]\nb = 2\n" },
  { "d = 2023-05-11 10:00:00 # c\n", "d", "d", "2023-05-11 10:00:00",
    "d = 2023-05-11 10:00:00 # c\n" },
};

static void
test_spans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (span_rows); i++)
    {
      const SpanRow *row = &span_rows[i];
      g_autofree char *page = g_strdup_printf ("+++\n%s+++\n", row->content);
      g_autoptr (SpFrontMatter) fm = parse (page);
      const SpNode *node = sp_front_matter_lookup (fm, row->path);
      g_autofree char *path = NULL;

      g_test_message ("%s", row->content);
      g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
      g_assert_nonnull (node);
      assert_slice (fm, node->start, node->end, row->value);
      assert_slice (fm, node->entry_start, node->entry_end, row->entry);
      if (row->key != NULL)
        assert_slice (fm, node->key_start, node->key_end, row->key);
      path = sp_node_get_path (node);
      g_assert_cmpstr (path, ==, row->path);
      g_assert_true (sp_node_is_editable (node));
    }
}

typedef struct
{
  const char *content;
  gsize offset;
  const char *words; /* in the sentence */
} ErrorRow;

/* Hugo 0.111.3 refuses all of these. */
static const ErrorRow error_rows[] = {
  { "a = 1\na = 2\n", 10, "more than once" },
  { "[a]\n[a]\n", 9, "more than once" },
  { "a = 1\n[a]\n", 11, "more than once" },
  { "[[a]]\n[a]\n", 11, "more than once" },
  { "a = []\n[[a]]\n", 13, "more than once" },
  { "a = {}\na.b = 1\n", 11, "more than once" },
  { "a = {}\n[a.b]\n", 12, "more than once" },
  { "a.b = 1\n[a]\n", 13, "more than once" },
  { "[a.b]\nc = 1\n[a]\nb.c = 2\n", 20, "more than once" },
  { "a = { b = 1, b = 2 }\n", 17, "more than once" },
  { "a = \n", 8, "missing" },
  { "a = text\n", 8, "quotation marks" },
  { "a = yes\n", 8, "quotation marks" },
  { "a 1\n", 6, "equals sign" },
  { "= 1\n", 4, "not a field" },
  { "a: 1\n", 5, "equals sign" },
  { "two words = 1\n", 8, "equals sign" },
  { "é = 1\n", 4, "not a field" },
  { "a = \"open\nb = 1\n", 8, "no closing one" },
  { "a = 'open\nb = 1\n", 8, "no closing one" },
  { "a = \"\"\"open\nb = 1\n", 8, "no closing one" },
  { "a = \"\\q\"\n", 9, "backslash" },
  { "a = \"\\u00g0\"\n", 9, "backslash" },
  { "a = \"\\ud800\"\n", 9, "backslash" },
  { "a = \"\\U00110000\"\n", 9, "backslash" },
  { "a = 01\n", 8, "not a number" },
  { "a = 1_\n", 8, "not a number" },
  { "a = 1__0\n", 8, "not a number" },
  { "a = 0x\n", 8, "not a number" },
  { "a = 1.\n", 8, "not a number" },
  { "a = .5\n", 8, "quotation marks" },
  { "a = 1e\n", 8, "not a number" },
  { "a = 9223372036854775808\n", 8, "not a number" },
  { "a = 2023-13-41\n", 8, "not a date" },
  { "a = 2023-02-29\n", 8, "not a date" },
  { "a = 2023-5-1\n", 8, "not a date" },
  { "a = 2023-05-11T10:00\n", 8, "not a date" },
  { "a = 2023-05-11T25:00:00Z\n", 8, "not a date" },
  { "a = [1 2]\n", 11, "comma" },
  { "a = [1\nb = 1\n", 11, "comma" },
  { "a = [,]\n", 9, "missing" },
  { "a = [1\n", 11, "closing bracket" },
  { "a = { b = 1, }\n", 17, "not a field" },
  { "a = { b = 1\n}\n", 15, "comma" },
  { "a = 1 b = 2\n", 10, "own line" },
  { "[a\n", 6, "closing bracket" },
  { "[]\n", 5, "not a field" },
  { "[[a]\nb = 1\n", 8, "closing bracket" },
  { "a = \"x\x01\"\n", 10, "control character" },
  { "# \x01\n", 6, "control character" },
  { "a = 'caf\xE9'\n", 12, "UTF-8" },
};

static void
test_errors_are_sentences_with_their_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      const ErrorRow *row = &error_rows[i];
      g_autofree char *page = g_strdup_printf ("+++\n%s+++\nBody\n", row->content);
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

static void
test_a_nul_is_shown_and_locked (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("+++\na = \"x\\u0000y\"\nb = 1\n+++\n");

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  assert_json (sp_front_matter_lookup (fm, "a")->value, "\"x\xEF\xBF\xBDy\"");
  g_assert_false (sp_node_is_editable (sp_front_matter_lookup (fm, "a")));
  g_assert_true (sp_node_is_editable (sp_front_matter_lookup (fm, "b")));
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
    { "+++\na = ", "[", 1000000 },
    { "+++\n", "[", 1000000 },
    { "+++\na = ", "{a=", 300000 },
    { "+++\na = {", "a.", 500000 },
    { "+++\n[", "a.", 500000 },
    { "+++\n", "a.", 500000 },
    { "+++\na = \"", "x", 1000000 },
    { "+++\na = '''", "x'", 500000 },
    { "+++\na = \"\"\"", "\\\n", 500000 },
    { "+++\na = ", "1", 1000000 },
    { "+++\n[[a.b]]\n[[", "a.b.", 250000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page = repeat (rows[i].head, rows[i].piece, rows[i].n, "\n+++\n");
      g_autoptr (SpFrontMatter) fm = parse (page);

      g_test_message ("%s %s", rows[i].head, rows[i].piece);
      g_assert_nonnull (sp_front_matter_get_error (fm, NULL));
    }
}

static void
test_many_keys_are_found (void)
{
  GString *page = g_string_new ("+++\n");
  g_autoptr (SpFrontMatter) fm = NULL;

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (page, "key%d = %d\n", i, i);
  for (int i = 0; i < 50000; i++)
    g_string_append_printf (page, "[table%d]\nkey = %d\n", i, i);
  g_string_append (page, "+++\n");
  fm = parse (page->str);
  g_string_free (page, TRUE);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  g_assert_cmpuint (sp_front_matter_get_root (fm)->n_children, ==, 100000);
  for (int i = 0; i < 50000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key%d", i);
      g_autofree char *path = g_strdup_printf ("table%d.key", i);

      g_assert_cmpint (sp_value_get_integer (sp_front_matter_lookup (fm, key)->value), ==, i);
      g_assert_cmpint (sp_value_get_integer (sp_front_matter_lookup (fm, path)->value), ==, i);
    }
}

static void
test_data_without_fences (void)
{
  static const char data[] = "\xEF\xBB\xBFtitle = \"Site\"\n[markup.goldmark.renderer]\n"
                             "unsafe = true";
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));
  g_autoptr (SpFrontMatter) fm = sp_front_matter_parse_data (text, SP_FORMAT_TOML);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  assert_json (sp_front_matter_lookup (fm, "title")->value, "\"Site\"");
  assert_json (sp_front_matter_lookup (fm, "markup.goldmark.renderer.unsafe")->value, "true");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toml-read/values", test_values_are_those_of_hugo);
  g_test_add_func ("/toml-read/types", test_types);
  g_test_add_func ("/toml-read/spans", test_spans);
  g_test_add_func ("/toml-read/errors", test_errors_are_sentences_with_their_place);
  g_test_add_func ("/toml-read/nul", test_a_nul_is_shown_and_locked);
  g_test_add_func ("/toml-read/hostile", test_hostile_pages_get_an_answer);
  g_test_add_func ("/toml-read/many-keys", test_many_keys_are_found);
  g_test_add_func ("/toml-read/data", test_data_without_fences);
  return g_test_run ();
}
