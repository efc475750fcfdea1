/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-real-name.h"
#include "sp-store-mend.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Access lists and labels; what cannot be copied is not worth failing a save. */
static void
copy_extended_attributes (int from, int to)
{
  gssize size = flistxattr (from, NULL, 0);
  g_autofree char *names = NULL;

  if (size <= 0)
    return;
  names = g_malloc ((gsize) size);
  size = flistxattr (from, names, (gsize) size);
  for (gssize i = 0; i < size; i += (gssize) strlen (names + i) + 1)
    {
      gssize length = fgetxattr (from, names + i, NULL, 0);
      g_autofree char *value = length > 0 ? g_malloc ((gsize) length) : NULL;

      if (sp_real_name_is_attribute (names + i))
        continue;
      length = fgetxattr (from, names + i, value, length > 0 ? (gsize) length : 0);
      if (length >= 0)
        (void) !fsetxattr (to, names + i, value, (gsize) length, 0);
    }
}

/* The new file is like the one it replaces: owner and group where that is permitted, mode, access
 * list. */
static int
copy_attributes (SpStoreTarget *target, const struct stat *status, int to)
{
  int from = openat (target->folder, target->name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  mode_t mode = status->st_mode & 07777;

  if (fchown (to, status->st_uid, status->st_gid) != 0 &&
      fchown (to, (uid_t) -1, status->st_gid) != 0)
    {
      /* It is in another group now, which gets no more than everybody had. */
      mode &= ~(mode_t) (S_ISUID | S_ISGID | S_IRWXG);
      mode |= (status->st_mode & S_IRWXO) << 3;
    }
  if (from >= 0)
    {
      copy_extended_attributes (from, to);
      close (from);
    }
  return fchmod (to, mode) == 0 ? 0 : errno;
}

/* As root every file can be written; one that is marked read-only is meant to stay as it is. */
static gboolean
check_writable (SpStoreTarget *target, const struct stat *status, GError **error)
{
  int errsv = 0;

  if ((status->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    errsv = EROFS;
  else if (faccessat (target->folder, target->name, W_OK, AT_EACCESS) != 0)
    errsv = errno;
  if (errsv == 0)
    return TRUE;
  sp_store_set_error (error, SP_STORE_SAVING, target->path, errsv);
  return FALSE;
}

static gboolean
compare (SpStoreTarget *target, const char *name, SpText *text, gboolean *same, GError **error)
{
  g_autofree char *present = NULL;
  gsize length;

  return sp_store_target_compare (target, name, text, &present, &length, same, error);
}

/* Nobody else's file of that name is replaced, not even one made in this moment. */
static int
put_where_nothing_is (SpStoreTarget *target, SpStoreCopy *copy)
{
  struct stat status;

  if (renameat2 (copy->folder, copy->name, target->folder, target->name, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (fstatat (target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    return EEXIST;
  return renameat (copy->folder, copy->name, target->folder, target->name) == 0 ? 0 : errno;
}

/* In this order the last thing that programs which watch the folder hear is that the page came. */
static int
exchange (SpStoreTarget *target, SpStoreCopy *copy)
{
  return renameat2 (target->folder, target->name, copy->folder, copy->name, RENAME_EXCHANGE) == 0
             ? 0
             : errno;
}

/* Under the copy's name is a text of somebody else's that did not get back to its place. */
static void
keep_displaced (SpStoreTarget *target, SpStoreCopy *copy, GError **error)
{
  g_autofree char *kept = g_strdup_printf ("%s.other-%08x", target->name, g_random_int ());
  g_autofree char *path = NULL;

  if (renameat2 (copy->folder, copy->name, copy->folder, kept, RENAME_NOREPLACE) != 0)
    {
      g_free (kept);
      kept = g_strdup (copy->name);
    }
  path = g_build_filename (target->real_folder, kept, NULL);
  g_clear_error (error);
  sp_store_set_displaced (error, target->path, path);
  sp_store_copy_close (copy);
}

/* What was displaced was not what was to be replaced: all back as it was. */
static void
exchange_back (SpStoreTarget *target, SpStoreCopy *copy, SpText *text, GError **error)
{
  g_autofree char *data = NULL;
  gsize length, own_length;
  const char *own = sp_text_get_data (text, &own_length);

  if (exchange (target, copy) != 0)
    {
      keep_displaced (target, copy, error);
      return;
    }
  data = sp_store_read (copy->folder, copy->name, target->path, SP_STORE_SAVING, &length, NULL);
  if (data == NULL || length != own_length || memcmp (data, own, own_length) != 0)
    keep_displaced (target, copy, error);
  else
    sp_store_copy_discard (copy);
}

/* Replaces the target by the copy if it still is what it has to be, and discards the copy
 * otherwise. Between a comparison and a renaming somebody else may save; so the two files are
 * exchanged, and it is what came out that is compared. 0, an errno, or -1 with @error set. */
static int
replace (SpStoreTarget *target, SpStoreCopy *copy, SpText *text, GError **error)
{
  gboolean same;
  int errsv;

  if (!compare (target, target->name, text, &same, error))
    return -1;
  errsv = exchange (target, copy);
  /* Some network file systems, and the folders that a sandbox is handed, cannot exchange. */
  if (errsv == EINVAL || errsv == ENOSYS || errsv == EOPNOTSUPP)
    {
      if (renameat (copy->folder, copy->name, target->folder, target->name) != 0)
        return errno;
      sp_store_copy_close (copy);
      return 0;
    }
  if (errsv != 0)
    return errsv;
  if (!compare (target, copy->name, text, &same, error))
    {
      exchange_back (target, copy, text, error);
      return -1;
    }
  return 0;
}

static int
put_in_place (SpStoreTarget *target,
              SpStoreCopy *copy,
              SpText *text,
              gboolean exists,
              GError **error)
{
  gboolean same;
  int errsv;

  if (exists)
    return replace (target, copy, text, error);
  if (!compare (target, target->name, text, &same, error))
    return -1;
  errsv = put_where_nothing_is (target, copy);
  if (errsv == EEXIST && !compare (target, target->name, text, &same, error))
    return -1;
  if (errsv == 0)
    sp_store_copy_close (copy);
  return errsv == EEXIST && same ? 0 : errsv;
}

/* @refused: (out): not for lack of space or such, the file just cannot be replaced by another. */
static gboolean
save_by_renaming (SpStoreTarget *target,
                  SpText *text,
                  const struct stat *status,
                  gboolean *refused,
                  GError **error)
{
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  int errsv;

  *refused = FALSE;
  errsv = sp_store_copy_create (&copy, target->folder, "", status != NULL ? 0600 : 0666);
  if (errsv != 0)
    {
      *refused = errsv == EACCES || errsv == EPERM;
      sp_store_set_error (error, SP_STORE_SAVING, target->path, errsv);
      return FALSE;
    }
  if (status != NULL)
    errsv = copy_attributes (target, status, copy.fd);
  if (errsv == 0)
    errsv = sp_store_copy_write (&copy, data, length);
  if (errsv == 0)
    {
      sp_store_target_lock (target);
      if (g_cancellable_set_error_if_cancelled (target->cancellable, error))
        errsv = -1;
      else
        errsv = put_in_place (target, &copy, text, status != NULL, error);
      *refused = errsv == EACCES || errsv == EPERM || errsv == EBUSY || errsv == EXDEV;
    }
  if (errsv > 0)
    sp_store_set_error (error, SP_STORE_SAVING, target->path, errsv);
  if (errsv == 0)
    {
      errsv = sp_store_flush (target->folder);
      if (errsv != 0)
        sp_store_set_unconfirmed (error, target->path, errsv);
    }
  /* What was replaced goes even if the folder was not flushed: the new text itself is on the disk,
   * and a file system that loses the exchange loses this removal, too. */
  sp_store_copy_discard (&copy);
  sp_store_target_unlock (target);
  return errsv == 0;
}

/* The save before may have ended in the moment of flushing. */
static gboolean
confirm (SpStoreTarget *target, GError **error)
{
  int fd = openat (target->folder, target->name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  int errsv = fd >= 0 ? sp_store_flush (fd) : errno;

  if (fd >= 0)
    close (fd);
  if (errsv == 0)
    errsv = sp_store_flush (target->folder);
  if (errsv != 0)
    sp_store_set_unconfirmed (error, target->path, errsv);
  return errsv == 0;
}

static gboolean
save_to_target (SpStoreTarget *target, SpText *text, GError **error)
{
  g_autofree char *real = g_build_filename (target->real_folder, target->name, NULL);
  g_autofree char *present = NULL;
  g_autoptr (GError) rename_error = NULL;
  gsize length;
  struct stat status;
  gboolean same, refused;

  if (!sp_store_mend (real, target->etag, SP_STORE_SAVING, error) ||
      !sp_store_target_compare (target, target->name, text, &present, &length, &same, error))
    return FALSE;
  if (same)
    return confirm (target, error);
  if (present == NULL)
    return save_by_renaming (target, text, NULL, &refused, error);

  if (fstatat (target->folder, target->name, &status, 0) != 0)
    {
      sp_store_set_error (error, SP_STORE_SAVING, target->path, errno);
      return FALSE;
    }
  if (!check_writable (target, &status, error))
    return FALSE;
  /* Replacing it would leave the file's other names with the old text. */
  if (status.st_nlink > 1)
    return sp_store_save_in_place (target, text, error);
  if (save_by_renaming (target, text, &status, &refused, &rename_error))
    return TRUE;
  if (refused)
    return sp_store_save_in_place (target, text, error);
  g_propagate_error (error, g_steal_pointer (&rename_error));
  return FALSE;
}

gboolean
sp_store_save (GFile *file,
               SpText *text,
               const char *etag,
               char **new_etag,
               GCancellable *cancellable,
               GError **error)
{
  SpStoreTarget target = SP_STORE_TARGET_INIT;
  gboolean saved;
  gsize length;
  const char *data;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (new_etag != NULL)
    *new_etag = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  target.path = sp_store_get_path (file, error);
  if (target.path == NULL)
    return FALSE;
  target.etag = etag;
  target.cancellable = cancellable;
  saved = sp_store_target_open (&target, error) && save_to_target (&target, text, error);
  sp_store_target_clear (&target);
  if (saved && new_etag != NULL)
    {
      data = sp_text_get_data (text, &length);
      *new_etag = sp_store_make_etag (data, length);
    }
  return saved;
}
