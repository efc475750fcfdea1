/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints the tables of the Markdown files named on standard input, one a line: a line of JSON for
 * each file, [[row, …], …] with rows of cells without their Markdown. Files hold no front matter.
 */

#include "sp-body.h"

#include <stdio.h>
#include <string.h>

static void
print_string (const char *string)
{
  putchar ('"');
  for (const char *at = string; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        printf ("\\%c", *at);
      else if ((guchar) *at < ' ')
        printf ("\\u%04x", (guint) *at);
      else
        putchar (*at);
    }
  putchar ('"');
}

static void
print_table (const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);

  putchar ('[');
  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    {
      printf (row < 0 ? "[" : ", [");
      for (guint column = 0; column < sp_cells_get_n_columns (cells); column++)
        {
          g_autofree char *plain = sp_markdown_to_plain (sp_cells_get (cells, row, column));

          if (column > 0)
            printf (", ");
          print_string (plain);
        }
      putchar (']');
    }
  putchar (']');
}

int
main (int argc, char *argv[])
{
  char path[4096];

  while (fgets (path, sizeof path, stdin) != NULL)
    {
      g_autoptr (SpText) text = NULL;
      g_autoptr (SpBody) body = NULL;
      g_autoptr (GError) error = NULL;
      char *data;
      gsize length;

      path[strcspn (path, "\n")] = '\0';
      if (!g_file_get_contents (path, &data, &length, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      text = sp_text_new_take (data, length);
      body = sp_body_parse (text, 0);
      printf ("{\"locked\": %u, \"tables\": [",
              sp_body_get_n_tables (body) > 0 &&
                  sp_table_get_locked_why (sp_body_get_table (body, 0)) != NULL);
      for (guint i = 0; i < sp_body_get_n_tables (body); i++)
        {
          if (i > 0)
            printf (", ");
          print_table (sp_body_get_table (body, i));
        }
      printf ("]}\n");
    }
  return 0;
}
