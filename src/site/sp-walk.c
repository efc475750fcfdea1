/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-walk.h"

#include "sp-store-leftover.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH         128
#define MAX_NAMES_LOOK_AT 20000

typedef struct
{
  const char *root;
  const char *inside;
  const char *const *skip;
  GCancellable *cancellable;

  GPtrArray *items;
  GPtrArray *folders;   /* NULL, or the paths of the folders walked */
  GPtrArray *leftovers; /* NULL, or the full paths of what interrupted saves left */
  GHashTable *seen;     /* the folders walked, by device and inode */
} Walk;

void
sp_walk_item_free (SpWalkItem *item)
{
  g_free (item->path);
  g_free (item->problem);
  g_free (item);
}

static SpWalkItem *
add_item (Walk *walk, const char *path, const char *problem)
{
  SpWalkItem *item = g_new0 (SpWalkItem, 1);

  item->path = g_strdup (path);
  item->problem = g_strdup (problem);
  g_ptr_array_add (walk->items, item);
  return item;
}

/* Hugo's endings for Markdown (media.MarkdownType); their case does not count. */
gboolean
sp_walk_is_page_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name &&
         (g_ascii_strcasecmp (dot, ".md") == 0 || g_ascii_strcasecmp (dot, ".markdown") == 0 ||
          g_ascii_strcasecmp (dot, ".mdown") == 0);
}

/* What Hugo passes over (source.SourceSpec.IgnoreFile), "." and ".." among them. */
static gboolean
is_ignored (const char *name)
{
  return name[0] == '.' || name[0] == '#' || name[0] == '\0' || name[strlen (name) - 1] == '~';
}

/* The page that makes its folder a leaf bundle: index.md, index.fr.md. */
static gboolean
is_leaf_page (const char *name)
{
  return g_str_has_prefix (name, "index.") && sp_walk_is_page_name (name);
}

gboolean
sp_walk_is_inside (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static char *
status_key (const struct stat *status)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) status->st_dev,
                          (guint64) status->st_ino);
}

static void walk_folder (Walk *walk, const char *full, const char *path, guint depth);

/* A link: a page or folder inside the site is taken as if it were here. */
static void
walk_link (Walk *walk, const char *full, const char *path, gboolean pages_only_folder, guint depth)
{
  gboolean page_name = sp_walk_is_page_name (path);
  char *real = realpath (full, NULL);
  struct stat status;

  if (real == NULL || stat (real, &status) != 0)
    {
      if (page_name)
        add_item (walk, path,
                  errno == ELOOP ? _ ("This is a link that leads back to itself.")
                                 : _ ("This is a link to a file that is not there any more."));
    }
  else if (!sp_walk_is_inside (real, walk->inside))
    {
      if (page_name || S_ISDIR (status.st_mode))
        add_item (
            walk, path,
            _ ("This is a link that leads out of the website's folder, so it is not opened."));
    }
  else if (S_ISDIR (status.st_mode))
    {
      /* What is below the walked folder is listed at its own place. */
      if (!pages_only_folder && !sp_walk_is_inside (real, walk->root) &&
          !sp_walk_is_inside (walk->root, real))
        walk_folder (walk, full, path, depth + 1);
    }
  else if (page_name)
    {
      add_item (walk, path, NULL);
    }
  free (real);
}

static void
walk_entry (Walk *walk, const char *full, const char *path, int type, gboolean leaf, guint depth)
{
  struct stat status;

  if (type == DT_UNKNOWN && lstat (full, &status) == 0)
    type = IFTODT (status.st_mode);
  if (type == DT_LNK)
    {
      walk_link (walk, full, path, leaf, depth);
    }
  else if (type == DT_DIR)
    {
      if (sp_walk_is_page_name (path))
        add_item (walk, path, _ ("This is a folder, though its name looks like a page's."));
      if (!leaf)
        walk_folder (walk, full, path, depth + 1);
    }
  else if (sp_walk_is_page_name (path))
    {
      add_item (walk, path, NULL)->regular = type == DT_REG;
    }
}

/* The folder's names and their d_type, the type in the byte before the name. */
static GPtrArray *
read_names (const char *full, gboolean *leaf, GPtrArray *leftovers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR *dir = opendir (full);
  struct dirent *entry;

  if (dir == NULL)
    return NULL;
  while ((entry = readdir (dir)) != NULL)
    {
      gsize length = strlen (entry->d_name);
      char *name;

      if (leftovers != NULL && sp_store_is_leftover (entry->d_name))
        g_ptr_array_add (leftovers, g_build_filename (full, entry->d_name, NULL));
      if (is_ignored (entry->d_name))
        continue;
      name = g_malloc (length + 2);
      name[0] = (char) entry->d_type;
      memcpy (name + 1, entry->d_name, length + 1);
      g_ptr_array_add (names, name);
      if (is_leaf_page (entry->d_name) && entry->d_type != DT_DIR)
        *leaf = TRUE;
    }
  closedir (dir);
  return g_steal_pointer (&names);
}

static void
walk_folder (Walk *walk, const char *full, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean leaf = FALSE;
  struct stat status;

  if (g_cancellable_is_cancelled (walk->cancellable))
    return;
  if (stat (full, &status) != 0 || !g_hash_table_add (walk->seen, status_key (&status)))
    return;
  if (walk->folders != NULL)
    g_ptr_array_add (walk->folders, g_strdup (path));
  names = depth < MAX_DEPTH ? read_names (full, &leaf, walk->leftovers) : NULL;
  if (names == NULL)
    {
      add_item (walk, path, _ ("This folder could not be read, so its pages are not listed."));
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *entry = g_ptr_array_index (names, i);
      const char *name = entry + 1;
      g_autofree char *child = NULL;
      g_autofree char *child_full = NULL;
      /* In the topmost folder an index.md does not make all other pages disappear. */
      gboolean in_leaf = leaf && depth > 0;

      if (depth == 0 && walk->skip != NULL && g_strv_contains (walk->skip, name))
        continue;
      if (in_leaf && !is_leaf_page (name))
        continue;
      child = *path != '\0' ? g_strconcat (path, "/", name, NULL) : g_strdup (name);
      child_full = g_strconcat (full, "/", name, NULL);
      walk_entry (walk, child_full, child, entry[0], in_leaf, depth);
    }
}

GPtrArray *
sp_walk_pages (const char *folder,
               const char *inside,
               const char *const *skip,
               GPtrArray *folders,
               GPtrArray *leftovers,
               GCancellable *cancellable)
{
  Walk walk = { folder, inside, skip, cancellable, NULL, folders, leftovers, NULL };

  walk.items = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_walk_item_free);
  walk.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (sp_walk_is_inside (folder, inside))
    walk_folder (&walk, folder, "", 0);
  else
    add_item (&walk, "",
              _ ("This is a link that leads out of the website's folder, so it is not opened."));
  g_hash_table_unref (walk.seen);
  return walk.items;
}

static gboolean
has_page (const char *folder, guint depth, guint *n_names)
{
  gboolean leaf = FALSE, found = FALSE;
  g_autoptr (GPtrArray) names = read_names (folder, &leaf, NULL);

  for (guint i = 0; names != NULL && i < names->len && !found; i++)
    {
      const char *entry = g_ptr_array_index (names, i);
      g_autofree char *child = NULL;

      if (++*n_names > MAX_NAMES_LOOK_AT)
        return FALSE;
      if (entry[0] != DT_DIR)
        {
          found = sp_walk_is_page_name (entry + 1);
          continue;
        }
      child = g_strconcat (folder, "/", entry + 1, NULL);
      found = depth < MAX_DEPTH && has_page (child, depth + 1, n_names);
    }
  return found;
}

gboolean
sp_walk_has_page (const char *folder)
{
  guint n_names = 0;

  return has_page (folder, 0, &n_names);
}
