/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-apply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
same_bytes (SpText *text_a, gsize start_a, gsize end_a, SpText *text_b, gsize start_b, gsize end_b)
{
  return end_a - start_a == end_b - start_b &&
         memcmp (sp_text_get_data (text_a, NULL) + start_a,
                 sp_text_get_data (text_b, NULL) + start_b, end_a - start_a) == 0;
}

static gboolean
same_front_matter_bytes (SpFrontMatter *before, SpFrontMatter *after)
{
  gsize end_before, end_after;

  sp_front_matter_get_span (before, NULL, &end_before);
  sp_front_matter_get_span (after, NULL, &end_after);
  return same_bytes (sp_front_matter_get_text (before), 0, end_before,
                     sp_front_matter_get_text (after), 0, end_after);
}

static gboolean
same_body_bytes (SpFrontMatter *before, SpFrontMatter *after)
{
  SpText *text_before = sp_front_matter_get_text (before);
  SpText *text_after = sp_front_matter_get_text (after);
  gsize body_before, body_after;

  sp_front_matter_get_span (before, NULL, &body_before);
  sp_front_matter_get_span (after, NULL, &body_after);
  return same_bytes (text_before, body_before, sp_text_get_length (text_before), text_after,
                     body_after, sp_text_get_length (text_after));
}

/* @body: of @before. What did not change need not be read again, which is most of a long page. */
static SpBody *
read_body (SpBody *body, SpFrontMatter *before, SpFrontMatter *after)
{
  SpText *text = sp_front_matter_get_text (after);
  gsize start;

  sp_front_matter_get_span (after, NULL, &start);
  /* A mark of byte order before a body is none of it. */
  if (start > 0 && sp_body_get_start (body) > 0 && same_body_bytes (before, after))
    return sp_body_move (body, text, start);
  return sp_body_parse (text, start);
}

static gboolean
verify_front_matter (SpChange *change, SpFrontMatter *before, SpFrontMatter *after)
{
  return sp_front_matter_get_error (after, NULL) == NULL && same_body_bytes (before, after) &&
         sp_value_equal (sp_front_matter_get_root (after)->value,
                         sp_change_get_expected_value (change));
}

static gboolean
same_table_bytes (SpBody *body_a, SpText *text_a, guint a, SpBody *body_b, SpText *text_b, guint b)
{
  gsize start_a, end_a, start_b, end_b;

  sp_table_get_span (sp_body_get_table (body_a, a), &start_a, &end_a);
  sp_table_get_span (sp_body_get_table (body_b, b), &start_b, &end_b);
  /* What comes to stand behind the last table of a text gives it the line end that it lacked. */
  if (end_a == sp_text_get_length (text_a) && end_a > start_a &&
      sp_text_get_data (text_a, NULL)[end_a - 1] != '\n')
    end_b = sp_text_get_line_end (text_b, sp_text_get_line_at (text_b, end_b - 1));
  return same_bytes (text_a, start_a, end_a, text_b, start_b, end_b);
}

static gboolean
verify_table (SpChange *change,
              SpFrontMatter *fm_before,
              SpBody *before,
              SpFrontMatter *fm_after,
              SpBody *after)
{
  SpText *text_before = sp_front_matter_get_text (fm_before);
  SpText *text_after = sp_front_matter_get_text (fm_after);
  SpCells *expected = sp_change_get_expected_cells (change);
  guint index = sp_change_get_table (change);
  guint n_tables = sp_body_get_n_tables (before);

  if (!same_front_matter_bytes (fm_before, fm_after))
    return FALSE;
  if (sp_body_get_n_tables (after) != (expected != NULL ? n_tables : n_tables - 1))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    {
      const SpTable *table;

      if (i == index)
        {
          if (expected == NULL)
            continue;
          table = sp_body_get_table (after, i);
          if (!sp_cells_equal (sp_table_get_cells (table), expected) ||
              sp_table_get_locked_why (table) != NULL)
            return FALSE;
          continue;
        }
      if (!same_table_bytes (before, text_before, i, after, text_after,
                             expected == NULL && i > index ? i - 1 : i))
        return FALSE;
    }
  if (expected == NULL)
    return TRUE;
  if (sp_body_get_n_blocks (before) != sp_body_get_n_blocks (after))
    return FALSE;
  for (guint i = 0; i < sp_body_get_n_blocks (before); i++)
    {
      const SpBlock *a = sp_body_get_block (before, i), *b = sp_body_get_block (after, i);

      if (a->kind != b->kind)
        return FALSE;
      if (a->kind == SP_BLOCK_PROSE &&
          !same_bytes (text_before, a->start, a->end, text_after, b->start, b->end))
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify_added_table (SpChange *change,
                    SpFrontMatter *fm_before,
                    SpBody *before,
                    SpFrontMatter *fm_after,
                    SpBody *after)
{
  guint index = sp_change_get_table (change);
  guint n_tables = sp_body_get_n_tables (before);
  const SpTable *table;

  if (!same_front_matter_bytes (fm_before, fm_after) ||
      sp_body_get_n_tables (after) != n_tables + 1)
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    if (!same_table_bytes (before, sp_front_matter_get_text (fm_before), i, after,
                           sp_front_matter_get_text (fm_after), i < index ? i : i + 1))
      return FALSE;
  table = sp_body_get_table (after, index);
  return sp_cells_equal (sp_table_get_cells (table), sp_change_get_expected_cells (change)) &&
         sp_table_get_locked_why (table) == NULL;
}

SpText *
sp_change_apply (SpChange *change,
                 SpFrontMatter *front_matter,
                 SpBody *body,
                 SpFrontMatter **new_front_matter,
                 SpBody **new_body,
                 GError **error)
{
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpFrontMatter) fm_after = NULL;
  g_autoptr (SpBody) body_after = NULL;
  gboolean verified = TRUE;

  g_return_val_if_fail (change != NULL && front_matter != NULL && body != NULL, NULL);
  g_return_val_if_fail (new_front_matter != NULL && new_body != NULL, NULL);

  text = sp_edit_list_apply (sp_change_get_edits (change), sp_front_matter_get_text (front_matter));
  g_return_val_if_fail (text != NULL, NULL);
  fm_after = sp_front_matter_parse (text);
  body_after = read_body (body, front_matter, fm_after);

  switch (sp_change_get_kind (change))
    {
    case SP_CHANGE_FRONT_MATTER:
      verified = verify_front_matter (change, front_matter, fm_after);
      break;
    case SP_CHANGE_TABLE:
      verified = verify_table (change, front_matter, body, fm_after, body_after);
      break;
    case SP_CHANGE_ADDED_TABLE:
      verified = verify_added_table (change, front_matter, body, fm_after, body_after);
      break;
    case SP_CHANGE_TEXT:
    default:
      break;
    }
  if (!verified)
    {
      g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY,
                   _ ("This change was not made because it would have changed something else on "
                      "the page (%s). Nothing was lost; please make it in the source."),
                   sp_change_get_subject (change));
      return NULL;
    }
  *new_front_matter = g_steal_pointer (&fm_after);
  *new_body = g_steal_pointer (&body_after);
  return g_steal_pointer (&text);
}
