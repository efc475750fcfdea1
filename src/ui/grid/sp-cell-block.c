/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cell-block.h"

#include "sp-body.h"
#include "sp-inline-markup.h"

#include <string.h>

struct _SpCellBlock
{
  guint n_rows;
  guint n_columns;
  char **cells;
};

SpCellBlock *
sp_cell_block_new (guint n_rows, guint n_columns)
{
  SpCellBlock *self = g_new0 (SpCellBlock, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->cells = g_new0 (char *, MAX ((gsize) n_rows * n_columns, 1));
  return self;
}

void
sp_cell_block_free (SpCellBlock *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self);
}

guint
sp_cell_block_get_n_rows (SpCellBlock *self)
{
  return self->n_rows;
}

guint
sp_cell_block_get_n_columns (SpCellBlock *self)
{
  return self->n_columns;
}

const char *
sp_cell_block_get (SpCellBlock *self, guint row, guint column)
{
  const char *cell;

  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, "");

  cell = self->cells[(gsize) row * self->n_columns + column];
  return cell != NULL ? cell : "";
}

void
sp_cell_block_set (SpCellBlock *self, guint row, guint column, const char *markdown)
{
  char **cell;

  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  cell = &self->cells[(gsize) row * self->n_columns + column];
  g_free (*cell);
  *cell = g_strdup (markdown);
}

/* The block of a text that is one Markdown table and nothing else, or NULL. */
static SpCellBlock *
read_markdown (const char *text)
{
  g_autoptr (SpText) page = sp_text_new (text, strlen (text));
  g_autoptr (SpBody) body = NULL;
  SpCellBlock *self;
  SpCells *cells;

  if (strchr (text, '|') == NULL || strchr (text, '\t') != NULL)
    return NULL;
  body = sp_body_parse (page, 0);
  if (sp_body_get_n_tables (body) != 1)
    return NULL;
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);

      if (block->kind == SP_BLOCK_PROSE && block->content_end > block->content_start)
        return NULL;
    }
  cells = sp_table_get_cells (sp_body_get_table (body, 0));
  self = sp_cell_block_new (sp_cells_get_n_rows (cells) + 1, sp_cells_get_n_columns (cells));
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      sp_cell_block_set (self, row, column, sp_cells_get (cells, (int) row - 1, column));
  return self;
}

/* Behind the field at @at, which is put into @field: up to a tab, a line end or the end. */
static const char *
read_field (const char *at, GString *field)
{
  g_string_truncate (field, 0);
  if (*at == '"')
    {
      const char *inside = at + 1;

      for (; *inside != '\0'; inside++)
        {
          if (*inside == '"' && inside[1] == '"')
            inside++;
          else if (*inside == '"')
            break;
          g_string_append_c (field, *inside);
        }
      if (*inside == '"' && (inside[1] == '\0' || strchr ("\t\r\n", inside[1]) != NULL))
        return inside + 1;
      /* It was no quoted field, only a quotation mark. */
      g_string_truncate (field, 0);
    }
  while (*at != '\0' && strchr ("\t\r\n", *at) == NULL)
    g_string_append_c (field, *at++);
  return at;
}

SpCellBlock *
sp_cell_block_new_from_text (const char *text)
{
  SpCellBlock *self = read_markdown (text);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  const char *at = text;
  guint n_columns = 0;

  if (self != NULL)
    return self;
  while (*at != '\0')
    {
      at = read_field (at, field);
      g_ptr_array_add (fields, g_strdup (field->str));
      if (*at == '\t')
        {
          at++;
          if (*at != '\0')
            continue;
          g_ptr_array_add (fields, g_strdup (""));
        }
      n_columns = MAX (n_columns, fields->len);
      g_ptr_array_add (fields, NULL);
      g_ptr_array_add (rows, g_ptr_array_steal (fields, NULL));
      if (*at == '\r' && at[1] == '\n')
        at++;
      if (*at != '\0')
        at++;
    }
  self = sp_cell_block_new (rows->len, n_columns);
  for (guint row = 0; row < rows->len; row++)
    {
      char **row_fields = g_ptr_array_index (rows, row);

      for (guint column = 0; row_fields[column] != NULL; column++)
        sp_cell_block_set (self, row, column, row_fields[column]);
    }
  return self;
}

static void
append_field (GString *out, const char *text)
{
  if (strpbrk (text, "\t\r\n\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

char *
sp_cell_block_to_text (SpCellBlock *self)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < self->n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (out, '\n');
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_autoptr (SpInlineMarkup) markup =
              sp_inline_markup_new (sp_cell_block_get (self, row, column));

          if (column > 0)
            g_string_append_c (out, '\t');
          /* A single cell goes into other texts as it reads. */
          if (self->n_rows == 1 && self->n_columns == 1)
            g_string_append (out, sp_inline_markup_get_text (markup));
          else
            append_field (out, sp_inline_markup_get_text (markup));
        }
    }
  return g_string_free (out, FALSE);
}

char *
sp_cell_block_to_html (SpCellBlock *self)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint row = 0; row < self->n_rows; row++)
    {
      g_string_append (out, "<tr>");
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_autofree char *html = sp_inline_markup_to_html (sp_cell_block_get (self, row, column));

          g_string_append_printf (out, "<td>%s</td>", html);
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
  return g_string_free (out, FALSE);
}

GBytes *
sp_cell_block_to_bytes (SpCellBlock *self)
{
  g_autoptr (GVariant) variant = NULL;
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aas"));
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_variant_builder_open (&rows, G_VARIANT_TYPE ("as"));
      for (guint column = 0; column < self->n_columns; column++)
        g_variant_builder_add (&rows, "s", sp_cell_block_get (self, row, column));
      g_variant_builder_close (&rows);
    }
  variant = g_variant_ref_sink (g_variant_builder_end (&rows));
  return g_variant_get_data_as_bytes (variant);
}

SpCellBlock *
sp_cell_block_new_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("aas"), bytes, FALSE));
  gsize n_rows = g_variant_n_children (variant);
  gsize n_columns = 0;
  SpCellBlock *self;

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (variant, i);

      n_columns = MAX (n_columns, g_variant_n_children (row));
    }
  self = sp_cell_block_new ((guint) n_rows, (guint) n_columns);
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (variant, i);

      for (gsize k = 0; k < g_variant_n_children (row); k++)
        {
          const char *cell;

          g_variant_get_child (row, k, "&s", &cell);
          sp_cell_block_set (self, (guint) i, (guint) k, cell);
        }
    }
  return self;
}
