/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-archetype.h"

#include "sp-site-config.h"
#include "sp-walk.h"

#include <stdlib.h>

static const char *
get_text (SpSite *site, const char *key, const char *usual)
{
  SpValue *value = sp_site_config_lookup (sp_site_get_config (site), key);
  const char *text = value != NULL ? sp_value_get_string (value) : NULL;

  return text != NULL && *text != '\0' ? text : usual;
}

/* The folders of archetypes: the site's, and those of its themes in their order. */
static GPtrArray *
find_folders (SpSite *site)
{
  const char *folder = g_file_peek_path (sp_site_get_folder (site));
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  SpValue *themes = sp_site_config_lookup (sp_site_get_config (site), "theme");
  const char *themes_folder = get_text (site, "themesdir", "themes");

  g_ptr_array_add (folders,
                   g_canonicalize_filename (get_text (site, "archetypedir", "archetypes"), folder));
  if (themes != NULL && sp_value_get_string (themes) != NULL)
    g_ptr_array_add (folders, g_build_filename (folder, themes_folder, sp_value_get_string (themes),
                                                "archetypes", NULL));
  for (guint i = 0; themes != NULL && sp_value_get_value_type (themes) == SP_VALUE_LIST &&
                    i < sp_value_get_length (themes);
       i++)
    {
      const char *theme = sp_value_get_string (sp_value_get_item (themes, i));

      if (theme != NULL)
        g_ptr_array_add (folders,
                         g_build_filename (folder, themes_folder, theme, "archetypes", NULL));
    }
  return folders;
}

static gboolean
is_usable (SpSite *site, const char *path)
{
  char *inside = realpath (g_file_peek_path (sp_site_get_folder (site)), NULL);
  char *real = realpath (path, NULL);
  gboolean usable = inside != NULL && real != NULL && sp_walk_is_inside (real, inside) &&
                    g_file_test (real, G_FILE_TEST_IS_REGULAR);

  free (inside);
  free (real);
  return usable;
}

static SpArchetype *
try_archetype (SpSite *site, const char *folder, const char *name, gboolean bundle)
{
  g_autofree char *base = g_strconcat (name, bundle ? "" : ".md", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autofree char *file = bundle ? g_build_filename (path, "index.md", NULL) : g_strdup (path);
  SpArchetype *self;

  if (!is_usable (site, file))
    return NULL;
  self = g_new (SpArchetype, 1);
  self->file = g_steal_pointer (&file);
  self->folder = bundle ? g_steal_pointer (&path) : NULL;
  return self;
}

SpArchetype *
sp_archetype_find (SpSite *site, const char *section)
{
  g_autoptr (GPtrArray) folders = NULL;
  const char *names[] = { section, "default" };
  SpArchetype *found = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  folders = find_folders (site);
  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint bundle = 0; bundle < 2; bundle++)
      for (guint i = 0; i < folders->len && found == NULL && *names[n] != '\0'; i++)
        found = try_archetype (site, g_ptr_array_index (folders, i), names[n], bundle == 1);
  return found;
}

void
sp_archetype_free (SpArchetype *self)
{
  g_free (self->file);
  g_free (self->folder);
  g_free (self);
}
