/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store-journal.h"

#include "sp-store-leftover.h"
#include "sp-walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define SUFFIX      ".save"
#define KEPT_SUFFIX ".kept"
#define KEY_LENGTH  16
#define MAX_ENTRY   (2 * SP_STORE_MAX_SIZE + 64 * 1024)

char *
sp_store_journal_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "service-pages", "safety", NULL);
}

/* How the names of a file's entries begin. */
static char *
make_key (const char *folder, const char *name)
{
  g_autofree char *path = *name != '\0' ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  key[KEY_LENGTH] = '\0';
  return key;
}

static int
open_folder (const char *path)
{
  return open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The lock, and whether it is still the file of that name; -1 when somebody else has it. */
static int
lock_entry (int folder, const char *name)
{
  struct stat status;
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return -1;
  /* Where there are no locks, nobody is kept out. */
  if ((flock (fd, LOCK_EX | LOCK_NB) == 0 || errno == ENOLCK || errno == EOPNOTSUPP) &&
      fstat (fd, &status) == 0 && status.st_nlink > 0)
    return fd;
  close (fd);
  return -1;
}

static int
write_entry (SpStoreJournal *self, SpStoreTarget *target, int folder, const char *folder_path)
{
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  g_autoptr (GByteArray) data = sp_draft_to_data (self->record);
  g_autofree char *key = make_key (target->real_folder, target->name);
  g_autofree char *name = g_strdup_printf ("%s-%08x" SUFFIX, key, g_random_int ());
  int errsv = sp_store_copy_create (&copy, folder, "", 0600);

  if (errsv != 0)
    return errsv;
  errsv = sp_store_copy_write (&copy, (const char *) data->data, data->len);
  /* The lock of the unfinished entry is that of the entry. */
  if (errsv == 0)
    {
      self->lock = copy.lock;
      copy.lock = -1;
    }
  if (errsv == 0 && renameat (folder, copy.name, folder, name) != 0)
    errsv = errno;
  if (errsv != 0)
    {
      sp_store_copy_discard (&copy);
      return errsv;
    }
  sp_store_copy_close (&copy);
  self->path = g_build_filename (folder_path, name, NULL);
  return sp_store_flush (folder);
}

int
sp_store_journal_begin (SpStoreJournal *self, SpStoreTarget *target, SpText *old, SpText *text)
{
  g_autofree char *path = sp_store_journal_get_folder ();
  int folder = -1, errsv;

  if (g_mkdir_with_parents (path, 0700) == 0)
    folder = open_folder (path);
  if (folder < 0)
    return errno;
  self->record = sp_draft_new (target->real_folder, target->name, old, text, 0,
                               g_get_real_time () / G_USEC_PER_SEC);
  errsv = write_entry (self, target, folder, path);
  close (folder);
  if (errsv != 0)
    sp_store_journal_end (self);
  return errsv;
}

void
sp_store_journal_end (SpStoreJournal *self)
{
  if (self->path != NULL)
    unlink (self->path);
  sp_store_journal_leave (self);
}

void
sp_store_journal_set_aside (SpStoreJournal *self)
{
  g_autofree char *kept = g_strconcat (self->path, KEPT_SUFFIX, NULL);

  (void) !rename (self->path, kept);
  sp_store_journal_leave (self);
}

void
sp_store_journal_leave (SpStoreJournal *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->record, sp_draft_unref);
}

static void
entry_free (gpointer data)
{
  sp_store_journal_leave (data);
  g_free (data);
}

/* What cannot be read is left where it is, for another version of the program or a person. */
static SpStoreJournal *
read_entry (int folder, const char *folder_path, const char *name, const char *path)
{
  SpStoreJournal *self = g_new (SpStoreJournal, 1);
  g_autofree char *data = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  *self = (SpStoreJournal) SP_STORE_JOURNAL_INIT;
  self->path = g_build_filename (folder_path, name, NULL);
  self->lock = lock_entry (folder, name);
  if (self->lock >= 0)
    data = sp_store_read_up_to (folder, name, self->path, SP_STORE_LOADING, MAX_ENTRY, &length,
                                &error);
  if (data != NULL)
    self->record = sp_draft_new_from_data (data, length, &error);
  if (error != NULL)
    g_debug ("%s: %s", self->path, error->message);
  if (self->record != NULL && sp_draft_get_base (self->record) != NULL)
    file = g_build_filename (sp_draft_get_site (self->record), sp_draft_get_page (self->record),
                             NULL);
  if (file != NULL && sp_walk_is_inside (file, path))
    return self;
  entry_free (self);
  return NULL;
}

/* The writing of the file itself had not begun. */
static void
remove_unfinished (int folder, const char *name)
{
  int lock = lock_entry (folder, name);

  if (lock < 0)
    return;
  unlinkat (folder, name, 0);
  close (lock);
}

GPtrArray *
sp_store_journal_find (const char *path, gboolean is_folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (entry_free);
  g_autofree char *folder_path = sp_store_journal_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder_path, 0, NULL);
  int folder = dir != NULL ? open_folder (folder_path) : -1;
  g_autofree char *key = NULL;
  char *real = NULL;
  const char *name;

  while (folder >= 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      SpStoreJournal *entry;

      if (is_folder && sp_store_is_leftover (name))
        remove_unfinished (folder, name);
      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      /* Not before there is an entry, which hardly ever is. */
      if (real == NULL)
        {
          real = realpath (path, NULL);
          if (real == NULL)
            break;
          key = make_key (real, "");
        }
      if (!is_folder && !g_str_has_prefix (name, key))
        continue;
      entry = read_entry (folder, folder_path, name, real);
      if (entry != NULL)
        g_ptr_array_add (found, entry);
    }
  if (folder >= 0)
    close (folder);
  free (real);
  return found;
}
