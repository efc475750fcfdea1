/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-walk.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* A site that keeps its pages beside all the rest: what is in these folders is no page. */
static const char *const not_pages[] = { "archetypes", "assets",       "data",   "i18n",
                                         "layouts",    "public",       "static", "resources",
                                         "themes",     "node_modules", NULL };

static char *
join (const char *folder, char *path)
{
  if (*folder == '\0')
    return path;
  if (*path == '\0')
    {
      g_free (path);
      return g_strdup (folder);
    }
  else
    {
      char *joined = g_strconcat (folder, "/", path, NULL);

      g_free (path);
      return joined;
    }
}

/* Moves what is new in @items, of which all that is in another folder's place is left out. */
static void
take_items (SpSite *site, const SpContentRoot *root, GPtrArray *items, GPtrArray *all)
{
  for (guint i = 0; i < items->len; i++)
    {
      SpWalkItem *item = g_ptr_array_index (items, i);

      item->path = join (root->folder, item->path);
      if (sp_site_find_content_root (site, item->path) == root ||
          strcmp (item->path, root->folder) == 0)
        g_ptr_array_add (all, item);
      else
        sp_walk_item_free (item);
    }
  g_ptr_array_set_free_func (items, NULL);
  g_ptr_array_set_size (items, 0);
}

GPtrArray *
sp_site_walk (SpSite *site,
              GPtrArray *folders,
              GPtrArray *leftovers,
              GCancellable *cancellable,
              GError **error)
{
  const char *site_path = g_file_peek_path (sp_site_get_folder (site));
  char *inside = realpath (site_path, NULL);
  GPtrArray *roots = sp_site_get_content_roots (site);
  GPtrArray *all;

  if (inside == NULL)
    {
      g_set_error (error, SP_SITE_ERROR, SP_SITE_ERROR_UNREADABLE,
                   _ ("The website's folder is not there any more. Please open it again."));
      return NULL;
    }
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_walk_item_free);
  for (guint i = 0; i < roots->len; i++)
    {
      const SpContentRoot *root = g_ptr_array_index (roots, i);
      g_autofree char *path = g_build_filename (site_path, root->folder, NULL);
      g_autoptr (GPtrArray) items = NULL;
      guint n_folders = folders != NULL ? folders->len : 0;
      char *real = realpath (path, NULL);

      if (real == NULL)
        continue;
      items = sp_walk_pages (real, inside, *root->folder == '\0' ? not_pages : NULL, folders,
                             leftovers, cancellable);
      for (guint k = n_folders; folders != NULL && k < folders->len; k++)
        folders->pdata[k] = join (root->folder, folders->pdata[k]);
      take_items (site, root, items, all);
      free (real);
    }
  free (inside);
  return all;
}

const char *
sp_site_walk_check (SpSite *site, const char *path)
{
  const char *site_path = g_file_peek_path (sp_site_get_folder (site));
  g_autofree char *full = g_build_filename (site_path, path, NULL);
  char *inside = realpath (site_path, NULL);
  char *real = realpath (full, NULL);
  const char *problem = NULL;

  /* What is not there is told of by who reads it. */
  if (inside != NULL && real != NULL && !sp_walk_is_inside (real, inside))
    problem = _ ("This is a link that leads out of the website's folder, so it is not opened.");
  free (real);
  free (inside);
  return problem;
}
