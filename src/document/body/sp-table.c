/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-private.h"

#include "sp-table-confirm.h"

#include <glib/gi18n-lib.h>
#include <string.h>

SpTable *
sp_table_new (SpText *text, guint index, gsize *starts, guint n_lines)
{
  SpTable *self = g_new0 (SpTable, 1);

  self->text = text;
  self->index = index;
  self->starts = starts;
  self->n_lines = n_lines;
  self->cells = sp_cells_new (text, starts, n_lines);
  self->n_columns = sp_cells_get_n_columns (self->cells);
  return self;
}

void
sp_table_free (SpTable *self)
{
  sp_cells_unref (self->cells);
  g_free (self->locked_why);
  g_free (self);
}

void
sp_table_get_span (const SpTable *self, gsize *start, gsize *end)
{
  g_return_if_fail (self != NULL);

  if (start != NULL)
    *start = self->starts[0];
  if (end != NULL)
    *end = self->starts[self->n_lines];
}

guint
sp_table_get_index (const SpTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

SpCells *
sp_table_get_cells (const SpTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells;
}

const char *
sp_table_get_locked_why (const SpTable *self)
{
  SpTable *shared = (SpTable *) self;
  char *why;

  g_return_val_if_fail (self != NULL, NULL);

  why = g_atomic_pointer_get (&shared->locked_why);
  if (why == NULL)
    {
      why = g_strdup (sp_table_is_confirmed (self)
                          ? ""
                          : _ ("Websites and other programs read this table differently, so it "
                               "can only be changed in the source."));
      if (!g_atomic_pointer_compare_and_exchange (&shared->locked_why, NULL, why))
        {
          g_free (why);
          why = g_atomic_pointer_get (&shared->locked_why);
        }
    }
  return *why != '\0' ? why : NULL;
}

void
sp_table_get_line (const SpTable *self, guint line, gsize *start, gsize *end)
{
  const char *data = sp_text_get_data (self->text, NULL);

  *start = self->starts[line];
  *end = self->starts[line + 1];
  if (*end > *start && data[*end - 1] == '\n')
    (*end)--;
  if (*end > *start && data[*end - 1] == '\r')
    (*end)--;
}

void
sp_table_get_row_span (const SpTable *self, int row, gsize *start, gsize *end)
{
  gsize line_start, line_end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= -1 && row < (int) self->n_lines - 2);

  sp_table_get_line (self, sp_table_line_of_row (row), &line_start, &line_end);
  if (start != NULL)
    *start = line_start;
  if (end != NULL)
    *end = line_end;
}

void
sp_table_get_cell_span (const SpTable *self, int row, guint column, gsize *start, gsize *end)
{
  const char *data;
  gsize line_start, line_end;
  SpSlice slice, content;
  SpRowIter iter;
  guint n = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= -1 && row < (int) self->n_lines - 2);

  data = sp_text_get_data (self->text, NULL);
  sp_table_get_line (self, sp_table_line_of_row (row), &line_start, &line_end);
  sp_row_iter_init (&iter, data, line_start, line_end);
  content.from = content.to = iter.end;
  while (sp_row_iter_next (&iter, &slice))
    {
      if (n++ == column)
        {
          content = sp_slice_trim (data, slice);
          break;
        }
    }
  if (start != NULL)
    *start = content.from;
  if (end != NULL)
    *end = content.to;
}

gboolean
sp_table_check_editable (const SpTable *self, GError **error)
{
  const char *why = sp_table_get_locked_why (self);

  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE, why);
  return FALSE;
}

gboolean
sp_table_check_row (const SpTable *self, guint row, guint n_rows, GError **error)
{
  if (row < n_rows)
    return TRUE;
  g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD,
               _ ("Table %u has no row %u: it has %u rows, counted from 0. Nothing was changed."),
               self->index, row, self->n_lines - 2);
  return FALSE;
}

gboolean
sp_table_check_column (const SpTable *self, guint column, guint n_columns, GError **error)
{
  if (column < n_columns)
    return TRUE;
  g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD,
               _ ("Table %u has no column %u: it has %u columns, counted from 0. Nothing was "
                  "changed."),
               self->index, column, self->n_columns);
  return FALSE;
}

SpRowHabit
sp_table_get_habit (const SpTable *self, guint line)
{
  const char *data = sp_text_get_data (self->text, NULL);
  SpRowHabit habit = { FALSE, FALSE, TRUE };
  gboolean known = FALSE;
  gsize start, end;
  SpSlice slice = { 0, 0 };
  SpRowIter iter;

  sp_table_get_line (self, line, &start, &end);
  sp_row_iter_init (&iter, data, start, end);
  while (sp_row_iter_next (&iter, &slice))
    {
      SpSlice content = sp_slice_trim (data, slice);

      if (known || content.from == content.to)
        continue;
      if (slice.from > iter.first || iter.leading)
        habit.padded = content.from > slice.from;
      else
        habit.padded = content.to < slice.to;
      known = slice.from > iter.first || slice.to < iter.end;
    }
  habit.leading = iter.leading;
  habit.trailing = iter.trailing;
  if (!known && line != 0)
    habit.padded = sp_table_get_habit (self, 0).padded;
  return habit;
}

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

void
sp_table_add_edit (SpEditList *edits,
                   const char *data,
                   gsize start,
                   gsize end,
                   const char *new_text,
                   gsize length)
{
  gsize prefix = 0, suffix = 0, shorter = MIN (end - start, length);

  while (prefix < shorter && data[start + prefix] == new_text[prefix])
    prefix++;
  if (prefix == end - start && prefix == length)
    return;
  while (prefix > 0 &&
         (is_continuation (data[start + prefix]) || is_continuation (new_text[prefix])))
    prefix--;
  while (suffix < shorter - prefix && data[end - suffix - 1] == new_text[length - suffix - 1])
    suffix++;
  while (suffix > 0 && is_continuation (data[end - suffix]))
    suffix--;
  sp_edit_list_add (edits, start + prefix, end - suffix, new_text + prefix,
                    (gssize) (length - suffix - prefix));
}

SpChange *
sp_table_make_change (const SpTable *self,
                      SpEditList *edits,
                      int row,
                      guint column,
                      SpCells *expected)
{
  g_autofree char *subject = g_strdup_printf ("table.%u.%d.%u", self->index, row, column);
  SpChange *change = sp_change_new_table (edits, subject, self->index, expected);

  sp_edit_list_unref (edits);
  sp_cells_unref (expected);
  return change;
}
