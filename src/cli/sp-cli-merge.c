/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-merge.h"
#include "sp-wording.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
quote (const char *words, const char *other)
{
  g_autofree char *excerpt = words != NULL ? sp_word_excerpt (words, other) : NULL;

  return excerpt != NULL ? g_strdup_printf (_ ("“%s”"), excerpt) : g_strdup (_ ("removed"));
}

static void
complain_about_conflicts (const char *file, SpMerge *merge)
{
  for (guint i = 0; i < sp_merge_get_n_conflicts (merge); i++)
    {
      const SpMergeConflict *conflict = sp_merge_get_conflict (merge, i);
      g_autofree char *ours = quote (conflict->ours, conflict->theirs);
      g_autofree char *theirs = quote (conflict->theirs, conflict->ours);

      sp_cli_complain (file, NULL, 0, _ ("%s was changed on both sides: %s and %s."),
                       conflict->label, ours, theirs);
    }
}

static SpCliResult
merge_files (char **files, const char *output)
{
  SpText *texts[3] = { NULL };
  g_autoptr (SpMerge) merge = NULL;
  g_autoptr (SpText) merged = NULL;
  SpCliResult result = SP_CLI_DONE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      texts[i] = sp_cli_load (files[i], NULL);
      if (texts[i] == NULL)
        result = SP_CLI_FAILED;
    }
  if (result == SP_CLI_DONE)
    {
      merge = sp_merge_new (texts[0], texts[1], texts[2]);
      merged = sp_merge_mark (merge, "ours", "theirs");
      if (output != NULL && strcmp (output, "-") != 0)
        {
          result = sp_cli_write (output, merged);
        }
      else
        {
          gsize length;
          const char *data = sp_text_get_data (merged, &length);

          sp_cli_print (data, (gssize) length);
        }
    }
  if (result == SP_CLI_DONE && sp_merge_get_n_conflicts (merge) > 0)
    {
      complain_about_conflicts (output != NULL ? output : files[1], merge);
      result = SP_CLI_PROBLEMS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (&texts[i], sp_text_unref);
  return result;
}

SpCliResult
sp_cli_merge (char **args)
{
  g_autofree char *verb = g_strdup (args[0]);
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to this file instead of standard output"), N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  guint n_standard_input = 0;

  if (!sp_cli_parse_options (
          args, "BASE OURS THEIRS",
          _ ("Brings two people's changes to a page together: OURS and THEIRS, which both began\n"
             "as BASE."),
          _ ("Changes to different fields, items, rows, cells and paragraphs are both kept. What\n"
             "both changed differently is left between <<<<<<<, ======= and >>>>>>>, and the exit\n"
             "code is 1. As Git's merge driver: “service-pages-cli merge %O %A %B --output %A”."),
          entries, NULL, 3, 3, &files))
    return SP_CLI_USAGE;
  for (guint i = 0; files[i] != NULL; i++)
    n_standard_input += strcmp (files[i], "-") == 0;
  if (n_standard_input > 1)
    return sp_cli_usage (verb, _ ("standard input can be read only once"));
  return merge_files (files, output);
}
