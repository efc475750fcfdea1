/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site.h"

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

/* A folder that the settings name. One outside the site is not used: a site from a stranger must
 * not lead the program elsewhere. */
static GFile *
find_folder (SpSite *self, const char *key, const char *usual)
{
  const char *setting = lookup_text (self->config, key);
  g_autoptr (GFile) folder = NULL;

  if (setting == NULL)
    return g_file_get_child (self->folder, usual);
  folder = g_file_resolve_relative_path (self->folder, setting);
  if (g_file_has_prefix (folder, self->folder) || g_file_equal (folder, self->folder))
    return g_steal_pointer (&folder);
  if (self->problem == NULL)
    self->problem = g_strdup_printf (
        _ ("The website's settings name a folder outside the website (“%s”). It is "
           "not used; “%s” is used instead."),
        setting, usual);
  return g_file_get_child (self->folder, usual);
}

static gboolean
is_folder (GFile *file)
{
  return g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_DIR);
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
  self->content_folder = find_folder (self, "contentdir", "content");
  self->static_folder = find_folder (self, "staticdir", "static");
  if (!is_folder (self->content_folder))
    g_set_object (&self->content_folder, self->folder);
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
  g_autofree char *name = g_file_get_parse_name (folder);
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
      g_autofree char *name = g_file_get_parse_name (folder);

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
