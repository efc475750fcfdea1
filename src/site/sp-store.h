/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-text.h"

G_BEGIN_DECLS

/*
 * Reading and writing page files. The rules are those of "Saving" in docs/files.md: a file is
 * wholly old or wholly new, links stay links, and a file that changed on disk is never overwritten.
 *
 * Messages of the errors are whole sentences in plain words, translated: what happened, that
 * nothing was lost, what to do.
 */

#define SP_STORE_ERROR (sp_store_error_quark ())
GQuark sp_store_error_quark (void);

typedef enum
{
  SP_STORE_ERROR_NOT_FOUND,
  SP_STORE_ERROR_NOT_A_FILE, /* a folder, a socket, a device */
  SP_STORE_ERROR_PERMISSION,
  SP_STORE_ERROR_TOO_LARGE,
  SP_STORE_ERROR_CHANGED, /* on disk since it was loaded */
  SP_STORE_ERROR_NO_SPACE,
  SP_STORE_ERROR_READ_ONLY,
  SP_STORE_ERROR_FAILED,
} SpStoreError;

/**
 * Loads a page. Any bytes are taken, UTF-8 or not.
 * @etag: (out) (transfer full): stands for this very content of the file; opaque, to be given to
 * sp_store_save().
 */
SpText *sp_store_load (GFile *file, char **etag, GCancellable *cancellable, GError **error);

/**
 * Saves a page durably: temporary file beside it, flush, rename over the real path (symbolic links
 * are followed), flush of the folder.
 * @etag: (nullable): what was loaded; %NULL for a file that must not exist yet.
 * @new_etag: (out) (transfer full) (optional).
 */
gboolean sp_store_save (GFile *file,
                        SpText *text,
                        const char *etag,
                        char **new_etag,
                        GCancellable *cancellable,
                        GError **error);

/** Whether the file on disk still is what @etag stands for. %FALSE without @error: it changed. */
gboolean
sp_store_is_unchanged (GFile *file, const char *etag, GCancellable *cancellable, GError **error);

/* The same off the main thread. */
void sp_store_load_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
SpText *sp_store_load_finish (GAsyncResult *result, char **etag, GError **error);
void sp_store_save_async (GFile *file,
                          SpText *text,
                          const char *etag,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean sp_store_save_finish (GAsyncResult *result, char **new_etag, GError **error);

G_END_DECLS
