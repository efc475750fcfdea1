/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the grid makes of a clipboard's content, and what it puts there:
 *
 *   convert-cells html|text FILE       prints the cells as JSON, [[cell, …], …]
 *   convert-cells to-html|to-text FILE  reads a Markdown table and prints what is copied of it
 */

#include "sp-cell-block.h"
#include "sp-value.h"

#include <stdio.h>
#include <string.h>

static void
print_cells (SpCellBlock *block)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint row = 0; row < sp_cell_block_get_n_rows (block); row++)
    {
      g_string_append (out, row > 0 ? ",[" : "[");
      for (guint column = 0; column < sp_cell_block_get_n_columns (block); column++)
        {
          if (column > 0)
            g_string_append_c (out, ',');
          sp_json_append_string (out, sp_cell_block_get (block, row, column), -1);
        }
      g_string_append_c (out, ']');
    }
  puts (g_string_append_c (out, ']')->str);
}

int
main (int argc, char *argv[])
{
  g_autofree char *content = NULL;
  g_autoptr (SpCellBlock) block = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (argc != 3 || !g_file_get_contents (argv[2], &content, &length, &error))
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "html, text, to-html or to-text");
      return 2;
    }
  block = g_str_equal (argv[1], "html") ? sp_cell_block_new_from_html (content, length)
                                        : sp_cell_block_new_from_text (content);
  if (block == NULL)
    return 1;
  if (g_str_has_prefix (argv[1], "to-"))
    {
      g_autofree char *copied = g_str_equal (argv[1], "to-html") ? sp_cell_block_to_html (block)
                                                                 : sp_cell_block_to_text (block);

      fputs (copied, stdout);
    }
  else
    {
      print_cells (block);
    }
  return 0;
}
