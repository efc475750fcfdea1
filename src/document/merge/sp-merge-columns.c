/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-table-private.h"

#include <glib/gi18n-lib.h>

gboolean
sp_table_merge_has_surplus (SpCells *cells)
{
  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    if (sp_cells_get_row_length (cells, row) > sp_cells_get_n_columns (cells))
      return TRUE;
  return FALSE;
}

guint
sp_table_merge_decide (SpTableMerge *self,
                       int row,
                       guint column,
                       const char *label,
                       const char *const *versions)
{
  const SpTable *table = self->tables[OURS];
  g_autofree char *subject =
      g_strdup_printf ("table.%u.%d.%u", sp_table_get_index (table), row, column);

  return sp_merger_decide (self->merger, subject, label, versions);
}

/* Columns */

static const char *
get_header (SpTableMerge *self, guint text, guint id)
{
  return sp_merge_ids_has (self->columns, text, id)
             ? sp_cells_get (self->own[text], -1, self->columns->places[text][id])
             : NULL;
}

char *
sp_table_merge_column_name (SpTableMerge *self, guint id)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *header = get_header (self, i, id);

      if (header != NULL && *header != '\0')
        return sp_markdown_to_plain (header);
    }
  return g_strdup_printf ("%u", id + 1);
}

/* Whether @text says something in column @id that the base does not. */
static gboolean
column_changed (SpTableMerge *self, guint text, guint id)
{
  const int *rows = text == OURS ? self->ours->rows : self->theirs->rows;
  guint place = self->columns->places[text][id];

  if (strcmp (get_header (self, text, id), get_header (self, BASE, id)) != 0)
    return TRUE;
  for (guint i = 0; i < sp_cells_get_n_rows (self->own[text]); i++)
    {
      const char *old = rows[i] >= 0 ? sp_cells_get (self->own[BASE], rows[i], id) : "";

      if (strcmp (sp_cells_get (self->own[text], (int) i, place), old) != 0)
        return TRUE;
    }
  return FALSE;
}

static char *
describe_column (SpCells *cells, guint column)
{
  GString *words = g_string_new (NULL);

  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    g_string_append_printf (words, "%s%s", row >= 0 ? "\n" : "", sp_cells_get (cells, row, column));
  return g_string_free (words, FALSE);
}

/* Both had the column, one took it away and the other changed it. */
static gboolean
decide_column (SpTableMerge *self, guint id)
{
  g_autofree char *name = sp_table_merge_column_name (self, id);
  g_autofree char *label = g_strdup_printf (_ ("Column “%s”"), name);
  char *words[N_TEXTS] = { NULL };
  guint side;

  for (guint i = 0; i < N_TEXTS; i++)
    if (sp_merge_ids_has (self->columns, i, id))
      words[i] = describe_column (self->own[i], self->columns->places[i][id]);
  side = sp_table_merge_decide (self, -1, id, label, (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
  return sp_merge_ids_has (self->columns, side, id);
}

static char *
join_names (SpTableMerge *self, guint text, gboolean of_columns)
{
  GString *words = g_string_new (NULL);
  SpCells *cells = self->own[text];
  guint n = of_columns ? sp_cells_get_n_columns (cells) : sp_cells_get_n_rows (cells);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = sp_markdown_to_plain (of_columns ? sp_cells_get (cells, -1, i)
                                                               : sp_cells_get (cells, (int) i, 0));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (words, FALSE);
}

GArray *
sp_table_merge_order (SpTableMerge *self,
                      SpMergeIds *ids,
                      const gboolean *keep,
                      gboolean of_columns)
{
  gboolean conflict;
  GArray *order = sp_merge_order (ids, keep, THEIRS, &conflict);
  char *words[N_TEXTS];
  guint side;

  if (!conflict)
    return order;
  for (guint i = 0; i < N_TEXTS; i++)
    words[i] = join_names (self, i, of_columns);
  side = sp_table_merge_decide (self, -1, 0,
                                of_columns ? _ ("Order of the columns") : _ ("Order of the rows"),
                                (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
  g_array_unref (order);
  return sp_merge_order (ids, keep, side, &conflict);
}

void
sp_table_merge_columns (SpTableMerge *self)
{
  g_auto (GStrv) our_keys = sp_table_match_column_keys (self->own[OURS]);
  g_auto (GStrv) their_keys = sp_table_match_column_keys (self->own[THEIRS]);
  g_autofree gboolean *keep = NULL;

  self->columns = sp_merge_ids_new (
      sp_cells_get_n_columns (self->own[BASE]), self->ours->columns, (const char *const *) our_keys,
      sp_cells_get_n_columns (self->own[OURS]), self->theirs->columns,
      (const char *const *) their_keys, sp_cells_get_n_columns (self->own[THEIRS]), FALSE);
  keep = g_new0 (gboolean, self->columns->n_ids + 1);
  for (guint id = 0; id < self->columns->n_ids; id++)
    {
      gboolean ours = sp_merge_ids_has (self->columns, OURS, id);
      gboolean theirs = sp_merge_ids_has (self->columns, THEIRS, id);
      gboolean changed = ours != theirs && id < self->columns->n_base &&
                         column_changed (self, ours ? OURS : THEIRS, id);

      keep[id] = !sp_merge_ids_is_dropped (self->columns, id, changed);
      if (changed)
        keep[id] = decide_column (self, id);
    }
  self->column_order = sp_table_merge_order (self, self->columns, keep, TRUE);
}

/* Whether no side has other columns than the base. */
static gboolean
same_columns (SpTableMerge *self)
{
  for (guint text = 0; text < N_TEXTS; text++)
    {
      if (self->columns->n[text] != self->column_order->len)
        return FALSE;
      for (guint i = 0; i < self->column_order->len; i++)
        if (self->columns->ids[text][i] != g_array_index (self->column_order, guint, i))
          return FALSE;
    }
  return TRUE;
}

gboolean
sp_table_merge_shape (SpTableMerge *self, const char *const *contents)
{
  gboolean same = same_columns (self);

  for (guint text = 0; text < N_TEXTS; text++)
    {
      g_autofree int *columns = g_new (int, self->column_order->len + 1);

      if (!sp_lone_table_init (&self->shaped[text], contents[text]))
        return FALSE;
      for (guint i = 0; i < self->column_order->len; i++)
        {
          guint id = g_array_index (self->column_order, guint, i);

          columns[i] = sp_merge_ids_has (self->columns, text, id)
                           ? (int) self->columns->places[text][id]
                           : -1;
        }
      if (!same && (sp_table_merge_has_surplus (self->own[text]) || self->column_order->len == 0 ||
                    !sp_lone_table_reshape (&self->shaped[text], columns, self->column_order->len)))
        return FALSE;
      self->cells[text] = sp_table_get_cells (sp_lone_table_get (&self->shaped[text]));
    }
  return TRUE;
}
