/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table.h"

#include <string.h>

/* The header of the first column, and of the second, of a table that lists attributes. Lower case;
 * these are words in files, not of the interface. */
static const char *const attribute_words[] = {
  "attribute", "attributes", "aspect", "feature", "features", "item",
  "parameter", "properties", "property", "topic",
};
static const char *const detail_words[] = {
  "answer", "description", "detail", "details", "info", "information", "value", "values",
};

static char *
to_key (const char *markdown)
{
  g_autofree char *plain = sp_markdown_to_plain (markdown);

  return g_utf8_casefold (plain, -1);
}

static gboolean
is_one_of (SpCells *cells, guint column, const char *const *words, gsize n)
{
  g_autofree char *key = to_key (sp_cells_get (cells, -1, column));

  for (gsize i = 0; i < n; i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_bold (const char *markdown)
{
  gsize length = strlen (markdown);

  if (length < 5)
    return FALSE;
  return (memcmp (markdown, "**", 2) == 0 && memcmp (markdown + length - 2, "**", 2) == 0) ||
         (memcmp (markdown, "__", 2) == 0 && memcmp (markdown + length - 2, "__", 2) == 0);
}

gboolean
sp_table_is_first_column_bold (const SpTable *self)
{
  SpCells *cells;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  cells = sp_table_get_cells (self);
  for (guint row = 0; row < sp_cells_get_n_rows (cells); row++)
    {
      const char *cell = sp_cells_get (cells, (int) row, 0);

      if (*cell == '\0')
        continue;
      if (!is_bold (cell))
        return FALSE;
      found = TRUE;
    }
  return found;
}

char *
sp_table_make_name (const SpTable *self, int row, const char *text)
{
  g_autofree char *plain = NULL;
  SpCells *cells;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  cells = sp_table_get_cells (self);
  plain = g_strstrip (g_strdup (text));
  /* What has marks of its own keeps them, and an edited name is what the person makes of it. */
  if (row < 0 || *plain == '\0' || strpbrk (plain, "*_`[<") != NULL ||
      *sp_cells_get (cells, row, 0) != '\0' || !sp_table_is_first_column_bold (self))
    return g_strdup (text);
  return g_strconcat ("**", plain, "**", NULL);
}

gboolean
sp_table_is_attributes (const SpTable *self)
{
  SpCells *cells;

  g_return_val_if_fail (self != NULL, FALSE);

  cells = sp_table_get_cells (self);
  if (sp_cells_get_n_columns (cells) == 2 &&
      (is_one_of (cells, 0, attribute_words, G_N_ELEMENTS (attribute_words)) ||
       is_one_of (cells, 1, detail_words, G_N_ELEMENTS (detail_words))))
    return TRUE;
  return sp_cells_get_n_columns (cells) >= 2 && sp_table_is_first_column_bold (self);
}

int
sp_table_find_row (const SpTable *self, const char *name)
{
  g_autofree char *wanted = NULL;
  SpCells *cells;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  cells = sp_table_get_cells (self);
  wanted = to_key (name);
  if (*wanted == '\0')
    return -1;
  for (guint row = 0; row < sp_cells_get_n_rows (cells); row++)
    {
      g_autofree char *key = to_key (sp_cells_get (cells, (int) row, 0));

      if (strcmp (key, wanted) == 0)
        return (int) row;
    }
  return -1;
}

guint
sp_table_count_continuations (const SpTable *self, guint row)
{
  SpCells *cells;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  cells = sp_table_get_cells (self);
  for (guint next = row + 1; next < sp_cells_get_n_rows (cells); next++, n++)
    if (*sp_cells_get (cells, (int) next, 0) != '\0')
      break;
  return n;
}
