/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site.h"

#include "sp-real-name.h"
#include "sp-site-config.h"
#include "sp-walk.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _SpSite
{
  gatomicrefcount ref_count;
  GFile *folder;
  char *title;
  GFile *content_folder;
  GFile *static_folder;
  GPtrArray *content_roots;
  GPtrArray *static_folders;
  char **languages;
  char **taxonomies;
  SpValue *config;
  SpMarkup markup;
  char *problem;
};

G_DEFINE_QUARK (sp-site-error-quark, sp_site_error)

static SpValue *
lookup_with_language (SpValue *config, const char *key)
{
  SpValue *value = sp_site_config_lookup (config, key);
  SpValue *language = sp_site_config_lookup (config, "defaultcontentlanguage");
  const char *code = language != NULL ? sp_value_get_string (language) : NULL;
  g_autofree char *path = NULL;

  if (value != NULL)
    return value;
  path = g_strconcat ("languages.", code != NULL ? code : "en", ".", key, NULL);
  return sp_site_config_lookup (config, path);
}

/* staticDir may be a list of folders; the first is where new files go. */
static const char *
lookup_text (SpValue *config, const char *key)
{
  SpValue *value = lookup_with_language (config, key);
  const char *text;

  if (value != NULL && sp_value_get_value_type (value) == SP_VALUE_LIST &&
      sp_value_get_length (value) > 0)
    value = sp_value_get_item (value, 0);
  text = value != NULL ? sp_value_get_string (value) : NULL;
  return text != NULL && *text != '\0' ? text : NULL;
}

static const char *
get_default_language (SpSite *self)
{
  SpValue *language = sp_site_config_lookup (self->config, "defaultcontentlanguage");
  const char *code = language != NULL ? sp_value_get_string (language) : NULL;

  return code != NULL && *code != '\0' ? code : "en";
}

/* Settings that lead out of the site are not followed: a site from a stranger must not lead the
 * program elsewhere. */
static void
note_outside (SpSite *self, const char *setting, const char *usual)
{
  if (setting != NULL && self->problem == NULL)
    self->problem = g_strdup_printf (
        _ ("The website's settings name a folder outside the website (“%s”). It is "
           "not used; “%s” is used instead."),
        setting, usual);
}

static GFile *
resolve_root (SpSite *self, const SpContentRoot *root)
{
  return *root->folder != '\0' ? g_file_resolve_relative_path (self->folder, root->folder)
                               : g_object_ref (self->folder);
}

/* The folder of the pages: that of the site's main language, none that is mounted into it. */
static const SpContentRoot *
find_main_root (SpSite *self)
{
  const SpContentRoot *best = NULL;

  for (guint i = 0; i < self->content_roots->len; i++)
    {
      const SpContentRoot *root = g_ptr_array_index (self->content_roots, i);

      if (*root->below != '\0')
        continue;
      if (root->language == NULL || strcmp (root->language, get_default_language (self)) == 0)
        return root;
      if (best == NULL)
        best = root;
    }
  return best != NULL ? best : g_ptr_array_index (self->content_roots, 0);
}

static void
read_content_roots (SpSite *self)
{
  g_autofree char *outside = NULL;

  self->content_roots =
      sp_site_roots_find (self->config, "content", g_file_peek_path (self->folder), &outside);
  note_outside (self, outside, "content");
  if (self->content_roots->len == 0)
    sp_site_roots_add_whole (self->content_roots);
  self->content_folder = resolve_root (self, find_main_root (self));
}

/* Where new files go: staticDir may be a list, and the first that it names is meant, which need not
 * be there yet. */
static GFile *
find_first_static (SpSite *self)
{
  const char *setting = lookup_text (self->config, "staticdir");
  g_autoptr (GFile) named =
      setting != NULL ? g_file_resolve_relative_path (self->folder, setting) : NULL;

  if (named != NULL && g_file_has_prefix (named, self->folder))
    return g_steal_pointer (&named);
  return self->static_folders->len > 0 ? g_object_ref (g_ptr_array_index (self->static_folders, 0))
                                       : g_file_get_child (self->folder, "static");
}

static void
read_static_folders (SpSite *self)
{
  g_autofree char *outside = NULL;
  g_autoptr (GPtrArray) roots =
      sp_site_roots_find (self->config, "static", g_file_peek_path (self->folder), &outside);

  note_outside (self, outside, "static");
  self->static_folders = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < roots->len; i++)
    {
      const SpContentRoot *root = g_ptr_array_index (roots, i);

      if (*root->below == '\0')
        g_ptr_array_add (self->static_folders, resolve_root (self, root));
    }
  self->static_folder = find_first_static (self);
  if (self->static_folders->len == 0)
    g_ptr_array_add (self->static_folders, g_object_ref (self->static_folder));
}

/* The plural names, which are what pages have as keys. */
static void
read_taxonomies (SpSite *self)
{
  SpValue *setting = sp_site_config_lookup (self->config, "taxonomies");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (setting == NULL || sp_value_get_value_type (setting) != SP_VALUE_MAP)
    {
      g_strv_builder_add_many (builder, "categories", "tags", NULL);
      self->taxonomies = g_strv_builder_end (builder);
      return;
    }
  for (guint i = 0; i < sp_value_get_length (setting); i++)
    {
      const char *plural = sp_value_get_string (sp_value_get_item (setting, i));

      if (plural != NULL && *plural != '\0')
        g_strv_builder_add (builder, plural);
    }
  self->taxonomies = g_strv_builder_end (builder);
}

static void
read_configuration (SpSite *self)
{
  const char *path = g_file_peek_path (self->folder);
  const char *title;

  self->config = sp_site_config_read (path, &self->problem);
  self->markup = sp_markup_defaults;
  sp_site_config_read_markup (self->config, &self->markup);

  title = lookup_text (self->config, "title");
  self->title = title != NULL ? g_strdup (title) : g_filename_display_basename (path);
  self->languages = sp_site_roots_get_languages (self->config);
  read_content_roots (self);
  read_static_folders (self);
  read_taxonomies (self);
}

static SpSite *
open_folder (GFile *folder)
{
  SpSite *self = g_new0 (SpSite, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->folder = g_object_ref (folder);
  read_configuration (self);
  return self;
}

static gboolean
check_folder (GFile *folder, GError **error)
{
  const char *path = g_file_peek_path (folder);
  g_autofree char *name = sp_real_name (folder);
  GDir *dir;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NOT_A_FOLDER,
                   _ ("“%s” is not a folder on this computer. Please open the folder that holds "
                      "the website."),
                   name);
      return FALSE;
    }
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    {
      g_set_error (error, SP_SITE_ERROR, SP_SITE_ERROR_UNREADABLE,
                   _ ("The folder “%s” could not be opened because you are not allowed to read it. "
                      "Please ask whoever looks after the website for access."),
                   name);
      return FALSE;
    }
  g_dir_close (dir);
  return TRUE;
}

SpSite *
sp_site_open (GFile *folder, GError **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (!check_folder (folder, error))
    return NULL;
  path = g_file_peek_path (folder);
  if (!sp_site_config_exists (path) && !sp_walk_has_page (path))
    {
      g_autofree char *name = sp_real_name (folder);

      g_set_error (error, SP_SITE_ERROR, SP_SITE_ERROR_NO_PAGES,
                   _ ("There is no website in “%s”: no page and no settings of Hugo. Please open "
                      "the folder that holds the website."),
                   name);
      return NULL;
    }
  return open_folder (folder);
}

SpSite *
sp_site_open_for_file (GFile *file, GError **error)
{
  g_autoptr (GFile) nearest = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  nearest = g_file_get_parent (file);
  if (nearest == NULL || !check_folder (nearest, error))
    {
      if (nearest == NULL)
        check_folder (file, error);
      return NULL;
    }
  folder = g_object_ref (nearest);
  while (folder != NULL && !sp_site_config_exists (g_file_peek_path (folder)))
    {
      GFile *parent = g_file_get_parent (folder);

      g_object_unref (folder);
      folder = parent;
    }
  return open_folder (folder != NULL ? folder : nearest);
}

SpSite *
sp_site_ref (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_site_unref (SpSite *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->folder);
  g_clear_object (&self->content_folder);
  g_clear_object (&self->static_folder);
  g_clear_pointer (&self->content_roots, g_ptr_array_unref);
  g_clear_pointer (&self->static_folders, g_ptr_array_unref);
  g_strfreev (self->languages);
  g_strfreev (self->taxonomies);
  g_clear_pointer (&self->config, sp_value_unref);
  g_free (self->title);
  g_free (self->problem);
  g_free (self);
}

GFile *
sp_site_get_folder (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folder;
}

const char *
sp_site_get_title (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

GFile *
sp_site_get_content_folder (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_folder;
}

GFile *
sp_site_get_static_folder (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->static_folder;
}

GPtrArray *
sp_site_get_static_folders (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->static_folders;
}

GPtrArray *
sp_site_get_content_roots (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_roots;
}

const SpContentRoot *
sp_site_find_content_root (SpSite *self, const char *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < self->content_roots->len; i++)
    {
      const SpContentRoot *root = g_ptr_array_index (self->content_roots, i);
      gsize length = strlen (root->folder);

      if (length == 0 || (strncmp (path, root->folder, length) == 0 && path[length] == '/'))
        return root;
    }
  return NULL;
}

const char *const *
sp_site_get_languages (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->languages;
}

const char *
sp_site_get_default_language (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_default_language (self);
}

const char *const *
sp_site_get_taxonomies (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->taxonomies;
}

const SpMarkup *
sp_site_get_markup (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->markup;
}

SpValue *
sp_site_get_config (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->config;
}

const char *
sp_site_get_problem (SpSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problem;
}

char *
sp_site_get_path (SpSite *self, GFile *file)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return g_file_get_relative_path (self->folder, file);
}
