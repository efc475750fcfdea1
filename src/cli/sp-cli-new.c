/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-page-create.h"

#include <glib/gi18n.h>

SpCliResult
sp_cli_new (char **args)
{
  g_autofree char *folder_name = NULL;
  g_autofree char *section = NULL;
  gboolean trusted = FALSE;
  const GOptionEntry entries[] = {
    { "site", 0, 0, G_OPTION_ARG_FILENAME, &folder_name, N_ ("The website's folder"),
      N_ ("FOLDER") },
    { "section", 0, 0, G_OPTION_ARG_FILENAME, &section,
      N_ ("The folder of pages that the page is for"), N_ ("SECTION") },
    { "trusted", 0, 0, G_OPTION_ARG_NONE, &trusted,
      N_ ("Let Hugo run what is in the website, where its pattern for new pages needs it"), NULL },
    { NULL },
  };
  g_auto (GStrv) titles = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!sp_cli_parse_options (
          args, "TITLE", _ ("Makes a new page, as the window does, and prints its path."),
          _ ("The page comes from the section's archetype, or has the fields that the section's\n"
             "other pages have. A name that is taken gets a number; nothing is written over."),
          entries, NULL, 1, 1, &titles))
    return SP_CLI_USAGE;
  if (folder_name == NULL)
    return sp_cli_usage ("new", _ ("--site FOLDER is missing"));
  folder = g_file_new_for_path (folder_name);
  site = sp_site_open (folder, &error);
  if (site != NULL)
    path = sp_page_create (site, NULL, section != NULL ? section : "", titles[0],
                           trusted ? SP_CREATE_TRUSTED : SP_CREATE_DEFAULT, NULL, &error);
  if (path == NULL)
    return sp_cli_complain (folder_name, NULL, 0, "%s", error->message);
  sp_cli_print (path, -1);
  sp_cli_print ("\n", 1);
  return SP_CLI_DONE;
}
