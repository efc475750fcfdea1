/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

#include "sp-inline-markup.h"

#include <glib/gi18n.h>

/* A table of so many cells has a widget for each, whether or not it is in sight: nothing to wait
 * for when scrolling, and all of it there for assistive technology. In a longer one only the rows
 * in sight, and as many again above and below, have widgets. */
#define FEW_CELLS 400

/* The rows that have widgets before anybody knows what is in sight. */
#define FIRST_ROWS 24

/* Widgets without a row that are kept for the next ones. */
#define MOST_SPARE 16

SpGridRow *
sp_grid_find_row (SpGrid *self, int row)
{
  if (row < 0)
    return self->header;
  return g_hash_table_lookup (self->rows, GINT_TO_POINTER (row));
}

SpGridCell *
sp_grid_get_cell (SpGrid *self, int row, guint column)
{
  SpGridRow *widget;

  g_return_val_if_fail (SP_IS_GRID (self), NULL);

  widget = sp_grid_find_row (self, row);
  if (widget == NULL || column >= sp_grid_row_get_n_cells (widget))
    return NULL;
  return sp_grid_row_get_cell (widget, column);
}

/* Where the cursor is, which a screen reader says after the cell's name. */
static char *
describe_cursor (SpGrid *self)
{
  SpGridPlace cursor = self->selection.cursor;
  SpGridRect rect = sp_grid_selection_get_rect (&self->selection);
  guint n_columns = sp_grid_n_columns (self);
  int n_rows = rect.last_row - rect.first_row + 1;
  g_autofree char *place = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;

  if (cursor.row < 0)
    /* Translators: where a cell with the name of a column is: "Column name 2 of 3". */
    place = g_strdup_printf (_ ("Column name %u of %u"), cursor.column + 1, n_columns);
  else
    /* Translators: where a table's cell is: "Row 4 of 8, column 2 of 3". */
    place = g_strdup_printf (_ ("Row %d of %u, column %u of %u"), cursor.row + 1,
                             sp_grid_n_rows (self), cursor.column + 1, n_columns);
  if (sp_grid_selection_is_single (&self->selection))
    return g_steal_pointer (&place);
  n_columns = rect.last_column - rect.first_column + 1;
  rows = g_strdup_printf (ngettext ("%d row", "%d rows", (gulong) n_rows), n_rows);
  columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  /* Translators: where a cell is, and how many are selected: "3 rows", "2 columns". */
  return g_strdup_printf (_ ("%s. Selected: %s, %s"), place, rows, columns);
}

static void
select_row_cells (SpGrid *self, SpGridRow *row)
{
  SpGridPlace cursor = self->selection.cursor;
  int index = sp_grid_row_get_row (row);
  gboolean single = sp_grid_selection_is_single (&self->selection);

  for (guint i = 0; i < sp_grid_row_get_n_cells (row); i++)
    {
      SpGridCell *cell = sp_grid_row_get_cell (row, i);
      gboolean is_cursor = index == cursor.row && i == cursor.column;
      g_autofree char *description = is_cursor ? describe_cursor (self) : NULL;

      sp_grid_cell_set_selected (
          cell, !single && sp_grid_selection_contains (&self->selection, index, i), is_cursor);
      sp_grid_cell_set_description (cell, description);
    }
}

void
sp_grid_update_selection (SpGrid *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self->header != NULL)
    select_row_cells (self, self->header);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    select_row_cells (self, row);
  g_signal_emit_by_name (self, "selection-changed");
}

static void
replaced_cb (SpGridCell *cell, const char *source, SpGrid *self)
{
  int row = sp_grid_cell_get_row (cell);
  guint column = sp_grid_cell_get_column (cell);
  g_autofree char *bold = NULL;

  if (sp_grid_cell_get_source (cell)[0] == '\0' &&
      sp_grid_model_wants_bold (self->model, row, column))
    bold = sp_inline_markup_make_bold (source);
  sp_grid_set_source (self, row, column, bold != NULL ? bold : source);
}

static void
bind_row (SpGrid *self, SpGridRow *widget, int row)
{
  guint known = sp_grid_row_get_n_cells (widget);

  sp_grid_row_bind (widget, self->model, row);
  for (guint i = known; i < sp_grid_row_get_n_cells (widget); i++)
    g_signal_connect (sp_grid_row_get_cell (widget, i), "replaced", G_CALLBACK (replaced_cb), self);
  select_row_cells (self, widget);
}

/* The rows that are to have a widget: from @first up to @end. */
static void
get_wanted_rows (SpGrid *self, guint *first, guint *end)
{
  guint n_rows = sp_grid_n_rows (self);
  int top, bottom, y;

  *first = 0;
  *end = n_rows;
  if (n_rows * sp_grid_n_columns (self) <= FEW_CELLS)
    return;
  if (!sp_grid_get_visible_span (self, &top, &bottom))
    {
      *end = MIN (n_rows, FIRST_ROWS);
      return;
    }
  y = bottom - top;
  top -= y;
  bottom += y;
  y = sp_grid_metrics_guess_row_height (self->metrics, -1);
  for (; *first < n_rows; ++*first)
    {
      y += sp_grid_metrics_guess_row_height (self->metrics, (int) *first);
      if (y > top)
        break;
    }
  for (*end = *first; *end < n_rows && y < bottom; ++*end)
    y += sp_grid_metrics_guess_row_height (self->metrics, (int) *end);
  *end = MIN (*end + 1, n_rows);
}

/* The rows that are needed wherever they are. */
static gboolean
is_pinned (SpGrid *self, int row)
{
  return row == self->selection.cursor.row || (self->editing && row == self->edited.row);
}

static void
spare_rows (SpGrid *self, guint first, guint end)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint index = GPOINTER_TO_UINT (key);

      if ((index >= first && index < end) || is_pinned (self, (int) index))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_widget_set_child_visible (row, FALSE);
      g_ptr_array_add (self->spare, row);
    }
}

static GtkWidget *
ensure_row (SpGrid *self, guint index, GtkWidget *previous)
{
  SpGridRow *row = sp_grid_find_row (self, (int) index);

  if (row != NULL)
    return GTK_WIDGET (row);
  if (self->spare->len > 0)
    row = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    row = sp_grid_row_new (self->metrics, FALSE);
  gtk_widget_insert_after (GTK_WIDGET (row), GTK_WIDGET (self), previous);
  gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (index), row);
  bind_row (self, row, (int) index);
  return GTK_WIDGET (row);
}

void
sp_grid_ensure_rows (SpGrid *self)
{
  GtkWidget *previous;
  guint first, end;

  if (sp_grid_n_columns (self) == 0)
    return;
  if (self->header == NULL)
    {
      self->header = sp_grid_row_new (self->metrics, TRUE);
      gtk_widget_insert_after (GTK_WIDGET (self->header), GTK_WIDGET (self), NULL);
      bind_row (self, self->header, -1);
    }
  get_wanted_rows (self, &first, &end);
  spare_rows (self, first, end);
  previous = GTK_WIDGET (self->header);
  if (self->selection.cursor.row >= 0 && self->selection.cursor.row < (int) first)
    previous = ensure_row (self, (guint) self->selection.cursor.row, previous);
  for (guint i = first; i < end; i++)
    previous = ensure_row (self, i, previous);
  if (self->selection.cursor.row >= (int) end)
    ensure_row (self, (guint) self->selection.cursor.row, previous);
  while (self->spare->len > MOST_SPARE)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1));
}

/* Gives the widgets of rows that moved their new number. Returns the widgets of those that are
 * gone. */
static GPtrArray *
renumber_rows (SpGrid *self, guint position, guint removed, guint added)
{
  GPtrArray *gone = g_ptr_array_new ();
  GHashTable *rows = g_hash_table_new (NULL, NULL);
  guint kept = MIN (removed, added);
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint index = GPOINTER_TO_UINT (key);

      if (index >= position + removed)
        index = index + added - removed;
      else if (index >= position + kept)
        {
          g_ptr_array_add (gone, row);
          continue;
        }
      g_hash_table_insert (rows, GUINT_TO_POINTER (index), row);
      if (index >= position && (index < position + kept || removed != added))
        bind_row (self, row, (int) index);
    }
  g_hash_table_unref (self->rows);
  self->rows = rows;
  return gone;
}

static void
rows_changed_cb (SpGrid *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) gone = NULL;
  guint kept = MIN (removed, added);
  gboolean had_focus = sp_grid_has_focus (self);

  if (self->editing && self->edited.row >= (int) (position + kept))
    {
      if (self->edited.row < (int) (position + removed))
        sp_grid_end_edit (self, TRUE);
      else
        self->edited.row += (int) added - (int) removed;
    }
  sp_grid_metrics_rows_changed (self->metrics, position, removed, added);
  sp_grid_selection_rows_changed (&self->selection, position, removed, added);
  sp_grid_selection_clamp (&self->selection, sp_grid_n_rows (self), sp_grid_n_columns (self));
  gone = renumber_rows (self, position, removed, added);
  sp_grid_ensure_rows (self);
  if (removed != added)
    sp_grid_update_selection (self);
  if (gone->len > 0 && had_focus && !self->editing)
    sp_grid_focus_cursor (self);
  for (guint i = 0; i < gone->len; i++)
    gtk_widget_unparent (g_ptr_array_index (gone, i));
  sp_grid_editing_model_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
header_changed_cb (SpGrid *self)
{
  GHashTableIter iter;
  gpointer key, row;

  sp_grid_metrics_header_changed (self->metrics);
  if (self->header != NULL)
    bind_row (self, self->header, -1);
  /* The cells' names hold the header's. */
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    bind_row (self, row, GPOINTER_TO_INT (key));
  sp_grid_editing_model_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sp_grid_reset (SpGrid *self)
{
  GHashTableIter iter;
  gpointer key, row;
  gboolean had_focus = sp_grid_has_focus (self);

  sp_grid_editing_model_changed (self);
  sp_grid_metrics_invalidate (self->metrics);
  sp_grid_selection_clamp (&self->selection, sp_grid_n_rows (self), sp_grid_n_columns (self));
  if (sp_grid_n_columns (self) == 0 && self->header != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->header));
      self->header = NULL;
    }
  else if (self->header != NULL)
    bind_row (self, self->header, -1);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      if (GPOINTER_TO_UINT (key) < sp_grid_n_rows (self))
        {
          bind_row (self, row, GPOINTER_TO_INT (key));
          continue;
        }
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (row);
    }
  sp_grid_ensure_rows (self);
  sp_grid_update_selection (self);
  if (had_focus && !self->editing)
    sp_grid_focus_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sp_grid_watch_model (SpGrid *self)
{
  g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "header-changed", G_CALLBACK (header_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "reset", G_CALLBACK (sp_grid_reset), self,
                           G_CONNECT_SWAPPED);
}
