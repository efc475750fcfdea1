/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* A page is a few kilobytes; what is larger than this was not written by hand, and an editor that
 * tried would only run out of memory. */
#define SP_STORE_MAX_SIZE ((gsize) 64 * 1024 * 1024)

typedef enum
{
  SP_STORE_LOADING,
  SP_STORE_SAVING,
} SpStoreAction;

/* Sets the error for what the system answered: @errsv of a call on the file at @path. */
void sp_store_set_error (GError **error, SpStoreAction action, const char *path, int errsv);

/* The errors that no system call gives. */
void sp_store_set_not_a_file (GError **error, const char *path, gboolean folder);
void sp_store_set_too_large (GError **error, const char *path);

/* Says that the file could not be put back as it was either, and where both texts are. */
void
sp_store_set_torn (GError **error, SpStoreAction action, const char *path, const char *copy);

/* Says that the file is not written to since both texts could not be kept in @folder first. */
void sp_store_set_unsafe (GError **error, const char *path, const char *folder, int errsv);

/* Says that the file has the new text, but that the disk did not confirm it. */
void sp_store_set_unconfirmed (GError **error, const char *path, int errsv);

/* Says that somebody else's text of the same moment is in the file at @kept. */
void sp_store_set_displaced (GError **error, const char *path, const char *kept);

/* The path of @file, or NULL with an error when it is not on a file system. */
const char *sp_store_get_path (GFile *file, GError **error);

/**
 * Reads the regular file @name below the open folder @folder, without waiting for anything that
 * only looks like a file.
 * @path: for messages.
 * Returns: (transfer full): its bytes and a NUL behind them.
 */
char *sp_store_read (int folder,
                     const char *name,
                     const char *path,
                     SpStoreAction action,
                     gsize *length,
                     GError **error);

/* The same with a limit of its own in bytes. */
char *sp_store_read_up_to (int folder,
                           const char *name,
                           const char *path,
                           SpStoreAction action,
                           gsize limit,
                           gsize *length,
                           GError **error);

/**
 * The same for one of thousands of files that a listing has just told to be regular: it is not
 * looked at before it is opened, nor asked again for more than it says to have.
 *
 * Returns: (transfer full) (nullable): %NULL when anything is not as expected; sp_store_read() says
 * what that is.
 */
char *sp_store_read_quickly (int folder, const char *name, gsize *length);

/* What stands for these bytes. */
char *sp_store_make_etag (const char *data, gsize length);

G_END_DECLS
