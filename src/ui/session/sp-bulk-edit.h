/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site-page.h"

G_BEGIN_DECLS

#define SP_TYPE_BULK_EDIT (sp_bulk_edit_get_type ())

/**
 * SpBulkEdit: one thing done to several pages. They are opened for it, changed each by a step of
 * its own undo, and left unsaved, so that nothing reaches the disk before the person saves.
 */
G_DECLARE_FINAL_TYPE (SpBulkEdit, sp_bulk_edit, SP, BULK_EDIT, GObject)

/** The change that @page needs, computed against its present text; %NULL without an error when it
 * needs none. @index: which of the pages it is. */
typedef SpChange *(*SpBulkEditFunc) (SpPage *page, guint index, gpointer data, GError **error);

/** How far it is. */
typedef void (*SpBulkProgressFunc) (guint n_done, guint n_pages, gpointer user_data);

/**
 * @pages: (element-type SpSitePage).
 * @func: called with @data, which is freed with @destroy, for each page after the other.
 * @progress: (nullable): called with @user_data.
 * Cancelled, it ends after the page at hand; what was done until then is done.
 */
void sp_bulk_edit_async (GPtrArray *pages,
                         SpBulkEditFunc func,
                         gpointer data,
                         GDestroyNotify destroy,
                         GCancellable *cancellable,
                         SpBulkProgressFunc progress,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/** Never fails as a whole: see below for the pages that could not be changed. (transfer full) */
SpBulkEdit *sp_bulk_edit_finish (GAsyncResult *result);

guint sp_bulk_edit_get_n_changed (SpBulkEdit *self);

/** A line for each page that could not be changed, and why; "" when there is none. */
const char *sp_bulk_edit_get_failures (SpBulkEdit *self);

/** Takes it back on all pages that have not been edited since. Returns how many those are that
 * have, and stay as they are. */
guint sp_bulk_edit_undo (SpBulkEdit *self);

G_END_DECLS
