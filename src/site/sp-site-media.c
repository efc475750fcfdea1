/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-media.h"

#include "sp-page-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many files of one name, and another name is wanted. */
#define MOST_NUMBERED 1000

static gboolean
is_bundle (const char *page)
{
  g_autofree char *name = g_path_get_basename (page);

  return g_str_has_prefix (name, "index.") || g_str_has_prefix (name, "_index.");
}

/* The folder, and what a page writes before the name of a file in it. */
static GFile *
find_place (SpSite *site, const char *page, const SpSchemaField *field, char **prefix)
{
  GFile *folder = sp_site_get_folder (site);
  g_autoptr (GFile) images = NULL;

  if (field != NULL && field->media_folder != NULL)
    {
      const char *public = field->public_folder != NULL ? field->public_folder : "";

      *prefix = *public == '\0' || g_str_has_suffix (public, "/") ? g_strdup (public)
                                                                  : g_strconcat (public, "/", NULL);
      return g_file_resolve_relative_path (folder, field->media_folder);
    }
  if (page != NULL && is_bundle (page))
    {
      g_autoptr (GFile) file = g_file_resolve_relative_path (folder, page);

      *prefix = g_strdup ("");
      return g_file_get_parent (file);
    }
  images = g_file_get_child (sp_site_get_static_folder (site), "images");
  *prefix = g_strdup ("/images/");
  return g_steal_pointer (&images);
}

static gboolean
is_same (GFile *a, GFile *b)
{
  g_autoptr (GBytes) first = g_file_load_bytes (a, NULL, NULL, NULL);
  g_autoptr (GBytes) second = g_file_load_bytes (b, NULL, NULL, NULL);

  return first != NULL && second != NULL && g_bytes_equal (first, second);
}

static char *
number_name (const char *name, guint number)
{
  const char *dot = strrchr (name, '.');
  int stem = dot != NULL && dot != name ? (int) (dot - name) : (int) strlen (name);

  return number < 2 ? g_strdup (name)
                    : g_strdup_printf ("%.*s-%u%s", stem, name, number, name + stem);
}

char *
sp_site_media_import (SpSite *site,
                      const char *page,
                      const SpSchemaField *field,
                      GFile *source,
                      GError **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *base = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) made = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (source), NULL);

  folder = find_place (site, page, field, &prefix);
  base = g_file_get_basename (source);
  wanted = g_build_filename (g_file_peek_path (folder), base, NULL);
  place = sp_page_place_check (site, wanted, NULL);
  if (place == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _ ("The folder for such files is outside the website, so nothing was "
                              "copied. Put the file there by hand."));
      return NULL;
    }
  if (!g_file_make_directory_with_parents (folder, NULL, &made) &&
      !g_error_matches (made, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&made));
      return NULL;
    }
  for (guint number = 1; number < MOST_NUMBERED; number++)
    {
      g_autofree char *name = number_name (base, number);
      g_autoptr (GFile) target = g_file_get_child (folder, name);
      g_autoptr (GError) problem = NULL;

      if (g_file_query_exists (target, NULL) && is_same (source, target))
        return g_strconcat (prefix, name, NULL);
      if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL,
                       &problem))
        return g_strconcat (prefix, name, NULL);
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("There are too many files of this name. Give the file another one."));
  return NULL;
}
