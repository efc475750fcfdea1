/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table-match.h"

#include "sp-align.h"

#include <string.h>

/* Makes @key one that @seen does not have yet, and puts it there. */
static char *
make_unique (char *key, GHashTable *seen)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

  g_hash_table_insert (seen, g_strdup (key), GUINT_TO_POINTER (n + 1));
  if (n > 0)
    {
      char *numbered = g_strdup_printf ("%s\n%u", key, n);

      g_free (key);
      return numbered;
    }
  return key;
}

static char *
get_name (SpCells *cells, int row, guint column)
{
  g_autofree char *plain = sp_markdown_to_plain (sp_cells_get (cells, row, column));

  return g_utf8_casefold (plain, -1);
}

char **
sp_table_match_row_keys (SpCells *cells)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows = sp_cells_get_n_rows (cells);
  char **keys = g_new0 (char *, n_rows + 1);
  const char *above = "";

  for (guint i = 0; i < n_rows; i++)
    {
      char *name = get_name (cells, (int) i, 0);

      if (*name == '\0')
        {
          char *below = g_strconcat (above, "\nbelow", NULL);

          g_free (name);
          name = below;
          keys[i] = make_unique (name, seen);
          continue;
        }
      keys[i] = make_unique (name, seen);
      above = keys[i];
    }
  return keys;
}

char **
sp_table_match_column_keys (SpCells *cells)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_columns = sp_cells_get_n_columns (cells);
  char **keys = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    keys[i] = make_unique (get_name (cells, -1, i), seen);
  return keys;
}

typedef struct
{
  SpCells *old;
  SpCells *new;
  const int *rows;
  const int *columns;
} Pair;

static gboolean
same_cell (Pair *pair, int old_row, guint old_column, int new_row, guint new_column)
{
  return strcmp (sp_cells_get (pair->old, old_row, old_column),
                 sp_cells_get (pair->new, new_row, new_column)) == 0;
}

/* A renamed column has what it had before. */
static double
compare_columns (guint old, guint new, gpointer user_data)
{
  Pair *pair = user_data;
  guint n_rows = sp_cells_get_n_rows (pair->new), n_same = 0, n_compared = 0;

  for (guint row = 0; row < n_rows; row++)
    if (pair->rows[row] >= 0 && *sp_cells_get (pair->new, (int) row, new) != '\0')
      {
        n_compared++;
        n_same += same_cell (pair, pair->rows[row], old, (int) row, new);
      }
  return n_compared == 0 ? 0 : (double) n_same / n_compared;
}

/* So has a renamed row, beside its name. */
static double
compare_rows (guint old, guint new, gpointer user_data)
{
  Pair *pair = user_data;
  guint n_columns = sp_cells_get_n_columns (pair->new), n_same = 0, n_compared = 0;

  for (guint column = 1; column < n_columns; column++)
    if (pair->columns[column] > 0 && *sp_cells_get (pair->new, (int) new, column) != '\0')
      {
        n_compared++;
        n_same += same_cell (pair, (int) old, (guint) pair->columns[column], (int) new, column);
      }
  return n_compared == 0 ? 0 : (double) n_same / n_compared;
}

static int *
match_columns (Pair *pair)
{
  g_auto (GStrv) old_keys = sp_table_match_column_keys (pair->old);
  g_auto (GStrv) new_keys = sp_table_match_column_keys (pair->new);

  return sp_align ((const char *const *) old_keys, sp_cells_get_n_columns (pair->old),
                   (const char *const *) new_keys, sp_cells_get_n_columns (pair->new),
                   compare_columns, pair);
}

SpTableMatch *
sp_table_match_new (SpCells *old, SpCells *new)
{
  SpTableMatch *self = g_new0 (SpTableMatch, 1);
  g_auto (GStrv) old_keys = NULL;
  g_auto (GStrv) new_keys = NULL;
  Pair pair = { old, new, NULL, NULL };
  int *by_name;

  old_keys = sp_table_match_row_keys (old);
  new_keys = sp_table_match_row_keys (new);
  pair.rows = by_name =
      sp_align ((const char *const *) old_keys, sp_cells_get_n_rows (old),
                (const char *const *) new_keys, sp_cells_get_n_rows (new), NULL, NULL);
  pair.columns = self->columns = match_columns (&pair);
  self->rows =
      sp_align ((const char *const *) old_keys, sp_cells_get_n_rows (old),
                (const char *const *) new_keys, sp_cells_get_n_rows (new), compare_rows, &pair);
  g_free (by_name);
  return self;
}

void
sp_table_match_free (SpTableMatch *self)
{
  g_free (self->rows);
  g_free (self->columns);
  g_free (self);
}

static void
append_keys (GString *all, char **keys)
{
  for (; *keys != NULL; keys++)
    {
      g_autofree char *one = g_strdelimit (g_strdup (*keys), " \t\r\n", '_');

      g_string_append_printf (all, "%s ", one);
    }
}

static char *
list_keys (SpCells *cells)
{
  g_auto (GStrv) rows = sp_table_match_row_keys (cells);
  g_auto (GStrv) columns = sp_table_match_column_keys (cells);
  GString *all = g_string_new (NULL);

  append_keys (all, rows);
  append_keys (all, columns);
  return g_string_free (all, FALSE);
}

double
sp_table_match_similarity (const SpTable *old, const SpTable *new)
{
  g_autofree char *old_keys = list_keys (sp_table_get_cells (old));
  g_autofree char *new_keys = list_keys (sp_table_get_cells (new));
  double similarity = sp_text_similarity (old_keys, new_keys);

  return similarity > 0 ? 0.5 + similarity / 2 : 0;
}
