/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-move.h"

#include "sp-hugo-fields.h"
#include "sp-page-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Never over anything; 0 or an errno. */
static int
rename_to_free (const char *from, const char *to)
{
  struct stat status;

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  /* A file system that cannot look and rename in one. */
  if (lstat (to, &status) == 0)
    return EEXIST;
  return rename (from, to) == 0 ? 0 : errno;
}

static void
set_exists (GError **error, const char *name)
{
  g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_EXISTS,
               _ ("There is a page named “%s” already. Nothing was changed; please choose another "
                  "name."),
               name);
}

char *
sp_page_rename (SpSite *site, const char *path, const char *name, GError **error)
{
  g_autofree char *sound = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new_path = NULL;
  g_autofree char *from_path = NULL;
  g_autofree char *to_path = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int errsv;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  sound = sp_page_name_for_title (name);
  old = sp_page_get_name (path);
  if (*sound == '\0' || old == NULL)
    {
      g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_BAD_NAME,
                   old == NULL ? _ ("This page stands for a folder and cannot be renamed.")
                               : _ ("The name has no letter or number that could stand in the "
                                    "page's address. Please choose another."));
      return NULL;
    }
  if (strcmp (old, sound) == 0)
    return g_strdup (path);
  new_path = sp_page_get_renamed_path (path, sound);
  from_path = sp_page_place_get_moved (path);
  to_path = sp_page_place_get_moved (new_path);
  from = sp_page_place_check (site, from_path, error);
  to = from != NULL ? sp_page_place_check (site, to_path, error) : NULL;
  if (to == NULL)
    return NULL;
  if (sp_page_place_is_taken (site, new_path))
    {
      set_exists (error, sound);
      return NULL;
    }
  errsv = rename_to_free (from, to);
  if (errsv == EEXIST || errsv == ENOTEMPTY)
    set_exists (error, sound);
  else if (errsv != 0)
    sp_page_place_set_error (error, from, errsv);
  return errsv == 0 ? g_steal_pointer (&new_path) : NULL;
}

SpChange *
sp_page_add_alias (SpFrontMatter *front_matter,
                   const char *address,
                   const char *const *order,
                   GError **error)
{
  const SpNode *node;
  g_autofree char *path = NULL;
  g_autoptr (SpValue) value = NULL;

  g_return_val_if_fail (front_matter != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  node = sp_hugo_lookup (front_matter, "aliases");
  path = node != NULL ? sp_node_get_path (node) : g_strdup ("aliases");
  value = sp_value_new_string (address);
  for (const SpNode *item = node != NULL ? node->first_child : NULL; item != NULL;
       item = item->next)
    {
      if (sp_value_equal (item->value, value))
        {
          /* It is there; a change without edits. */
          g_autofree char *item_path = sp_node_get_path (item);

          return sp_front_matter_set (front_matter, item_path, value, order, error);
        }
    }
  if (node != NULL && node->type == SP_VALUE_STRING && *sp_value_get_string (node->value) != '\0')
    {
      g_autoptr (SpValue) list = sp_value_new_list ();

      sp_value_append (list, sp_value_ref (node->value));
      sp_value_append (list, sp_value_ref (value));
      return sp_front_matter_set (front_matter, path, list, order, error);
    }
  return sp_front_matter_insert_item (front_matter, path, node != NULL ? node->n_children : 0,
                                      value, order, error);
}
