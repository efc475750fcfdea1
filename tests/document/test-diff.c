/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-diff.h"

#include <glib/gstdio.h>
#include <string.h>

static SpText *
text_of (const char *data)
{
  return sp_text_new (data, strlen (data));
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *diff; /* without the two lines that name the file */
} Case;

static const Case cases[] = {
  { "a line changes", "a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n" },
  { "three lines of context", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
    "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n" },
  { "near changes share a hunk", "1\n2\n3\n4\n5\n6\n7\n8\n", "X\n2\n3\n4\n5\n6\n7\nY\n",
    "@@ -1,8 +1,8 @@\n-1\n+X\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+Y\n" },
  { "far ones do not", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "X\n2\n3\n4\n5\n6\n7\n8\nY\n",
    "@@ -1,4 +1,4 @@\n-1\n+X\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+Y\n" },
  { "lines come", "a\nb\n", "a\nx\ny\nb\n", "@@ -1,2 +1,4 @@\n a\n+x\n+y\n b\n" },
  { "lines go", "a\nb\n", "b\n", "@@ -1,2 +1 @@\n-a\n b\n" },
  { "from nothing", "", "a\n", "@@ -0,0 +1 @@\n+a\n" },
  { "to nothing", "a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n" },
  { "the final line end goes", "a\nb\n", "a\nb",
    "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n" },
  { "a last line without line end stays", "a\nb\nc", "A\nb\nc",
    "@@ -1,3 +1,3 @@\n-a\n+A\n b\n c\n\\ No newline at end of file\n" },
  { "CR LF counts", "a\r\nb\r\n", "a\nb\r\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n" },
};

static void
test_unified (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpText) before = text_of (cases[i].before);
      g_autoptr (SpText) after = text_of (cases[i].after);
      g_autofree char *expected = g_strconcat ("--- a/x/y.md\n+++ b/x/y.md\n", cases[i].diff, NULL);
      g_autofree char *diff = NULL;
      gsize length;

      g_test_message ("%s", cases[i].name);
      diff = sp_diff_unified (before, after, "x/y.md", &length);
      g_assert_cmpstr (diff, ==, expected);
      g_assert_cmpuint (length, ==, strlen (expected));
    }
}

static void
test_equal_texts_differ_in_nothing (void)
{
  g_autoptr (SpText) text = text_of ("a\nb");
  g_autoptr (GArray) changes = sp_diff_lines (text, text);
  g_autofree char *diff = sp_diff_unified (text, text, "x", NULL);

  g_assert_cmpstr (diff, ==, "");
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
test_names_that_need_care (void)
{
  g_autoptr (SpText) before = text_of ("a\n");
  g_autoptr (SpText) after = text_of ("b\n");
  g_autofree char *spaced = sp_diff_unified (before, after, "my page.md", NULL);
  g_autofree char *quoted = sp_diff_unified (before, after, "a\"b\n.md", NULL);

  g_assert_true (g_str_has_prefix (spaced, "--- a/my page.md\t\n+++ b/my page.md\t\n@@"));
  g_assert_true (g_str_has_prefix (quoted, "--- \"a/a\\\"b\\012.md\"\n+++ \"b/a\\\"b\\012.md\"\n"));
}

static void
test_changed_lines (void)
{
  g_autoptr (SpText) before = text_of ("a\nb\nc\nd\n");
  g_autoptr (SpText) after = text_of ("a\nx\nc\nd\ne\n");
  g_autoptr (GArray) changes = sp_diff_lines (before, after);
  const SpLineChange expected[] = { { 1, 2, 1, 2 }, { 4, 4, 4, 5 } };

  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpmem (changes->data, 2 * sizeof (SpLineChange), expected, sizeof expected);
}

static SpText *
random_text (GRand *rand, guint n_lines, guint n_words)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (out, "%d\n", g_rand_int_range (rand, 0, (gint32) n_words));
  if (g_rand_boolean (rand) && out->len > 0)
    g_string_truncate (out, out->len - 1);
  return sp_text_new (out->str, out->len);
}

/* What the changes leave is the same in both texts, line by line. */
static void
assert_leads_over (SpText *before, SpText *after, GArray *changes)
{
  gsize x = 0, y = 0;

  for (guint i = 0; i <= changes->len; i++)
    {
      SpLineChange *change =
          i < changes->len ? &g_array_index (changes, SpLineChange, i) : NULL;
      gsize x_end = sp_text_get_line_start (before, change != NULL ? change->old_start : G_MAXSIZE);
      gsize y_end = sp_text_get_line_start (after, change != NULL ? change->new_start : G_MAXSIZE);

      g_assert_cmpmem (sp_text_get_data (before, NULL) + x, x_end - x,
                       sp_text_get_data (after, NULL) + y, y_end - y);
      if (change == NULL)
        break;
      x = sp_text_get_line_start (before, change->old_end);
      y = sp_text_get_line_start (after, change->new_end);
    }
}

static void
test_random_texts (void)
{
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      guint n_words = (guint) g_rand_int_range (rand, 1, 12);
      g_autoptr (SpText) before =
          random_text (rand, (guint) g_rand_int_range (rand, 0, 30), n_words);
      g_autoptr (SpText) after =
          random_text (rand, (guint) g_rand_int_range (rand, 0, 30), n_words);
      g_autoptr (GArray) changes = sp_diff_lines (before, after);

      assert_leads_over (before, after, changes);
    }
}

static void
test_texts_without_much_in_common (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (SpText) before = random_text (rand, 20000, 5000);
  g_autoptr (SpText) after = random_text (rand, 20000, 5000);
  g_autoptr (GArray) changes = sp_diff_lines (before, after);

  assert_leads_over (before, after, changes);
}

/* patch(1) makes the one of the other. */
static void
test_patch_takes_it (void)
{
  g_autofree char *patch = g_find_program_in_path ("patch");
  g_autofree char *folder = NULL;
  g_autofree char *page = NULL;
  g_autofree char *diff_file = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int_range (0, G_MAXINT32));
  g_autoptr (GError) error = NULL;

  if (patch == NULL)
    {
      g_test_skip ("patch is not installed");
      return;
    }
  folder = g_dir_make_tmp ("sp-diff-XXXXXX", &error);
  g_assert_no_error (error);
  page = g_build_filename (folder, "a page.md", NULL);
  diff_file = g_build_filename (folder, "diff", NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SpText) before =
          random_text (rand, (guint) g_rand_int_range (rand, 1, 60), 10);
      g_autoptr (SpText) after = random_text (rand, (guint) g_rand_int_range (rand, 1, 60), 10);
      g_autofree char *got = NULL;
      g_autofree char *diff = NULL;
      gsize length, expected_length, got_length;
      const char *expected = sp_text_get_data (after, &expected_length);
      const char *argv[] = { patch, "-p1", "-s", "--binary", "-i", "diff", NULL };
      int status;

      g_file_set_contents (page, sp_text_get_data (before, NULL),
                           (gssize) sp_text_get_length (before), &error);
      g_assert_no_error (error);
      diff = sp_diff_unified (before, after, "a page.md", &length);
      g_file_set_contents (diff_file, diff, (gssize) length, &error);
      g_assert_no_error (error);
      g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                    &error);
      g_assert_no_error (error);
      g_spawn_check_wait_status (status, &error);
      g_assert_no_error (error);
      g_file_get_contents (page, &got, &got_length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (got, got_length, expected, expected_length);
    }
  g_remove (page);
  g_remove (diff_file);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diff/unified", test_unified);
  g_test_add_func ("/diff/equal-texts-differ-in-nothing", test_equal_texts_differ_in_nothing);
  g_test_add_func ("/diff/names-that-need-care", test_names_that_need_care);
  g_test_add_func ("/diff/changed-lines", test_changed_lines);
  g_test_add_func ("/diff/random-texts", test_random_texts);
  g_test_add_func ("/diff/texts-without-much-in-common", test_texts_without_much_in_common);
  g_test_add_func ("/diff/patch-takes-it", test_patch_takes_it);

  return g_test_run ();
}
