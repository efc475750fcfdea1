/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-wording-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-align.h"
#include "sp-table-match.h"

typedef struct
{
  GPtrArray *changes;
  const SpTable *before_table;
  const SpTable *after_table;
  SpCells *before;
  SpCells *after;
  SpTableMatch *match;
} Tables;

static char *
make_subject (const SpTable *table, int row, guint column)
{
  return g_strdup_printf ("table.%u.%d.%u", sp_table_get_index (table), row, column);
}

static char *
get_plain (SpCells *cells, int row, guint column)
{
  return sp_markdown_to_plain (sp_cells_get (cells, row, column));
}

/* "Cost" where there is one column beside the name, else "Cost, Details"; a cell of the first
 * column is named by its header alone. */
static char *
make_label (SpCells *cells, int row, guint column)
{
  g_autofree char *header = get_plain (cells, -1, column);
  g_autofree char *name = NULL;

  if (column == 0)
    return *header != '\0' ? g_steal_pointer (&header) : g_strdup (_ ("Name of the row"));
  name = get_plain (cells, row, 0);
  if (*name == '\0')
    return g_steal_pointer (&header);
  if (sp_cells_get_n_columns (cells) <= 2 || *header == '\0')
    return g_steal_pointer (&name);
  /* Translators: a row's and a column's name. */
  return g_strdup_printf (_ ("%s, %s"), name, header);
}

/* What a row says beside its name. */
static char *
describe_row (SpCells *cells, int row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 1; i < sp_cells_get_n_columns (cells); i++)
    {
      g_autofree char *plain = get_plain (cells, row, i);

      g_string_append_printf (words, "%s%s", i > 1 ? ", " : "", plain);
    }
  return g_string_free (words, FALSE);
}

static void
add_row (Tables *self, SpWordingKind kind, const SpTable *table, int row)
{
  SpCells *cells = sp_table_get_cells (table);
  g_autofree char *subject = make_subject (table, row, 0);
  g_autofree char *name = get_plain (cells, row, 0);
  g_autofree char *rest = describe_row (cells, row);
  const char *label = *name != '\0' ? name : _ ("Row");

  if (kind == SP_WORDING_REMOVED)
    sp_wording_add (self->changes, kind, subject, label, rest, NULL, _ ("row removed"));
  else if (kind == SP_WORDING_ADDED)
    sp_wording_add (self->changes, kind, subject, label, NULL, rest, _ ("new row"));
  else
    sp_wording_add (self->changes, kind, subject, label, NULL, NULL, _ ("row moved"));
}

static void
add_cell (Tables *self, int old_row, guint old_column, int row, guint column)
{
  const char *old = sp_cells_get (self->before, old_row, old_column);
  const char *new = sp_cells_get (self->after, row, column);
  g_autofree char *label = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *old_plain = NULL;
  g_autofree char *new_plain = NULL;

  if (strcmp (old, new) == 0)
    return;
  old_plain = sp_markdown_to_plain (old);
  new_plain = sp_markdown_to_plain (new);
  subject = make_subject (self->after_table, row, column);
  label = row < 0 ? g_strdup (_ ("Column")) : make_label (self->after, row, column);
  /* Where only the markup is another, that is what there is to see. */
  if (strcmp (old_plain, new_plain) == 0)
    sp_wording_add (self->changes, SP_WORDING_CHANGED, subject, label, old, new, NULL);
  else
    sp_wording_add (self->changes, SP_WORDING_CHANGED, subject, label, old_plain, new_plain, NULL);
}

static void
add_column (Tables *self, SpWordingKind kind, const SpTable *table, guint column, const char *note)
{
  g_autofree char *subject = make_subject (table, -1, column);
  g_autofree char *name = get_plain (sp_table_get_cells (table), -1, column);

  sp_wording_add (self->changes, kind, subject, _ ("Column"),
                  kind == SP_WORDING_REMOVED ? name : NULL,
                  kind == SP_WORDING_REMOVED ? NULL : name, note);
}

static void
add_columns (Tables *self)
{
  guint n_before = sp_cells_get_n_columns (self->before);
  guint n_after = sp_cells_get_n_columns (self->after);
  g_autofree gboolean *kept = g_new0 (gboolean, n_before + 1);
  g_autofree gboolean *moved = sp_align_find_moved (self->match->columns, n_after);

  for (guint i = 0; i < n_after; i++)
    {
      int old = self->match->columns[i];

      if (old < 0)
        {
          add_column (self, SP_WORDING_ADDED, self->after_table, i, _ ("new column"));
          continue;
        }
      kept[old] = TRUE;
      if (moved[i])
        add_column (self, SP_WORDING_MOVED, self->after_table, i, _ ("column moved"));
      add_cell (self, -1, (guint) old, -1, i);
      if (sp_cells_get_align (self->before, (guint) old) != sp_cells_get_align (self->after, i))
        add_column (self, SP_WORDING_CHANGED, self->after_table, i, _ ("alignment"));
    }
  for (guint i = 0; i < n_before; i++)
    if (!kept[i])
      add_column (self, SP_WORDING_REMOVED, self->before_table, i, _ ("column removed"));
}

/* Cells beyond the header have no name, but they are not passed over. */
static void
add_surplus (Tables *self, int old_row, int row)
{
  guint n_before = sp_cells_get_row_length (self->before, old_row);
  guint n_after = sp_cells_get_row_length (self->after, row);
  guint n_columns = sp_cells_get_n_columns (self->after);

  if (sp_cells_get_n_columns (self->before) != n_columns)
    return;
  for (guint i = n_columns; i < MAX (n_before, n_after); i++)
    add_cell (self, old_row, i, row, i);
}

static void
add_rows (Tables *self)
{
  guint n_before = sp_cells_get_n_rows (self->before);
  guint n_after = sp_cells_get_n_rows (self->after);
  g_autofree gboolean *kept = g_new0 (gboolean, n_before + 1);
  g_autofree gboolean *moved = sp_align_find_moved (self->match->rows, n_after);

  for (guint i = 0; i < n_after; i++)
    {
      int old = self->match->rows[i];

      if (old < 0)
        {
          add_row (self, SP_WORDING_ADDED, self->after_table, (int) i);
          continue;
        }
      kept[old] = TRUE;
      if (moved[i])
        add_row (self, SP_WORDING_MOVED, self->after_table, (int) i);
      for (guint column = 0; column < sp_cells_get_n_columns (self->after); column++)
        if (self->match->columns[column] >= 0)
          add_cell (self, old, (guint) self->match->columns[column], (int) i, column);
      add_surplus (self, old, (int) i);
    }
  for (guint i = 0; i < n_before; i++)
    if (!kept[i])
      add_row (self, SP_WORDING_REMOVED, self->before_table, (int) i);
}

void
sp_wording_add_table (GPtrArray *changes, const SpTable *before, const SpTable *after)
{
  SpCells *before_cells = sp_table_get_cells (before);
  SpCells *after_cells = sp_table_get_cells (after);
  g_autoptr (SpTableMatch) match = NULL;
  Tables self = { changes, before, after, before_cells, after_cells, NULL };

  if (sp_cells_equal (before_cells, after_cells))
    return;
  self.match = match = sp_table_match_new (before_cells, after_cells);
  add_columns (&self);
  add_rows (&self);
}
