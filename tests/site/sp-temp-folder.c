/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-temp-folder.h"

#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

char *
sp_temp_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("service-pages-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
sp_temp_folder_age (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct timespec yesterday = { time (NULL) - 24 * 60 * 60, 0 };
      struct timespec times[2] = { yesterday, yesterday };

      g_assert_cmpint (utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), ==, 0);
    }
}

void
sp_temp_folder_write (const char *folder, const char *path, const char *content)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  FILE *file;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  file = g_fopen (full, "wb");
  g_assert_nonnull (file);
  fputs (content, file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static int
remove_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return g_remove (path);
}

void
sp_temp_folder_free (char *folder)
{
  g_assert_cmpint (nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}
