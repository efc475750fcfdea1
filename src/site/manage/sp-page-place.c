/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-place.h"

#include "sp-page-name.h"
#include "sp-store.h"
#include "sp-walk.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEEPEST 16

G_DEFINE_QUARK (sp-manage-error-quark, sp_manage_error)

void
sp_page_place_set_error (GError **error, const char *path, int errsv)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_FAILED,
               _ ("“%s” could not be changed (%s). Nothing was lost."), name, g_strerror (errsv));
}

/* The real path of the nearest thing above @full that is there. */
static char *
find_real_parent (const char *full)
{
  g_autofree char *at = g_path_get_dirname (full);

  for (;;)
    {
      char *real = realpath (at, NULL);
      char *above;

      /* A link to nowhere is there too, and would be followed. */
      if (real != NULL || g_file_test (at, G_FILE_TEST_IS_SYMLINK) || strcmp (at, "/") == 0)
        return real;
      above = g_path_get_dirname (at);
      g_free (at);
      at = above;
    }
}

char *
sp_page_place_check (SpSite *site, const char *path, GError **error)
{
  const char *folder = g_file_peek_path (sp_site_get_folder (site));
  g_autofree char *full = g_canonicalize_filename (path, folder);
  char *inside = realpath (folder, NULL);
  char *real = find_real_parent (full);
  char *target = realpath (full, NULL);
  gboolean ok = inside != NULL && real != NULL && sp_walk_is_inside (full, folder) &&
                sp_walk_is_inside (real, inside) &&
                (target == NULL || sp_walk_is_inside (target, inside)) &&
                (target != NULL || !g_file_test (full, G_FILE_TEST_IS_SYMLINK));

  free (target);
  free (inside);
  free (real);
  if (ok)
    return g_steal_pointer (&full);
  g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_OUTSIDE,
               _ ("“%s” leads out of the website's folder, so nothing is written there."), path);
  return NULL;
}

gboolean
sp_page_place_is_taken (SpSite *site, const char *path)
{
  const char *folder = g_file_peek_path (sp_site_get_folder (site));
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autofree char *name = sp_page_get_name (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *single = NULL;
  g_autofree char *bundle = NULL;
  struct stat status;

  if (lstat (full, &status) == 0)
    return TRUE;
  if (name == NULL)
    return FALSE;
  if (g_str_has_prefix (base, "index."))
    {
      single = g_strconcat (parent, ".md", NULL);
      return lstat (single, &status) == 0 || lstat (parent, &status) == 0;
    }
  bundle = g_build_filename (parent, name, NULL);
  return lstat (bundle, &status) == 0;
}

char *
sp_page_place_find_free (SpSite *site, const char *path, const char *name)
{
  char *found = sp_page_get_renamed_path (path, name);

  for (guint i = 2; sp_page_place_is_taken (site, found); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", name, i);

      g_free (found);
      found = sp_page_get_renamed_path (path, numbered);
    }
  return found;
}

char *
sp_page_place_get_moved (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = sp_page_get_name (path);

  return g_str_has_prefix (base, "index.") && name != NULL ? g_path_get_dirname (path)
                                                           : g_strdup (path);
}

gboolean
sp_page_place_write (SpSite *site, const char *path, SpText *text, GError **error)
{
  g_autofree char *full = sp_page_place_check (site, path, error);
  g_autofree char *parent = NULL;
  g_autoptr (GFile) file = NULL;

  if (full == NULL)
    return FALSE;
  parent = g_path_get_dirname (full);
  if (g_mkdir_with_parents (parent, 0755) != 0)
    {
      sp_page_place_set_error (error, parent, errno);
      return FALSE;
    }
  file = g_file_new_for_path (full);
  return sp_store_save (file, text, NULL, NULL, NULL, error);
}

static gboolean
copy_folder (const char *from, const char *to, guint depth, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  if (g_mkdir_with_parents (to, 0755) != 0)
    {
      sp_page_place_set_error (error, to, errno);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GFile) source_file = g_file_new_for_path (source);
      g_autoptr (GFile) target_file = g_file_new_for_path (target);
      struct stat status;

      if (name[0] == '.' || lstat (source, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode) && depth < DEEPEST)
        {
          if (!copy_folder (source, target, depth + 1, error))
            return FALSE;
        }
      else if (S_ISREG (status.st_mode) &&
               !g_file_copy (source_file, target_file, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
sp_page_place_copy_folder (const char *from, const char *to, GError **error)
{
  return copy_folder (from, to, 0, error);
}

void
sp_page_place_copy_others (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GFile) source_file = g_file_new_for_path (source);
      g_autoptr (GFile) target_file = g_file_new_for_path (target);
      struct stat status;

      if (name[0] == '.' || sp_walk_is_page_name (name) || lstat (source, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode))
        sp_page_place_copy_folder (source, target, NULL);
      else if (S_ISREG (status.st_mode))
        g_file_copy (source_file, target_file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
    }
}
