/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-bin.h"

#include "sp-page-move.h"
#include "sp-page-place.h"
#include "sp-store.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* What can be kept in memory to be put back. */
#define MOST_KEPT ((gsize) 64 * 1024 * 1024)
#define DEEPEST   16

typedef struct
{
  char *path; /* below the site's folder */
  mode_t mode;
  GBytes *bytes;
} KeptFile;

struct _SpBinnedPage
{
  SpSite *site;
  char *path;
  char *moved;      /* what was put in the bin, below the site's folder: the page or its folder */
  char *place;      /* where it is, if that is the program's own folder */
  GPtrArray *files; /* of KeptFile, if it is in the computer's bin */
};

static int
remove_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

void
sp_remove_tree (const char *folder)
{
  nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
}

static void
kept_file_free (gpointer data)
{
  KeptFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* FALSE when it is not all regular files, or more than can be kept. */
static gboolean
keep (GPtrArray *files, const char *site, const char *path, guint depth, gsize *total)
{
  g_autofree char *full = g_build_filename (site, path, NULL);
  g_autoptr (GDir) dir = NULL;
  struct stat status;
  const char *name;
  KeptFile *file;
  char *data;
  gsize length;

  if (lstat (full, &status) != 0)
    return FALSE;
  if (S_ISREG (status.st_mode))
    {
      if (*total + (gsize) status.st_size > MOST_KEPT ||
          !g_file_get_contents (full, &data, &length, NULL))
        return FALSE;
      *total += length;
      file = g_new (KeptFile, 1);
      file->path = g_strdup (path);
      file->mode = status.st_mode & 07777;
      file->bytes = g_bytes_new_take (data, length);
      g_ptr_array_add (files, file);
      return TRUE;
    }
  dir = S_ISDIR (status.st_mode) && depth < DEEPEST ? g_dir_open (full, 0, NULL) : NULL;
  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!keep (files, site, child, depth + 1, total))
        return FALSE;
    }
  return TRUE;
}

/* Across file systems by copying: the old one goes when the new one is whole. */
static gboolean
move (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  struct stat status;

  if (lstat (to, &status) == 0)
    {
      g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_EXISTS,
                   _ ("There is something else at the page's place by now, so nothing was done."));
      return FALSE;
    }
  if (g_rename (from, to) == 0)
    return TRUE;
  if (errno != EXDEV)
    {
      sp_page_place_set_error (error, from, errno);
      return FALSE;
    }
  if (!g_file_test (from, G_FILE_TEST_IS_DIR))
    return g_file_move (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, error);
  if (!sp_page_place_copy_folder (from, to, error))
    {
      sp_remove_tree (to);
      return FALSE;
    }
  sp_remove_tree (from);
  return TRUE;
}

static char *
move_to_own_place (const char *full, GError **error)
{
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "service-pages", "bin", stamp, NULL);
  g_autofree char *place = g_build_filename (folder, base, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      sp_page_place_set_error (error, folder, errno);
      return NULL;
    }
  return move (full, place, error) ? g_steal_pointer (&place) : NULL;
}

SpBinnedPage *
sp_page_bin (SpSite *site, const char *path, GError **error)
{
  g_autoptr (SpBinnedPage) self = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GFile) file = NULL;
  const char *site_path;
  gsize total = 0;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SpBinnedPage, 1);
  self->site = sp_site_ref (site);
  self->path = g_strdup (path);
  self->moved = sp_page_place_get_moved (path);
  full = sp_page_place_check (site, self->moved, error);
  if (full == NULL)
    return NULL;
  if (!g_file_test (full, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_NOT_FOUND,
                   _ ("The page is not there any more."));
      return NULL;
    }
  site_path = g_file_peek_path (sp_site_get_folder (site));
  self->files = g_ptr_array_new_with_free_func (kept_file_free);
  file = g_file_new_for_path (full);
  if (keep (self->files, site_path, self->moved, 0, &total) && g_file_trash (file, NULL, NULL))
    return g_steal_pointer (&self);
  g_ptr_array_set_size (self->files, 0);
  self->place = move_to_own_place (full, error);
  return self->place != NULL ? g_steal_pointer (&self) : NULL;
}

void
sp_binned_page_free (SpBinnedPage *self)
{
  sp_site_unref (self->site);
  g_free (self->path);
  g_free (self->moved);
  g_free (self->place);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

const char *
sp_binned_page_get_path (SpBinnedPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

const char *
sp_binned_page_get_place (SpBinnedPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->place;
}

static gboolean
write_kept (SpBinnedPage *self, const KeptFile *kept, GError **error)
{
  g_autofree char *full = sp_page_place_check (self->site, kept->path, error);
  g_autoptr (SpText) text = NULL;
  const char *data;
  gsize length;

  if (full == NULL)
    return FALSE;
  data = g_bytes_get_data (kept->bytes, &length);
  text = sp_text_new (data != NULL ? data : "", length);
  if (!sp_page_place_write (self->site, kept->path, text, error))
    return FALSE;
  g_chmod (full, (int) kept->mode);
  return TRUE;
}

gboolean
sp_page_restore (SpBinnedPage *self, GError **error)
{
  g_autofree char *full = NULL;
  g_autofree char *parent = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  full = sp_page_place_check (self->site, self->moved, error);
  if (full == NULL)
    return FALSE;
  if (self->place != NULL)
    {
      parent = g_path_get_dirname (full);
      g_mkdir_with_parents (parent, 0755);
      return move (self->place, full, error);
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      if (!write_kept (self, g_ptr_array_index (self->files, i), error))
        return FALSE;
    }
  return TRUE;
}
