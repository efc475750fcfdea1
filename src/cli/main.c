/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *summary;
  SpCliFunc func;
} Verb;

static const Verb verbs[] = {
  { "show", N_ ("Show what the program sees in a page"), sp_cli_show },
  { "set", N_ ("Change fields and tables of a page"), sp_cli_set },
  { "render", N_ ("Print a page's text as HTML, as Hugo publishes it"), sp_cli_render },
  { "list", N_ ("List the pages of a website"), sp_cli_list },
  { "merge", N_ ("Bring two people's changes to a page together"), sp_cli_merge },
  { "tidy", N_ ("Align the tables of pages"), sp_cli_tidy },
  { "new", N_ ("Make a new page"), sp_cli_new },
  { "schema", N_ ("Print the fields that pages have"), sp_cli_schema },
};

static void
print_help (FILE *stream)
{
  fputs (_ ("Usage:"), stream);
  fputs ("\n  service-pages-cli VERB [OPTION…]\n\n", stream);
  fputs (_ ("Edits the service pages of a Hugo website, changing only what is asked for."), stream);
  fputs ("\n\n", stream);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stream, "  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  fputs ("\n", stream);
  fprintf (stream, "  %-10s %s\n", "--help", _ ("Show this, or a verb's options"));
  fprintf (stream, "  %-10s %s\n", "--version", _ ("Show the program's version"));
  fputs ("\n", stream);
  fputs (_ ("“-” stands for standard input where a file is read.\n"
            "Exit codes: 0 done, 1 something is left to decide, 2 wrong usage, 3 something could "
            "not be\n"
            "read or safely changed, and nothing was written."),
         stream);
  fputc ('\n', stream);
}

static SpCliResult
run (int argc, char *argv[])
{
  if (argc < 2)
    {
      print_help (stderr);
      return SP_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_help (stdout);
      return SP_CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      printf ("service-pages-cli %s\n", PACKAGE_VERSION);
      return SP_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (strcmp (argv[1], verbs[i].name) == 0)
        return verbs[i].func (argv + 1);
    }
  if (argv[1][0] == '-')
    fprintf (stderr, _ ("service-pages-cli: unknown option “%s”"), argv[1]);
  else
    fprintf (stderr, _ ("service-pages-cli: unknown command “%s”"), argv[1]);
  fputc ('\n', stderr);
  fputs (_ ("See “service-pages-cli --help”."), stderr);
  fputc ('\n', stderr);
  return SP_CLI_USAGE;
}

int
main (int argc, char *argv[])
{
  SpCliResult result;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Plain files only: nothing of the desktop's virtual file systems is started. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  /* A file that may not grow is an error to report, not a reason to die. */
  signal (SIGXFSZ, SIG_IGN);

  result = run (argc, argv);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fputs (_ ("service-pages-cli: the output could not be written"), stderr);
      fputc ('\n', stderr);
      return SP_CLI_FAILED;
    }
  return (int) result;
}
