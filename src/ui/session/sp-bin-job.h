/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_BIN_JOB (sp_bin_job_get_type ())

/**
 * SpBinJob: pages put in the bin together, out of the session too, and how they come back: with
 * what was open and unsaved of them.
 */
G_DECLARE_FINAL_TYPE (SpBinJob, sp_bin_job, SP, BIN_JOB, GObject)

/** How far it is. */
typedef void (*SpBinProgressFunc) (guint n_done, guint n_pages, gpointer user_data);

/**
 * @pages: (element-type SpSitePage): of @session.
 * @progress: (nullable): called with @user_data in the main thread.
 * Cancelled, it ends after the page at hand; what was done until then is done.
 */
void sp_bin_job_async (SpSession *session,
                       GPtrArray *pages,
                       GCancellable *cancellable,
                       SpBinProgressFunc progress,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/** Never fails as a whole: see below for what stays. (transfer full) */
SpBinJob *sp_bin_job_finish (GAsyncResult *result);

/** How many of the pages asked for are in the bin. */
guint sp_bin_job_get_n_binned (SpBinJob *self);

/** A line for each page that could not be put there, and why; "" when there is none. */
const char *sp_bin_job_get_failures (SpBinJob *self);

/** The folder in which they can be found, when the computer has no bin for them; else %NULL. */
const char *sp_bin_job_get_place (SpBinJob *self);

/**
 * Puts all of them back, and into the session.
 * @failures: (out): a line for each that could not come back, and why; "" when there is none.
 * Returns: (nullable) (transfer none): the first page that came back.
 */
SpSitePage *sp_bin_job_undo (SpBinJob *self, char **failures);

G_END_DECLS
