/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-draft.h"

#include "sp-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SpTableDraft
{
  guint index;
  gsize body_start;
  SpText *before; /* what the draft began with */
  SpText *text;
  SpBody *body;
};

/* A table of nothing but a header and one line: cells are changed in it at a cost that does not
 * depend on the length of the table. */
typedef struct
{
  char *head;       /* what stands before the line; of the header itself, what stands behind it */
  gboolean is_head; /* the line is the header */
} Frame;

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY,
                       _ ("The table would not have read back as meant. Nothing was changed."));
  return FALSE;
}

SpTableDraft *
sp_table_draft_new (SpText *text, SpBody *body, guint table)
{
  SpTableDraft *self;

  g_return_val_if_fail (text != NULL && body != NULL, NULL);

  self = g_new0 (SpTableDraft, 1);
  self->index = table;
  self->body_start = sp_body_get_start (body);
  self->before = sp_text_ref (text);
  self->text = sp_text_ref (text);
  self->body = sp_body_ref (body);
  return self;
}

void
sp_table_draft_free (SpTableDraft *self)
{
  if (self == NULL)
    return;
  sp_body_unref (self->body);
  sp_text_unref (self->text);
  sp_text_unref (self->before);
  g_free (self);
}

const SpTable *
sp_table_draft_get_table (SpTableDraft *self)
{
  return self->index < sp_body_get_n_tables (self->body)
             ? sp_body_get_table (self->body, self->index)
             : NULL;
}

/* Takes the edits. */
static gboolean
take_edits (SpTableDraft *self, SpEditList *edits, GError **error)
{
  SpText *text = sp_edit_list_apply (edits, self->text);
  const SpTable *table;

  sp_edit_list_unref (edits);
  sp_text_unref (self->text);
  self->text = text;
  sp_body_unref (self->body);
  self->body = sp_body_parse (text, self->body_start);
  table = sp_table_draft_get_table (self);
  return table != NULL && sp_table_get_locked_why (table) == NULL ? TRUE : refuse (error);
}

gboolean
sp_table_draft_apply (SpTableDraft *self, SpChange *change, GError **error)
{
  g_autoptr (SpChange) taken = change;

  if (taken == NULL)
    return FALSE;
  if (!take_edits (self, sp_edit_list_ref (sp_change_get_edits (taken)), error))
    return FALSE;
  return sp_cells_equal (sp_table_get_cells (sp_table_draft_get_table (self)),
                         sp_change_get_expected_cells (taken))
             ? TRUE
             : refuse (error);
}

gboolean
sp_table_draft_append_rows (SpTableDraft *self, guint n, GError **error)
{
  const SpTable *table = sp_table_draft_get_table (self);
  guint n_rows = sp_cells_get_n_rows (sp_table_get_cells (table));
  g_autoptr (SpChange) one = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  const SpEdit *edit;

  if (n == 0)
    return TRUE;
  one = sp_table_insert_row (table, n_rows, error);
  if (one == NULL)
    return FALSE;
  if (sp_edit_list_get_n_edits (sp_change_get_edits (one)) != 1)
    return refuse (error);
  edit = sp_edit_list_get (sp_change_get_edits (one), 0);
  for (guint i = 0; i < n; i++)
    g_string_append_len (lines, edit->text, (gssize) edit->length);
  if (!take_edits (
          self, sp_edit_list_new_single (edit->start, edit->end, lines->str, (gssize) lines->len),
          error))
    return FALSE;
  table = sp_table_draft_get_table (self);
  return sp_cells_get_n_rows (sp_table_get_cells (table)) == n_rows + n ? TRUE : refuse (error);
}

static gboolean
rows_equal (SpCells *a, guint row_a, SpCells *b, guint row_b)
{
  guint n = sp_cells_get_row_length (a, (int) row_a);

  if (n != sp_cells_get_row_length (b, (int) row_b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (sp_cells_get (a, (int) row_a, i), sp_cells_get (b, (int) row_b, i)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
sp_table_draft_delete_rows (SpTableDraft *self, guint row, guint n, GError **error)
{
  const SpTable *table = sp_table_draft_get_table (self);
  g_autoptr (SpCells) before = sp_cells_ref (sp_table_get_cells (table));
  guint n_before = sp_cells_get_n_rows (before);
  gsize start, end;
  SpCells *after;

  g_return_val_if_fail (n > 0 && row + n <= n_before, FALSE);

  sp_table_get_row_span (table, (int) row, &start, NULL);
  if (row + n < n_before)
    sp_table_get_row_span (table, (int) (row + n), &end, NULL);
  else
    sp_table_get_span (table, NULL, &end);
  /* A last row without a line end takes that of the line above it. */
  if (end > start && sp_text_get_data (self->text, NULL)[end - 1] != '\n')
    start = sp_text_get_line_end (self->text, sp_text_get_line_at (self->text, start) - 1);
  if (!take_edits (self, sp_edit_list_new_single (start, end, "", 0), error))
    return FALSE;
  after = sp_table_get_cells (sp_table_draft_get_table (self));
  if (sp_cells_get_n_rows (after) != n_before - n)
    return refuse (error);
  for (guint i = 0; i < n_before - n; i++)
    if (!rows_equal (after, i, before, i < row ? i : i + n))
      return refuse (error);
  return TRUE;
}

static void
frame_init (Frame *frame, SpText *text, const SpTable *table, int row)
{
  gsize start, end;

  sp_table_get_span (table, &start, NULL);
  frame->is_head = row < 0;
  if (frame->is_head)
    {
      sp_table_get_row_span (table, -1, NULL, &start);
      end = sp_text_get_line_end (text, sp_text_get_line_at (text, start) + 1);
    }
  else
    {
      end = sp_text_get_line_start (text, sp_text_get_line_at (text, start) + 2);
    }
  frame->head = sp_text_slice (text, start, end);
}

static void
frame_clear (Frame *frame)
{
  g_free (frame->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

/* The line after one cell's change. */
static char *
frame_set_cell (const Frame *frame,
                const char *line,
                const SpTableValue *value,
                gboolean breaks,
                GError **error)
{
  g_autofree char *alone = frame->is_head ? g_strconcat (line, frame->head, NULL)
                                          : g_strconcat (frame->head, line, NULL);
  gsize start = frame->is_head ? 0 : strlen (frame->head);
  g_autoptr (SpText) before = sp_text_new (alone, strlen (alone));
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpBody) body = sp_body_parse (before, 0);
  g_autoptr (SpChange) change = NULL;

  if (sp_body_get_n_tables (body) != 1)
    {
      refuse (error);
      return NULL;
    }
  change = sp_table_set_cell (sp_body_get_table (body, 0), MIN (value->row, 0), value->column,
                              value->source, breaks, error);
  if (change == NULL)
    return NULL;
  after = sp_edit_list_apply (sp_change_get_edits (change), before);
  return sp_text_slice (after, start,
                        sp_text_get_line_end (after, sp_text_get_line_at (after, start)));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return ((const SpTableValue *) a)->row - ((const SpTableValue *) b)->row;
}

/* What a cell reads after @source was written to it, as sp_table_set_cell() says. */
static gboolean
reads_as (const char *cell, const char *source)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (source));

  /* A line break became what the site shows of it. */
  return strpbrk (trimmed, "\n\r") != NULL || strcmp (cell, trimmed) == 0;
}

gboolean
sp_table_draft_set_cells (SpTableDraft *self,
                          const SpTableValue *values,
                          gsize n,
                          gboolean breaks,
                          GError **error)
{
  const SpTable *table = sp_table_draft_get_table (self);
  g_autoptr (SpCells) before = sp_cells_ref (sp_table_get_cells (table));
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  g_autofree SpTableValue *sorted = g_memdup2 (values, n * sizeof *values);
  SpCells *after;
  gsize at = 0;

  if (n == 0)
    return TRUE;
  g_qsort_with_data (sorted, (int) n, sizeof *sorted, compare_rows, NULL);
  while (at < n)
    {
      g_auto (Frame) frame = { 0 };
      g_autofree char *present = NULL;
      g_autofree char *line = NULL;
      int row = sorted[at].row;
      gsize start, end;

      if (row >= (int) sp_cells_get_n_rows (before))
        return refuse (error);
      frame_init (&frame, self->text, table, row);
      sp_table_get_row_span (table, row, &start, &end);
      present = sp_text_slice (self->text, start, end);
      line = g_strdup (present);
      for (; at < n && sorted[at].row == row; at++)
        {
          char *changed = frame_set_cell (&frame, line, &sorted[at], breaks, error);

          if (changed == NULL)
            return FALSE;
          g_free (line);
          line = changed;
        }
      if (strcmp (line, present) != 0)
        sp_edit_list_add (edits, start, end, line, -1);
    }
  if (!take_edits (self, g_steal_pointer (&edits), error))
    return FALSE;
  after = sp_table_get_cells (sp_table_draft_get_table (self));
  if (sp_cells_get_n_rows (after) != sp_cells_get_n_rows (before))
    return refuse (error);
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_last = i + 1 == n || sorted[i + 1].row != sorted[i].row ||
                         sorted[i + 1].column != sorted[i].column;

      if (is_last &&
          !reads_as (sp_cells_get (after, sorted[i].row, sorted[i].column), sorted[i].source))
        return refuse (error);
    }
  return TRUE;
}

gboolean
sp_table_draft_order_rows (SpTableDraft *self, const guint *order, GError **error)
{
  const SpTable *table = sp_table_draft_get_table (self);
  g_autoptr (SpCells) before = sp_cells_ref (sp_table_get_cells (table));
  guint n_rows = sp_cells_get_n_rows (before);
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  SpCells *after;

  /* Lines change places with their text; each place keeps its line end. */
  for (guint i = 0; i < n_rows; i++)
    {
      gsize start, end, from, to;
      g_autofree char *line = NULL;

      if (order[i] == i)
        continue;
      sp_table_get_row_span (table, (int) i, &start, &end);
      sp_table_get_row_span (table, (int) order[i], &from, &to);
      line = sp_text_slice (self->text, from, to);
      sp_edit_list_add (edits, start, end, line, -1);
    }
  if (!take_edits (self, g_steal_pointer (&edits), error))
    return FALSE;
  after = sp_table_get_cells (sp_table_draft_get_table (self));
  if (sp_cells_get_n_rows (after) != n_rows)
    return refuse (error);
  for (guint i = 0; i < n_rows; i++)
    if (!rows_equal (after, i, before, order[i]))
      return refuse (error);
  return TRUE;
}

SpChange *
sp_table_draft_finish (SpTableDraft *self)
{
  g_autoptr (SpEditList) edits =
      sp_edit_list_new_between (self->before, self->text);
  g_autofree char *subject = g_strdup_printf ("table.%u", self->index);

  return sp_change_new_table (edits, subject, self->index,
                              sp_table_get_cells (sp_table_draft_get_table (self)));
}

SpChange *
sp_table_set_cell_in_line (const SpTable *table,
                           const char *line,
                           const SpTableValue *value,
                           gboolean breaks,
                           GError **error)
{
  g_autoptr (SpChange) change =
      sp_table_set_cell (table, value->row, value->column, value->source, breaks, error);
  g_auto (Frame) frame = { 0 };
  g_autofree char *changed = NULL;
  g_autofree char *present = NULL;
  g_autoptr (SpText) old_line = NULL;
  g_autoptr (SpText) new_line = NULL;
  g_autoptr (SpEditList) difference = NULL;
  g_autoptr (SpEditList) edits = NULL;
  gsize start, end;

  if (change == NULL)
    return NULL;
  frame_init (&frame, table->text, table, value->row);
  changed = frame_set_cell (&frame, line, value, breaks, NULL);
  if (changed == NULL)
    return g_steal_pointer (&change);
  sp_table_get_row_span (table, value->row, &start, &end);
  present = sp_text_slice (table->text, start, end);
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
  return sp_change_new_table (edits, sp_change_get_subject (change), table->index,
                              sp_change_get_expected_cells (change));
}
