/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-draft-folder.h"

#include "sp-store-target.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_NAME    "lock"
#define SUFFIX       ".draft"
#define KEY_LENGTH   16
#define MAX_DRAFT    (2 * SP_STORE_MAX_SIZE + 64 * 1024)
#define FOLDER_TRIES 20

struct _SpDraftFolder
{
  gatomicrefcount ref_count;
  GMutex mutex;
  char *site;
  char *path;
  int fd;   /* the folder; -1 before it is needed */
  int lock; /* the open lock file, which holds the lock */
  guint64 generation;
  gboolean closed;
};

static char *
make_key (const char *path)
{
  char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  key[KEY_LENGTH] = '\0';
  return key;
}

/* One name for the folder, whatever links lead to it. */
static char *
canonicalize (const char *site)
{
  char *real = realpath (site, NULL);
  char *path = g_strdup (real != NULL ? real : site);

  free (real);
  return path;
}

static char *
get_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "service-pages", "drafts", NULL);
}

static char *
make_file_name (const char *page)
{
  g_autofree char *key = make_key (page);

  return g_strconcat (key, SUFFIX, NULL);
}

static SpDraftFolder *
folder_alloc (const char *site)
{
  SpDraftFolder *self = g_new0 (SpDraftFolder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->site = g_strdup (site);
  self->fd = -1;
  self->lock = -1;
  return self;
}

SpDraftFolder *
sp_draft_folder_new (const char *site)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (site != NULL, NULL);

  path = canonicalize (site);
  return folder_alloc (path);
}

SpDraftFolder *
sp_draft_folder_ref (SpDraftFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_draft_folder_unref (SpDraftFolder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_draft_folder_close (self);
  g_mutex_clear (&self->mutex);
  g_free (self->site);
  g_free (self->path);
  g_free (self);
}

const char *
sp_draft_folder_get_path (SpDraftFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/* Opens the folder at @path and locks it. 0 or an errno: EWOULDBLOCK when it belongs to a program
 * that runs. */
static int
open_folder (SpDraftFolder *self, const char *path)
{
  struct stat status;
  int errsv = 0;

  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self->fd < 0)
    return errno;
  self->lock = openat (self->fd, LOCK_NAME, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->lock < 0)
    errsv = errno;
  /* Where there are no locks, nobody is kept out; nothing is removed there unasked either. */
  else if (flock (self->lock, LOCK_EX | LOCK_NB) != 0 && errno != ENOLCK && errno != EOPNOTSUPP)
    errsv = errno;
  /* Somebody tidied the folder away between the two. */
  else if (fstat (self->lock, &status) != 0 || status.st_nlink == 0)
    errsv = EWOULDBLOCK;
  if (errsv == 0)
    {
      self->path = g_strdup (path);
      return 0;
    }
  if (self->lock >= 0)
    close (self->lock);
  close (self->fd);
  self->lock = self->fd = -1;
  return errsv;
}

static void
forget_folder (SpDraftFolder *self)
{
  if (self->lock >= 0)
    close (self->lock);
  if (self->fd >= 0)
    close (self->fd);
  self->lock = self->fd = -1;
  g_clear_pointer (&self->path, g_free);
}

/* Of a folder's name, KEY-GENERATION-RANDOM. */
static gboolean
parse_name (const char *name, const char *key, guint64 *generation)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 3);

  return g_strv_length (parts) == 3 && (key == NULL || strcmp (parts[0], key) == 0) &&
         g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT64 - 1, generation, NULL);
}

/* One more than any before it: the clock may have been set back. */
static guint64
next_generation (const char *root, const char *key)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  guint64 next = 1;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint64 generation;

      if (parse_name (name, key, &generation))
        next = MAX (next, generation + 1);
    }
  return next;
}

static int
make_folder (SpDraftFolder *self)
{
  g_autofree char *root = get_root ();
  g_autofree char *key = make_key (self->site);
  int errsv = EWOULDBLOCK;

  if (self->closed)
    return ECANCELED;
  if (self->fd >= 0)
    return 0;
  if (g_mkdir_with_parents (root, 0700) != 0)
    return errno;
  for (guint i = 0; i < FOLDER_TRIES && errsv == EWOULDBLOCK; i++)
    {
      g_autofree char *path = NULL;

      self->generation = next_generation (root, key);
      path = g_strdup_printf ("%s/%s-%" G_GUINT64_FORMAT "-%08x", root, key, self->generation,
                              g_random_int ());
      if (g_mkdir (path, 0700) != 0)
        errsv = errno == EEXIST ? EWOULDBLOCK : errno;
      else
        errsv = open_folder (self, path);
    }
  return errsv;
}

static int
write_file (SpDraftFolder *self, const char *name, GByteArray *data)
{
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  int errsv = sp_store_copy_create (&copy, self->fd, "", 0600);

  if (errsv != 0)
    return errsv;
  errsv = sp_store_copy_write (&copy, (const char *) data->data, data->len);
  if (errsv == 0 && renameat (self->fd, copy.name, self->fd, name) != 0)
    errsv = errno;
  if (errsv != 0)
    {
      sp_store_copy_discard (&copy);
      return errsv;
    }
  sp_store_copy_close (&copy);
  return sp_store_flush (self->fd);
}

int
sp_draft_folder_write (SpDraftFolder *self, const char *page, SpText *base, SpText *text)
{
  g_autofree char *name = NULL;
  int errsv;

  g_return_val_if_fail (self != NULL, EINVAL);
  g_return_val_if_fail (page != NULL, EINVAL);
  g_return_val_if_fail (text != NULL, EINVAL);

  name = make_file_name (page);
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < 2; i++)
    {
      errsv = make_folder (self);
      if (errsv == 0)
        {
          g_autoptr (SpDraft) draft =
              sp_draft_new (self->site, page, base, text, self->generation,
                            g_get_real_time () / G_USEC_PER_SEC);
          g_autoptr (GByteArray) data = sp_draft_to_data (draft);

          errsv = write_file (self, name, data);
        }
      /* Removed by a program that tidies up: there will be another. */
      if (errsv != ENOENT && errsv != ESTALE)
        break;
      forget_folder (self);
    }
  g_mutex_unlock (&self->mutex);
  return errsv;
}

int
sp_draft_folder_remove (SpDraftFolder *self, const char *page)
{
  g_autofree char *name = NULL;
  int errsv = 0;

  g_return_val_if_fail (self != NULL, EINVAL);
  g_return_val_if_fail (page != NULL, EINVAL);

  name = make_file_name (page);
  g_mutex_lock (&self->mutex);
  if (self->fd >= 0 && unlinkat (self->fd, name, 0) != 0 && errno != ENOENT && errno != ESTALE)
    errsv = errno;
  g_mutex_unlock (&self->mutex);
  return errsv;
}

static SpDraft *
read_draft (SpDraftFolder *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  SpDraft *draft;
  gsize length;

  data = sp_store_read_up_to (self->fd, name, path, SP_STORE_LOADING, MAX_DRAFT, &length, &error);
  draft = data != NULL ? sp_draft_new_from_data (data, length, &error) : NULL;
  if (draft == NULL)
    g_debug ("The draft %s cannot be read: %s", path, error->message);
  return draft;
}

GPtrArray *
sp_draft_folder_read (SpDraftFolder *self, guint *n_unreadable)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_draft_unref);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  if (n_unreadable != NULL)
    *n_unreadable = 0;
  g_mutex_lock (&self->mutex);
  dir = self->path != NULL ? g_dir_open (self->path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      SpDraft *draft;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      draft = read_draft (self, name);
      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
      else if (n_unreadable != NULL)
        (*n_unreadable)++;
    }
  g_mutex_unlock (&self->mutex);
  return drafts;
}

/* What a program that was killed while writing has left: the draft before it is whole. */
static void
remove_unfinished (SpDraftFolder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, SP_STORE_COPY_PREFIX))
      unlinkat (self->fd, name, 0);
}

GPtrArray *
sp_draft_folder_claim (const char *site)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_draft_folder_unref);
  g_autofree char *root = get_root ();
  g_autofree char *real = site != NULL ? canonicalize (site) : NULL;
  g_autofree char *key = real != NULL ? make_key (real) : NULL;
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autoptr (SpDraftFolder) folder = NULL;
      guint64 generation;

      if (!parse_name (name, key, &generation))
        continue;
      folder = folder_alloc (real != NULL ? real : "");
      if (open_folder (folder, path) != 0)
        continue;
      folder->generation = generation;
      remove_unfinished (folder);
      g_ptr_array_add (folders, g_steal_pointer (&folder));
    }
  return folders;
}

static gboolean
is_empty (SpDraftFolder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, LOCK_NAME) != 0)
      return FALSE;
  return TRUE;
}

void
sp_draft_folder_close (SpDraftFolder *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  if (self->fd >= 0 && is_empty (self))
    {
      unlinkat (self->fd, LOCK_NAME, 0);
      g_rmdir (self->path);
    }
  forget_folder (self);
  g_mutex_unlock (&self->mutex);
}
