/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-diff.h"
#include "sp-store.h"
#include "sp-value.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_STANDARD_INPUT ((gsize) 64 * 1024 * 1024)

static void
print_error (const char *message)
{
  fputs (message, stderr);
  fputc ('\n', stderr);
}

SpCliResult
sp_cli_usage (const char *verb, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "service-pages-cli %s: %s\n", verb, message);
  fprintf (stderr, _ ("See “service-pages-cli %s --help”."), verb);
  fputc ('\n', stderr);
  return SP_CLI_USAGE;
}

gboolean
sp_cli_parse_options (char **args,
                      const char *files,
                      const char *summary,
                      const char *description,
                      const GOptionEntry *entries,
                      gpointer user_data,
                      guint min_files,
                      guint max_files,
                      char ***operands)
{
  g_autoptr (GOptionContext) context = g_option_context_new (files);
  g_autofree char *name = g_strconcat ("service-pages-cli ", args[0], NULL);
  g_autofree char *verb = g_strdup (args[0]);
  g_auto (GStrv) rest = g_strdupv (args);
  GOptionGroup *group = g_option_group_new ("main", "", "", user_data, NULL);
  g_autoptr (GError) error = NULL;
  guint n_files;

  g_set_prgname (name);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      sp_cli_usage (verb, "%s", error->message);
      return FALSE;
    }
  /* Behind "--" it is left there. */
  *operands = g_strdupv (rest + (rest[1] != NULL && strcmp (rest[1], "--") == 0 ? 2 : 1));
  n_files = g_strv_length (*operands);
  if (n_files < min_files || (max_files != 0 && n_files > max_files))
    {
      sp_cli_usage (verb, n_files < min_files ? _ ("%s is missing") : _ ("only one %s is taken"),
                    files);
      g_clear_pointer (operands, g_strfreev);
      return FALSE;
    }
  return TRUE;
}

char *
sp_cli_display_name (const char *file)
{
  return g_filename_display_name (file);
}

SpCliResult
sp_cli_complain (const char *file, SpText *text, gsize offset, const char *format, ...)
{
  g_autofree char *name = sp_cli_display_name (file);
  g_autofree char *message = NULL;
  g_autofree char *line_of_text = NULL;
  guint line = 1, column = 1;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (text != NULL)
    sp_text_get_position (text, offset, &line, &column);
  line_of_text = g_strdup_printf ("%s:%u:%u: %s", name, line, column, message);
  print_error (line_of_text);
  return SP_CLI_FAILED;
}

static SpText *
read_standard_input (void)
{
  g_autoptr (GString) input = g_string_new (NULL);
  char buffer[65536];
  gsize length;

  for (;;)
    {
      gssize count = read (STDIN_FILENO, buffer, sizeof buffer);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          sp_cli_complain ("-", NULL, 0, _ ("Standard input could not be read (%s)."),
                           g_strerror (errno));
          return NULL;
        }
      if (count == 0)
        break;
      g_string_append_len (input, buffer, count);
      if (input->len > MAX_STANDARD_INPUT)
        {
          sp_cli_complain ("-", NULL, 0, _ ("Standard input is too large for a page."));
          return NULL;
        }
    }
  length = input->len;
  return sp_text_new_take (g_string_free (g_steal_pointer (&input), FALSE), length);
}

SpText *
sp_cli_load (const char *file, char **etag)
{
  g_autoptr (GFile) location = NULL;
  g_autoptr (GError) error = NULL;
  SpText *text;

  if (etag != NULL)
    *etag = NULL;
  if (strcmp (file, "-") == 0)
    return read_standard_input ();
  location = g_file_new_for_path (file);
  text = sp_store_load (location, etag, NULL, &error);
  if (text == NULL)
    sp_cli_complain (file, NULL, 0, "%s", error->message);
  return text;
}

SpCliResult
sp_cli_save (const char *file, SpText *text, const char *etag)
{
  g_autoptr (GFile) location = g_file_new_for_path (file);
  g_autoptr (GError) error = NULL;

  if (sp_store_save (location, text, etag, NULL, NULL, &error))
    return SP_CLI_DONE;
  return sp_cli_complain (file, NULL, 0, "%s", error->message);
}

SpCliResult
sp_cli_write (const char *file, SpText *text)
{
  g_autofree char *etag = NULL;
  g_autoptr (GFile) location = g_file_new_for_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) present = sp_store_load (location, &etag, NULL, &error);

  if (present == NULL && !g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND))
    return sp_cli_complain (file, NULL, 0, "%s", error->message);
  return sp_cli_save (file, text, etag);
}

void
sp_cli_print (const char *data, gssize length)
{
  /* Whether it arrived is asked once, at the end of the program. */
  fwrite (data, 1, length < 0 ? strlen (data) : (gsize) length, stdout);
}

void
sp_cli_print_diff (const char *file, SpText *before, SpText *after)
{
  gsize length;
  g_autofree char *diff = sp_diff_unified (before, after, file, &length);

  sp_cli_print (diff, (gssize) length);
}

void
sp_cli_append_json (GString *json, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  sp_json_append_string (json, text, -1);
}
