/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-text.h"

G_BEGIN_DECLS

/** The exit codes; of several files' the highest wins. */
typedef enum
{
  SP_CLI_DONE = 0,
  SP_CLI_PROBLEMS = 1, /* "check" found some, "merge" left some */
  SP_CLI_USAGE = 2,
  SP_CLI_FAILED = 3, /* could not read, parse or safely change something; nothing was written */
} SpCliResult;

/** What a verb is called with: its name first, as in argv; the verb may change the vector. */
typedef SpCliResult (*SpCliFunc) (char **args);

SpCliResult sp_cli_show (char **args);
SpCliResult sp_cli_set (char **args);
SpCliResult sp_cli_render (char **args);
SpCliResult sp_cli_list (char **args);
SpCliResult sp_cli_merge (char **args);
SpCliResult sp_cli_tidy (char **args);
SpCliResult sp_cli_new (char **args);
SpCliResult sp_cli_schema (char **args);

/**
 * Reads a verb's options; "--help" prints and ends the program.
 * @files: what is left of @args, one word, as the help shows it: "FILE…".
 * @min_files, @max_files: how many there must be; 0 for any number.
 * @operands: (out) (transfer full): they.
 * Returns: %FALSE after telling what is wrong.
 */
gboolean sp_cli_parse_options (char **args,
                               const char *files,
                               const char *summary,
                               const char *description,
                               const GOptionEntry *entries,
                               gpointer user_data,
                               guint min_files,
                               guint max_files,
                               char ***operands);

/** Tells a mistake in how the program was called. Returns: %SP_CLI_USAGE. */
SpCliResult sp_cli_usage (const char *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** "FILE:LINE:COLUMN: message" on standard error. @text: (nullable): for a message about the file
 * as a whole. Returns: %SP_CLI_FAILED. */
SpCliResult sp_cli_complain (const char *file, SpText *text, gsize offset, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/** @file as it is shown: UTF-8. */
char *sp_cli_display_name (const char *file);

/** Reads @file, standard input for "-"; complains and returns %NULL if it cannot.
 * @etag: (out) (optional): for saving it; %NULL for standard input. */
SpText *sp_cli_load (const char *file, char **etag);

/** Saves @file if it still is what @etag stands for; complains if it cannot. */
SpCliResult sp_cli_save (const char *file, SpText *text, const char *etag);

/** Makes @text all that is in @file, whatever it holds; complains if it cannot. */
SpCliResult sp_cli_write (const char *file, SpText *text);

/** Writes to standard output. */
void sp_cli_print (const char *data, gssize length);

/** Prints what would change in @file as a unified diff. */
void sp_cli_print_diff (const char *file, SpText *before, SpText *after);

/** Appends @text as a JSON string, whatever its bytes. */
void sp_cli_append_json (GString *json, const char *text);

G_END_DECLS
