/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-real-name.h"

#include <string.h>
#include <sys/xattr.h>

#define HOST_PATH "user.document-portal.host-path"

/* Past a run of digits or letters and the slash behind it; NULL if there is none. */
static const char *
skip_part (const char *path)
{
  const char *end = strchr (path, '/');

  return end != NULL && end != path && end[1] != '\0' ? end + 1 : NULL;
}

const char *
sp_real_name_below_portal (const char *path)
{
  const char *rest;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_str_has_prefix (path, "/run/flatpak/doc/"))
    return skip_part (path + strlen ("/run/flatpak/doc/"));
  if (!g_str_has_prefix (path, "/run/user/"))
    return NULL;
  rest = skip_part (path + strlen ("/run/user/"));
  if (rest == NULL || !g_str_has_prefix (rest, "doc/"))
    return NULL;
  return skip_part (rest + strlen ("doc/"));
}

static char *
ask_portal (const char *path)
{
  gssize length = getxattr (path, HOST_PATH, NULL, 0);
  g_autofree char *value = length > 0 ? g_malloc0 ((gsize) length + 1) : NULL;

  if (value == NULL || getxattr (path, HOST_PATH, value, (gsize) length) != length)
    return NULL;
  return g_filename_display_name (value);
}

char *
sp_real_name (GFile *file)
{
  const char *path, *below;
  char *name;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  below = path != NULL ? sp_real_name_below_portal (path) : NULL;
  if (below == NULL)
    return g_file_get_parse_name (file);
  name = ask_portal (path);
  return name != NULL ? name : g_filename_display_name (below);
}

gboolean
sp_real_name_is_attribute (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_has_prefix (name, "user.document-portal.");
}
