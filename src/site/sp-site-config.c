/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-config.h"

#include "sp-front-matter.h"
#include "sp-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which Hugo looks for them (config/configLoader.go). */
static const char *const base_names[] = { "hugo", "config" };
static const char *const endings[] = { "toml", "yaml", "yml", "json" };

/* A published site is built for "production". */
static const char *const folders[] = { "_default", "production" };

static SpFormat
format_for_ending (const char *ending)
{
  if (strcmp (ending, "toml") == 0)
    return SP_FORMAT_TOML;
  return strcmp (ending, "json") == 0 ? SP_FORMAT_JSON : SP_FORMAT_YAML;
}

static char *
find_file (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (base_names); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
        {
          g_autofree char *name = g_strconcat (base_names[i], ".", endings[k], NULL);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer (&path);
        }
    }
  return NULL;
}

gboolean
sp_site_config_exists (const char *folder)
{
  g_autofree char *file = find_file (folder);
  g_autofree char *subfolder = g_build_filename (folder, "config", folders[0], NULL);

  return file != NULL || g_file_test (subfolder, G_FILE_TEST_IS_DIR);
}

static SpValue *
lower_keys (SpValue *value)
{
  SpValue *map;

  if (sp_value_get_value_type (value) != SP_VALUE_MAP)
    return sp_value_ref (value);
  map = sp_value_new_map ();
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      g_autofree char *key = g_utf8_strdown (sp_value_get_key (value, i), -1);

      sp_value_put (map, key, lower_keys (sp_value_get_item (value, i)));
    }
  return map;
}

/* What @over says wins, map by map. */
static SpValue *
merge (SpValue *value, SpValue *over)
{
  SpValue *merged;

  if (sp_value_get_value_type (value) != SP_VALUE_MAP ||
      sp_value_get_value_type (over) != SP_VALUE_MAP)
    return sp_value_ref (over);
  merged = sp_value_copy (value);
  for (guint i = 0; i < sp_value_get_length (over); i++)
    {
      const char *key = sp_value_get_key (over, i);
      SpValue *item = sp_value_get_item (over, i);
      SpValue *present = sp_value_lookup (value, key);

      sp_value_put (merged, key, present != NULL ? merge (present, item) : sp_value_ref (item));
    }
  return merged;
}

static void
note_problem (char **problem, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (*problem == NULL)
    *problem = g_strdup_printf (_ ("The website's settings in “%s” could not be read, so the usual "
                                   "ones are used. Pages can be edited all the same. (%s)"),
                                name, why);
}

static SpValue *
read_file (const char *path, char **problem)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = sp_store_load (file, NULL, NULL, &error);
  g_autoptr (SpFrontMatter) data = NULL;
  const char *why;
  gsize offset;

  if (text == NULL)
    {
      note_problem (problem, path, error->message);
      return sp_value_new_map ();
    }
  data = sp_front_matter_parse_data (text, format_for_ending (strrchr (path, '.') + 1));
  why = sp_front_matter_get_error (data, &offset);
  if (why != NULL)
    {
      g_autofree char *where = NULL;
      guint line, column;

      sp_text_get_position (text, offset, &line, &column);
      /* Translators: the number is that of a line in a file, the text says what is wrong there. */
      where = g_strdup_printf (_ ("Line %u: %s"), line, why);
      note_problem (problem, path, where);
    }
  return lower_keys (sp_front_matter_get_root (data)->value);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_one_of (const char *name, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      if (strcmp (name, names[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* In config/_default, "markup.toml" holds what stands under "markup", "menus.en.toml" what stands
 * under "languages.en.menus"; config.* and hugo.* are the whole. */
static SpValue *
place_file (const char *name, SpValue *value)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_auto (GStrv) parts = g_strsplit (lower, ".", -1);
  guint n_parts = g_strv_length (parts);
  SpValue *map;

  if (is_one_of (parts[0], base_names, G_N_ELEMENTS (base_names)))
    return sp_value_ref (value);
  map = sp_value_new_map ();
  sp_value_put (map, parts[0], sp_value_ref (value));
  if (n_parts > 2)
    {
      SpValue *language = sp_value_new_map ();
      SpValue *languages = sp_value_new_map ();

      sp_value_put (language, parts[1], map);
      sp_value_put (languages, "languages", language);
      return languages;
    }
  return map;
}

static SpValue *
merge_folder (SpValue *config, const char *folder, char **problem)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autoptr (SpValue) merged = sp_value_ref (config);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *dot = strrchr (name, '.');
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (SpValue) value = NULL;
      g_autoptr (SpValue) placed = NULL;
      SpValue *next;

      if (name[0] == '.' || dot == NULL || !is_one_of (dot + 1, endings, G_N_ELEMENTS (endings)) ||
          !g_utf8_validate (name, -1, NULL))
        continue;
      value = read_file (path, problem);
      placed = place_file (name, value);
      next = merge (merged, placed);
      sp_value_unref (merged);
      merged = next;
    }
  return g_steal_pointer (&merged);
}

SpValue *
sp_site_config_read (const char *folder, char **problem)
{
  g_autofree char *file = find_file (folder);
  g_autoptr (SpValue) config = NULL;

  *problem = NULL;
  config = file != NULL ? read_file (file, problem) : sp_value_new_map ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *subfolder = g_build_filename (folder, "config", folders[i], NULL);
      SpValue *merged = merge_folder (config, subfolder, problem);

      sp_value_unref (config);
      config = merged;
    }
  return g_steal_pointer (&config);
}

SpValue *
sp_site_config_lookup (SpValue *config, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);
  SpValue *value = config;

  for (guint i = 0; keys[i] != NULL && value != NULL; i++)
    value =
        sp_value_get_value_type (value) == SP_VALUE_MAP ? sp_value_lookup (value, keys[i]) : NULL;
  return value;
}

/* A setting that newer versions of Hugo write as a map, "typographer: {disable: true}" or
 * "footnote: {enable: false}". */
static void
read_map_switch (SpValue *map, gboolean *setting)
{
  SpValue *disable = sp_value_lookup (map, "disable");
  SpValue *enable = sp_value_lookup (map, "enable");

  if (disable != NULL && sp_value_get_value_type (disable) == SP_VALUE_BOOLEAN)
    *setting = !sp_value_get_boolean (disable);
  if (enable != NULL && sp_value_get_value_type (enable) == SP_VALUE_BOOLEAN)
    *setting = sp_value_get_boolean (enable);
}

/* Texts that Hugo takes for a boolean (mapstructure, by Go's strconv.ParseBool). */
static gboolean
read_text_switch (const char *text, gboolean usual)
{
  static const char *const yes[] = { "1", "t", "T", "true", "TRUE", "True", NULL };
  static const char *const no[] = { "0", "f", "F", "false", "FALSE", "False", "", NULL };

  if (g_strv_contains (yes, text))
    return TRUE;
  return g_strv_contains (no, text) ? FALSE : usual;
}

static void
read_switch (SpValue *goldmark, const char *path, gboolean *setting)
{
  SpValue *value = sp_site_config_lookup (goldmark, path);

  if (value == NULL)
    return;
  if (sp_value_get_value_type (value) == SP_VALUE_BOOLEAN)
    *setting = sp_value_get_boolean (value);
  else if (sp_value_get_value_type (value) == SP_VALUE_STRING)
    *setting = read_text_switch (sp_value_get_string (value), *setting);
  else if (sp_value_get_value_type (value) == SP_VALUE_MAP)
    read_map_switch (value, setting);
}

static void
read_word (SpValue *goldmark, const char *path, char *setting, gsize size)
{
  SpValue *value = sp_site_config_lookup (goldmark, path);

  if (value != NULL && sp_value_get_string (value) != NULL)
    g_strlcpy (setting, sp_value_get_string (value), size);
}

void
sp_site_config_read_markup (SpValue *config, SpMarkup *markup)
{
  SpValue *goldmark = sp_site_config_lookup (config, "markup.goldmark");
  SpValue *attribute;

  if (goldmark == NULL)
    return;
  read_switch (goldmark, "renderer.unsafe", &markup->unsafe);
  read_switch (goldmark, "renderer.hardwraps", &markup->hard_wraps);
  read_switch (goldmark, "renderer.xhtml", &markup->xhtml);
  read_switch (goldmark, "extensions.typographer", &markup->typographer);
  read_switch (goldmark, "extensions.linkify", &markup->linkify);
  read_switch (goldmark, "extensions.footnote", &markup->footnote);
  read_switch (goldmark, "extensions.definitionlist", &markup->definition_list);
  read_switch (goldmark, "extensions.table", &markup->table);
  read_switch (goldmark, "extensions.tasklist", &markup->task_list);
  read_switch (goldmark, "extensions.strikethrough", &markup->strikethrough);
  read_switch (goldmark, "parser.autoheadingid", &markup->auto_heading_id);
  read_switch (goldmark, "parser.wrapstandaloneimagewithinparagraph", &markup->wrap_lone_image);

  attribute = sp_site_config_lookup (goldmark, "parser.attribute");
  if (attribute != NULL && sp_value_get_value_type (attribute) == SP_VALUE_BOOLEAN)
    /* How it was written before Hugo 0.81; still understood (markup_config.Decode). */
    markup->title_attribute = sp_value_get_boolean (attribute);
  read_switch (goldmark, "parser.attribute.title", &markup->title_attribute);
  read_switch (goldmark, "parser.attribute.block", &markup->block_attribute);

  read_word (goldmark, "parser.autoheadingidtype", markup->auto_heading_id_type,
             sizeof markup->auto_heading_id_type);
  read_word (goldmark, "extensions.linkifyprotocol", markup->linkify_protocol,
             sizeof markup->linkify_protocol);
}
