/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-row-writer.h"
#include "sp-table-private.h"
#include "sp-width.h"

/* What the readers need of a delimiter, and what makes it look like one. */
#define MIN_WIDTH 3

typedef struct
{
  gsize *widths;     /* by column, of the widest cell */
  gboolean leading;  /* the outer pipes that any line has, all get */
  gboolean trailing;
} Layout;

static void
measure (const SpTable *self, Layout *layout)
{
  const char *data = sp_text_get_data (self->text, NULL);

  layout->widths = g_new (gsize, self->n_columns);
  for (guint column = 0; column < self->n_columns; column++)
    layout->widths[column] = MIN_WIDTH;
  layout->leading = layout->trailing = FALSE;
  for (guint line = 0; line < self->n_lines; line++)
    {
      gsize start, end;
      SpRowIter iter;
      SpSlice slice;

      sp_table_get_line (self, line, &start, &end);
      sp_row_iter_init (&iter, data, start, end);
      for (guint column = 0; sp_row_iter_next (&iter, &slice); column++)
        {
          SpSlice content = sp_slice_trim (data, slice);
          gsize width;

          if (line == 1 || column >= self->n_columns)
            continue;
          /* With a space behind it, it might start a list. */
          if (column == 0 && !sp_row_is_safe_start (data + content.from, content.to - content.from))
            layout->leading = TRUE;
          width = sp_display_width (data + content.from, content.to - content.from);
          layout->widths[column] = MAX (layout->widths[column], width);
        }
      layout->leading |= iter.leading;
      layout->trailing |= iter.trailing;
    }
}

static void
append_repeated (GString *out, char c, gsize n)
{
  while (n-- > 0)
    g_string_append_c (out, c);
}

static void
append_delimiter (GString *out, SpAlign align, gsize width, gboolean left, gboolean right)
{
  gboolean colon_left = align == SP_ALIGN_LEFT || align == SP_ALIGN_CENTER;
  gboolean colon_right = align == SP_ALIGN_RIGHT || align == SP_ALIGN_CENTER;

  append_repeated (out, ' ', left);
  append_repeated (out, ':', colon_left);
  append_repeated (out, '-', width - (gsize) colon_left - (gsize) colon_right);
  append_repeated (out, ':', colon_right);
  append_repeated (out, ' ', right);
}

static void
append_cell (GString *out,
             const char *data,
             SpSlice content,
             gsize room,
             SpAlign align,
             gboolean pipe_before,
             gboolean pipe_behind)
{
  gsize width = sp_display_width (data + content.from, content.to - content.from);
  gsize spare = room > width ? room - width : 0, before = 0;

  /* Without a pipe before it the text would be indented. */
  if (pipe_before && align == SP_ALIGN_RIGHT)
    before = spare;
  else if (pipe_before && align == SP_ALIGN_CENTER)
    before = spare / 2;
  append_repeated (out, ' ', before + (pipe_before ? 1 : 0));
  g_string_append_len (out, data + content.from, (gssize) (content.to - content.from));
  if (pipe_behind)
    append_repeated (out, ' ', spare - before + 1);
}

static void
write_line (const SpTable *self, const SpRow *row, const Layout *layout, GString *out)
{
  const char *data = sp_text_get_data (self->text, NULL);
  guint n_cells = row->slices->len;

  g_string_truncate (out, 0);
  if (layout->leading || n_cells == 0)
    g_string_append_c (out, '|');
  for (guint column = 0; column < n_cells; column++)
    {
      SpSlice slice = g_array_index (row->slices, SpSlice, column);
      gboolean before = column > 0 || layout->leading;
      gboolean behind = column + 1 < n_cells || layout->trailing;
      SpAlign align = sp_cells_get_align (self->cells, column);
      gsize room = column < self->n_columns ? layout->widths[column] : 0;

      if (row->delimiter)
        {
          gboolean padded = row->habit.padded;

          append_delimiter (out, align, room + (padded ? 0 : (gsize) before + (gsize) behind),
                            padded && before, padded && behind);
        }
      /* "a||" ends without a cell for Hugo's reader, and an empty one would show its alignment. */
      else if (slice.from < slice.to || column + 1 < n_cells)
        {
          append_cell (out, data, sp_slice_trim (data, slice), room, align, before, behind);
        }
      if (behind)
        g_string_append_c (out, '|');
    }
}

SpChange *
sp_table_tidy (const SpTable *self, GError **error)
{
  g_autoptr (GString) out = NULL;
  SpEditList *edits;
  Layout layout;
  SpRow row = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (!sp_table_check_editable (self, error))
    return NULL;

  measure (self, &layout);
  out = g_string_new (NULL);
  edits = sp_edit_list_new ();
  for (guint line = 0; line < self->n_lines; line++)
    {
      sp_row_read (&row, self, line);
      write_line (self, &row, &layout, out);
      sp_table_add_edit (edits, sp_text_get_data (self->text, NULL), row.line_start, row.line_end,
                         out->str, out->len);
    }
  sp_row_clear (&row);
  g_free (layout.widths);
  return sp_table_make_change (self, edits, -1, 0, sp_cells_ref (self->cells));
}
