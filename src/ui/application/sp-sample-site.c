/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-sample-site.h"

/* Installed, or in the source tree when the program runs from its build folder. */
static GFile *
find_original (void)
{
  const char *from_environment = g_getenv ("SP_SAMPLE_DIR");

  return g_file_new_for_path (from_environment != NULL ? from_environment : PKGDATADIR "/sample");
}

static gboolean copy_folder (GFile *from, GFile *to, GError **error);

static gboolean
copy_child (GFile *from, GFile *to, GFileInfo *info, GError **error)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) source = g_file_get_child (from, name);
  g_autoptr (GFile) target = g_file_get_child (to, name);
  g_autoptr (GError) local_error = NULL;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return copy_folder (source, target, error);
  /* With the rights of a new file: the installed original is read-only. */
  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL,
                   &local_error) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
copy_folder (GFile *from, GFile *to, GError **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_make_directory_with_parents (to, NULL, &local_error) &&
      !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  children = g_file_enumerate_children (from,
                                        G_FILE_ATTRIBUTE_STANDARD_NAME
                                        "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);
  if (children == NULL)
    return FALSE;
  while (TRUE)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, NULL, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!copy_child (from, to, info, error))
        return FALSE;
    }
}

GFile *
sp_sample_site_prepare (GError **error)
{
  g_autoptr (GFile) original = find_original ();
  g_autoptr (GFile) copy = g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE,
                                                      "sample", NULL);

  return copy_folder (original, copy, error) ? g_steal_pointer (&copy) : NULL;
}
