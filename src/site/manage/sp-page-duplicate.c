/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-create.h"

#include "sp-hugo-fields.h"
#include "sp-page-name.h"
#include "sp-page-place.h"
#include "sp-page.h"
#include "sp-store.h"

#include <glib/gi18n-lib.h>

static gboolean
set_field (SpPage *page, const char *key, SpValue *value, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_hugo_lookup (front_matter, key);
  g_autofree char *path = node != NULL ? sp_node_get_path (node) : g_strdup (key);
  g_autoptr (SpChange) change =
      sp_front_matter_set (front_matter, path, value, sp_hugo_usual_order (), error);

  return change != NULL && sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, error);
}

/* What only one page can have. */
static gboolean
unset_own_fields (SpPage *page, GError **error)
{
  static const char *const own[] = { "aliases", "url", "slug" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      SpFrontMatter *front_matter = sp_page_get_front_matter (page);
      const SpNode *node = sp_hugo_lookup (front_matter, own[i]);
      g_autofree char *path = node != NULL ? sp_node_get_path (node) : NULL;
      g_autoptr (SpChange) change = NULL;

      if (path == NULL)
        continue;
      change = sp_front_matter_unset (front_matter, path, error);
      if (change == NULL || !sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, error))
        return FALSE;
    }
  return TRUE;
}

static SpText *
make_copy (SpText *text, const char *title, GError **error)
{
  g_autoptr (SpPage) page = sp_page_new (text);
  g_autoptr (SpValue) title_value = sp_value_new_string (title);
  g_autoptr (SpValue) draft = sp_value_new_boolean (TRUE);

  if (!set_field (page, "title", title_value, error) || !set_field (page, "draft", draft, error) ||
      !unset_own_fields (page, error))
    return NULL;
  return sp_text_ref (sp_page_get_text (page));
}

static gboolean
copy_bundle (SpSite *site, const char *path, const char *copy, GError **error)
{
  g_autofree char *from_path = g_path_get_dirname (path);
  g_autofree char *to_path = g_path_get_dirname (copy);
  g_autofree char *from = sp_page_place_check (site, from_path, error);
  g_autofree char *to = from != NULL ? sp_page_place_check (site, to_path, error) : NULL;

  if (to == NULL)
    return FALSE;
  sp_page_place_copy_others (from, to);
  return TRUE;
}

char *
sp_page_duplicate (SpSite *site, const char *path, SpText *text, const char *title, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *old = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *base = NULL;
  g_autoptr (SpText) present = NULL;
  g_autoptr (SpText) copied = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  name = sp_page_name_for_title (title);
  old = sp_page_get_name (path);
  if (*name == '\0' || old == NULL)
    {
      g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_BAD_NAME,
                   _ ("This page cannot be copied under that title. Please choose another."));
      return NULL;
    }
  if (text != NULL)
    {
      present = sp_text_ref (text);
    }
  else
    {
      g_autoptr (GFile) file = g_file_resolve_relative_path (sp_site_get_folder (site), path);

      present = sp_store_load (file, NULL, NULL, error);
    }
  copied = present != NULL ? make_copy (present, title, error) : NULL;
  if (copied == NULL)
    return NULL;
  copy = sp_page_place_find_free (site, path, name);
  if (!sp_page_place_write (site, copy, copied, error))
    return NULL;
  base = g_path_get_basename (path);
  if (g_str_has_prefix (base, "index.") && !copy_bundle (site, path, copy, error))
    return NULL;
  return g_steal_pointer (&copy);
}
