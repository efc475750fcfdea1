/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-page.h"
#include "sp-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* Tables that are not editable stay as they are, and a message says so. */
static gboolean
tidy_tables (const char *file, SpPage *page)
{
  for (guint i = 0; i < sp_body_get_n_tables (sp_page_get_body (page)); i++)
    {
      const SpTable *table = sp_body_get_table (sp_page_get_body (page), i);
      const char *locked = sp_table_get_locked_why (table);
      g_autoptr (SpChange) change = NULL;
      g_autoptr (GError) error = NULL;
      gsize start;

      sp_table_get_span (table, &start, NULL);
      if (locked != NULL)
        {
          sp_cli_complain (file, sp_page_get_text (page), start, "%s", locked);
          continue;
        }
      change = sp_table_tidy (table, &error);
      if (change == NULL || !sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error))
        {
          sp_cli_complain (file, sp_page_get_text (page), start, "%s", error->message);
          return FALSE;
        }
    }
  return TRUE;
}

static SpCliResult
tidy_file (const char *file, gboolean dry_run)
{
  g_autofree char *etag = NULL;
  g_autoptr (SpText) text = sp_cli_load (file, &etag);
  g_autoptr (SpPage) page = NULL;
  g_autoptr (GFile) location = NULL;
  g_autoptr (GError) error = NULL;
  SpText *tidied;
  const char *data;
  gsize length;

  if (text == NULL)
    return SP_CLI_FAILED;
  page = sp_page_new (text);
  if (!tidy_tables (file, page))
    return SP_CLI_FAILED;
  tidied = sp_page_get_text (page);
  if (dry_run)
    {
      sp_cli_print_diff (file, text, tidied);
      return SP_CLI_DONE;
    }
  if (strcmp (file, "-") == 0)
    {
      data = sp_text_get_data (tidied, &length);
      sp_cli_print (data, (gssize) length);
      return SP_CLI_DONE;
    }
  location = g_file_new_for_path (file);
  if (sp_text_equal (text, tidied) || sp_store_save (location, tidied, etag, NULL, NULL, &error))
    return SP_CLI_DONE;
  return sp_cli_complain (file, NULL, 0, "%s", error->message);
}

SpCliResult
sp_cli_tidy (char **args)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
      N_ ("Print what would change as a unified diff and write nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  SpCliResult result = SP_CLI_DONE;

  if (!sp_cli_parse_options (
          args, "FILE…", _ ("Aligns the tables of pages and changes nothing else."),
          _ ("A table that is not editable stays as it is, and a message says so."), entries, NULL,
          1, 0, &files))
    return SP_CLI_USAGE;
  for (guint i = 0; files[i] != NULL; i++)
    {
      SpCliResult file_result = tidy_file (files[i], dry_run);

      result = MAX (result, file_result);
    }
  return result;
}
