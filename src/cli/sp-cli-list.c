/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-page-index.h"

#include <glib/gi18n.h>

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, ", \"%s\": ", name);
  if (text != NULL)
    sp_cli_append_json (json, text);
  else
    g_string_append (json, "null");
}

static void
append_json (GString *json, SpIndexEntry *entry)
{
  g_string_append (json, "{\"path\": ");
  sp_cli_append_json (json, sp_index_entry_get_path (entry));
  append_member (json, "title", sp_index_entry_get_title (entry));
  g_string_append_printf (json, ", \"draft\": %s, \"weight\": %" G_GINT64_FORMAT,
                          sp_index_entry_get_draft (entry) ? "true" : "false",
                          sp_index_entry_get_weight (entry));
  append_member (json, "date", sp_index_entry_get_date (entry));
  append_member (json, "section", sp_index_entry_get_section (entry));
  append_member (json, "price", sp_index_entry_get_price (entry));
  append_member (json, "problem", sp_index_entry_get_problem (entry));
  g_string_append (json, "}\n");
}

/* A tab or line end in a text would be taken for the end of a column or row. */
static void
append_column (GString *out, const char *text, char end)
{
  const gsize start = out->len;

  if (g_utf8_validate (text, -1, NULL))
    {
      g_string_append (out, text);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_string_append (out, valid);
    }
  for (gsize i = start; i < out->len; i++)
    {
      if (g_ascii_iscntrl (out->str[i]))
        out->str[i] = ' ';
    }
  g_string_append_c (out, end);
}

static void
append_line (GString *out, SpIndexEntry *entry)
{
  const char *problem = sp_index_entry_get_problem (entry);
  g_autofree char *weight =
      g_strdup_printf ("%" G_GINT64_FORMAT, sp_index_entry_get_weight (entry));

  append_column (out, sp_index_entry_get_path (entry), '\t');
  append_column (out, sp_index_entry_get_title (entry), '\t');
  append_column (out, sp_index_entry_get_draft (entry) ? "draft" : "", '\t');
  append_column (out, weight, '\t');
  append_column (out, sp_index_entry_get_date (entry), '\t');
  append_column (out, sp_index_entry_get_section (entry), '\t');
  append_column (out, sp_index_entry_get_price (entry), '\t');
  append_column (out, problem != NULL ? problem : "", '\n');
}

SpCliResult
sp_cli_list (char **args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object per page and line"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) folders = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (SpSite) site = NULL;
  /* Left to the end of the process: to take ten thousand pages apart takes longer than to print
   * them. */
  static GPtrArray *pages;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!sp_cli_parse_options (
          args, "FOLDER", _ ("Lists the pages of a website, sorted as Hugo sorts them."),
          _ ("Without --json: path, title, draft, weight, date, section, price and what is\n"
             "wrong with the page, separated by tabs. A page that cannot be read is listed with\n"
             "the reason; that is no failure."),
          entries, NULL, 1, 1, &folders))
    return SP_CLI_USAGE;
  folder = g_file_new_for_path (folders[0]);
  site = sp_site_open (folder, &error);
  if (site != NULL)
    pages = sp_site_list_pages (site, NULL, &error);
  if (pages == NULL)
    return sp_cli_complain (folders[0], NULL, 0, "%s", error->message);
  for (guint i = 0; i < pages->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (pages, i);

      if (json)
        append_json (out, entry);
      else
        append_line (out, entry);
    }
  sp_cli_print (out->str, (gssize) out->len);
  return SP_CLI_DONE;
}
