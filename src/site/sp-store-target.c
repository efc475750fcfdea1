/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store-target.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define COPY_NAME_TRIES 100

/* A second in all, the pause in microseconds. */
#define LOCK_TRIES 200
#define LOCK_PAUSE 5000

/* The path with all links resolved. A file that is to be made has none itself, its folder does;
 * a link that leads nowhere is not taken for one. */
static char *
resolve (const char *path, gboolean may_be_new)
{
  char *real = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real_folder, *result;
  struct stat status;

  if (real != NULL)
    {
      result = g_strdup (real);
      free (real);
      return result;
    }
  if (errno != ENOENT || !may_be_new)
    return NULL;
  if (lstat (path, &status) == 0)
    {
      errno = ENOENT;
      return NULL;
    }
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  real_folder = realpath (folder, NULL);
  if (real_folder == NULL)
    return NULL;
  result = g_build_filename (real_folder, name, NULL);
  free (real_folder);
  return result;
}

gboolean
sp_store_target_open (SpStoreTarget *self, GError **error)
{
  g_autofree char *real = resolve (self->path, self->etag == NULL);

  if (real == NULL)
    {
      sp_store_set_error (error, SP_STORE_SAVING, self->path, errno);
      return FALSE;
    }
  self->real_folder = g_path_get_dirname (real);
  self->name = g_path_get_basename (real);
  self->folder = open (self->real_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  /* A folder that may be written but not listed. */
  if (self->folder < 0 && errno == EACCES)
    self->folder = open (self->real_folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    {
      sp_store_set_error (error, SP_STORE_SAVING, self->path, errno);
      return FALSE;
    }
  return TRUE;
}

void
sp_store_target_clear (SpStoreTarget *self)
{
  if (self->folder >= 0)
    close (self->folder);
  self->folder = -1;
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->real_folder, g_free);
}

void
sp_store_target_lock (SpStoreTarget *self)
{
  for (guint i = 0; i < LOCK_TRIES; i++)
    {
      if (flock (self->folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
      g_usleep (LOCK_PAUSE);
    }
}

void
sp_store_target_unlock (SpStoreTarget *self)
{
  (void) !flock (self->folder, LOCK_UN);
}

gboolean
sp_store_target_compare (SpStoreTarget *self,
                         const char *name,
                         SpText *text,
                         char **data,
                         gsize *length,
                         gboolean *same,
                         GError **error)
{
  g_autofree char *present = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *display_name = NULL;
  gsize wanted_length;
  const char *wanted = sp_text_get_data (text, &wanted_length);
  struct stat status;

  *data = NULL;
  *length = 0;
  *same = FALSE;
  if (self->etag == NULL && fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 &&
      errno == ENOENT)
    return TRUE;
  present = sp_store_read (self->folder, name, self->path, SP_STORE_SAVING, length, error);
  if (present == NULL)
    return FALSE;
  *same = *length == wanted_length && memcmp (present, wanted, wanted_length) == 0;
  etag = sp_store_make_etag (present, *length);
  if (*same || g_strcmp0 (etag, self->etag) == 0)
    {
      *data = g_steal_pointer (&present);
      return TRUE;
    }
  display_name = g_filename_display_basename (self->path);
  if (self->etag == NULL)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED,
                 _ ("“%s” was not saved because there is a file of that name already. Nothing was "
                    "lost, that file is as it was; please choose another name."),
                 display_name);
  else
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED,
                 _ ("“%s” was not saved because someone else changed it since it was opened. "
                    "Nothing was lost, their version is in the file; please open it again."),
                 display_name);
  return FALSE;
}

int
sp_store_copy_create (SpStoreCopy *self, int folder, const char *prefix, mode_t mode)
{
  for (int i = 0; i < COPY_NAME_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s" SP_STORE_COPY_PREFIX "%08x%08x.tmp", prefix,
                                               g_random_int (), g_random_int ());

      self->fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (self->fd >= 0)
        {
          self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
          (void) !flock (self->fd, LOCK_EX | LOCK_NB);
          self->folder = folder;
          self->name = g_steal_pointer (&name);
          return 0;
        }
      if (errno != EEXIST)
        return errno;
    }
  return EEXIST;
}

int
sp_store_write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize count = write (fd, data, length);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return errno;
      data += count;
      length -= (gsize) count;
    }
  return 0;
}

int
sp_store_flush (int fd)
{
  if (fsync (fd) == 0 || errno == EINVAL || errno == EBADF || errno == ENOTSUP || errno == EROFS)
    return 0;
  return errno;
}

int
sp_store_copy_write (SpStoreCopy *self, const char *data, gsize length)
{
  int errsv = sp_store_write_all (self->fd, data, length);

  if (errsv == 0)
    errsv = sp_store_flush (self->fd);
  /* A network file system may only now tell that it is full. */
  if (close (self->fd) != 0 && errsv == 0 && errno != EINTR)
    errsv = errno;
  self->fd = -1;
  return errsv;
}

void
sp_store_copy_close (SpStoreCopy *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->lock >= 0)
    close (self->lock);
  self->fd = self->lock = -1;
  g_clear_pointer (&self->name, g_free);
}

void
sp_store_copy_discard (SpStoreCopy *self)
{
  if (self->name != NULL)
    unlinkat (self->folder, self->name, 0);
  sp_store_copy_close (self);
}
