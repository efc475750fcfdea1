/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store-leftover.h"

#include "sp-store-target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

/* In seconds: longer than any save takes. */
#define MIN_AGE (60 * 60)

gboolean
sp_store_is_leftover (const char *name)
{
  return g_str_has_prefix (name, SP_STORE_COPY_PREFIX) && g_str_has_suffix (name, ".tmp");
}

static gboolean
lock (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/* A lock may be unknown to the file system, or to a colleague's computer: age tells there. */
static gboolean
is_left (int fd, const struct stat *status)
{
  return g_get_real_time () / G_USEC_PER_SEC - status->st_mtime > MIN_AGE && lock (fd);
}

/* The name tells a person from which folder it came. */
static int
keep (const char *folder_path, const char *data, gsize length)
{
  g_autofree char *kept = g_build_filename (g_get_user_state_dir (), "service-pages", "kept", NULL);
  g_autofree char *from = g_path_get_basename (folder_path);
  g_autofree char *name = g_strdup_printf ("%s-%08x.md", from, g_random_int ());
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  int folder = -1, errsv;

  if (g_mkdir_with_parents (kept, 0700) == 0)
    folder = open (kept, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return errno;
  errsv = sp_store_copy_create (&copy, folder, "", 0600);
  if (errsv == 0)
    errsv = sp_store_copy_write (&copy, data, length);
  if (errsv == 0 && renameat2 (folder, copy.name, folder, name, RENAME_NOREPLACE) != 0)
    errsv = errno;
  if (errsv == 0)
    errsv = sp_store_flush (folder);
  if (errsv != 0)
    sp_store_copy_discard (&copy);
  sp_store_copy_close (&copy);
  close (folder);
  return errsv;
}

static gboolean
collect (int folder, const char *folder_path, const char *name)
{
  struct stat status;
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  gboolean collected = FALSE;

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && is_left (fd, &status))
    {
      gsize length = 0;
      g_autofree char *data =
          sp_store_read (folder, name, name, SP_STORE_LOADING, &length, NULL);

      collected = data != NULL && (length == 0 || keep (folder_path, data, length) == 0) &&
                  unlinkat (folder, name, 0) == 0;
    }
  close (fd);
  return collected;
}

gboolean
sp_store_collect_leftover (const char *path)
{
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int folder = open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean collected;

  if (folder < 0)
    return FALSE;
  /* Who exchanges files holds this lock: for a moment the old text has such a name then. */
  collected = lock (folder) && collect (folder, folder_path, name);
  close (folder);
  return collected;
}
