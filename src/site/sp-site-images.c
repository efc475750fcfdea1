/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-images.h"

#include <string.h>

/* A site with more than this is searched, not looked through. */
#define MOST_IMAGES 5000
#define DEEPEST     12

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN \
                                 "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE

static const char *const image_folders[] = { "", "images", "img", "icons", NULL };

/* (transfer full) (element-type GFile) */
static GPtrArray *
get_roots (SpSite *site)
{
  GPtrArray *folders = sp_site_get_static_folders (site);
  GPtrArray *roots = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < folders->len; i++)
    g_ptr_array_add (roots, g_object_ref (g_ptr_array_index (folders, i)));
  g_ptr_array_add (roots, g_file_get_child (sp_site_get_folder (site), "assets"));
  return roots;
}

/* A path that leads out of the site is nobody's image. */
static GFile *
resolve_below (GFile *root, const char *folder, const char *path)
{
  g_autoptr (GFile) base = *folder != '\0' ? g_file_get_child (root, folder) : g_object_ref (root);
  g_autoptr (GFile) file = g_file_resolve_relative_path (base, path);

  if (!g_file_has_prefix (file, root) ||
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return NULL;
  return g_steal_pointer (&file);
}

GFile *
sp_site_images_resolve (SpSite *site, const char *path)
{
  g_autoptr (GPtrArray) roots = NULL;
  GFile *found = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  while (*path == '/')
    path++;
  if (*path == '\0' || strstr (path, "://") != NULL)
    return NULL;
  roots = get_roots (site);
  for (guint i = 0; i < roots->len && found == NULL; i++)
    for (guint j = 0; image_folders[j] != NULL && found == NULL; j++)
      found = resolve_below (g_ptr_array_index (roots, i), image_folders[j], path);
  return found;
}

static gboolean
is_image (GFileInfo *info)
{
  const char *type = g_file_info_get_content_type (info);

  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && type != NULL &&
         g_str_has_prefix (type, "image/");
}

static void
list_folder (GFile *root, GFile *folder, guint depth, GPtrArray *paths, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  GFileInfo *info;
  GFile *file;

  while (children != NULL && paths->len < MOST_IMAGES &&
         g_file_enumerator_iterate (children, &info, &file, cancellable, NULL) && info != NULL)
    {
      if (g_file_info_get_is_hidden (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < DEEPEST)
        list_folder (root, file, depth + 1, paths, cancellable);
      else if (is_image (info))
        g_ptr_array_add (paths, g_file_get_relative_path (root, file));
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) roots = get_roots (task_data);

  for (guint i = 0; i < roots->len; i++)
    {
      GFile *root = g_ptr_array_index (roots, i);

      list_folder (root, root, 0, paths, cancellable);
    }
  g_ptr_array_sort (paths, compare_paths);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&paths), (GDestroyNotify) g_ptr_array_unref);
}

void
sp_site_images_list_async (SpSite *site,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (site != NULL);

  g_task_set_source_tag (task, sp_site_images_list_async);
  g_task_set_task_data (task, sp_site_ref (site), (GDestroyNotify) sp_site_unref);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
sp_site_images_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
