/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-preview-document.h"
#include "sp-render.h"
#include "sp-site.h"

#include <glib/gi18n.h>
#include <string.h>

static SpSite *
open_site (const char *folder)
{
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  SpSite *site = sp_site_open (location, &error);

  if (site == NULL)
    sp_cli_complain (folder, NULL, 0, "%s", error->message);
  else if (sp_site_get_problem (site) != NULL)
    sp_cli_complain (folder, NULL, 0, "%s", sp_site_get_problem (site));
  return site;
}

/* The page's path in the site; NULL for standard input and for a page that is elsewhere. */
static char *
find_path (const char *file, SpSite *site)
{
  g_autoptr (GFile) location = NULL;

  if (site == NULL || strcmp (file, "-") == 0)
    return NULL;
  location = g_file_new_for_path (file);
  return sp_site_get_path (site, location);
}

static SpCliResult
render_text (const char *file, SpText *text, SpSite *site, gboolean whole_page)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  const SpMarkup *markup = site != NULL ? sp_site_get_markup (site) : &sp_markup_defaults;
  g_autofree char *path = find_path (file, site);
  g_autofree char *html = NULL;
  const char *problem;
  gsize body_start, offset;

  sp_front_matter_get_span (front_matter, NULL, &body_start);
  html = whole_page ? sp_preview_render_document (front_matter, site, path)
                    : sp_render_body (text, body_start, markup);
  sp_cli_print (html, -1);
  problem = sp_front_matter_get_error (front_matter, &offset);
  return problem != NULL ? sp_cli_complain (file, text, offset, "%s", problem) : SP_CLI_DONE;
}

SpCliResult
sp_cli_render (char **args)
{
  g_autofree char *folder = NULL;
  gboolean whole_page = FALSE;
  const GOptionEntry entries[] = {
    { "site", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Render with the settings of the website in this folder"), N_ ("FOLDER") },
    { "page", 0, 0, G_OPTION_ARG_NONE, &whole_page,
      N_ ("Print the whole preview document with its style"), NULL },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpSite) site = NULL;

  if (!sp_cli_parse_options (
          args, "FILE", _ ("Prints a page's text as HTML, as Hugo publishes it."),
          _ ("Without a website, Hugo's own settings are used."), entries, NULL, 1, 1, &files))
    return SP_CLI_USAGE;
  if (folder != NULL)
    {
      site = open_site (folder);
      if (site == NULL)
        return SP_CLI_FAILED;
    }
  text = sp_cli_load (files[0], NULL);
  return text != NULL ? render_text (files[0], text, site, whole_page) : SP_CLI_FAILED;
}
