/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_HUGO_ERROR (sp_hugo_error_quark ())
GQuark sp_hugo_error_quark (void);

typedef enum
{
  SP_HUGO_ERROR_NOT_FOUND,
  SP_HUGO_ERROR_TOO_OLD, /* older than 0.110 */
  SP_HUGO_ERROR_FAILED,  /* it ran, and says that something is wrong with the site */
} SpHugoError;

/** Whether Hugo is on the path, without running it; the error's message is a sentence. */
gboolean sp_hugo_is_installed (GError **error);

/**
 * Finds Hugo on the path. Waits for it.
 * @version: (out) (transfer full): such as "0.111.3".
 * Returns: (transfer full): its file. The errors' messages are sentences in plain words.
 */
char *sp_hugo_find (char **version, GError **error);

/**
 * Runs a program to its end. It is killed when the program that runs it ends, however that ends,
 * and when @cancellable is cancelled. Where bubblewrap works it has no network and can write
 * nothing outside @private; everywhere it has nothing of the environment but what finds programs.
 *
 * @private: (nullable): the folder to write in; %NULL for a program that needs no fence.
 * @output: (out) (transfer full): what it wrote to either stream.
 * Returns: whether it ended with 0; @error is set only when it could not be run.
 */
gboolean sp_hugo_run (const char *const *arguments,
                      const char *private,
                      GCancellable *cancellable,
                      char **output,
                      GError **error);

G_END_DECLS
