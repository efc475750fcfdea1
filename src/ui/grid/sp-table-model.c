/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-model.h"

#include "sp-grid-sort.h"
#include "sp-inline-markup.h"
#include "sp-new-table.h"

#include <glib/gi18n.h>

struct _SpTableModel
{
  SpGridModel parent_instance;

  SpPage *page;
  guint table;
  gulong edited_handler;
  gboolean allow_breaks;

  /* What the grid was last told. NULL without a table. */
  SpCells *cells;
  char *locked_why;
  GStringChunk *readable; /* cells' text made UTF-8, when the page is not */
  int bold_names;         /* -1 until a cell asks */

  /* The row that is being typed into as it was before; NULL once anything else changes. */
  int typing_row;
  char *typing_line;
};

G_DEFINE_FINAL_TYPE (SpTableModel, sp_table_model, SP_TYPE_GRID_MODEL)

const SpTable *
sp_table_model_peek (SpTableModel *self)
{
  SpBody *body;

  g_return_val_if_fail (SP_IS_TABLE_MODEL (self), NULL);

  if (self->page == NULL)
    return NULL;
  body = sp_page_get_body (self->page);
  return self->table < sp_body_get_n_tables (body) ? sp_body_get_table (body, self->table) : NULL;
}

static const SpTable *
require_table (SpTableModel *self, GError **error)
{
  const SpTable *table = sp_table_model_peek (self);

  if (table == NULL)
    g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD,
                         _ ("The table is no longer on this page. Nothing was changed."));
  return table;
}

/* Takes @change. */
static gboolean
apply (SpTableModel *self, SpChange *change, SpApplyFlags flags, GError **error)
{
  gboolean applied;

  if (change == NULL)
    return FALSE;
  applied = sp_page_apply (self->page, change, self, flags, error);
  sp_change_unref (change);
  return applied;
}

static SpTableDraft *
new_draft (SpTableModel *self)
{
  return sp_table_draft_new (sp_page_get_text (self->page), sp_page_get_body (self->page),
                             self->table);
}

static guint
sp_table_model_get_n_rows (SpGridModel *model)
{
  SpTableModel *self = SP_TABLE_MODEL (model);

  return self->cells != NULL ? sp_cells_get_n_rows (self->cells) : 0;
}

static guint
sp_table_model_get_n_columns (SpGridModel *model)
{
  SpTableModel *self = SP_TABLE_MODEL (model);

  return self->cells != NULL ? sp_cells_get_n_columns (self->cells) : 0;
}

static const char *
sp_table_model_get_cell (SpGridModel *model, int row, guint column)
{
  SpTableModel *self = SP_TABLE_MODEL (model);

  const char *source = self->cells != NULL ? sp_cells_get (self->cells, row, column) : "";
  g_autofree char *readable = NULL;

  /* Nothing that draws text takes other bytes; such a page is shown and never changed. */
  if (self->readable == NULL || g_utf8_validate (source, -1, NULL))
    return source;
  readable = g_utf8_make_valid (source, -1);
  return g_string_chunk_insert_const (self->readable, readable);
}

static SpAlign
sp_table_model_get_cell_align (SpGridModel *model, guint column)
{
  SpTableModel *self = SP_TABLE_MODEL (model);

  return self->cells != NULL ? sp_cells_get_align (self->cells, column) : SP_ALIGN_NONE;
}

static const char *
sp_table_model_get_locked_why (SpGridModel *model)
{
  return SP_TABLE_MODEL (model)->locked_why;
}

static gboolean
sp_table_model_wants_bold (SpGridModel *model, int row, guint column)
{
  SpTableModel *self = SP_TABLE_MODEL (model);
  const SpTable *table;

  if (row < 0 || column != 0 || (table = sp_table_model_peek (self)) == NULL)
    return FALSE;
  if (self->bold_names < 0)
    self->bold_names = sp_table_is_first_column_bold (table);
  return self->bold_names;
}

/* Typing is always a change of the row as it was before the first keystroke. */
static gboolean
type_cell (SpTableModel *self, const SpTable *table, const SpTableValue *value, GError **error)
{
  g_autofree char *line = g_steal_pointer (&self->typing_line);
  gboolean typed;

  if (line == NULL || self->typing_row != value->row)
    {
      gsize start, end;

      sp_table_get_row_span (table, value->row, &start, &end);
      g_free (line);
      line = sp_text_slice (sp_page_get_text (self->page), start, end);
      self->typing_row = value->row;
    }
  typed = apply (
      self,
      sp_table_set_cell_in_line (table, line, value, self->allow_breaks, error),
      SP_APPLY_TYPING, error);
  self->typing_line = g_steal_pointer (&line);
  return typed;
}

static gboolean
sp_table_model_set_cell (SpGridModel *model,
                         int row,
                         guint column,
                         const char *source,
                         gboolean typing,
                         GError **error)
{
  SpTableModel *self = SP_TABLE_MODEL (model);
  const SpTable *table = require_table (self, error);
  const SpTableValue value = { row, column, source };

  if (table == NULL)
    return FALSE;
  if (typing)
    return type_cell (self, table, &value, error);
  return apply (self, sp_table_set_cell (table, row, column, source, self->allow_breaks, error),
                SP_APPLY_DEFAULT, error);
}

/* Hands the page what the draft has come to. */
static gboolean
apply_draft (SpTableModel *self, SpTableDraft *draft, GError **error)
{
  return apply (self, sp_table_draft_finish (draft), SP_APPLY_DEFAULT, error);
}

static gboolean
sp_table_model_set_cells (SpGridModel *model,
                          const SpTableValue *values,
                          gsize n,
                          guint add_rows,
                          guint add_columns,
                          GError **error)
{
  SpTableModel *self = SP_TABLE_MODEL (model);
  g_autoptr (SpTableDraft) draft = NULL;

  if (n == 1 && add_rows == 0 && add_columns == 0)
    return sp_table_model_set_cell (model, values->row, values->column, values->source, FALSE,
                                    error);
  if (require_table (self, error) == NULL)
    return FALSE;
  draft = new_draft (self);
  for (guint i = 0; i < add_columns; i++)
    {
      const SpTable *table = sp_table_draft_get_table (draft);
      guint n_columns = sp_cells_get_n_columns (sp_table_get_cells (table));

      if (!sp_table_draft_apply (draft, sp_table_insert_column (table, n_columns, error), error))
        return FALSE;
    }
  return sp_table_draft_append_rows (draft, add_rows, error) &&
         sp_table_draft_set_cells (draft, values, n, self->allow_breaks, error) &&
         apply_draft (self, draft, error);
}

static void
sp_table_model_end_typing (SpGridModel *model)
{
  SpTableModel *self = SP_TABLE_MODEL (model);

  g_clear_pointer (&self->typing_line, g_free);
  if (self->page != NULL)
    sp_page_break_undo (self->page);
}

/* A block of rows, and where it goes. */
typedef struct
{
  guint row;
  guint n;
  guint to;
} Rows;

typedef SpChange *(*MakeStep) (const SpTable *table, const Rows *rows, guint step, GError **error);

static SpChange *
make_insert (const SpTable *table, const Rows *rows, guint step, GError **error)
{
  return sp_table_insert_row (table, rows->row, error);
}

/* A copy is made right behind its row; of several it then goes behind the last copy, so that the
 * rows and their copies stay together. */
static SpChange *
make_duplicate (const SpTable *table, const Rows *rows, guint step, GError **error)
{
  guint copy = step / 2;

  if (step % 2 == 0)
    return sp_table_duplicate_row (table, rows->row + copy, error);
  return sp_table_move_row (table, rows->row + copy + 1, rows->row + rows->n + copy, error);
}

static SpChange *
make_move (const SpTable *table, const Rows *rows, guint step, GError **error)
{
  if (rows->to < rows->row)
    return sp_table_move_row (table, rows->row + step, rows->to + step, error);
  return sp_table_move_row (table, rows->row, rows->to + rows->n - 1, error);
}

static gboolean
change_rows (SpGridModel *model, const Rows *rows, guint n_steps, MakeStep make, GError **error)
{
  SpTableModel *self = SP_TABLE_MODEL (model);
  const SpTable *table = require_table (self, error);
  g_autoptr (SpTableDraft) draft = NULL;

  if (table == NULL)
    return FALSE;
  if (n_steps == 1)
    return apply (self, make (table, rows, 0, error), SP_APPLY_DEFAULT, error);
  draft = new_draft (self);
  for (guint i = 0; i < n_steps; i++)
    if (!sp_table_draft_apply (draft, make (sp_table_draft_get_table (draft), rows, i, error),
                               error))
      return FALSE;
  return apply_draft (self, draft, error);
}

static gboolean
sp_table_model_insert_rows (SpGridModel *model, guint row, guint n, GError **error)
{
  return change_rows (model, &(Rows){ row, n, 0 }, n, make_insert, error);
}

static gboolean
sp_table_model_delete_rows (SpGridModel *model, guint row, guint n, GError **error)
{
  SpTableModel *self = SP_TABLE_MODEL (model);
  const SpTable *table = require_table (self, error);
  g_autoptr (SpTableDraft) draft = NULL;

  if (table == NULL)
    return FALSE;
  if (n == 1)
    return apply (self, sp_table_delete_row (table, row, error), SP_APPLY_DEFAULT, error);
  draft = new_draft (self);
  return sp_table_draft_delete_rows (draft, row, n, error) && apply_draft (self, draft, error);
}

static gboolean
sp_table_model_duplicate_rows (SpGridModel *model, guint row, guint n, GError **error)
{
  return change_rows (model, &(Rows){ row, n, 0 }, n == 1 ? 1 : 2 * n, make_duplicate, error);
}

static gboolean
sp_table_model_move_rows (SpGridModel *model, guint row, guint n, guint to, GError **error)
{
  return change_rows (model, &(Rows){ row, n, to }, row == to ? 0 : n, make_move, error);
}

static gboolean
same_columns (SpCells *a, SpCells *b)
{
  if (a == NULL || b == NULL || sp_cells_get_n_columns (a) != sp_cells_get_n_columns (b))
    return FALSE;
  for (guint i = 0; i < sp_cells_get_n_columns (a); i++)
    if (sp_cells_get_align (a, i) != sp_cells_get_align (b, i))
      return FALSE;
  return TRUE;
}

/* Tells what differs between @old and the present cells: one span of rows. */
static void
tell_difference (SpTableModel *self, SpCells *old)
{
  SpGridModel *model = SP_GRID_MODEL (self);
  guint n_old = sp_cells_get_n_rows (old);
  guint n_new = sp_cells_get_n_rows (self->cells);
  guint before = 0;
  guint after = 0;

  if (!sp_cells_rows_equal (old, -1, self->cells, -1))
    sp_grid_model_header_changed (model);
  while (before < MIN (n_old, n_new) &&
         sp_cells_rows_equal (old, (int) before, self->cells, (int) before))
    before++;
  while (after < MIN (n_old, n_new) - before &&
         sp_cells_rows_equal (old, (int) (n_old - after - 1), self->cells,
                              (int) (n_new - after - 1)))
    after++;
  if (n_old != n_new || before + after < n_old)
    sp_grid_model_rows_changed (model, before, n_old - before - after, n_new - before - after);
}

static void
read_table (SpTableModel *self)
{
  const SpTable *table = sp_table_model_peek (self);
  g_autoptr (SpCells) old = g_steal_pointer (&self->cells);
  g_autofree char *old_why = g_steal_pointer (&self->locked_why);

  g_clear_pointer (&self->typing_line, g_free);
  g_clear_pointer (&self->readable, g_string_chunk_free);
  self->bold_names = -1;
  if (table != NULL)
    {
      self->cells = sp_cells_ref (sp_table_get_cells (table));
      self->locked_why = g_strdup (sp_table_get_locked_why (table));
      if (!sp_page_is_utf8 (self->page, NULL))
        {
          self->readable = g_string_chunk_new (256);
          g_free (self->locked_why);
          self->locked_why = g_strdup (_ ("This page’s text cannot be changed before it is "
                                          "converted. It is kept as it is."));
        }
    }
  if (!same_columns (old, self->cells) || g_strcmp0 (old_why, self->locked_why) != 0)
    sp_grid_model_reset (SP_GRID_MODEL (self));
  else if (!sp_cells_equal (old, self->cells))
    tell_difference (self, old);
}

SpTableModel *
sp_table_model_new (void)
{
  return g_object_new (SP_TYPE_TABLE_MODEL, NULL);
}

void
sp_table_model_set_table (SpTableModel *self, SpPage *page, guint table)
{
  g_return_if_fail (SP_IS_TABLE_MODEL (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (page != self->page)
    {
      if (self->page != NULL)
        g_clear_signal_handler (&self->edited_handler, self->page);
      g_set_object (&self->page, page);
      if (page != NULL)
        self->edited_handler = g_signal_connect_object (page, "edited", G_CALLBACK (read_table),
                                                        self, G_CONNECT_SWAPPED);
      g_clear_pointer (&self->cells, sp_cells_unref);
    }
  else if (table != self->table)
    {
      g_clear_pointer (&self->cells, sp_cells_unref);
    }
  self->table = table;
  read_table (self);
}

SpPage *
sp_table_model_get_page (SpTableModel *self)
{
  g_return_val_if_fail (SP_IS_TABLE_MODEL (self), NULL);

  return self->page;
}

guint
sp_table_model_get_table (SpTableModel *self)
{
  g_return_val_if_fail (SP_IS_TABLE_MODEL (self), 0);

  return self->table;
}

void
sp_table_model_set_allow_breaks (SpTableModel *self, gboolean allow)
{
  g_return_if_fail (SP_IS_TABLE_MODEL (self));

  self->allow_breaks = allow;
}

gboolean
sp_table_model_get_allow_breaks (SpTableModel *self)
{
  g_return_val_if_fail (SP_IS_TABLE_MODEL (self), FALSE);

  return self->allow_breaks;
}

gboolean
sp_table_model_insert_named_row (SpTableModel *self, guint at, const char *name, GError **error)
{
  const SpTable *table = require_table (self, error);
  g_autoptr (SpTableDraft) draft = NULL;
  g_autofree char *source = NULL;
  SpTableValue value = { (int) at, 0, NULL };

  g_return_val_if_fail (name != NULL, FALSE);

  if (table == NULL)
    return FALSE;
  draft = new_draft (self);
  if (!sp_table_draft_apply (draft, sp_table_insert_row (table, at, error), error))
    return FALSE;
  source = sp_table_make_name (sp_table_draft_get_table (draft), (int) at, name);
  value.source = source;
  return sp_table_draft_set_cells (draft, &value, 1, FALSE, error) &&
         apply_draft (self, draft, error);
}

gboolean
sp_table_model_rename_row (SpTableModel *self, guint row, const char *name, GError **error)
{
  const char *present = sp_grid_model_get_cell (SP_GRID_MODEL (self), (int) row, 0);
  g_autofree char *source = sp_inline_markup_is_bold (present, NULL)
                                ? sp_inline_markup_make_bold (name)
                                : g_strdup (name);

  return sp_table_model_set_cell (SP_GRID_MODEL (self), (int) row, 0, source, FALSE, error);
}

gboolean
sp_table_model_insert_column (SpTableModel *self, guint column, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL &&
         apply (self, sp_table_insert_column (table, column, error), SP_APPLY_DEFAULT, error);
}

gboolean
sp_table_model_delete_column (SpTableModel *self, guint column, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL &&
         apply (self, sp_table_delete_column (table, column, error), SP_APPLY_DEFAULT, error);
}

gboolean
sp_table_model_move_column (SpTableModel *self, guint column, guint to, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL &&
         apply (self, sp_table_move_column (table, column, to, error), SP_APPLY_DEFAULT, error);
}

gboolean
sp_table_model_set_align (SpTableModel *self, guint column, SpAlign align, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL &&
         apply (self, sp_table_set_align (table, column, align, error), SP_APPLY_DEFAULT, error);
}

gboolean
sp_table_model_sort (SpTableModel *self, guint column, gboolean descending, GError **error)
{
  g_autofree guint *order = NULL;
  g_autoptr (SpTableDraft) draft = NULL;

  if (require_table (self, error) == NULL)
    return FALSE;
  order = sp_grid_model_sort_rows (SP_GRID_MODEL (self), column, descending);
  draft = new_draft (self);
  return sp_table_draft_order_rows (draft, order, error) && apply_draft (self, draft, error);
}

gboolean
sp_table_model_delete (SpTableModel *self, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL &&
         apply (self, sp_table_delete (table, sp_page_get_body (self->page), error),
                SP_APPLY_DEFAULT, error);
}

gboolean
sp_table_model_tidy (SpTableModel *self, GError **error)
{
  const SpTable *table = require_table (self, error);

  return table != NULL && apply (self, sp_table_tidy (table, error), SP_APPLY_DEFAULT, error);
}

static void
sp_table_model_dispose (GObject *object)
{
  SpTableModel *self = SP_TABLE_MODEL (object);

  if (self->page != NULL)
    g_clear_signal_handler (&self->edited_handler, self->page);
  g_clear_object (&self->page);
  g_clear_pointer (&self->cells, sp_cells_unref);
  g_clear_pointer (&self->locked_why, g_free);
  g_clear_pointer (&self->readable, g_string_chunk_free);
  g_clear_pointer (&self->typing_line, g_free);

  G_OBJECT_CLASS (sp_table_model_parent_class)->dispose (object);
}

static void
sp_table_model_class_init (SpTableModelClass *klass)
{
  SpGridModelClass *model_class = SP_GRID_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_table_model_dispose;

  model_class->delete_rows = sp_table_model_delete_rows;
  model_class->duplicate_rows = sp_table_model_duplicate_rows;
  model_class->end_typing = sp_table_model_end_typing;
  model_class->get_align = sp_table_model_get_cell_align;
  model_class->get_cell = sp_table_model_get_cell;
  model_class->get_locked_why = sp_table_model_get_locked_why;
  model_class->get_n_columns = sp_table_model_get_n_columns;
  model_class->get_n_rows = sp_table_model_get_n_rows;
  model_class->insert_rows = sp_table_model_insert_rows;
  model_class->move_rows = sp_table_model_move_rows;
  model_class->set_cell = sp_table_model_set_cell;
  model_class->set_cells = sp_table_model_set_cells;
  model_class->wants_bold = sp_table_model_wants_bold;
}

static void
sp_table_model_init (SpTableModel *self)
{
}
