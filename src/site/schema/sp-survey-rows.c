/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-survey-rows.h"

#include "sp-body.h"
#include "sp-survey.h"
#include "sp-usual-order.h"

#define MOST_ROWS 200

typedef struct
{
  guint n_pages;
  GHashTable *names;     /* as written, without markup, to how often */
  GHashTable *spellings; /* with it */
} Row;

struct _SpSurveyRows
{
  guint n_tables;
  GPtrArray *rows;
  GHashTable *by_name; /* the name without case to the index from 1 */
  SpUsualOrder *order;
  GHashTable *headers; /* the two names of a table's columns, "Attribute\nDetails" */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_hash_table_unref (row->names);
  g_hash_table_unref (row->spellings);
  g_free (row);
}

static void
schema_row_free (gpointer data)
{
  SpSchemaRow *row = data;

  g_free (row->name);
  g_free (row->markdown);
  g_free (row);
}

SpSurveyRows *
sp_survey_rows_new (void)
{
  SpSurveyRows *self = g_new0 (SpSurveyRows, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = sp_usual_order_new ();
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sp_survey_rows_free (SpSurveyRows *self)
{
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_name);
  sp_usual_order_free (self->order);
  g_hash_table_unref (self->headers);
  g_free (self);
}

static void
count_up (GHashTable *counts, const char *text)
{
  g_hash_table_insert (
      counts, g_strdup (text),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1));
}

static guint
get_row (SpSurveyRows *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, folded));
  Row *row;

  if (number > 0)
    return number - 1;
  if (self->rows->len >= MOST_ROWS)
    return MOST_ROWS;
  row = g_new0 (Row, 1);
  row->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  row->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_name, g_steal_pointer (&folded),
                       GUINT_TO_POINTER (self->rows->len));
  return self->rows->len - 1;
}

static gboolean
contains (GArray *sequence, guint index)
{
  for (guint i = 0; i < sequence->len; i++)
    {
      if (g_array_index (sequence, guint, i) == index)
        return TRUE;
    }
  return FALSE;
}

static void
note_header (SpSurveyRows *self, SpText *text, const SpTable *table)
{
  g_autoptr (GString) header = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;
      gsize start, end;

      sp_table_get_cell_span (table, -1, i, &start, &end);
      name = sp_text_slice (text, start, end);
      g_string_append_printf (header, "%s%s", i > 0 ? "\n" : "", name);
    }
  count_up (self->headers, header->str);
}

static void
add_table (SpSurveyRows *self, SpText *text, const SpTable *table)
{
  g_autoptr (GArray) sequence = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rows = sp_cells_get_n_rows (sp_table_get_cells (table));

  self->n_tables++;
  if (sp_cells_get_n_columns (sp_table_get_cells (table)) > 1)
    note_header (self, text, table);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *markdown = NULL;
      g_autofree char *name = NULL;
      gsize start, end;
      guint index;
      Row *row;

      sp_table_get_cell_span (table, (int) i, 0, &start, &end);
      markdown = sp_text_slice (text, start, end);
      name = sp_markdown_to_plain (markdown);
      /* An empty name goes on with the row above. */
      index = *name != '\0' ? get_row (self, name) : MOST_ROWS;
      if (index == MOST_ROWS || contains (sequence, index))
        continue;
      row = g_ptr_array_index (self->rows, index);
      row->n_pages++;
      count_up (row->names, name);
      count_up (row->spellings, markdown);
      g_array_append_val (sequence, index);
    }
  sp_usual_order_add (self->order, (const guint *) (gpointer) sequence->data, sequence->len);
}

void
sp_survey_rows_add (SpSurveyRows *self, SpText *text, gsize body_start)
{
  g_autoptr (SpBody) body = sp_body_parse (text, body_start);

  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);

      if (!sp_table_is_attributes (table))
        continue;
      add_table (self, text, table);
      return;
    }
}

guint
sp_survey_rows_get_n_tables (SpSurveyRows *self)
{
  return self->n_tables;
}

GPtrArray *
sp_survey_rows_finish (SpSurveyRows *self)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (schema_row_free);
  g_autofree guint *order = sp_usual_order_get (self->order, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, order[i]);
      SpSchemaRow *found;

      if (row->n_pages < 2 && self->n_tables > 2)
        continue;
      found = g_new (SpSchemaRow, 1);
      found->name = g_strdup (sp_survey_most_frequent (row->names));
      found->markdown = g_strdup (sp_survey_most_frequent (row->spellings));
      found->n_pages = row->n_pages;
      g_ptr_array_add (result, found);
    }
  return result;
}

char **
sp_survey_rows_get_header (SpSurveyRows *self)
{
  const char *header = sp_survey_most_frequent (self->headers);

  return header != NULL ? g_strsplit (header, "\n", 2) : NULL;
}
