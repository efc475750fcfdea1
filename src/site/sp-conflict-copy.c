/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-conflict-copy.h"

#include <string.h>

static const char *const patterns[] = {
  /* Syncthing: "page.sync-conflict-20240131-142530-ABCDEFG.md" */
  "\\.sync-conflict-\\d{8}-\\d{6}(-[A-Z0-9]{7})?$",
  /* Nextcloud and Dropbox: "page (conflicted copy 2024-01-31 142530)", "page (Ann's conflicted copy
   * 2024-01-31)"; and in other languages, of which the date is what they share */
  "\\([^()]*\\bconflicted copy\\b[^()]*\\)( ?\\(\\d+\\))?$",
  "\\([^()]*\\b(conflict|konflikt|conflit|conflicto|conflitto|conflito)[^()]*"
  "\\d{4}-\\d{2}-\\d{2}[^()]*\\)( ?\\(\\d+\\))?$",
  /* ownCloud: "page_conflict-20240131-142530" */
  "_conflict-\\d{8}-\\d{6}$",
  /* Seafile: "page (SFConflict ann@example.com 2024-01-31-14-25-30)" */
  "\\(SFConflict [^()]*\\)$",
  /* Google Drive and others: "page[Conflict]", "page[Conflict 1]" */
  "\\[conflict( \\d+)?\\]$",
  /* OneDrive: "page-DESKTOP-4F2K9QX" */
  "(?-i:-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{6,11}(-\\d+)?$)",
};

static GRegex *
get_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    {
      g_autofree char *all = g_strjoinv ("|", (char **) patterns);
      GRegex *compiled = g_regex_new (all, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);

      g_once_init_leave (&regex, compiled);
    }
  return regex;
}

gboolean
sp_conflict_copy_is (const char *path)
{
  g_autofree char *name = NULL;
  char *dot;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Nearly no name has any of these, and a site may have ten thousand. */
  if (strpbrk (path, "([") == NULL && strcasestr (path, "conflict-") == NULL &&
      strstr (path, "-DESKTOP-") == NULL && strstr (path, "-LAPTOP-") == NULL &&
      strstr (path, "-WIN-") == NULL)
    return FALSE;
  name = g_path_get_basename (path);
  dot = strrchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  return g_utf8_validate (name, -1, NULL) && g_regex_match (get_regex (), name, 0, NULL);
}
