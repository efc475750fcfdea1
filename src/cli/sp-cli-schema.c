/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-page-index.h"
#include "sp-schema.h"

#include <glib/gi18n.h>

/* The scopes of the site's pages, each with one of its pages. */
static GPtrArray *
find_scopes (SpSite *site, GPtrArray *pages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const char *path = sp_index_entry_get_path (g_ptr_array_index (pages, i));

      if (g_hash_table_add (seen, sp_schema_get_scope (site, path)))
        g_ptr_array_add (paths, (gpointer) path);
    }
  return paths;
}

SpCliResult
sp_cli_schema (char **args)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) folders = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GString) out = g_string_new ("{\"sections\": [");
  g_autoptr (GError) error = NULL;

  if (!sp_cli_parse_options (
          args, "FOLDER", _ ("Prints the fields that a website's pages have as JSON."),
          _ ("Each field with who says so: the website's own settings, those of its editor for "
             "the\n"
             "web, what the section's pages show, or what is known of Hugo's fields."),
          entries, NULL, 1, 1, &folders))
    return SP_CLI_USAGE;
  folder = g_file_new_for_path (folders[0]);
  site = sp_site_open (folder, &error);
  if (site != NULL)
    pages = sp_site_list_pages (site, NULL, &error);
  if (pages == NULL)
    return sp_cli_complain (folders[0], NULL, 0, "%s", error->message);
  paths = find_scopes (site, pages);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *scope = sp_schema_get_scope (site, path);
      g_autoptr (SpSchema) schema = sp_schema_read (site, pages, path, NULL);
      GPtrArray *problems = sp_schema_get_problems (schema);

      if (i > 0)
        g_string_append (out, ", ");
      sp_schema_append_json (schema, scope, out);
      for (guint k = 0; k < problems->len && i == 0; k++)
        sp_cli_complain (folders[0], NULL, 0, "%s", (char *) g_ptr_array_index (problems, k));
    }
  g_string_append (out, "]}\n");
  sp_cli_print (out->str, (gssize) out->len);
  return SP_CLI_DONE;
}
