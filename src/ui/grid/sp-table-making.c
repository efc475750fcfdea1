/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-making.h"

#include "sp-cell-block.h"
#include "sp-inline-markup.h"
#include "sp-new-table.h"

#include <glib/gi18n.h>

static char *
put (SpPage *page,
     gsize start,
     gsize end,
     const SpNewTable *table,
     gboolean breaks,
     GError **error)
{
  g_autoptr (SpChange) change = sp_new_table_put (table, sp_page_get_text (page),
                                                  sp_page_get_body (page), start, end, breaks,
                                                  error);

  if (change == NULL || !sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, error))
    return NULL;
  return g_strdup (sp_change_get_subject (change));
}

/* The names above the two columns of an attribute table. */
static const char *
get_heading (SpSchema *schema, guint column)
{
  const char *const *header = schema != NULL ? sp_schema_get_table_header (schema) : NULL;

  if (header != NULL)
    return header[column];
  return column == 0 ? _ ("Attribute") : _ ("Details");
}

static gboolean
is_usual (SpSchema *schema, const SpSchemaRow *row)
{
  return row->n_pages * 2 > sp_schema_get_n_tables (schema);
}

guint
sp_table_making_count_usual_rows (SpSchema *schema)
{
  GPtrArray *rows = schema != NULL ? sp_schema_get_rows (schema) : NULL;
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    n += is_usual (schema, g_ptr_array_index (rows, i));
  return n;
}

char *
sp_table_making_add (SpPage *page, gsize offset, guint n_rows, guint n_columns, GError **error)
{
  const SpNewTable table = { n_rows, n_columns, NULL };

  g_return_val_if_fail (SP_IS_PAGE (page) && n_columns > 0, NULL);

  return put (page, offset, offset, &table, FALSE, error);
}

char *
sp_table_making_add_attributes (SpPage *page, gsize offset, SpSchema *schema, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  SpNewTable table = { 0, 2, NULL };
  GPtrArray *rows;

  g_return_val_if_fail (SP_IS_PAGE (page) && schema != NULL, NULL);

  rows = sp_schema_get_rows (schema);
  g_ptr_array_add (cells, (gpointer) get_heading (schema, 0));
  g_ptr_array_add (cells, (gpointer) get_heading (schema, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (rows, i);

      if (!is_usual (schema, row))
        continue;
      g_ptr_array_add (cells, row->markdown);
      g_ptr_array_add (cells, NULL);
      table.n_rows++;
    }
  table.cells = (const char *const *) cells->pdata;
  return put (page, offset, offset, &table, FALSE, error);
}

char *
sp_table_making_convert (SpPage *page,
                         gsize start,
                         gsize end,
                         SpSchema *schema,
                         gboolean breaks,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (SpCellBlock) block = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean pairs;
  SpNewTable table;

  g_return_val_if_fail (SP_IS_PAGE (page) && start < end, NULL);

  text = sp_text_slice (sp_page_get_text (page), start, end);
  block = sp_cell_block_new_from_lines (text, &pairs);
  table.n_columns = sp_cell_block_get_n_columns (block);
  table.n_rows = sp_cell_block_get_n_rows (block);
  if (table.n_columns == 0 || table.n_rows == 0)
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("There is no text in these lines, so no table was made of them."));
      return NULL;
    }
  if (pairs)
    {
      g_ptr_array_add (cells, g_strdup (get_heading (schema, 0)));
      g_ptr_array_add (cells, g_strdup (get_heading (schema, 1)));
    }
  else
    {
      table.n_rows--;
    }
  for (guint row = 0; row < sp_cell_block_get_n_rows (block); row++)
    for (guint column = 0; column < table.n_columns; column++)
      {
        const char *cell = sp_cell_block_get (block, row, column);

        g_ptr_array_add (cells, pairs && column == 0 &&
                                        !sp_inline_markup_is_bold (cell, NULL)
                                    ? sp_inline_markup_make_bold (cell)
                                    : g_strdup (cell));
      }
  table.cells = (const char *const *) cells->pdata;
  return put (page, start, end, &table, breaks, error);
}
