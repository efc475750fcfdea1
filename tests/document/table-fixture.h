/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"

#include <string.h>

/* What tests about tables share: a body given as a string, and what is made of it. */

static inline SpBody *
parse (const char *markdown)
{
  g_autoptr (SpText) text = sp_text_new (markdown, strlen (markdown));

  return sp_body_parse (text, 0);
}

/* The cells as "a,b / c,d": a comma between cells, a slash between rows. */
static inline char *
show_cells (SpCells *cells)
{
  GString *out = g_string_new (NULL);

  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    {
      if (row >= 0)
        g_string_append (out, " / ");
      for (guint column = 0; column < sp_cells_get_row_length (cells, row); column++)
        g_string_append_printf (out, "%s%s", column > 0 ? "," : "",
                                sp_cells_get (cells, row, column));
    }
  return g_string_free (out, FALSE);
}

/*
 * Makes the change and checks what sp_change_apply() checks of a body: the table reads as expected,
 * every other block is what it was; and that the inverse leads back.
 * Returns: the text afterwards.
 */
static inline SpText *
apply_change (SpText *before, SpBody *body, SpChange *change)
{
  SpEditList *edits = sp_change_get_edits (change);
  SpText *after = sp_edit_list_apply (edits, before);
  g_autoptr (SpBody) new_body = sp_body_parse (after, 0);
  g_autoptr (SpEditList) inverse = sp_edit_list_invert (edits, before);
  g_autoptr (SpText) back = sp_edit_list_apply (inverse, after);
  guint table = sp_change_get_table (change);

  g_assert_true (sp_text_equal (before, back));
  g_assert_cmpuint (sp_body_get_n_blocks (body), ==, sp_body_get_n_blocks (new_body));
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *a = sp_body_get_block (body, i), *b = sp_body_get_block (new_body, i);

      g_assert_cmpint (a->kind, ==, b->kind);
      if (a->table != NULL && sp_table_get_index (a->table) == table)
        {
          SpCells *cells = sp_table_get_cells (b->table);
          SpCells *expected = sp_change_get_expected_cells (change);
          g_autofree char *shown = show_cells (cells);
          g_autofree char *shown_expected = show_cells (expected);

          g_assert_cmpstr (shown, ==, shown_expected);
          g_assert_true (sp_cells_equal (cells, expected));
          g_assert_null (sp_table_get_locked_why (b->table));
        }
      else
        {
          g_assert_cmpmem (sp_text_get_data (before, NULL) + a->start, a->end - a->start,
                           sp_text_get_data (after, NULL) + b->start, b->end - b->start);
        }
    }
  return after;
}
