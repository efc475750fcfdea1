/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

static void
check_node (SpFrontMatter *front_matter, const SpNode *node, gsize length)
{
  guint n = 0;

  g_assert_cmpuint (node->start, <=, node->end);
  g_assert_cmpuint (node->end, <=, length);
  g_assert_nonnull (node->value);
  g_assert_cmpint (sp_value_get_value_type (node->value), ==, node->type);
  if (node->parent != NULL)
    {
      g_assert_cmpuint (node->entry_start, <=, node->start);
      g_assert_cmpuint (node->end, <=, node->entry_end);
      g_assert_cmpuint (node->entry_end, <=, length);
      g_assert_cmpuint (node->key_start, <=, node->key_end);
    }
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_assert_true (child->parent == node);
      check_node (front_matter, child, length);
      n++;
    }
  g_assert_cmpuint (n, ==, node->n_children);
  if (node->parent != NULL && sp_node_is_editable (node))
    {
      g_autofree char *path = sp_node_get_path (node);

      g_assert_true (sp_front_matter_lookup (front_matter, path) == node);
    }
}

void
fuzz_check_front_matter (SpFrontMatter *front_matter)
{
  gsize length = sp_text_get_length (sp_front_matter_get_text (front_matter));
  gsize start, end, content_start, content_end, offset;

  sp_front_matter_get_span (front_matter, &start, &end);
  sp_front_matter_get_content_span (front_matter, &content_start, &content_end);
  g_assert_cmpuint (start, <=, content_start);
  g_assert_cmpuint (content_start, <=, content_end);
  g_assert_cmpuint (content_end, <=, end);
  g_assert_cmpuint (end, <=, length);
  if (sp_front_matter_get_error (front_matter, &offset) != NULL)
    {
      guint line, column;

      g_assert_cmpuint (offset, <=, length);
      g_assert_true (g_utf8_validate (sp_front_matter_get_error (front_matter, NULL), -1, NULL));
      sp_text_get_position (sp_front_matter_get_text (front_matter), offset, &line, &column);
      g_assert_cmpuint (line, >=, 1);
      g_assert_cmpuint (column, >=, 1);
    }
  check_node (front_matter, sp_front_matter_get_root (front_matter), length);
}

static void
check_table (const SpTable *table, gsize block_start, gsize block_end)
{
  SpCells *cells = sp_table_get_cells (table);
  gsize start, end, last = 0;

  sp_table_get_span (table, &start, &end);
  g_assert_cmpuint (block_start, ==, start);
  g_assert_cmpuint (block_end, ==, end);
  sp_table_get_locked_why (table);
  g_assert_cmpuint (sp_cells_get_n_columns (cells), >=, 1);
  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    {
      gsize row_start, row_end;
      guint n = MAX (sp_cells_get_n_columns (cells), sp_cells_get_row_length (cells, row));

      sp_table_get_row_span (table, row, &row_start, &row_end);
      g_assert_cmpuint (MAX (start, last), <=, row_start);
      g_assert_cmpuint (row_end, <=, end);
      last = row_end;
      for (guint column = 0; column < n; column++)
        {
          g_autofree char *plain = sp_markdown_to_plain (sp_cells_get (cells, row, column));
          gsize cell_start, cell_end;

          g_assert_nonnull (plain);
          sp_table_get_cell_span (table, row, column, &cell_start, &cell_end);
          g_assert_cmpuint (row_start, <=, cell_start);
          g_assert_cmpuint (cell_start, <=, cell_end);
          g_assert_cmpuint (cell_end, <=, row_end);
        }
    }
  if (sp_table_is_attributes (table) && sp_cells_get_n_rows (cells) > 0)
    sp_table_count_continuations (table, 0);
}

void
fuzz_check_body (SpBody *body)
{
  gsize at = sp_body_get_start (body);
  guint n_tables = 0;

  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);

      g_assert_cmpuint (block->start, ==, at);
      g_assert_cmpuint (block->start, <=, block->end);
      at = block->end;
      if (block->kind == SP_BLOCK_TABLE)
        {
          g_assert_true (sp_body_get_table (body, n_tables) == block->table);
          n_tables++;
          check_table (block->table, block->start, block->end);
          continue;
        }
      g_assert_cmpuint (block->start, <=, block->content_start);
      g_assert_cmpuint (block->content_start, <=, block->content_end);
      g_assert_cmpuint (block->content_end, <=, block->end);
    }
  g_assert_cmpuint (n_tables, ==, sp_body_get_n_tables (body));
}
