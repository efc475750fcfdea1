/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include "sp-store-private.h"

G_BEGIN_DECLS

/* The file that a save writes to, links followed, by its open folder: what happens to the names
 * above it meanwhile does not lead the save elsewhere. */
typedef struct
{
  const char *path; /* borrowed; as the caller named it, for messages */
  const char *etag; /* borrowed */
  GCancellable *cancellable;

  int folder;
  char *name;
  char *real_folder;
} SpStoreTarget;

/* A file of our own beside the target. */
typedef struct
{
  int fd;
  int lock;   /* a lock on it, so that nobody takes it for left behind */
  int folder; /* borrowed; AT_FDCWD when @name is a path */
  char *name;
} SpStoreCopy;

/* How the names of such files begin. Hugo passes over names that begin with a dot. */
#define SP_STORE_COPY_PREFIX ".~service-pages-"

#define SP_STORE_TARGET_INIT { NULL, NULL, NULL, -1, NULL, NULL }
#define SP_STORE_COPY_INIT   { -1, -1, -1, NULL }

/** Finds and opens what saving would replace; to be cleared in either case. */
gboolean sp_store_target_open (SpStoreTarget *self, GError **error);
void sp_store_target_clear (SpStoreTarget *self);

/**
 * Keeps other runs of this program from saving into the folder meanwhile, where there are locks; a
 * lock that somebody keeps too long is not waited for.
 */
void sp_store_target_lock (SpStoreTarget *self);
void sp_store_target_unlock (SpStoreTarget *self);

/**
 * Whether the file @name in the target's folder, the target's own or what it displaced, is what the
 * etag stands for; without an etag, that there is none.
 * @text: what is to be saved. A file that holds just that already is no conflict: the save before
 * went through and only its end was not seen.
 * @data: (out) (transfer full): the bytes that the file has now, %NULL when there is none.
 * @same: (out): they are those of @text.
 */
gboolean sp_store_target_compare (SpStoreTarget *self,
                                  const char *name,
                                  SpText *text,
                                  char **data,
                                  gsize *length,
                                  gboolean *same,
                                  GError **error);

/* A new, empty, hidden file that did not exist before, with a name nobody can foresee. The result
 * is 0 or an errno. */
int sp_store_copy_create (SpStoreCopy *self, int folder, const char *prefix, mode_t mode);

/* Writes @data durably; 0 or an errno. */
int sp_store_copy_write (SpStoreCopy *self, const char *data, gsize length);

/* Removes the file if it is still there. */
void sp_store_copy_discard (SpStoreCopy *self);
void sp_store_copy_close (SpStoreCopy *self);

/* All of @data to @fd at its present position; 0 or an errno. */
int sp_store_write_all (int fd, const char *data, gsize length);

/* 0 or an errno; file systems that cannot flush are let pass. */
int sp_store_flush (int fd);

/* Makes the open file hold @data, durably; 0 or an errno, and then it may hold a part. */
int sp_store_rewrite (int fd, const char *data, gsize length);

/**
 * Rewrites the target where it lies, for a file with several names or one that cannot be replaced.
 * What it held and what it is to hold is in the journal until the new text is on the disk; what it
 * held is put back on a failure.
 */
gboolean sp_store_save_in_place (SpStoreTarget *self, SpText *text, GError **error);

G_END_DECLS
