/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-row-writer.h"
#include "sp-table-private.h"
#include "sp-width.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
sp_cell_normalize (const char *markdown, gboolean breaks)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize from = 0, to = strlen (markdown), inside = 0;

  while (from < to && sp_is_blank (markdown[from]))
    from++;
  while (to > from && sp_is_blank (markdown[to - 1]))
    to--;
  for (gsize at = from; at < to; at++)
    {
      if (at >= inside && markdown[at] == '{')
        inside = MAX (inside, sp_row_skip_shortcode (markdown, from, at, to));
      if (markdown[at] != '\n' && markdown[at] != '\r')
        {
          g_string_append_c (out, markdown[at]);
          continue;
        }
      if (markdown[at] == '\r' && markdown[at + 1] == '\n')
        at++;
      g_string_append (out, breaks && at >= inside ? "<br>" : " ");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
sp_cell_encode (const char *markdown)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize at = 0, length = strlen (markdown);

  while (at < length)
    {
      gsize behind = markdown[at] == '{' ? sp_row_skip_shortcode (markdown, 0, at, length) : at;

      if (behind > at)
        {
          g_string_append_len (out, markdown + at, (gssize) (behind - at));
          at = behind;
          continue;
        }
      if (markdown[at] == '|')
        g_string_append_c (out, '\\');
      g_string_append_c (out, markdown[at++]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  gsize left;
  gsize right;
} Padding;

typedef enum
{
  SLACK_RIGHT,
  SLACK_LEFT,
  SLACK_BOTH,
} Slack;

/* On which side of its text a cell has the padding that gives way. */
static Slack
get_slack (Padding old, SpAlign align)
{
  if (old.left > 1 && old.right <= 1)
    return SLACK_LEFT;
  if (old.left > 1 && align == SP_ALIGN_CENTER)
    return SLACK_BOTH;
  if (old.left <= 1 && old.right <= 1)
    {
      if (align == SP_ALIGN_RIGHT)
        return SLACK_LEFT;
      if (align == SP_ALIGN_CENTER)
        return SLACK_BOTH;
    }
  return SLACK_RIGHT;
}

/* The padding around @width columns of text in a cell of @total columns: such that the pipes stay
 * where they are if possible, else no more than @least on each side. */
static Padding
fit (gsize width, gsize total, Padding old, Padding least, Slack slack)
{
  Padding new = least;
  gsize spare;

  if (width + least.left + least.right >= total)
    return new;
  spare = total - width - least.left - least.right;
  switch (slack)
    {
    case SLACK_LEFT:
      new.left += spare;
      break;
    case SLACK_BOTH:
      new.left += spare / 2;
      new.right += spare - spare / 2;
      break;
    case SLACK_RIGHT:
    default:
      new.left += MIN (spare, old.left > least.left ? old.left - least.left : 0);
      new.right = total - width - new.left;
      break;
    }
  return new;
}

static void
append_spaces (GString *out, gsize n)
{
  while (n-- > 0)
    g_string_append_c (out, ' ');
}

/* An emptied cell: its room stays, and the row gets the outer pipe without which the cell would be
 * none. */
static void
append_blank (GString *out, gsize total, gsize left, gboolean is_first, gboolean is_last)
{
  if (is_first)
    g_string_append_c (out, '|');
  append_spaces (out, is_last ? MAX (left, 1) : MAX (total, is_first ? 2 : 1) - is_first);
  if (is_last)
    g_string_append_c (out, '|');
}

/* Writes a cell that is there. */
static void
edit_cell (const SpTable *self,
           SpEditList *edits,
           guint line,
           guint column,
           const SpRowIter *iter,
           SpSlice slice,
           const char *encoded)
{
  const char *data = iter->data;
  SpSlice content = sp_slice_trim (data, slice);
  gboolean is_first = slice.from == iter->first && !iter->leading;
  gboolean is_last = slice.to == iter->end; /* no pipe behind it */
  gsize length = strlen (encoded);
  gsize total = sp_display_width (data + slice.from, slice.to - slice.from);
  g_autoptr (GString) out = g_string_new (NULL);
  Padding old = { content.from - slice.from, slice.to - content.to };
  Padding least, new;

  if (content.from == content.to)
    old.left = old.right = slice.from < slice.to || sp_table_get_habit (self, line).padded;
  least = (Padding){ old.left > 0, old.right > 0 };
  if (length == 0)
    {
      append_blank (out, total, old.left, is_first, is_last);
      sp_table_add_edit (edits, data, slice.from, slice.to, out->str, out->len);
      return;
    }

  if (is_first && !sp_row_is_safe_start (encoded, length))
    {
      g_string_append (out, "| ");
      total -= MIN (total, 2);
    }
  /* A backslash before the pipe would make text of it. */
  if (encoded[length - 1] == '\\' && !is_last)
    least.right = 1;
  new = fit (sp_display_width (encoded, length), total, old, least,
             get_slack (old, sp_cells_get_align (self->cells, column)));
  append_spaces (out, is_first ? 0 : new.left);
  g_string_append_len (out, encoded, (gssize) length);
  append_spaces (out, is_last ? 0 : new.right + (is_first ? new.left : 0));
  /* Hugo's reader takes any pipe at the end for the outer one. */
  if (is_last && encoded[length - 1] == '|')
    g_string_append (out, " |");
  sp_table_add_edit (edits, data, slice.from, slice.to, out->str, out->len);
}

/* Writes a cell that the row lacks, and those between as empty ones. */
static void
append_cells (const SpTable *self,
              SpEditList *edits,
              guint line,
              const SpRowIter *iter,
              guint n_cells,
              guint column,
              const char *encoded)
{
  SpRowHabit habit = sp_table_get_habit (self, line);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean trailing = habit.trailing || (n_cells == 0 && iter->leading);
  gsize length = strlen (encoded);

  if (!trailing)
    g_string_append (out, " |");
  for (; n_cells < column; n_cells++)
    g_string_append (out, habit.padded ? "  |" : " |");
  if (habit.padded)
    g_string_append_c (out, ' ');
  g_string_append (out, encoded);
  if (trailing || encoded[length - 1] == '|')
    g_string_append (out, habit.padded || encoded[length - 1] == '\\' ? " |" : "|");
  sp_edit_list_add (edits, iter->end, iter->end, out->str, (gssize) out->len);
}

static SpCells *
expect_cell (const SpTable *self, int row, guint column, guint n_cells, const char *normalized)
{
  SpCellsBuilder *builder = sp_cells_builder_new (self->cells);
  guint line = (guint) (row + 1);

  sp_cells_builder_keep (builder, 0, line);
  sp_cells_builder_begin (builder);
  sp_cells_builder_copy (builder, line, 0, column);
  for (; n_cells < column; n_cells++)
    sp_cells_builder_cell (builder, "");
  sp_cells_builder_cell (builder, normalized);
  sp_cells_builder_copy (builder, line, column + 1, G_MAXUINT);
  sp_cells_builder_keep (builder, line + 1, self->n_lines - 1);
  return sp_cells_builder_end (builder);
}

SpChange *
sp_table_set_cell (const SpTable *self,
                   int row,
                   guint column,
                   const char *markdown,
                   gboolean breaks,
                   GError **error)
{
  g_autofree char *normalized = NULL;
  g_autofree char *encoded = NULL;
  g_autoptr (SpEditList) edits = NULL;
  SpCells *expected;
  SpSlice slice = { 0, 0 };
  gsize line_start, line_end;
  guint line, n_cells = 0;
  SpRowIter iter;
  const char *data;

  g_return_val_if_fail (self != NULL && markdown != NULL, NULL);

  if (!sp_table_check_editable (self, error) ||
      !sp_table_check_row (self, (guint) (row + 1), self->n_lines - 1, error))
    return NULL;

  line = sp_table_line_of_row (row);
  data = sp_text_get_data (self->text, NULL);
  sp_table_get_line (self, line, &line_start, &line_end);
  sp_row_iter_init (&iter, data, line_start, line_end);
  for (;;)
    {
      SpSlice next;

      if (!sp_row_iter_next (&iter, &next))
        break;
      if (n_cells == column)
        slice = next;
      n_cells++;
    }
  if (!sp_table_check_column (self, column, MAX (self->n_columns, n_cells), error))
    return NULL;

  if (!g_utf8_validate (markdown, -1, NULL))
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("This text holds bytes that are not UTF-8, which a page cannot hold. "
                              "Nothing was changed."));
      return NULL;
    }
  normalized = sp_cell_normalize (markdown, breaks);
  encoded = sp_cell_encode (normalized);
  edits = sp_edit_list_new ();
  if (column >= n_cells)
    {
      if (*normalized != '\0')
        append_cells (self, edits, line, &iter, n_cells, column, encoded);
    }
  else
    {
      g_autoptr (GString) present = g_string_new (NULL);

      sp_cell_decode (data, line_start, sp_slice_trim (data, slice), present);
      if (strcmp (present->str, normalized) != 0)
        edit_cell (self, edits, line, column, &iter, slice, encoded);
    }
  expected = sp_edit_list_get_n_edits (edits) > 0
                 ? expect_cell (self, row, column, n_cells, normalized)
                 : sp_cells_ref (self->cells);
  return sp_table_make_change (self, g_steal_pointer (&edits), row, column, expected);
}
