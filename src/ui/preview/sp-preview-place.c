/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-place.h"

#include <string.h>

/* The row of @block's table that holds @offset, the header as 0; -1 outside of tables. */
static int
find_row (SpBody *body, const SpRenderedBlock *block, gsize offset)
{
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      int n_rows = (int) sp_cells_get_n_rows (sp_table_get_cells (table));
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (start < block->start || offset < start || offset >= end)
        continue;
      for (int row = n_rows - 1; row >= -1; row--)
        {
          sp_table_get_row_span (table, row, &start, &end);
          if (offset >= start)
            return row + 1;
        }
    }
  return -1;
}

static char *
make_show_block (GPtrArray *blocks, SpBody *body, gsize offset, gboolean scroll)
{
  for (guint i = blocks->len; i > 0; i--)
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, i - 1);

      if (offset >= block->start)
        return g_strdup_printf ("spShow (%u, %d, %s);", i - 1, find_row (body, block, offset),
                                scroll ? "true" : "false");
    }
  return g_strdup_printf ("spShow (0, -1, %s);", scroll ? "true" : "false");
}

char *
sp_preview_make_show (GPtrArray *blocks,
                      SpPage *page,
                      const char *subject,
                      gsize offset,
                      gboolean scroll)
{
  GString *call;

  g_return_val_if_fail (blocks != NULL, NULL);
  g_return_val_if_fail (SP_IS_PAGE (page), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  if (g_str_equal (subject, "body") || g_str_has_prefix (subject, "table."))
    return make_show_block (blocks, sp_page_get_body (page), offset, scroll);
  call = g_string_new ("spShowField (");
  sp_json_append_string (call, subject, (gssize) strcspn (subject, "."));
  g_string_append (call, scroll ? ", true);" : ", false);");
  return g_string_free (call, FALSE);
}

char *
sp_preview_make_show_edit (GPtrArray *blocks, SpPage *page, gsize offset)
{
  g_return_val_if_fail (blocks != NULL, NULL);
  g_return_val_if_fail (SP_IS_PAGE (page), NULL);

  return offset >= sp_body_get_start (sp_page_get_body (page))
             ? make_show_block (blocks, sp_page_get_body (page), offset, TRUE)
             : NULL;
}

static int
get_int (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_is_number (value) ? jsc_value_to_int32 (value) : -1;
}

static char *
get_string (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_is_string (value) ? jsc_value_to_string (value) : NULL;
}

static gboolean
find_cell (SpBody *body, const SpRenderedBlock *block, int row, int column, gsize *offset)
{
  for (guint i = 0; row >= 0 && column >= 0 && i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      SpCells *cells = sp_table_get_cells (table);
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (start < block->start || start >= block->end || row > (int) sp_cells_get_n_rows (cells) ||
          column >= (int) sp_cells_get_n_columns (cells))
        continue;
      sp_table_get_cell_span (table, row - 1, (guint) column, offset, &end);
      return TRUE;
    }
  return FALSE;
}

/* Where in @block's text the @nth occurrence of @word stands, @within characters into it; the
 * block's start when it is not found there. */
static gsize
find_word (SpText *text, const SpRenderedBlock *block, const char *word, int nth, int within)
{
  const char *data = sp_text_get_data (text, NULL);
  const char *end = data + block->end;
  const char *p = data + block->start;
  const char *found = NULL;

  for (int i = 0; i <= nth; i++)
    {
      const char *next = g_strstr_len (p, end - p, word);

      if (next == NULL)
        break;
      found = next;
      p = next + strlen (word);
    }
  if (found == NULL)
    return block->start;
  for (int i = 0; i < within && (gsize) (found - data) < block->end; i++)
    found = g_utf8_next_char (found);
  return found - data;
}

gboolean
sp_preview_read_click (JSCValue *clicked,
                       GPtrArray *blocks,
                       SpPage *page,
                       char **subject,
                       gsize *offset)
{
  const SpRenderedBlock *block;
  g_autofree char *word = NULL;
  int index;

  g_return_val_if_fail (JSC_IS_VALUE (clicked), FALSE);
  g_return_val_if_fail (SP_IS_PAGE (page), FALSE);
  g_return_val_if_fail (subject != NULL && offset != NULL, FALSE);

  *subject = get_string (clicked, "field");
  *offset = 0;
  if (*subject != NULL)
    return TRUE;
  index = get_int (clicked, "block");
  if (blocks == NULL || index < 0 || (guint) index >= blocks->len)
    return FALSE;
  block = g_ptr_array_index (blocks, (guint) index);
  *offset = block->start;
  if (find_cell (sp_page_get_body (page), block, get_int (clicked, "row"),
                 get_int (clicked, "column"), offset))
    return TRUE;
  word = get_string (clicked, "word");
  if (word != NULL)
    *offset = find_word (sp_page_get_text (page), block, word, get_int (clicked, "nth"),
                         get_int (clicked, "within"));
  return TRUE;
}
