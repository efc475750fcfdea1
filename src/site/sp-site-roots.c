/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site-roots.h"

#include "sp-site-config.h"

#include <string.h>

typedef struct
{
  GPtrArray *roots;
  const char *site;
  char **outside;
} Search;

static void
root_free (gpointer data)
{
  SpContentRoot *root = data;

  g_free (root->folder);
  g_free (root->below);
  g_free (root->language);
  g_free (root);
}

static void
add_root (Search *search, const char *setting, const char *below, const char *language)
{
  g_autofree char *full = g_canonicalize_filename (setting, search->site);
  gsize length = strlen (search->site);
  SpContentRoot *root;

  if (strncmp (full, search->site, length) != 0 || (full[length] != '/' && full[length] != '\0'))
    {
      if (search->outside != NULL && *search->outside == NULL)
        *search->outside = g_strdup (setting);
      return;
    }
  if (!g_file_test (full, G_FILE_TEST_IS_DIR))
    return;
  for (guint i = 0; i < search->roots->len; i++)
    {
      root = g_ptr_array_index (search->roots, i);
      if (strcmp (root->folder, full[length] == '/' ? full + length + 1 : "") == 0)
        {
          /* Languages that share a folder are told by the pages' names. */
          g_clear_pointer (&root->language, g_free);
          return;
        }
    }
  root = g_new (SpContentRoot, 1);
  root->folder = g_strdup (full[length] == '/' ? full + length + 1 : "");
  root->below = g_strdup (below);
  root->language = g_strdup (language);
  g_ptr_array_add (search->roots, root);
}

static const char *
lookup_text (SpValue *map, const char *key)
{
  SpValue *value =
      sp_value_get_value_type (map) == SP_VALUE_MAP ? sp_value_lookup (map, key) : NULL;
  const char *text = value != NULL ? sp_value_get_string (value) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Lists are not looked into when the settings' keys are made lower case. */
static const char *
lookup_mount (SpValue *mount, const char *key)
{
  for (guint i = 0; i < sp_value_get_length (mount); i++)
    {
      if (sp_value_get_value_type (mount) == SP_VALUE_MAP &&
          g_ascii_strcasecmp (sp_value_get_key (mount, i), key) == 0)
        return sp_value_get_string (sp_value_get_item (mount, i));
    }
  return NULL;
}

static void
add_mounts (Search *search, SpValue *config, const char *name)
{
  SpValue *mounts = sp_site_config_lookup (config, "module.mounts");
  gsize length = strlen (name);

  if (mounts == NULL || sp_value_get_value_type (mounts) != SP_VALUE_LIST)
    return;
  for (guint i = 0; i < sp_value_get_length (mounts); i++)
    {
      SpValue *mount = sp_value_get_item (mounts, i);
      const char *source = lookup_mount (mount, "source");
      const char *target = lookup_mount (mount, "target");
      g_autofree char *below = NULL;

      if (source == NULL || target == NULL || strncmp (target, name, length) != 0 ||
          (target[length] != '\0' && target[length] != '/'))
        continue;
      below = g_strdup (target[length] == '/' ? target + length + 1 : "");
      if (g_str_has_suffix (below, "/"))
        below[strlen (below) - 1] = '\0';
      add_root (search, source, below, lookup_mount (mount, "lang"));
    }
}

/* A setting that may be a list of folders. */
static void
add_setting (Search *search, SpValue *map, const char *key, const char *language)
{
  SpValue *value =
      sp_value_get_value_type (map) == SP_VALUE_MAP ? sp_value_lookup (map, key) : NULL;

  if (lookup_text (map, key) != NULL)
    add_root (search, lookup_text (map, key), "", language);
  for (guint i = 0; value != NULL && sp_value_get_value_type (value) == SP_VALUE_LIST &&
                    i < sp_value_get_length (value);
       i++)
    {
      const char *text = sp_value_get_string (sp_value_get_item (value, i));

      if (text != NULL && *text != '\0')
        add_root (search, text, "", language);
    }
}

/* Returns: whether the usual folder is in nobody's place. */
static gboolean
add_languages (Search *search, SpValue *config, const char *key)
{
  SpValue *languages = sp_site_config_lookup (config, "languages");
  guint n_languages = languages != NULL ? sp_value_get_length (languages) : 0;
  guint n_without = 0;

  if (n_languages == 0 || sp_value_get_value_type (languages) != SP_VALUE_MAP)
    return TRUE;
  for (guint i = 0; i < n_languages; i++)
    {
      SpValue *language = sp_value_get_item (languages, i);

      if (sp_site_config_lookup (language, key) == NULL)
        n_without++;
      add_setting (search, language, key, sp_value_get_key (languages, i));
    }
  return n_without > 0;
}

static int
compare_roots (gconstpointer a, gconstpointer b)
{
  const SpContentRoot *first = *(SpContentRoot *const *) a;
  const SpContentRoot *second = *(SpContentRoot *const *) b;
  gsize first_length = strlen (first->folder), second_length = strlen (second->folder);

  if (first_length != second_length)
    return first_length > second_length ? -1 : 1;
  return strcmp (first->folder, second->folder);
}

GPtrArray *
sp_site_roots_find (SpValue *config, const char *name, const char *site, char **outside)
{
  g_autofree char *key = g_strconcat (name, "dir", NULL);
  Search search = { g_ptr_array_new_with_free_func (root_free), site, outside };

  add_mounts (&search, config, name);
  if (search.roots->len == 0)
    {
      gboolean rest = add_languages (&search, config, key);

      add_setting (&search, config, key, NULL);
      if (search.roots->len == 0 || (rest && sp_site_config_lookup (config, key) == NULL))
        add_root (&search, name, "", NULL);
    }
  g_ptr_array_sort (search.roots, compare_roots);
  return search.roots;
}

void
sp_site_roots_add_whole (GPtrArray *roots)
{
  SpContentRoot *root = g_new0 (SpContentRoot, 1);

  root->folder = g_strdup ("");
  root->below = g_strdup ("");
  g_ptr_array_add (roots, root);
}

char **
sp_site_roots_get_languages (SpValue *config)
{
  SpValue *languages = sp_site_config_lookup (config, "languages");
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; languages != NULL && sp_value_get_value_type (languages) == SP_VALUE_MAP &&
                    i < sp_value_get_length (languages);
       i++)
    g_ptr_array_add (codes, g_strdup (sp_value_get_key (languages, i)));
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}
