/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-preview-url.h"

#include <stdlib.h>
#include <string.h>

#define PREFIX SP_PREVIEW_SCHEME "://"

/* The path in @address, without query and fragment, decoded; NULL when it cannot be a file. */
static char *
address_to_path (const char *address)
{
  g_autofree char *path = g_strndup (address, strcspn (address, "?#"));

  return g_uri_unescape_string (path, NULL);
}

static gboolean
leads_elsewhere (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return scheme != NULL || g_str_has_prefix (address, "//") || address[0] == '#';
}

static gboolean
climbs_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  int depth = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        depth--;
      else if (parts[i][0] != '\0' && !g_str_equal (parts[i], "."))
        depth++;
      if (depth < 0)
        return TRUE;
    }
  return FALSE;
}

/* "sp-site:///…" for @file below the site's folder, NULL when it is not. */
static char *
file_to_address (SpSite *site, GFile *file)
{
  g_autofree char *path = sp_site_get_path (site, file);
  g_autofree char *escaped = NULL;

  if (path == NULL)
    return NULL;
  escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, TRUE);
  return g_strconcat (PREFIX "/", escaped, NULL);
}

static char *
try_file (SpSite *site, GFile *folder, const char *path)
{
  g_autoptr (GFile) file = NULL;

  if (folder == NULL)
    return NULL;
  file = g_file_resolve_relative_path (folder, path);
  return g_file_query_exists (file, NULL) ? file_to_address (site, file) : NULL;
}

/* The folder a page's own files are in: that of an index page, or named as the page; and the
 * folder the page is in. */
static char *
try_beside_page (SpSite *site, const char *page, const char *path)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (sp_site_get_folder (site), page);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) bundle = NULL;
  char *dot = strrchr (name, '.');
  char *address;

  if (dot != NULL)
    *dot = '\0';
  bundle = g_file_get_child (folder, name);
  address = try_file (site, folder, path);
  return address != NULL ? address : try_file (site, bundle, path);
}

char *
sp_preview_resolve_address (SpSite *site, const char *page, const char *address)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  char *found = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (address[0] == '\0' || site == NULL || leads_elsewhere (address))
    return g_strdup (address);

  path = address_to_path (address);
  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    return g_strdup ("");
  while (path[0] == '/')
    memmove (path, path + 1, strlen (path));
  if (path[0] == '\0')
    return g_strdup ("");

  if (address[0] != '/' && page != NULL)
    found = try_beside_page (site, page, path);
  if (found == NULL && climbs_out (path))
    return g_strdup ("");
  if (found != NULL)
    return found;

  /* Also when nothing is there: it then shows as a missing image. */
  file = g_file_resolve_relative_path (sp_site_get_static_folder (site), path);
  found = file_to_address (site, file);
  return found != NULL ? found : g_strdup ("");
}

GFile *
sp_preview_find_file (SpSite *site, const char *uri)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *real_folder = NULL;
  g_autofree char *full = NULL;
  g_autofree char *real = NULL;
  gsize length;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  if (!g_str_has_prefix (uri, PREFIX "/"))
    return NULL;
  path = address_to_path (uri + strlen (PREFIX "/"));
  folder = g_file_get_path (sp_site_get_folder (site));
  if (path == NULL || folder == NULL || climbs_out (path))
    return NULL;

  full = g_build_filename (folder, path, NULL);
  real = realpath (full, NULL);
  real_folder = realpath (folder, NULL);
  if (real == NULL || real_folder == NULL)
    return NULL;
  length = strlen (real_folder);
  if (strncmp (real, real_folder, length) != 0 || (real[length] != '/' && length > 1))
    return NULL;
  return g_file_new_for_path (real);
}
