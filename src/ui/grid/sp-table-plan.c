/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-plan.h"

#include <glib/gi18n.h>
#include <string.h>

/* A plan's step makes the change for the table as the steps before have left it. */
typedef SpChange *(*MakeStep) (const SpTable *table, guint step, gpointer data, GError **error);

/* Does the steps on a text of its own. What each says must read back is checked on the way. */
static SpChange *
run_plan (SpPage *page, guint index, guint n_steps, MakeStep make, gpointer data, GError **error)
{
  const SpTable *table = sp_body_get_table (sp_page_get_body (page), index);
  g_autoptr (SpText) text = sp_text_ref (sp_page_get_text (page));
  g_autoptr (SpBody) body = sp_body_ref (sp_page_get_body (page));
  g_autoptr (SpCells) expected = sp_cells_ref (sp_table_get_cells (table));
  g_autoptr (SpEditList) edits = NULL;
  g_autofree char *subject = g_strdup_printf ("table.%u", index);

  if (n_steps == 1)
    return make (table, 0, data, error);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (SpChange) change = make (table, i, data, error);
      SpText *next;
      gsize start = sp_body_get_start (body);

      if (change == NULL)
        return NULL;
      next = sp_edit_list_apply (sp_change_get_edits (change), text);
      sp_text_unref (text);
      text = next;
      sp_body_unref (body);
      body = sp_body_parse (text, start);
      sp_cells_unref (expected);
      expected = sp_cells_ref (sp_change_get_expected_cells (change));
      table = index < sp_body_get_n_tables (body) ? sp_body_get_table (body, index) : NULL;
      if (table == NULL || !sp_cells_equal (sp_table_get_cells (table), expected))
        {
          g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY,
                               _ ("The table would not have read back as meant. "
                                  "Nothing was changed."));
          return NULL;
        }
    }
  edits = sp_edit_list_new_between (sp_page_get_text (page), text);
  return sp_change_new_table (edits, subject, index, expected);
}

typedef struct
{
  const SpGridValue *values;
  gboolean breaks;
} Values;

static SpChange *
make_set_cell (const SpTable *table, guint step, gpointer data, GError **error)
{
  Values *values = data;
  const SpGridValue *value = &values->values[step];

  return sp_table_set_cell (table, value->row, value->column, value->source, values->breaks, error);
}

SpChange *
sp_table_plan_set_cells (SpPage *page,
                         guint table,
                         const SpGridValue *values,
                         gsize n,
                         gboolean breaks,
                         GError **error)
{
  Values data = { values, breaks };

  return run_plan (page, table, (guint) n, make_set_cell, &data, error);
}

/* The line after the cell's change, made in a table of nothing but the header and that line; NULL
 * when that is no table. */
static char *
change_line (SpText *text, const SpTable *table, const char *line, const Values *values)
{
  const SpGridValue *value = values->values;
  gsize start, end;
  g_autofree char *head = NULL;
  g_autofree char *alone = NULL;
  g_autoptr (SpText) before = NULL;
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpBody) body = NULL;
  g_autoptr (SpChange) change = NULL;

  sp_table_get_span (table, &start, NULL);
  if (value->row < 0)
    {
      sp_table_get_row_span (table, -1, NULL, &end);
      head = sp_text_slice (text, end,
                            sp_text_get_line_end (text, sp_text_get_line_at (text, end) + 1));
      alone = g_strconcat (line, head, NULL);
    }
  else
    {
      head = sp_text_slice (text, start,
                            sp_text_get_line_start (text, sp_text_get_line_at (text, start) + 2));
      alone = g_strconcat (head, line, NULL);
    }
  before = sp_text_new (alone, strlen (alone));
  body = sp_body_parse (before, 0);
  if (sp_body_get_n_tables (body) != 1)
    return NULL;
  table = sp_body_get_table (body, 0);
  change = sp_table_set_cell (table, MIN (value->row, 0), value->column, value->source,
                              values->breaks, NULL);
  if (change == NULL)
    return NULL;
  after = sp_edit_list_apply (sp_change_get_edits (change), before);
  start = value->row < 0 ? 0 : strlen (head);
  end = sp_text_get_line_end (after, sp_text_get_line_at (after, start));
  return sp_text_slice (after, start, end);
}

SpChange *
sp_table_plan_set_cell_in_line (SpPage *page,
                                guint index,
                                const char *line,
                                const SpGridValue *value,
                                gboolean breaks,
                                GError **error)
{
  SpText *text = sp_page_get_text (page);
  const SpTable *table = sp_body_get_table (sp_page_get_body (page), index);
  Values values = { value, breaks };
  g_autoptr (SpChange) change = make_set_cell (table, 0, &values, error);
  g_autofree char *changed = NULL;
  g_autofree char *present = NULL;
  g_autoptr (SpText) old_line = NULL;
  g_autoptr (SpText) new_line = NULL;
  g_autoptr (SpEditList) difference = NULL;
  g_autoptr (SpEditList) edits = NULL;
  gsize start, end;

  if (change == NULL)
    return NULL;
  changed = change_line (text, table, line, &values);
  if (changed == NULL)
    return g_steal_pointer (&change);
  sp_table_get_row_span (table, value->row, &start, &end);
  present = sp_text_slice (text, start, end);
  old_line = sp_text_new (present, strlen (present));
  new_line = sp_text_new (changed, strlen (changed));
  difference = sp_edit_list_new_between (old_line, new_line);
  edits = sp_edit_list_new ();
  for (guint i = 0; i < sp_edit_list_get_n_edits (difference); i++)
    {
      const SpEdit *edit = sp_edit_list_get (difference, i);

      sp_edit_list_add (edits, start + edit->start, start + edit->end, edit->text,
                        (gssize) edit->length);
    }
  return sp_change_new_table (edits, sp_change_get_subject (change), index,
                              sp_change_get_expected_cells (change));
}

/* A block of rows, and where it goes. */
typedef struct
{
  guint row;
  guint n;
  guint to;
} Rows;

static SpChange *
make_insert (const SpTable *table, guint step, gpointer data, GError **error)
{
  return sp_table_insert_row (table, ((Rows *) data)->row, error);
}

static SpChange *
make_delete (const SpTable *table, guint step, gpointer data, GError **error)
{
  return sp_table_delete_row (table, ((Rows *) data)->row, error);
}

/* A copy is made right behind its row; of several it then goes behind the last copy, so that the
 * rows and their copies stay together. */
static SpChange *
make_duplicate (const SpTable *table, guint step, gpointer data, GError **error)
{
  Rows *rows = data;
  guint copy = step / 2;

  if (step % 2 == 0)
    return sp_table_duplicate_row (table, rows->row + copy, error);
  return sp_table_move_row (table, rows->row + copy + 1, rows->row + rows->n + copy, error);
}

static SpChange *
make_move (const SpTable *table, guint step, gpointer data, GError **error)
{
  Rows *rows = data;

  if (rows->to < rows->row)
    return sp_table_move_row (table, rows->row + step, rows->to + step, error);
  return sp_table_move_row (table, rows->row, rows->to + rows->n - 1, error);
}

SpChange *
sp_table_plan_insert_rows (SpPage *page, guint table, guint row, guint n, GError **error)
{
  Rows rows = { row, n, 0 };

  return run_plan (page, table, n, make_insert, &rows, error);
}

SpChange *
sp_table_plan_delete_rows (SpPage *page, guint table, guint row, guint n, GError **error)
{
  Rows rows = { row, n, 0 };

  return run_plan (page, table, n, make_delete, &rows, error);
}

SpChange *
sp_table_plan_duplicate_rows (SpPage *page, guint table, guint row, guint n, GError **error)
{
  Rows rows = { row, n, 0 };

  return run_plan (page, table, n == 1 ? 1 : 2 * n, make_duplicate, &rows, error);
}

SpChange *
sp_table_plan_move_rows (SpPage *page, guint table, guint row, guint n, guint to, GError **error)
{
  Rows rows = { row, n, to };

  return run_plan (page, table, row == to ? 0 : n, make_move, &rows, error);
}
