/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-store-target.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Where the copy is when the target's folder takes no new files. */
static char *
make_state_folder (void)
{
  char *folder = g_build_filename (g_get_user_state_dir (), "service-pages", "safety", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

static int
create_safety_copy (SpStoreTarget *target, SpStoreCopy *copy, char **path)
{
  int errsv = sp_store_copy_create (copy, target->folder, "", 0600);
  g_autofree char *prefix = NULL;
  g_autofree char *state = NULL;

  if (errsv == 0)
    {
      *path = g_build_filename (target->real_folder, copy->name, NULL);
      return 0;
    }
  if (errsv != EACCES && errsv != EPERM && errsv != EROFS)
    return errsv;
  state = make_state_folder ();
  prefix = g_strconcat (state, G_DIR_SEPARATOR_S, NULL);
  errsv = sp_store_copy_create (copy, AT_FDCWD, prefix, 0600);
  if (errsv == 0)
    *path = g_strdup (copy->name);
  return errsv;
}

/* Room first, so that a full disk is found before a byte of the old text is gone. */
static int
reserve (int fd, gsize old_length, gsize length)
{
  int errsv;

  if (length <= old_length)
    return 0;
  errsv = posix_fallocate (fd, 0, (off_t) length);
  return errsv == EINVAL || errsv == EOPNOTSUPP || errsv == ENOSYS ? 0 : errsv;
}

static int
rewrite (int fd, const char *data, gsize length)
{
  int errsv;

  if (lseek (fd, 0, SEEK_SET) != 0)
    return errno;
  errsv = sp_store_write_all (fd, data, length);
  if (errsv == 0 && ftruncate (fd, (off_t) length) != 0)
    errsv = errno;
  return errsv != 0 ? errsv : sp_store_flush (fd);
}

static gboolean
holds (SpStoreTarget *target, const char *data, gsize length, gboolean more)
{
  gsize present_length;
  g_autofree char *present = sp_store_read (target->folder, target->name, target->path,
                                            SP_STORE_SAVING, &present_length, NULL);

  return present != NULL && (more ? present_length >= length : present_length == length) &&
         memcmp (present, data, length) == 0;
}

/* A disk that takes no more may still take back what was reserved on it. */
static gboolean
restore (SpStoreTarget *target, int fd, const char *old, gsize length)
{
  if (holds (target, old, length, TRUE))
    (void) !ftruncate (fd, (off_t) length);
  else if (lseek (fd, 0, SEEK_SET) == 0 && sp_store_write_all (fd, old, length) == 0)
    (void) !ftruncate (fd, (off_t) length);
  sp_store_flush (fd);
  return holds (target, old, length, FALSE);
}

static int
open_for_writing (SpStoreTarget *target)
{
  struct stat status;
  int fd = openat (target->folder, target->name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd >= 0 && (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)))
    {
      close (fd);
      errno = EACCES;
      return -1;
    }
  return fd;
}

static gboolean
write_or_restore (SpStoreTarget *target,
                  int fd,
                  SpText *text,
                  SpStoreCopy *copy,
                  const char *copy_path,
                  GError **error)
{
  g_autofree char *old = NULL;
  gsize old_length, length;
  const char *data = sp_text_get_data (text, &length);
  gboolean same;
  int errsv;

  if (!sp_store_target_compare (target, target->name, text, &old, &old_length, &same, error))
    return FALSE;
  errsv = sp_store_copy_write (copy, old, old_length);
  if (errsv == 0)
    {
      errsv = reserve (fd, old_length, length);
      if (errsv == 0)
        errsv = rewrite (fd, data, length);
      if (errsv == 0)
        return TRUE;
      if (!restore (target, fd, old, old_length))
        {
          sp_store_set_torn (error, target->path, copy_path);
          sp_store_copy_close (copy);
          return FALSE;
        }
    }
  sp_store_set_error (error, SP_STORE_SAVING, target->path, errsv);
  return FALSE;
}

gboolean
sp_store_save_in_place (SpStoreTarget *self, SpText *text, GError **error)
{
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  g_autofree char *copy_path = NULL;
  gboolean saved;
  int errsv, fd;

  fd = open_for_writing (self);
  if (fd < 0)
    {
      sp_store_set_error (error, SP_STORE_SAVING, self->path, errno);
      return FALSE;
    }
  errsv = create_safety_copy (self, &copy, &copy_path);
  if (errsv != 0)
    {
      close (fd);
      sp_store_set_error (error, SP_STORE_SAVING, self->path, errsv);
      return FALSE;
    }
  saved = write_or_restore (self, fd, text, &copy, copy_path, error);
  sp_store_copy_discard (&copy);
  close (fd);
  return saved;
}
