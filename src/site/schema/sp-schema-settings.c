/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-schema-settings.h"

#include "sp-field-reader.h"
#include "sp-schema-field-private.h"

#include <string.h>

#define OWN_FILE          ".service-pages.yaml"
#define FRONT_MATTER_FILE "frontmatter.json"

static const char *const cms_files[] = { "static/admin/config.yml", "static/admin/config.yaml",
                                         "admin/config.yml" };

static const char *
get_site_path (SpSite *site)
{
  return g_file_peek_path (sp_site_get_folder (site));
}

static const SpNode *
get (const SpNode *map, const char *key)
{
  return map != NULL && map->type == SP_VALUE_MAP ? sp_node_get_member (map, key) : NULL;
}

static void
add_fields (GPtrArray *fields, const SpFieldReader *reader, const SpNode *list)
{
  g_autoptr (GPtrArray) more = sp_field_reader_read (reader, list);

  sp_schema_fields_complete (fields, more);
}

/* What is said of the page alone counts most, then of its section, then of all. */
GPtrArray *
sp_schema_settings_read (SpSite *site, const char *path, const char *section, GPtrArray *problems)
{
  g_autoptr (SpFrontMatter) data = sp_field_reader_open (get_site_path (site), OWN_FILE, problems);
  GPtrArray *fields = sp_schema_fields_new ();
  SpFieldReader reader = { SP_SCHEMA_SOURCE_SETTINGS, OWN_FILE, NULL, FALSE, NULL, NULL };
  const SpNode *root;

  if (data == NULL)
    return fields;
  root = sp_front_matter_get_root (data);
  reader.text = sp_front_matter_get_text (data);
  add_fields (fields, &reader, get (get (get (root, "pages"), path), "fields"));
  add_fields (fields, &reader, get (get (get (root, "sections"), section), "fields"));
  add_fields (fields, &reader, get (root, "fields"));
  return fields;
}

static SpFrontMatter *
open_cms (SpSite *site, GPtrArray *problems, const char **file)
{
  for (guint i = 0; i < G_N_ELEMENTS (cms_files); i++)
    {
      SpFrontMatter *data = sp_field_reader_open (get_site_path (site), cms_files[i], problems);

      *file = cms_files[i];
      if (data != NULL)
        return data;
    }
  return NULL;
}

static gboolean
is_in_folder (const char *path, const char *folder)
{
  gsize length;

  while (*folder == '/')
    folder++;
  length = strlen (folder);
  while (length > 0 && folder[length - 1] == '/')
    length--;
  return strncmp (path, folder, length) == 0 && path[length] == '/';
}

static gboolean
is_file (const char *path, const char *file)
{
  while (*file == '/')
    file++;
  return strcmp (path, file) == 0;
}

/* The collection's or file's entry that is about the page: its own file before a folder, and of
 * folders the deepest. */
static const SpNode *
find_collection (const SpNode *root, const char *path, gboolean *alone)
{
  const SpNode *collections = get (root, "collections");
  const SpNode *best = NULL;
  gsize longest = 0;

  *alone = FALSE;
  for (const SpNode *collection = collections != NULL ? collections->first_child : NULL;
       collection != NULL; collection = collection->next)
    {
      const char *folder = sp_field_reader_get_text (collection, "folder");
      const SpNode *files = get (collection, "files");

      for (const SpNode *file = files != NULL ? files->first_child : NULL; file != NULL;
           file = file->next)
        {
          const char *name = sp_field_reader_get_text (file, "file");

          if (name == NULL || !is_file (path, name))
            continue;
          *alone = TRUE;
          return file;
        }
      if (folder != NULL && is_in_folder (path, folder) && strlen (folder) >= longest)
        {
          best = collection;
          longest = strlen (folder);
        }
    }
  return best;
}

static gboolean
is_section_page (const char *path)
{
  const char *slash = strrchr (path, '/');

  return g_str_has_prefix (slash != NULL ? slash + 1 : path, "_index.");
}

static const char *
skip_slashes (const char *text)
{
  while (text != NULL && *text == '/')
    text++;
  return text;
}

GPtrArray *
sp_schema_cms_read (SpSite *site, const char *path, GPtrArray *problems)
{
  const char *file;
  g_autoptr (SpFrontMatter) data = open_cms (site, problems, &file);
  GPtrArray *fields = sp_schema_fields_new ();
  const SpNode *root, *collection;
  SpFieldReader reader = { SP_SCHEMA_SOURCE_CMS, file, NULL, TRUE, NULL, NULL };
  gboolean alone;

  if (data == NULL)
    return fields;
  root = sp_front_matter_get_root (data);
  collection = find_collection (root, path, &alone);
  if (collection == NULL || (!alone && is_section_page (path)))
    return fields;
  reader.text = sp_front_matter_get_text (data);
  reader.media_folder = skip_slashes (sp_field_reader_get_text (root, "media_folder"));
  reader.public_folder = sp_field_reader_get_text (root, "public_folder");
  add_fields (fields, &reader, get (collection, "fields"));
  return fields;
}

/* The list under @key, written nested or, as usual there, with dots in the key. */
static const SpNode *
find_content_types (const SpNode *root)
{
  const SpNode *flat = get (root, "frontMatter.taxonomy.contentTypes");

  return flat != NULL ? flat : get (get (get (root, "frontMatter"), "taxonomy"), "contentTypes");
}

GPtrArray *
sp_schema_front_matter_cms_read (SpSite *site, const char *section, GPtrArray *problems)
{
  g_autoptr (SpFrontMatter) data =
      sp_field_reader_open (get_site_path (site), FRONT_MATTER_FILE, problems);
  GPtrArray *fields = sp_schema_fields_new ();
  SpFieldReader reader = { SP_SCHEMA_SOURCE_CMS, FRONT_MATTER_FILE, NULL, FALSE, NULL, NULL };
  const SpNode *types, *chosen = NULL;

  if (data == NULL)
    return fields;
  types = find_content_types (sp_front_matter_get_root (data));
  for (const SpNode *type = types != NULL ? types->first_child : NULL; type != NULL;
       type = type->next)
    {
      const char *name = sp_field_reader_get_text (type, "name");

      if (g_strcmp0 (name, section) == 0)
        chosen = type;
      else if (chosen == NULL && g_strcmp0 (name, "default") == 0)
        chosen = type;
    }
  reader.text = sp_front_matter_get_text (data);
  if (chosen != NULL)
    add_fields (fields, &reader, get (chosen, "fields"));
  return fields;
}

gboolean
sp_schema_settings_name_page (SpSite *site, const char *path)
{
  const char *file;
  g_autoptr (SpFrontMatter) own = sp_field_reader_open (get_site_path (site), OWN_FILE, NULL);
  g_autoptr (SpFrontMatter) cms = NULL;
  gboolean alone = FALSE;

  if (own != NULL && get (get (sp_front_matter_get_root (own), "pages"), path) != NULL)
    return TRUE;
  cms = open_cms (site, NULL, &file);
  if (cms != NULL)
    find_collection (sp_front_matter_get_root (cms), path, &alone);
  return alone;
}
