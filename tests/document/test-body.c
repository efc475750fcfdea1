/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

#include "sp-shortcode.h"

/* The blocks tile the body, tables and prose as they should. */
static void
assert_tiles (SpBody *body, gsize start, gsize length)
{
  guint n_tables = 0;
  gsize at = start;

  g_assert_cmpuint (sp_body_get_start (body), ==, start);
  g_assert_cmpuint (sp_body_get_n_blocks (body), >, 0);
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);

      g_assert_cmpuint (block->start, ==, at);
      g_assert_true (block->start < block->end || length == start);
      g_assert_cmpuint (block->start, <=, block->content_start);
      g_assert_cmpuint (block->content_start, <=, block->content_end);
      g_assert_cmpuint (block->content_end, <=, block->end);
      g_assert_true ((block->kind == SP_BLOCK_TABLE) == (block->table != NULL));
      if (block->table != NULL)
        {
          g_assert_true (block->table == sp_body_get_table (body, n_tables));
          g_assert_cmpuint (sp_table_get_index (block->table), ==, n_tables);
          n_tables++;
        }
      at = block->end;
    }
  g_assert_cmpuint (at, ==, length);
  g_assert_cmpuint (n_tables, ==, sp_body_get_n_tables (body));
}

static void
assert_same_blocks (SpBody *body, SpBody *expected)
{
  g_assert_cmpuint (sp_body_get_start (body), ==, sp_body_get_start (expected));
  g_assert_cmpuint (sp_body_get_n_blocks (body), ==, sp_body_get_n_blocks (expected));
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *a = sp_body_get_block (body, i), *b = sp_body_get_block (expected, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpuint (a->content_start, ==, b->content_start);
      g_assert_cmpuint (a->content_end, ==, b->content_end);
      if (b->table == NULL)
        continue;
      g_assert_true (sp_cells_equal (sp_table_get_cells (a->table),
                                     sp_table_get_cells (b->table)));
      g_assert_cmpstr (sp_table_get_locked_why (a->table), ==, sp_table_get_locked_why (b->table));
    }
}

/* Reading @markdown again elsewhere finds what moving its blocks there gives. */
static void
assert_moves (const char *markdown)
{
  static const char *const heads[] = { "---\na: b\n---\n", "---\n---\n", "---\na: longer\n---\n" };
  g_autoptr (SpBody) moved = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *whole = g_strconcat (heads[i], markdown, NULL);
      const gsize start = strlen (heads[i]), length = strlen (whole);
      g_autoptr (SpText) text = sp_text_new (whole, length);
      g_autoptr (SpBody) read = sp_body_parse (text, start);
      g_autoptr (SpBody) before = g_steal_pointer (&moved);

      moved = before != NULL ? sp_body_move (before, text, start) : sp_body_ref (read);
      assert_tiles (moved, start, length);
      assert_same_blocks (moved, read);
    }
}

static char *
replace (const char *string, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (string, what, -1);

  return g_strjoinv (with, parts);
}

/* The signs with which tables.txt writes what cannot be seen. */
static char *
unsign (const char *written)
{
  static const char *const signs[][2] = { { "␍", "\r" }, { "⇥", "\t" }, { "␠", " " },
                                          { "⍽", "\u00A0" }, { "∎\n", "" } };
  char *text = g_strdup (written);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *next = replace (text, signs[i][0], signs[i][1]);

      g_free (text);
      text = next;
    }
  return text;
}

static char *
show_tables (SpBody *body)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      g_autofree char *cells = show_cells (sp_table_get_cells (sp_body_get_table (body, i)));

      g_string_append_printf (out, "%s\n", cells);
    }
  return g_string_free (out, FALSE);
}

static void
test_what_is_a_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tables.txt", NULL);
  g_autofree char *data = NULL;
  g_auto (GStrv) cases = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  cases = g_strsplit (data, "\n== ", -1);
  g_assert_cmpuint (g_strv_length (cases), >, 70);
  for (guint i = 1; cases[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], "\n--\n", 2);
      g_autofree char *written = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *tables = NULL;
      g_autofree char *markdown = NULL;
      g_autoptr (SpBody) body = NULL;
      char *name_end = strchr (parts[0], '\n');

      g_test_message ("%.*s", (int) (name_end - parts[0]), parts[0]);
      written = g_strconcat (name_end + 1, "\n", NULL);
      markdown = unsign (written);
      g_strchomp (parts[1]);
      tables = *parts[1] != '\0' ? g_strconcat (parts[1], "\n", NULL) : g_strdup ("");
      expected = unsign (tables);

      body = parse (markdown);
      assert_tiles (body, 0, strlen (markdown));
      assert_moves (markdown);
      g_free (g_steal_pointer (&tables));
      tables = show_tables (body);
      g_assert_cmpstr (tables, ==, expected);
    }
}

static void
test_prose_knows_its_content (void)
{
  static const char *markdown = "---\nt: x\n---\n\n \n  Text  \nmore\t\n\n| A |\n|---|\n\n\nEnd";
  g_autoptr (SpText) text = sp_text_new (markdown, strlen (markdown));
  g_autoptr (SpBody) body = sp_body_parse (text, 13);
  const SpBlock *block;

  assert_tiles (body, 13, strlen (markdown));
  g_assert_cmpuint (sp_body_get_n_blocks (body), ==, 3);
  block = sp_body_get_block (body, 0);
  g_assert_cmpmem (markdown + block->content_start, block->content_end - block->content_start,
                   "  Text  \nmore\t", 14);
  block = sp_body_get_block (body, 2);
  g_assert_cmpmem (markdown + block->content_start, block->content_end - block->content_start,
                   "End", 3);
}

static void
test_blank_prose_is_empty (void)
{
  g_autoptr (SpBody) body = parse (" \n\n");
  const SpBlock *block = sp_body_get_block (body, 0);

  g_assert_cmpuint (block->content_start, ==, block->content_end);
}

static void
test_a_byte_order_mark_is_no_text (void)
{
  g_autoptr (SpBody) body = parse ("\xEF\xBB\xBF| A |\n|---|\n");
  g_autofree char *tables = show_tables (body);

  g_assert_cmpstr (tables, ==, "A\n");
  assert_tiles (body, 0, 3 + 12);
}

typedef struct
{
  const char *name;
  const char *markdown;
  const char *tables;
} Case;

/* What Hugo makes of these depends on the site's shortcodes, so tables.txt cannot hold them. */
static const Case shortcode_cases[] = {
  { "a pipe in a shortcode is none", "| A | B |\n|---|---|\n| {{< x \"a|b\" >}} | c |\n",
    "A,B / {{< x \"a|b\" >}},c\n" },
  { "nor in one with percent signs", "| A | B |\n|---|---|\n| {{% x `a|b` %}} | c |\n",
    "A,B / {{% x `a|b` %}},c\n" },
  { "an escape in one stays", "| A | B |\n|---|---|\n| {{< x \"a\\|b\" >}} | c |\n",
    "A,B / {{< x \"a\\|b\" >}},c\n" },
  { "a pair in a line is one word", "| A | B |\n|---|---|\n| {{< x >}}a|b{{< /x >}} | c |\n",
    "A,B / {{< x >}}a|b{{< /x >}},c\n" },
  { "but what stands between percent signs is Markdown",
    "| A | B |\n|---|---|\n| {{% x %}}a|b{{% /x %}}\n", "A,B / {{% x %}}a,b{{% /x %}}\n" },
  { "one that is commented out is text", "| A | B |\n|---|---|\n| {{</* x \"a|b\" */>}} |\n",
    "A,B / {{</* x \"a,b\" */>}}\n" },
  { "one that does not end is text", "| A | B |\n|---|---|\n| {{< x | b |\n", "A,B / {{< x,b\n" },
  { "a template's braces are text", "| A | B |\n|---|---|\n| {{ .x | y }} | b |\n",
    "A,B / {{ .x,y }},b\n" },
  { "a line end in one is none", "| A | B |\n|---|---|\n| {{< x\n\n  \"|\" >}} | b |\n",
    "A,B / {{< x\n\n  \"|\" >}},b\n" },
  { "a header in a pair of tags", "{{< t >}}\n| A |\n|---|\n| 1 |\n{{< /t >}}\nText\n",
    "A / 1\n" },
  { "a list ends where its pair does", "{{< t >}}\n- item\n{{< /t >}}\n| A |\n|---|\n", "A\n" },
  { "a tag without a pair does not end it", "- item\n{{< t >}}\n| A |\n|---|\n", "" },
  { "a code fence holds tags", "```\n{{< t >}}\n```\n{{< /t >}}\n\n| A |\n|---|\n", "A\n" },
  { "highlighted code is no Markdown",
    "{{< highlight md >}}\n\n| A |\n|---|\n\n{{< /highlight >}}\n\n| B |\n|---|\n", "B\n" },
};

static void
test_shortcodes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcode_cases); i++)
    {
      g_autoptr (SpBody) body = parse (shortcode_cases[i].markdown);
      g_autofree char *tables = show_tables (body);

      g_test_message ("%s", shortcode_cases[i].name);
      assert_moves (shortcode_cases[i].markdown);
      g_assert_cmpstr (tables, ==, shortcode_cases[i].tables);
    }
}

static void
test_long_input_ends (void)
{
  static const char *const pieces[] = {
    "|", "|\n", "|-", "-|\n", "x", "> ", "- ", "1. ", "* a\n", "[", "[a]: /x\n", "[a\n", "<",
    "<a b='", "<!-- ", "\\|", "`", "\t", "[^1]: ", ": ", "{{< ", "{{< a >}}", "{{< a \"", "{{< a `",
    "{{< highlight x >}}\n", "| a | b |\n|---|---|\n\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) markdown = g_string_new (NULL);
      g_autoptr (SpBody) body = NULL;

      while (markdown->len < 100000)
        g_string_append (markdown, pieces[i]);
      body = parse (markdown->str);
      assert_tiles (body, 0, markdown->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body/what-is-a-table", test_what_is_a_table);
  g_test_add_func ("/body/prose-knows-its-content", test_prose_knows_its_content);
  g_test_add_func ("/body/blank-prose-is-empty", test_blank_prose_is_empty);
  g_test_add_func ("/body/a-byte-order-mark-is-no-text", test_a_byte_order_mark_is_no_text);
  g_test_add_func ("/body/shortcodes", test_shortcodes);
  g_test_add_func ("/body/long-input-ends", test_long_input_ends);

  return g_test_run ();
}
