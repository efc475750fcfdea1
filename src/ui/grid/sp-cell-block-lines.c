/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cell-block.h"

#include <string.h>

/* How often @separator parts each line that is not blank; 0 when that differs from line to line. */
static guint
count_in_each (char **lines, char separator)
{
  guint usual = 0;

  for (; *lines != NULL; lines++)
    {
      guint n = 0;

      if (**lines == '\0')
        continue;
      for (const char *at = *lines; *at != '\0'; at++)
        n += *at == separator;
      if (n == 0 || (usual > 0 && n != usual))
        return 0;
      usual = n;
    }
  return usual;
}

/* Where a line parts into a name and what is said of it: a colon before a space, and not in a long
 * sentence. */
static char *
find_colon (char *line)
{
  char *colon = strchr (line, ':');

  return colon != NULL && colon > line && colon - line <= 60 &&
                 (colon[1] == ' ' || colon[1] == '\0')
             ? colon
             : NULL;
}

/* Takes a list's marker away. */
static char *
skip_marker (char *line)
{
  if ((*line == '-' || *line == '*' || *line == '+') && line[1] == ' ')
    return line + 2;
  return line;
}

static gboolean
are_pairs (char **lines)
{
  for (; *lines != NULL; lines++)
    if (**lines != '\0' && find_colon (skip_marker (*lines)) == NULL)
      return FALSE;
  return TRUE;
}

static void
set_field (SpCellBlock *block, guint row, guint column, const char *field)
{
  g_autofree char *stripped = g_strstrip (g_strdup (field));

  sp_cell_block_set (block, row, column, stripped);
}

SpCellBlock *
sp_cell_block_new_from_lines (const char *text, gboolean *pairs)
{
  static const char separators[] = { '|', ';', ',' };
  g_auto (GStrv) lines = NULL;
  SpCellBlock *block;
  guint n_lines = 0, n_columns = 1, row = 0;
  char separator[2] = { 0 };

  g_return_val_if_fail (text != NULL && pairs != NULL, NULL);

  *pairs = FALSE;
  block = sp_cell_block_new_from_text (text);
  if (strchr (text, '\t') != NULL || sp_cell_block_get_n_columns (block) > 1)
    return block;
  sp_cell_block_free (block);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n_lines += *g_strstrip (lines[i]) != '\0';
  *pairs = n_lines > 0 && are_pairs (lines);
  for (guint i = 0; i < G_N_ELEMENTS (separators) && !*pairs && separator[0] == '\0'; i++)
    if (count_in_each (lines, separators[i]) > 0)
      {
        separator[0] = separators[i];
        n_columns = count_in_each (lines, separators[i]) + 1;
      }
  if (*pairs)
    n_columns = 2;
  block = sp_cell_block_new (n_lines, n_lines > 0 ? n_columns : 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];

      if (*line == '\0')
        continue;
      if (*pairs)
        {
          char *colon = find_colon (line = skip_marker (line));

          *colon = '\0';
          set_field (block, row, 0, line);
          set_field (block, row, 1, colon + 1);
        }
      else if (separator[0] != '\0')
        {
          g_auto (GStrv) fields = g_strsplit (line, separator, -1);

          for (guint column = 0; column < n_columns; column++)
            set_field (block, row, column, fields[column]);
        }
      else
        {
          set_field (block, row, 0, line);
        }
      row++;
    }
  return block;
}
