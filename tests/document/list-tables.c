/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints the tables of the Markdown files named on standard input, one a line: a line of JSON for
 * each file, [[row, …], …] with rows of cells without their Markdown. With --tidy writes the file
 * with its tables tidied beside it, named FILE.tidy. Files hold no front matter.
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

static void
print_tables (SpBody *body)
{
  printf ("{\"tables\": [");
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      if (i > 0)
        printf (", ");
      print_table (sp_body_get_table (body, i));
    }
  printf ("]}\n");
}

/* Whether @tidied has the tables that @body has, as the page checks after each change. */
static gboolean
has_same_tables (SpBody *body, SpText *tidied)
{
  g_autoptr (SpBody) after = sp_body_parse (tidied, 0);
  guint n = sp_body_get_n_tables (body);

  if (n != sp_body_get_n_tables (after))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!sp_cells_equal (sp_table_get_cells (sp_body_get_table (body, i)),
                         sp_table_get_cells (sp_body_get_table (after, i))))
      return FALSE;
  return TRUE;
}

/* From the last table to the first, so that what is still to do keeps its place. */
static SpText *
tidy (SpText *text, SpBody *body)
{
  SpText *tidied = sp_text_ref (text);

  for (guint i = sp_body_get_n_tables (body); i > 0; i--)
    {
      g_autoptr (SpChange) change = sp_table_tidy (sp_body_get_table (body, i - 1), NULL);
      g_autoptr (SpText) next = NULL;

      if (change == NULL)
        continue;
      next = sp_edit_list_apply (sp_change_get_edits (change), tidied);
      if (has_same_tables (body, next))
        {
          sp_text_unref (tidied);
          tidied = g_steal_pointer (&next);
        }
    }
  return tidied;
}

int
main (int argc, char *argv[])
{
  gboolean tidying = argc > 1 && strcmp (argv[1], "--tidy") == 0;
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
      if (tidying)
        {
          g_autofree char *tidy_path = g_strconcat (path, ".tidy", NULL);
          g_autoptr (SpText) tidied = tidy (text, body);

          data = (char *) sp_text_get_data (tidied, &length);
          if (!g_file_set_contents (tidy_path, data, (gssize) length, &error))
            {
              fprintf (stderr, "%s\n", error->message);
              return 1;
            }
        }
      else
        {
          print_tables (body);
        }
    }
  return 0;
}
