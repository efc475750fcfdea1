/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-hugo-run.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define MIN_MINOR 110

G_DEFINE_QUARK (sp-hugo-error-quark, sp_hugo_error)

/* In the child, before the program starts. The parent may have ended already, and then nobody would
 * send the signal. */
static void
set_up_child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != GPOINTER_TO_INT (data))
    _exit (1);
}

static gboolean
run (const char *const *arguments,
     const char *private,
     GCancellable *cancellable,
     char **output,
     GError **error)
{
  static const char *const kept[] = { "PATH", "HOME", "LANG", "LC_ALL", "GOPATH", "GOMODCACHE" };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) environment = g_new0 (char *, 1);
  gsize length;
  const char *data;

  *output = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);
  if (private != NULL)
    environment = g_environ_setenv (environment, "TMPDIR", private, TRUE);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_child_setup (launcher, set_up_child_cb, GINT_TO_POINTER (getpid ()),
                                         NULL);
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

static void
add_fence (GPtrArray *arguments, const char *program, const char *private)
{
  const char *const fence[] = { program,         "--ro-bind", "/",     "/",     "--dev-bind",
                                "/dev",          "/dev",      "--bind", private, private,
                                "--unshare-net", "--die-with-parent" };

  for (guint i = 0; i < G_N_ELEMENTS (fence); i++)
    g_ptr_array_add (arguments, (gpointer) fence[i]);
}

/* Whether bubblewrap, which the browser part needs too, is there and may do its work: in a
 * container or inside Flatpak it may not. Asked once. (transfer none) (nullable) */
static const char *
find_fence (const char *private)
{
  static char *found;
  static gsize asked;

  if (g_once_init_enter (&asked))
    {
      g_autofree char *program = g_find_program_in_path ("bwrap");
      g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
      g_autofree char *output = NULL;

      if (program != NULL)
        {
          add_fence (arguments, program, private);
          g_ptr_array_add (arguments, (gpointer) "true");
          g_ptr_array_add (arguments, NULL);
          if (run ((const char *const *) arguments->pdata, private, NULL, &output, NULL))
            found = g_steal_pointer (&program);
        }
      g_once_init_leave (&asked, 1);
    }
  return found;
}

gboolean
sp_hugo_run (const char *const *arguments,
             const char *private,
             GCancellable *cancellable,
             char **output,
             GError **error)
{
  const char *fence = private != NULL ? find_fence (private) : NULL;
  g_autoptr (GPtrArray) fenced = g_ptr_array_new ();

  g_return_val_if_fail (arguments != NULL && output != NULL, FALSE);

  if (fence != NULL)
    add_fence (fenced, fence, private);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (fenced, (gpointer) arguments[i]);
  g_ptr_array_add (fenced, NULL);
  return run ((const char *const *) fenced->pdata, private, cancellable, output, error);
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

  if (program != NULL && sp_hugo_run (arguments, NULL, NULL, &output, NULL))
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
