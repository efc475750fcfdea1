/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows */

/* Where row @id stands in @text; the header's id is -1. */
static int
get_place (SpTableMerge *self, guint text, int id)
{
  return id < 0 ? -1 : (int) self->rows->places[text][id];
}

static gboolean
has_row (SpTableMerge *self, guint text, int id)
{
  return id < 0 || sp_merge_ids_has (self->rows, text, (guint) id);
}

static char *
get_line (SpTableMerge *self, guint text, int id)
{
  gsize start, end;

  sp_table_get_row_span (sp_lone_table_get (&self->shaped[text]), get_place (self, text, id),
                         &start, &end);
  return sp_text_slice (self->shaped[text].text, start, end);
}

static gboolean
same_cells (SpTableMerge *self, guint a, guint b, int id)
{
  int row_a = get_place (self, a, id), row_b = get_place (self, b, id);

  for (guint i = 0; i < self->column_order->len; i++)
    if (strcmp (sp_cells_get (self->cells[a], row_a, i), sp_cells_get (self->cells[b], row_b, i)) !=
        0)
      return FALSE;
  return sp_cells_get_row_length (self->cells[a], row_a) <= self->column_order->len &&
         sp_cells_get_row_length (self->cells[b], row_b) <= self->column_order->len;
}

static char *
get_row_name (SpTableMerge *self, int id)
{
  for (guint i = N_TEXTS; i-- > 0;)
    if (has_row (self, i, id))
      {
        g_autofree char *name =
            sp_markdown_to_plain (sp_cells_get (self->cells[i], get_place (self, i, id), 0));

        if (*name != '\0')
          return g_steal_pointer (&name);
      }
  return g_strdup (_ ("without a name"));
}

/* "Cost", or "Cost, Details" where there is more than one column beside the name. */
static char *
label_cell (SpTableMerge *self, int id, guint column)
{
  guint column_id = g_array_index (self->column_order, guint, column);
  g_autofree char *header = sp_table_merge_column_name (self, column_id);
  g_autofree char *name = NULL;

  if (id < 0)
    return g_strdup_printf (_ ("Column “%s”"), header);
  name = get_row_name (self, id);
  if (column == 0)
    return g_strdup_printf (_ ("Name of the row “%s”"), name);
  if (self->column_order->len <= 2)
    return g_steal_pointer (&name);
  return g_strdup_printf (_ ("%s, %s"), name, header);
}

static int
get_our_row (SpTableMerge *self, int id)
{
  return has_row (self, OURS, id) ? get_place (self, OURS, id) : get_place (self, THEIRS, id);
}

/* What the cell says afterwards. */
static const char *
merge_cell (SpTableMerge *self, int id, guint column)
{
  guint column_id = g_array_index (self->column_order, guint, column);
  const char *versions[N_TEXTS] = { NULL };
  g_autofree char *label = NULL;
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    if (has_row (self, i, id))
      versions[i] = sp_cells_get (self->cells[i], get_place (self, i, id), column);
  if (!has_row (self, OURS, id) || !has_row (self, THEIRS, id))
    return versions[has_row (self, OURS, id) ? OURS : THEIRS];
  /* Who lacks the column says nothing about it. */
  if (!sp_merge_ids_has (self->columns, OURS, column_id))
    return versions[THEIRS];
  if (!sp_merge_ids_has (self->columns, THEIRS, column_id))
    return versions[OURS];
  if (versions[BASE] == NULL || !sp_merge_ids_has (self->columns, BASE, column_id))
    versions[BASE] = "";
  picked = sp_merge_pick (versions);
  if (picked >= 0)
    return versions[picked];
  label = label_cell (self, id, column);
  return versions[sp_table_merge_decide (self, get_our_row (self, id), column, label, versions)];
}

/* The line that needs the least to say what is expected. */
static char *
pick_line (SpTableMerge *self, int id)
{
  char *lines[N_TEXTS] = { NULL };
  char *line;
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    if (has_row (self, i, id))
      lines[i] = get_line (self, i, id);
  if (lines[OURS] == NULL || lines[THEIRS] == NULL)
    picked = lines[OURS] != NULL ? OURS : THEIRS;
  else
    picked = sp_merge_pick ((const char *const *) lines);
  if (picked < 0)
    /* One that is only spaced otherwise shall stay so. */
    picked = lines[BASE] != NULL && same_cells (self, BASE, OURS, id) ? OURS : THEIRS;
  line = g_strdup (lines[picked]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (lines[i]);
  return line;
}

static char **
merge_row_cells (SpTableMerge *self, int id)
{
  guint n = self->column_order->len;
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = g_strdup (merge_cell (self, id, i));
  return cells;
}

static char *
describe_row (SpTableMerge *self, guint text, int id)
{
  GString *words = g_string_new (NULL);
  guint length = sp_cells_get_row_length (self->cells[text], get_place (self, text, id));

  for (guint i = 0; i < length; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? "" : " | ",
                            sp_cells_get (self->cells[text], get_place (self, text, id), i));
  return g_string_free (words, FALSE);
}

/* The row as one thing. */
static guint
decide_row (SpTableMerge *self, int id)
{
  g_autofree char *name = get_row_name (self, id);
  g_autofree char *label = g_strdup_printf (_ ("Row “%s”"), name);
  char *words[N_TEXTS] = { NULL };
  guint side;

  for (guint i = 0; i < N_TEXTS; i++)
    if (has_row (self, i, id))
      words[i] = describe_row (self, i, id);
  side =
      sp_table_merge_decide (self, get_our_row (self, id), 0, label, (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
  return side;
}

static gboolean
has_surplus_cells (SpTableMerge *self, int id)
{
  for (guint i = OURS; i <= THEIRS; i++)
    if (sp_cells_get_row_length (self->cells[i], get_place (self, i, id)) > self->column_order->len)
      return TRUE;
  return FALSE;
}

static void
take_row (SpTableMerge *self, int id, guint text)
{
  g_ptr_array_index (self->lines, id) = get_line (self, text, id);
}

/* Whether @text says something in row @id that the base does not, in whichever column: which
 * columns stay may be a question of its own, whose answer makes no other question come or go. */
static gboolean
row_changed (SpTableMerge *self, guint text, int id)
{
  int row = get_place (self, text, id);
  guint length = sp_cells_get_row_length (self->own[text], row);

  if (length > self->columns->n[text])
    return TRUE;
  for (guint i = 0; i < self->columns->n[text]; i++)
    {
      guint column = self->columns->ids[text][i];
      const char *old = column < self->columns->n_base
                            ? sp_cells_get (self->own[BASE], get_place (self, BASE, id), column)
                            : "";

      if (strcmp (sp_cells_get (self->own[text], row, i), old) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
merge_row (SpTableMerge *self, int id)
{
  gboolean ours = has_row (self, OURS, id), theirs = has_row (self, THEIRS, id);
  guint one = ours ? OURS : THEIRS;

  if (ours != theirs)
    {
      gboolean changed = id < (int) self->rows->n_base && row_changed (self, one, id);

      if (sp_merge_ids_is_dropped (self->rows, (guint) id, changed) ||
          (changed && decide_row (self, id) != one))
        return FALSE;
      take_row (self, id, one);
      return TRUE;
    }
  if (!ours)
    return FALSE;
  if (has_surplus_cells (self, id))
    {
      g_autofree char *old = has_row (self, BASE, id) ? get_line (self, BASE, id) : NULL;
      g_autofree char *our_line = get_line (self, OURS, id);
      g_autofree char *their_line = get_line (self, THEIRS, id);
      const char *lines[] = { old, our_line, their_line };
      int picked = sp_merge_pick (lines);

      take_row (self, id, picked >= 0 ? (guint) picked : decide_row (self, id));
      return TRUE;
    }
  g_ptr_array_index (self->expected, id) = merge_row_cells (self, id);
  g_ptr_array_index (self->lines, id) = pick_line (self, id);
  return TRUE;
}

static GArray *
merge_rows (SpTableMerge *self)
{
  g_auto (GStrv) our_keys = sp_table_match_row_keys (self->own[OURS]);
  g_auto (GStrv) their_keys = sp_table_match_row_keys (self->own[THEIRS]);
  g_autofree gboolean *keep = NULL;

  self->rows = sp_merge_ids_new (
      sp_cells_get_n_rows (self->own[BASE]), self->ours->rows, (const char *const *) our_keys,
      sp_cells_get_n_rows (self->own[OURS]), self->theirs->rows, (const char *const *) their_keys,
      sp_cells_get_n_rows (self->own[THEIRS]), FALSE);
  g_ptr_array_set_size (self->lines, (int) self->rows->n_ids);
  g_ptr_array_set_size (self->expected, (int) self->rows->n_ids);
  keep = g_new0 (gboolean, self->rows->n_ids + 1);
  for (guint id = 0; id < self->rows->n_ids; id++)
    keep[id] = merge_row (self, (int) id);
  return sp_table_merge_order (self, self->rows, keep, FALSE);
}

/* Putting it together */

static SpAlign
merge_align (SpTableMerge *self, guint column)
{
  guint id = g_array_index (self->column_order, guint, column);
  SpAlign aligns[N_TEXTS];

  for (guint i = 0; i < N_TEXTS; i++)
    aligns[i] = sp_cells_get_align (self->cells[i], column);
  if (!sp_merge_ids_has (self->columns, OURS, id))
    return aligns[THEIRS];
  if (!sp_merge_ids_has (self->columns, THEIRS, id))
    return aligns[OURS];
  if (aligns[OURS] == aligns[THEIRS] || aligns[BASE] == aligns[THEIRS])
    return aligns[OURS];
  if (aligns[BASE] != aligns[OURS])
    {
      static const char *const names[] = { N_ ("none"), N_ ("left"), N_ ("center"), N_ ("right") };
      g_autofree char *name = sp_table_merge_column_name (self, id);
      g_autofree char *label = g_strdup_printf (_ ("Alignment of the column “%s”"), name);
      const char *words[] = { _ (names[aligns[BASE]]), _ (names[aligns[OURS]]),
                              _ (names[aligns[THEIRS]]) };

      return aligns[sp_table_merge_decide (self, -1, column, label, words)];
    }
  return aligns[THEIRS];
}

static char *
get_delimiter (SpTableMerge *self, guint text)
{
  SpLoneTable *table = &self->shaped[text];

  return sp_text_slice (table->text, sp_text_get_line_start (table->text, 1),
                        sp_text_get_line_end (table->text, 1));
}

static char *
pick_delimiter (SpTableMerge *self)
{
  char *lines[N_TEXTS];
  char *line;
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    lines[i] = get_delimiter (self, i);
  picked = sp_merge_pick ((const char *const *) lines);
  line = g_strdup (lines[picked < 0 ? THEIRS : picked]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (lines[i]);
  return line;
}

static gboolean
set_cells (SpLoneTable *table, int row, char **cells)
{
  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      SpCells *present = sp_table_get_cells (sp_lone_table_get (table));

      if (strcmp (sp_cells_get (present, row, i), cells[i]) != 0 &&
          !sp_lone_table_apply (
              table, sp_table_set_cell (sp_lone_table_get (table), row, i, cells[i], FALSE, NULL)))
        return FALSE;
    }
  return TRUE;
}

static char *
put_together (SpTableMerge *self, GArray *order, char **header, const SpAlign *aligns)
{
  const char *newline = sp_text_get_newline_at (self->shaped[THEIRS].text, 0);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *header_line = pick_line (self, -1);
  g_autofree char *delimiter = pick_delimiter (self);
  SpLoneTable table = { NULL };
  char *result = NULL;
  gboolean ok;

  g_string_append_printf (lines, "%s%s%s", header_line, newline, delimiter);
  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (
        lines, "%s%s", newline,
        (const char *) g_ptr_array_index (self->lines, g_array_index (order, guint, i)));
  if (!sp_lone_table_init (&table, lines->str))
    return NULL;
  ok = sp_cells_get_n_rows (sp_table_get_cells (sp_lone_table_get (&table))) == order->len &&
       sp_cells_get_n_columns (sp_table_get_cells (sp_lone_table_get (&table))) ==
           self->column_order->len &&
       set_cells (&table, -1, header);
  for (guint i = 0; ok && i < order->len; i++)
    ok = set_cells (&table, (int) i,
                    g_ptr_array_index (self->expected, g_array_index (order, guint, i)));
  for (guint i = 0; ok && i < self->column_order->len; i++)
    ok = sp_cells_get_align (sp_table_get_cells (sp_lone_table_get (&table)), i) == aligns[i] ||
         sp_lone_table_apply (&table,
                              sp_table_set_align (sp_lone_table_get (&table), i, aligns[i], NULL));
  if (ok)
    result = sp_text_slice (table.text, 0, sp_text_get_length (table.text));
  sp_lone_table_clear (&table);
  return result;
}

static void
free_cells (gpointer cells)
{
  g_strfreev (cells);
}

static char *
merge_structure (SpTableMerge *self, const char *const *contents)
{
  g_auto (GStrv) header = NULL;
  g_autofree SpAlign *aligns = NULL;
  g_autoptr (GArray) order = NULL;

  sp_table_merge_columns (self);
  if (!sp_table_merge_shape (self, contents))
    return NULL;
  header = merge_row_cells (self, -1);
  aligns = g_new0 (SpAlign, self->column_order->len + 1);
  for (guint i = 0; i < self->column_order->len; i++)
    aligns[i] = merge_align (self, i);
  order = merge_rows (self);
  return put_together (self, order, header, aligns);
}

static void
clear (SpTableMerge *self)
{
  g_clear_pointer (&self->ours, sp_table_match_free);
  g_clear_pointer (&self->theirs, sp_table_match_free);
  g_clear_pointer (&self->columns, sp_merge_ids_free);
  g_clear_pointer (&self->rows, sp_merge_ids_free);
  g_clear_pointer (&self->column_order, g_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->expected, g_ptr_array_unref);
  for (guint i = 0; i < N_TEXTS; i++)
    if (self->shaped[i].text != NULL)
      sp_lone_table_clear (&self->shaped[i]);
}

char *
sp_merge_table (SpMerger *merger, const SpTable *const *tables, const char *const *contents)
{
  SpTableMerge self = { .merger = merger };
  guint n_conflicts = merger->conflicts->len;
  int picked = sp_merge_pick (contents);
  char *merged = NULL;

  if (picked >= 0)
    return g_strdup (contents[picked]);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      self.tables[i] = tables[i];
      self.own[i] = sp_table_get_cells (tables[i]);
    }
  self.ours = sp_table_match_new (self.own[BASE], self.own[OURS]);
  self.theirs = sp_table_match_new (self.own[BASE], self.own[THEIRS]);
  self.lines = g_ptr_array_new_with_free_func (g_free);
  self.expected = g_ptr_array_new_with_free_func (free_cells);
  merged = merge_structure (&self, contents);
  if (merged == NULL)
    {
      /* What was met on the way is not asked: the table is one thing. */
      g_ptr_array_set_size (merger->conflicts, (int) n_conflicts);
      merged = g_strdup (contents[sp_table_merge_decide (&self, -1, 0, _ ("Table"), contents)]);
    }
  clear (&self);
  return merged;
}
