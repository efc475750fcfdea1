/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Random operations of the grid's model on random tables against a plain array of strings:
 *
 *   grid-operations SEED TABLES FOLDER
 *
 * After each step the grid must say what the array says, and so must cmark-gfm, reading the page
 * with its own table extension. What is left of each table goes into FOLDER as N.md, and what its
 * cells must read as into N.json, for Hugo to be asked.
 */

#include "sp-cmark.h"
#include "sp-table-model.h"

#include <stdlib.h>
#include <string.h>

#define N_STEPS 40
#define MOST    8

/* That read as themselves in Markdown, but for the bold ones. */
static const char *const texts[] = {
  "", "", "a", "Cost", "**Cost**", "**Für Ältere**", "$100 to $700", "a|b", "|", "x, y; z",
  "\"quoted\"", "it's", "100 %", "日本語", "Ölbad – 5 €", "👩‍👩‍👧", "שלום", "1,200", "12", "3.5",
  "two  words", "a very long text that fits into no cell of the tables that are here",
};

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of strings; the first is the header */
} Array;

static Array *
array_copy (const Array *self)
{
  Array *copy = g_new (Array, 1);

  copy->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; self != NULL && i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; k < row->len; k++)
        g_ptr_array_add (cells, g_strdup (g_ptr_array_index (row, k)));
      g_ptr_array_add (copy->rows, cells);
    }
  return copy;
}

static void
array_free (gpointer data)
{
  Array *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

static guint
n_columns (const Array *self)
{
  return ((GPtrArray *) g_ptr_array_index (self->rows, 0))->len;
}

static GPtrArray *
row_at (const Array *self, int row)
{
  return g_ptr_array_index (self->rows, row + 1);
}

static GPtrArray *
blank_row (guint n)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  while (row->len < n)
    g_ptr_array_add (row, g_strdup (""));
  return row;
}

static void
put (const Array *self, int row, guint column, const char *text)
{
  char **cell = (char **) &row_at (self, row)->pdata[column];

  g_free (*cell);
  *cell = g_strdup (text);
}

/* --- Reading it back --- */

static void
assert_grid (const Array *self, SpGridModel *model)
{
  g_assert_cmpuint (sp_grid_model_get_n_rows (model) + 1, ==, self->rows->len);
  g_assert_cmpuint (sp_grid_model_get_n_columns (model), ==, n_columns (self));
  for (int row = -1; row < (int) self->rows->len - 1; row++)
    for (guint column = 0; column < n_columns (self); column++)
      g_assert_cmpstr (sp_grid_model_get_cell (model, row, column), ==,
                       row_at (self, row)->pdata[column]);
}

static char *
collect_text (cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  GString *text = g_string_new (NULL);

  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);
      const char *literal =
          cmark_node_get_type (at) == CMARK_NODE_TEXT ? cmark_node_get_literal (at) : NULL;

      if (literal != NULL)
        g_string_append (text, literal);
    }
  cmark_iter_free (iter);
  return g_string_free (text, FALSE);
}

/* What a reader shows of a cell: of all the texts, only bold ones have markup. */
static char *
read_as (const char *markdown)
{
  gsize length = strlen (markdown);

  if (g_str_has_prefix (markdown, "**"))
    return g_strndup (markdown + 2, length - 4);
  return g_strdup (markdown);
}

static void
assert_cmark (const Array *self, SpPage *page)
{
  gsize length;
  gsize start = sp_body_get_start (sp_page_get_body (page));
  const char *data = sp_text_get_data (sp_page_get_text (page), &length);
  cmark_node *document = sp_cmark_parse (data + start, length - start);
  cmark_node *table = cmark_node_first_child (document);
  int row = -1;

  while (table != NULL && strcmp (cmark_node_get_type_string (table), "table") != 0)
    table = cmark_node_next (table);
  g_assert_nonnull (table);
  for (cmark_node *line = cmark_node_first_child (table); line != NULL;
       line = cmark_node_next (line))
    {
      guint column = 0;

      g_assert_cmpint (row, <, (int) self->rows->len - 1);
      for (cmark_node *cell = cmark_node_first_child (line); cell != NULL;
           cell = cmark_node_next (cell), column++)
        {
          g_autofree char *read = collect_text (cell);
          g_autofree char *meant = read_as (row_at (self, row)->pdata[column]);

          g_assert_cmpstr (read, ==, meant);
        }
      g_assert_cmpuint (column, ==, n_columns (self));
      row++;
    }
  g_assert_cmpint (row, ==, (int) self->rows->len - 1);
  cmark_node_free (document);
}

static void
save (const Array *self, SpPage *page, const char *folder, guint number)
{
  g_autofree char *md = g_strdup_printf ("%s/%u.md", folder, number);
  g_autofree char *json = g_strdup_printf ("%s/%u.json", folder, number);
  g_autoptr (GString) out = g_string_new ("[");
  gsize length;
  const char *data = sp_text_get_data (sp_page_get_text (page), &length);

  for (int row = -1; row < (int) self->rows->len - 1; row++)
    {
      g_string_append (out, row < 0 ? "[" : ",[");
      for (guint column = 0; column < n_columns (self); column++)
        {
          g_autofree char *meant = read_as (row_at (self, row)->pdata[column]);

          if (column > 0)
            g_string_append_c (out, ',');
          sp_json_append_string (out, meant, -1);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
  g_assert_true (g_file_set_contents (json, out->str, (gssize) out->len, NULL));
  g_assert_true (g_file_set_contents (md, data, (gssize) length, NULL));
}

/* --- The operations --- */

static guint
below (GRand *rand, guint end)
{
  return end > 1 ? (guint) g_rand_int_range (rand, 0, (int) end) : 0;
}

static const char *
any_text (GRand *rand)
{
  return texts[below (rand, G_N_ELEMENTS (texts))];
}

static void
move_rows (Array *self, guint row, guint n, guint to)
{
  g_autoptr (GPtrArray) block = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (block, g_ptr_array_steal_index (self->rows, row + 1));
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->rows, (int) (to + 1 + i), block->pdata[i]);
}

/* Rows that say the same, in whatever order; then the array takes the grid's order. */
static void
follow_sort (Array *self, SpGridModel *model)
{
  g_autoptr (GPtrArray) rest = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->rows, g_ptr_array_steal_index (rest, 0));
  for (guint row = 0; row < sp_grid_model_get_n_rows (model); row++)
    {
      guint found = G_MAXUINT;

      for (guint i = 0; i < rest->len && found == G_MAXUINT; i++)
        {
          GPtrArray *cells = g_ptr_array_index (rest, i);
          gboolean same = TRUE;

          for (guint k = 0; k < cells->len; k++)
            same = same && strcmp (cells->pdata[k],
                                   sp_grid_model_get_cell (model, (int) row, k)) == 0;
          if (same)
            found = i;
        }
      g_assert_cmpuint (found, !=, G_MAXUINT);
      g_ptr_array_add (self->rows, g_ptr_array_steal_index (rest, found));
    }
  g_assert_cmpuint (rest->len, ==, 0);
}

static gboolean
paste (Array *self, SpGridModel *model, GRand *rand, GError **error)
{
  guint n_rows = self->rows->len - 1, columns = n_columns (self);
  int row = (int) below (rand, n_rows + 1) - 1;
  guint column = below (rand, columns);
  guint height = 1 + below (rand, 4), width = 1 + below (rand, 3);
  guint add_rows = (guint) MAX (row + (int) height - (int) n_rows, 0);
  guint add_columns = (guint) MAX ((int) (column + width) - (int) columns, 0);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (SpTableValue));

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < add_columns; k++)
      g_ptr_array_add (self->rows->pdata[i], g_strdup (""));
  for (guint i = 0; i < add_rows; i++)
    g_ptr_array_add (self->rows, blank_row (columns + add_columns));
  for (guint i = 0; i < height; i++)
    for (guint k = 0; k < width; k++)
      {
        SpTableValue value = { row + (int) i, column + k, any_text (rand) };

        put (self, value.row, value.column, value.source);
        g_array_append_val (values, value);
      }
  return sp_grid_model_set_cells (model, (SpTableValue *) values->data, values->len, add_rows,
                                  add_columns, error);
}

static gboolean
operate (Array *self, SpTableModel *table, GRand *rand, GError **error)
{
  SpGridModel *model = SP_GRID_MODEL (table);
  guint n_rows = self->rows->len - 1, columns = n_columns (self);
  guint row = below (rand, n_rows), column = below (rand, columns);
  guint n = n_rows > 0 ? 1 + below (rand, MIN (n_rows - row, 3)) : 0;
  guint to;
  const char *text;

  switch (g_rand_int_range (rand, 0, 14))
    {
    case 0:
      for (guint i = 0; i < 2; i++)
        g_ptr_array_insert (self->rows, (int) row + 1, blank_row (columns));
      return sp_grid_model_insert_rows (model, row, 2, error);
    case 1:
      if (n == 0)
        return TRUE;
      g_ptr_array_remove_range (self->rows, row + 1, n);
      return sp_grid_model_delete_rows (model, row, n, error);
    case 2:
      {
        g_autoptr (GPtrArray) copies = array_copy (self)->rows;

        for (guint i = 0; i < n; i++)
          g_ptr_array_insert (self->rows, (int) (row + 1 + n + i),
                              g_ptr_array_ref (copies->pdata[row + 1 + i]));
        return n == 0 || sp_grid_model_duplicate_rows (model, row, n, error);
      }
    case 3:
      if (n == 0)
        return TRUE;
      to = below (rand, n_rows - n + 1);
      move_rows (self, row, n, to);
      return sp_grid_model_move_rows (model, row, n, to, error);
    case 4:
      if (columns >= MOST)
        return TRUE;
      for (guint i = 0; i < self->rows->len; i++)
        g_ptr_array_insert (self->rows->pdata[i], (int) column, g_strdup (""));
      return sp_table_model_insert_column (table, column, error);
    case 5:
      if (columns == 1)
        return TRUE;
      for (guint i = 0; i < self->rows->len; i++)
        g_ptr_array_remove_index (self->rows->pdata[i], column);
      return sp_table_model_delete_column (table, column, error);
    case 6:
      to = below (rand, columns);
      for (guint i = 0; i < self->rows->len; i++)
        g_ptr_array_insert (self->rows->pdata[i], (int) to,
                            g_ptr_array_steal_index (self->rows->pdata[i], column));
      return sp_table_model_move_column (table, column, to, error);
    case 7:
      return sp_table_model_set_align (table, column, (SpAlign) below (rand, 4), error);
    case 8:
      if (!sp_table_model_sort (table, column, g_rand_boolean (rand), error))
        return FALSE;
      follow_sort (self, model);
      return TRUE;
    case 9:
      return paste (self, model, rand, error);
    case 10:
      text = any_text (rand);
      put (self, -1, column, text);
      return sp_grid_model_set_cell (model, -1, column, text, FALSE, error);
    default:
      text = any_text (rand);
      if (n_rows == 0 || strcmp (text, row_at (self, (int) row)->pdata[column]) == 0)
        return TRUE;
      put (self, (int) row, column, text);
      /* As it is typed: one character more each time, then all of it. */
      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        {
          g_autofree char *part = g_strndup (text, (gsize) (at - text));

          if (!sp_grid_model_set_cell (model, (int) row, column, part, TRUE, error))
            return FALSE;
        }
      return sp_grid_model_set_cell (model, (int) row, column, text, TRUE, error);
    }
}

static SpPage *
new_page (GRand *rand, Array **array)
{
  g_autoptr (GString) out = g_string_new ("---\ntitle: x\n---\n");
  guint columns = 1 + below (rand, 4), rows = below (rand, 6);
  g_autoptr (SpText) text = NULL;

  *array = array_copy (NULL);
  if (g_rand_boolean (rand))
    g_string_append (out, "Before.\n\n");
  for (guint i = 0; i <= rows; i++)
    {
      GPtrArray *row = blank_row (columns);

      g_ptr_array_add ((*array)->rows, row);
      g_string_append_c (out, '|');
      for (guint k = 0; k < columns; k++)
        {
          g_free (row->pdata[k]);
          row->pdata[k] = g_strdup_printf ("%s%u", i == 0 ? "H" : "c", below (rand, 50));
          g_string_append_printf (out, " %s |", (char *) row->pdata[k]);
        }
      g_string_append_c (out, '\n');
      for (guint k = 0; i == 0 && k <= columns; k++)
        g_string_append (out, k < columns ? "|---" : "|\n");
    }
  if (g_rand_boolean (rand))
    g_string_append (out, "\nAfter.\n");
  text = sp_text_new (out->str, out->len);
  return sp_page_new (text);
}

/* Undo or redo up to @text: what was typed is a step for each word. */
static void
go_to (SpPage *page, SpText *text, gboolean back)
{
  do
    {
      g_assert_true (back ? sp_page_can_undo (page) : sp_page_can_redo (page));
      if (back)
        sp_page_undo (page, NULL);
      else
        sp_page_redo (page, NULL);
    }
  while (!sp_text_equal (sp_page_get_text (page), text));
}

static void
run (GRand *rand, guint number, const char *folder)
{
  Array *array;
  g_autoptr (SpPage) page = new_page (rand, &array);
  g_autoptr (SpTableModel) table = sp_table_model_new ();
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func (array_free);
  g_autoptr (GPtrArray) texts_then =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sp_text_unref);
  guint now = 0; /* of the history */

  sp_table_model_set_table (table, page, 0);
  g_ptr_array_add (history, array_copy (array));
  g_ptr_array_add (texts_then, sp_text_ref (sp_page_get_text (page)));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (SpText) was = sp_text_ref (sp_page_get_text (page));
      g_autoptr (GError) error = NULL;
      guint64 revision = sp_page_get_revision (page);
      guint kind = below (rand, 8);

      if (kind < 2)
        {
          gboolean back = kind == 0;

          if (back ? now == 0 : now + 1 == history->len)
            continue;
          now = back ? now - 1 : now + 1;
          go_to (page, texts_then->pdata[now], back);
          array_free (array);
          array = array_copy (history->pdata[now]);
        }
      else
        {
          if (!operate (array, table, rand, &error))
            g_error ("table %u, step %u: %s\n%s", number, i, error->message,
                     sp_text_get_data (was, NULL));
          sp_grid_model_end_typing (SP_GRID_MODEL (table));
          if (sp_page_get_revision (page) != revision)
            {
              g_ptr_array_set_size (history, (int) ++now);
              g_ptr_array_add (history, array_copy (array));
              g_ptr_array_set_size (texts_then, (int) now);
              g_ptr_array_add (texts_then, sp_text_ref (sp_page_get_text (page)));
            }
        }
      assert_grid (array, SP_GRID_MODEL (table));
      assert_cmark (array, page);
    }
  save (array, page, folder, number);
  array_free (array);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = NULL;
  guint n;

  if (argc != 4)
    {
      g_printerr ("Usage: %s SEED TABLES FOLDER\n", argv[0]);
      return 2;
    }
  rand = g_rand_new_with_seed ((guint32) strtoul (argv[1], NULL, 10));
  n = (guint) strtoul (argv[2], NULL, 10);
  for (guint i = 0; i < n; i++)
    run (rand, i, argv[3]);
  return 0;
}
