/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-cli-operation.h"
#include "sp-hugo-fields.h"
#include "sp-page-index.h"
#include "sp-schema.h"
#include "sp-site.h"
#include "sp-store.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GPtrArray *operations; /* of SpCliOperation, in the order given */
  gboolean dry_run;
  char *output;
} SetOptions;

static gboolean
operation_cb (const char *option, const char *value, gpointer data, GError **error)
{
  SetOptions *options = data;
  SpCliOperation *operation = sp_cli_operation_parse (option, value, error);

  if (operation == NULL)
    return FALSE;
  g_ptr_array_add (options->operations, operation);
  return TRUE;
}

/* The site of @file, asked only when it matters. */
static SpSite *
find_site (SetOptions *options, const char *file, SpPage *page, gboolean *adds)
{
  gboolean asked = FALSE;
  g_autoptr (GFile) location = NULL;

  *adds = FALSE;
  for (guint i = 0; i < options->operations->len; i++)
    {
      SpCliOperation *operation = g_ptr_array_index (options->operations, i);

      asked = asked || sp_cli_operation_asks_breaks (operation);
      *adds = *adds || sp_cli_operation_adds_field (operation, page);
    }
  if ((!asked && !*adds) || strcmp (file, "-") == 0)
    return NULL;
  location = g_file_new_for_path (file);
  return sp_site_open_for_file (location, NULL);
}

/* What the pages beside @file are like; %NULL when it is not the page of a site. */
static SpSchema *
read_schema (SpSite *site, const char *file)
{
  g_autoptr (GFile) location = g_file_new_for_path (file);
  g_autofree char *path = g_file_get_relative_path (sp_site_get_folder (site), location);
  g_autoptr (GPtrArray) pages = path != NULL ? sp_site_list_pages (site, NULL, NULL) : NULL;

  return pages != NULL ? sp_schema_read (site, pages, path, NULL) : NULL;
}

/* All or none: on an error the text as it was is what is left. */
static gboolean
apply_operations (SetOptions *options, const char *file, SpPage *page)
{
  gboolean adds;
  g_autoptr (SpSite) site = find_site (options, file, page, &adds);
  g_autoptr (SpSchema) schema = site != NULL && adds ? read_schema (site, file) : NULL;
  const SpCliHabits habits = {
    site != NULL && sp_site_get_markup (site)->unsafe,
    schema != NULL ? sp_schema_get_order (schema) : sp_hugo_usual_order (),
  };

  for (guint i = 0; i < options->operations->len; i++)
    {
      SpCliOperation *operation = g_ptr_array_index (options->operations, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpChange) change = sp_cli_operation_make (operation, page, &habits, &error);

      if (change == NULL || !sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error))
        {
          sp_cli_complain (file, sp_page_get_text (page),
                           sp_cli_operation_get_offset (operation, page), "%s", error->message);
          return FALSE;
        }
    }
  return TRUE;
}

static SpCliResult
put_out (SetOptions *options, const char *file, SpText *before, SpText *after, const char *etag)
{
  const char *output = options->output;
  const char *data;
  gsize length;

  if (options->dry_run)
    {
      sp_cli_print_diff (file, before, after);
      return SP_CLI_DONE;
    }
  if (output == NULL && strcmp (file, "-") == 0)
    output = "-";
  if (output == NULL)
    return sp_text_equal (before, after) ? SP_CLI_DONE : sp_cli_save (file, after, etag);
  if (strcmp (output, "-") != 0)
    return sp_cli_write (output, after);
  data = sp_text_get_data (after, &length);
  sp_cli_print (data, (gssize) length);
  return SP_CLI_DONE;
}

static SpCliResult
set_in_file (SetOptions *options, const char *file)
{
  g_autofree char *etag = NULL;
  g_autoptr (SpText) text = sp_cli_load (file, &etag);
  g_autoptr (SpPage) page = NULL;

  if (text == NULL)
    return SP_CLI_FAILED;
  page = sp_page_new (text);
  if (!apply_operations (options, file, page))
    return SP_CLI_FAILED;
  return put_out (options, file, text, sp_page_get_text (page), etag);
}

#define OPERATION(name, help, form) \
  { \
    name, 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, operation_cb, help, form \
  }

SpCliResult
sp_cli_set (char **args)
{
  SetOptions options = { NULL, FALSE, NULL };
  const GOptionEntry entries[] = {
    OPERATION ("field", N_ ("Set a field, keeping its type where the text fits"), "PATH=TEXT"),
    OPERATION ("field-json", N_ ("Set a field to a value of any type"), "PATH=JSON"),
    OPERATION ("unset", N_ ("Remove a field"), "PATH"),
    OPERATION ("cell", N_ ("Set a cell of table T in row R, column C"), "T,R,C=TEXT"),
    OPERATION ("attribute", N_ ("Set what stands beside the row's name"), "NAME=TEXT"),
    OPERATION ("insert-row", N_ ("Add an empty row that is row R afterwards"), "T,R"),
    OPERATION ("delete-row", N_ ("Delete a row"), "T,R"),
    OPERATION ("move-row", N_ ("Move row R so that it is row TO"), "T,R,TO"),
    OPERATION ("insert-column", N_ ("Add an empty column that is column C afterwards"), "T,C"),
    OPERATION ("delete-column", N_ ("Delete a column"), "T,C"),
    OPERATION ("move-column", N_ ("Move column C so that it is column TO"), "T,C,TO"),
    OPERATION ("align", N_ ("Align a column"), "T,C=left|center|right|none"),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Print what would change as a unified diff and write nothing"), NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Write to this file instead; “-” is standard output"), N_ ("FILE") },
    { NULL },
  };
  const char *description =
      _ ("The changes are made in the order given, all of them or none. Paths name a field by\n"
         "keys and numbers joined with dots: “title”, “tags.0”, “params.hero.title”. Tables T\n"
         "and columns C count from 0, rows R from 0 below the header, which is row -1.\n\n"
         "--field refuses to replace a list or a group (exit code 3); use the path of one item,\n"
         "or --field-json. A new “categories” or “tags” becomes a list of that one text. A text\n"
         "that is not UTF-8 is wrong usage (exit code 2). The page of standard input is printed.");
  g_auto (GStrv) files = NULL;
  SpCliResult result = SP_CLI_USAGE;

  options.operations = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_cli_operation_free);
  if (sp_cli_parse_options (args, "FILE", _ ("Changes fields and tables of a page and saves it."),
                            description, entries, &options, 1, 1, &files))
    result = set_in_file (&options, files[0]);
  g_ptr_array_unref (options.operations);
  g_free (options.output);
  return result;
}
