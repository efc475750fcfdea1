/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-form-context.h"

G_BEGIN_DECLS

/*
 * Images that come from outside: files that are dropped, pasted or chosen, and pictures that are
 * copied in another program. They go to where the site keeps such files, off the main thread.
 */

/** Whether the clipboard holds a file or a picture. */
gboolean sp_image_intake_can_paste (GdkClipboard *clipboard);

/** @value: a GdkFileList, of which the first counts, or a GdkTexture, which becomes a PNG file
 * named like the page. @field: (nullable). */
void sp_image_intake_take_async (SpFormContext *context,
                                 const SpSchemaField *field,
                                 const GValue *value,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** The same with what is in @clipboard. */
void sp_image_intake_paste_async (SpFormContext *context,
                                  const SpSchemaField *field,
                                  GdkClipboard *clipboard,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** What the page has to say for it, of either. (transfer full) */
char *sp_image_intake_finish (GAsyncResult *result, GError **error);

G_END_DECLS
