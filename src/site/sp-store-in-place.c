/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-store-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

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

int
sp_store_rewrite (int fd, const char *data, gsize length)
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
                  SpText *old,
                  SpText *text,
                  SpStoreJournal *journal,
                  GError **error)
{
  gsize old_length, length;
  const char *old_data = sp_text_get_data (old, &old_length);
  const char *data = sp_text_get_data (text, &length);
  int errsv = reserve (fd, old_length, length);

  if (errsv == 0)
    errsv = sp_store_rewrite (fd, data, length);
  if (errsv == 0)
    {
      sp_store_journal_end (journal);
      return TRUE;
    }
  if (restore (target, fd, old_data, old_length))
    {
      sp_store_journal_end (journal);
      sp_store_set_error (error, SP_STORE_SAVING, target->path, errsv);
    }
  else
    {
      sp_store_set_torn (error, SP_STORE_SAVING, target->path, journal->path);
      sp_store_journal_leave (journal);
    }
  return FALSE;
}

static gboolean
save_opened (SpStoreTarget *self, int fd, SpText *text, GError **error)
{
  SpStoreJournal journal = SP_STORE_JOURNAL_INIT;
  g_autofree char *present = NULL;
  g_autoptr (SpText) old = NULL;
  gboolean same;
  gsize length;
  int errsv;

  if (!sp_store_target_compare (self, self->name, text, &present, &length, &same, error))
    return FALSE;
  old = sp_text_new (present, length);
  errsv = sp_store_journal_begin (&journal, self, old, text);
  if (errsv != 0)
    {
      g_autofree char *folder = sp_store_journal_get_folder ();

      sp_store_set_unsafe (error, self->path, folder, errsv);
      return FALSE;
    }
  return write_or_restore (self, fd, old, text, &journal, error);
}

gboolean
sp_store_save_in_place (SpStoreTarget *self, SpText *text, GError **error)
{
  gboolean saved;
  int fd = open_for_writing (self);

  if (fd < 0)
    {
      sp_store_set_error (error, SP_STORE_SAVING, self->path, errno);
      return FALSE;
    }
  saved = save_opened (self, fd, text, error);
  close (fd);
  return saved;
}
