/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-hugo-run.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define MIN_MINOR 110

G_DEFINE_QUARK (sp-hugo-error-quark, sp_hugo_error)

/* In the child, before the program starts. */
static void
set_up_child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

gboolean
sp_hugo_run (const char *const *arguments, GCancellable *cancellable, char **output, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  *output = NULL;
  g_subprocess_launcher_set_child_setup (launcher, set_up_child_cb, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  if (process == NULL)
    return FALSE;
  if (!g_subprocess_communicate (process, NULL, cancellable, &bytes, NULL, error))
    {
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      return FALSE;
    }
  data = g_bytes_get_data (bytes, &length);
  *output = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  return g_subprocess_get_successful (process);
}

/* "hugo v0.111.3+extended linux/amd64 …" */
static char *
read_version (const char *output, int *minor)
{
  g_autoptr (GRegex) regex = g_regex_new ("v?(\\d+)\\.(\\d+)(\\.\\d+)?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  if (!g_regex_match (regex, output, 0, &match))
    return NULL;
  first = g_match_info_fetch (match, 1);
  second = g_match_info_fetch (match, 2);
  third = g_match_info_fetch (match, 3);
  *minor = strcmp (first, "0") == 0 ? (int) g_ascii_strtoll (second, NULL, 10) : G_MAXINT;
  return g_strconcat (first, ".", second, third, NULL);
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, SP_HUGO_ERROR, SP_HUGO_ERROR_NOT_FOUND,
                       _ ("Pages are shown inside the real website when Hugo, the program that "
                          "builds it, is installed on this computer."));
}

gboolean
sp_hugo_is_installed (GError **error)
{
  g_autofree char *program = g_find_program_in_path ("hugo");

  if (program == NULL)
    set_not_found (error);
  return program != NULL;
}

char *
sp_hugo_find (char **version, GError **error)
{
  g_autofree char *program = g_find_program_in_path ("hugo");
  const char *arguments[] = { program, "version", NULL };
  g_autofree char *output = NULL;
  g_autofree char *found = NULL;
  int minor = 0;

  if (program != NULL && sp_hugo_run (arguments, NULL, &output, NULL))
    found = read_version (output, &minor);
  if (found == NULL)
    {
      set_not_found (error);
      return NULL;
    }
  if (minor < MIN_MINOR)
    {
      g_set_error (error, SP_HUGO_ERROR, SP_HUGO_ERROR_TOO_OLD,
                   _ ("Hugo %s on this computer is too old to show the website: version 0.%d or "
                      "later is needed."),
                   found, MIN_MINOR);
      return NULL;
    }
  *version = g_steal_pointer (&found);
  return g_steal_pointer (&program);
}
