/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page.h"

#include <string.h>

/*
 * Random operations on random tables, through the page and its check, against an array of strings.
 * The seed is printed; `--seed` of GLib's test programs gives it back. With SP_TEST_SAVE naming a
 * folder the pages are left there, for test-tables-with-hugo.py to show them to Hugo.
 */

#define N_TABLES 200
#define N_STEPS 30

static const char *const texts[] = {
  "", "", "a", "Cost", "**bold**", "$100 to $700", "|", "||", "a|b", "`a|b`", "\\", "a\\", "\\|",
  "\\\\", "- x", "+", "*", "* x", "_", "# h", "#", "1. x", "10) x", "1.", "---", "--", "-", ":-:",
  ":", ": x", "> q", ">", "<div>", "<b>x</b>", "<!--", "-->", "<!-- x -->", "<?x", "<!DOCTYPE x>",
  "<pre>", "```", "~~~", "``` x", "===", "=", "***", "___", "[a]: /x", "[^1]: x", "[", "]",
  "{{< x \"a|b\" >}}", "{{% x %}}", "{{", ">}}", "{{</* x */>}}", "日本語", "é", "e\u0301", "👩‍👩‍👧",
  "\u00A0", "\u00A0x\u00A0", "\u200B", "two\nlines", "cr\r\nlf", "\n\nx\n", "  padded  ", "\ttab\t",
  "a\tb", "&nbsp;", "{.class}", "a  b", "~", "^", "!", "![x](y)", "a&#124;b", "\\`|`", "\"q\"",
  "a very long text that does not fit into any cell of any table that is here, not even nearly",
};

static const char *
random_text (GRand *rand)
{
  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

/* --- The model --- */

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of strings; the first is the header */
  guint n_columns;
} Model;

static GPtrArray *
new_row (guint n)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  while (row->len < n)
    g_ptr_array_add (row, g_strdup (""));
  return row;
}

static Model
model_read (SpCells *cells)
{
  Model model = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                  sp_cells_get_n_columns (cells) };

  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    {
      GPtrArray *cells_of_row = new_row (0);
      guint n = MAX (model.n_columns, sp_cells_get_row_length (cells, row));

      for (guint column = 0; column < n; column++)
        g_ptr_array_add (cells_of_row, g_strdup (sp_cells_get (cells, row, column)));
      g_ptr_array_add (model.rows, cells_of_row);
    }
  return model;
}

static void
assert_model (const Model *model, SpCells *cells)
{
  g_assert_cmpuint (sp_cells_get_n_rows (cells) + 1, ==, model->rows->len);
  g_assert_cmpuint (sp_cells_get_n_columns (cells), ==, model->n_columns);
  for (guint i = 0; i < model->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (model->rows, i);

      g_assert_cmpuint (sp_cells_get_row_length (cells, (int) i - 1), <=, row->len);
      for (guint column = 0; column < row->len; column++)
        g_assert_cmpstr (sp_cells_get (cells, (int) i - 1, column), ==,
                         g_ptr_array_index (row, column));
    }
}

static gpointer
steal (GPtrArray *array, guint index)
{
  return g_ptr_array_steal_index (array, index);
}

/* What a cell is to say after a text was typed into it. */
static char *
normalize (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) crlf = g_strsplit (trimmed, "\r\n", -1);
  g_autofree char *lines = g_strjoinv ("\n", crlf);
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  return g_strjoinv ("<br>", parts);
}

/* --- The tables --- */

/* A line in one of the styles people write. */
static void
append_line (GString *out, GRand *rand, guint style, guint n, gboolean delimiter)
{
  const char *padding = (style & 4) != 0 ? " " : "";
  gboolean trailing = (style & 2) != 0 || n == 1;

  if ((style & 1) != 0)
    g_string_append_printf (out, "|%s", padding);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_printf (out, "%s|%s", padding, padding);
      if (delimiter)
        g_string_append_printf (out, "%s--%s", g_rand_boolean (rand) ? ":" : "",
                                g_rand_boolean (rand) ? ":" : "");
      else
        g_string_append_printf (out, "c%d%*s", g_rand_int_range (rand, 0, 100),
                                g_rand_int_range (rand, 0, 4), "");
    }
  if (trailing)
    g_string_append_printf (out, "%s|", padding);
}

static SpText *
random_page (GRand *rand)
{
  g_autoptr (GString) out = g_string_new ("---\ntitle: x\n---\n");
  const char *newline = g_rand_int_range (rand, 0, 4) == 0 ? "\r\n" : "\n";
  guint style = (guint) g_rand_int_range (rand, 0, 8);
  guint n = (guint) g_rand_int_range (rand, 1, 5);
  guint n_rows = (guint) g_rand_int_range (rand, 0, 6);

  if (g_rand_boolean (rand))
    g_string_append_printf (out, "Prose%s%s", newline, newline);
  append_line (out, rand, style, n, FALSE);
  g_string_append (out, newline);
  append_line (out, rand, style, n, TRUE);
  for (guint i = 0; i < n_rows; i++)
    {
      guint ragged = g_rand_int_range (rand, 0, 6) == 0 ? (guint) g_rand_int_range (rand, 1, 6) : n;

      g_string_append (out, newline);
      append_line (out, rand, g_rand_int_range (rand, 0, 8) == 0 ? style ^ 2 : style, ragged,
                   FALSE);
    }
  if (g_rand_boolean (rand))
    g_string_append_printf (out, "%s%s| Other |%s|-|%s| x |%s%sEnd", newline, newline, newline,
                            newline, newline, newline);
  if (g_rand_boolean (rand))
    g_string_append (out, newline);
  return sp_text_new (out->str, out->len);
}

/* --- The operations --- */

static SpChange *
random_change (const SpTable *table, Model *model, GRand *rand, GError **error)
{
  int n_rows = (int) model->rows->len - 1, n = (int) model->n_columns;
  int row = g_rand_int_range (rand, 0, n_rows + 1), column = g_rand_int_range (rand, 0, n + 1);
  int to;
  GPtrArray *cells;
  SpChange *change;

  switch (g_rand_int_range (rand, 0, 18))
    {
    case 0:
      g_ptr_array_insert (model->rows, row + 1, new_row (model->n_columns));
      return sp_table_insert_row (table, (guint) row, error);

    case 1:
      if (row == n_rows)
        return sp_table_tidy (table, error);
      g_ptr_array_remove_index (model->rows, (guint) row + 1);
      return sp_table_delete_row (table, (guint) row, error);

    case 2:
      if (row == n_rows)
        return sp_table_tidy (table, error);
      cells = new_row (0);
      for (guint i = 0; i < ((GPtrArray *) model->rows->pdata[row + 1])->len; i++)
        g_ptr_array_add (
            cells, g_strdup (g_ptr_array_index ((GPtrArray *) model->rows->pdata[row + 1], i)));
      g_ptr_array_insert (model->rows, row + 2, cells);
      return sp_table_duplicate_row (table, (guint) row, error);

    case 3:
      if (row == n_rows)
        return sp_table_tidy (table, error);
      to = g_rand_int_range (rand, 0, n_rows);
      g_ptr_array_insert (model->rows, to + 1, steal (model->rows, (guint) row + 1));
      return sp_table_move_row (table, (guint) row, (guint) to, error);

    case 4:
      if (n > 8)
        return sp_table_tidy (table, error);
      for (guint i = 0; i < model->rows->len; i++)
        g_ptr_array_insert (model->rows->pdata[i], column, g_strdup (""));
      model->n_columns++;
      return sp_table_insert_column (table, (guint) column, error);

    case 5:
      if (n == 1 || column == n)
        return sp_table_tidy (table, error);
      for (guint i = 0; i < model->rows->len; i++)
        g_ptr_array_remove_index (model->rows->pdata[i], (guint) column);
      model->n_columns--;
      return sp_table_delete_column (table, (guint) column, error);

    case 6:
      if (column == n)
        return sp_table_tidy (table, error);
      to = g_rand_int_range (rand, 0, n);
      for (guint i = 0; i < model->rows->len; i++)
        g_ptr_array_insert (model->rows->pdata[i], to,
                            steal (model->rows->pdata[i], (guint) column));
      return sp_table_move_column (table, (guint) column, (guint) to, error);

    case 7:
      if (column == n)
        return sp_table_tidy (table, error);
      return sp_table_set_align (table, (guint) column, (SpAlign) g_rand_int_range (rand, 0, 4),
                                 error);

    default:
      {
        const char *text = random_text (rand);

        column = MIN (column, n - 1);
        change = sp_table_set_cell (table, row - 1, (guint) column, text, TRUE, error);
        cells = g_ptr_array_index (model->rows, row);
        g_free (cells->pdata[column]);
        cells->pdata[column] = normalize (text);
        return change;
      }
    }
}

static void
save (SpText *text, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u.md", number);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("SP_TEST_SAVE") == NULL)
    return;
  path = g_build_filename (g_getenv ("SP_TEST_SAVE"), name, NULL);
  g_file_set_contents (path, sp_text_get_data (text, NULL), (gssize) sp_text_get_length (text),
                       &error);
  g_assert_no_error (error);
}

static void
run (GRand *rand, guint number)
{
  g_autoptr (SpText) before = random_page (rand);
  g_autoptr (SpPage) page = sp_page_new (before);
  guint n_undo = 0;
  Model model;

  g_assert_cmpuint (sp_body_get_n_tables (sp_page_get_body (page)), >, 0);
  model = model_read (sp_table_get_cells (sp_body_get_table (sp_page_get_body (page), 0)));
  for (guint i = 0; i < N_STEPS; i++)
    {
      const SpTable *table = sp_body_get_table (sp_page_get_body (page), 0);
      SpText *text = sp_page_get_text (page);
      g_autoptr (SpText) was = sp_text_ref (text);
      g_autoptr (SpChange) change = NULL;
      g_autoptr (GError) error = NULL;

      change = random_change (table, &model, rand, &error);
      if (error != NULL)
        g_error ("%s\n%s", error->message, sp_text_get_data (was, NULL));
      if (sp_edit_list_get_n_edits (sp_change_get_edits (change)) > 0)
        n_undo++;
      if (!sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error))
        {
          g_autoptr (SpText) wrong = sp_edit_list_apply (sp_change_get_edits (change), was);

          g_error ("%s\nbefore:\n%s\nafter:\n%s", error->message, sp_text_get_data (was, NULL),
                   sp_text_get_data (wrong, NULL));
        }
      assert_model (&model,
                    sp_table_get_cells (sp_body_get_table (sp_page_get_body (page), 0)));
    }
  save (sp_page_get_text (page), number);
  while (n_undo-- > 0)
    sp_page_undo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), before));
  g_assert_false (sp_page_can_undo (page));
  g_ptr_array_unref (model.rows);
}

static void
test_random_operations (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_TABLES; i++)
    run (rand, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-random/operations", test_random_operations);

  return g_test_run ();
}
