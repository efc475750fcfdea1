/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site-stamps.h"

#include "sp-site-walk.h"

#include <string.h>
#include <sys/stat.h>

/* What says how the site is built or what its fields are, files and folders of files. */
static const char *const settings[] = {
  "hugo.toml",           "hugo.yaml",        "hugo.yml",     "hugo.json",       "config.toml",
  "config.yaml",         "config.yml",       "config.json",  "config/_default", "config/production",
  ".service-pages.yaml", "frontmatter.json", "static/admin", "archetypes",
};

typedef struct
{
  gint64 time; /* in nanoseconds */
  gint64 size;
  guint64 inode;
} Stamp;

static gboolean
read_stamp (const char *path, Stamp *stamp)
{
  struct stat status;

  memset (stamp, 0, sizeof *stamp);
  if (stat (path, &status) != 0)
    return FALSE;
  stamp->time = (gint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
  stamp->size = status.st_size;
  stamp->inode = status.st_ino;
  return TRUE;
}

static void
append_stamp (GString *text, const char *path)
{
  Stamp stamp;

  if (read_stamp (path, &stamp))
    g_string_append_printf (text,
                            "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
                            path, stamp.time, stamp.size, stamp.inode);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
read_settings (const char *site)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *path = g_build_filename (site, settings[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        g_ptr_array_add (names, g_build_filename (path, name, NULL));
      g_ptr_array_sort (names, compare_names);
      for (guint k = 0; k < names->len; k++)
        append_stamp (text, g_ptr_array_index (names, k));
      if (dir == NULL)
        append_stamp (text, path);
    }
  return g_string_free (text, FALSE);
}

SpSiteStamps *
sp_site_stamps_read (SpSite *site, GCancellable *cancellable)
{
  const char *site_path = g_file_peek_path (sp_site_get_folder (site));
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = sp_site_walk (site, folders, NULL, cancellable, NULL);
  SpSiteStamps *self;

  if (items == NULL || g_cancellable_is_cancelled (cancellable))
    return NULL;
  self = g_new0 (SpSiteStamps, 1);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folders = g_steal_pointer (&folders);
  for (guint i = 0; i < items->len; i++)
    {
      SpWalkItem *item = g_ptr_array_index (items, i);
      g_autofree char *full = g_build_filename (site_path, item->path, NULL);
      Stamp *stamp = g_new (Stamp, 1);

      read_stamp (full, stamp);
      g_hash_table_insert (self->pages, g_steal_pointer (&item->path), stamp);
    }
  self->settings = read_settings (site_path);
  return self;
}

void
sp_site_stamps_free (SpSiteStamps *self)
{
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->folders);
  g_free (self->settings);
  g_free (self);
}

char **
sp_site_stamps_compare (SpSiteStamps *self, SpSiteStamps *other, gboolean changed)
{
  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path, stamp;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &path, &stamp))
    {
      const Stamp *theirs = g_hash_table_lookup (other->pages, path);

      if (changed ? theirs != NULL && memcmp (stamp, theirs, sizeof (Stamp)) != 0 : theirs == NULL)
        g_ptr_array_add (paths, g_strdup (path));
    }
  g_ptr_array_sort (paths, compare_names);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}
