/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-hugo-website.h"

#include "sp-hugo-config.h"
#include "sp-hugo-problem.h"
#include "sp-hugo-run.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A line for each page: its file and its address. */
#define PAGES_TEMPLATE \
  "{{ range .Site.AllPages }}{{ $page := . }}{{ with .File }}{{ .Filename }}\t" \
  "{{ $page.RelPermalink }}\n{{ end }}{{ end }}"

struct _SpHugoWebsite
{
  GObject parent_instance;

  SpSite *site;
  char *folder;     /* private */
  char *version;    /* NULL before the first build */
  GHashTable *urls; /* path of a page → its address without the origin */
  SpHugoProblem *problem; /* of the last build, NULL when it went well */
};

/* What one build needs and gives; it belongs to the thread while that runs. */
typedef struct
{
  GHashTable *texts;
  char *version;
  GHashTable *urls;
  SpHugoProblem *problem;
} Build;

G_DEFINE_FINAL_TYPE (SpHugoWebsite, sp_hugo_website, G_TYPE_OBJECT)

static void
build_free (Build *build)
{
  g_hash_table_unref (build->texts);
  g_free (build->version);
  g_clear_pointer (&build->urls, g_hash_table_unref);
  g_clear_pointer (&build->problem, sp_hugo_problem_free);
  g_free (build);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static gboolean
write_file (const char *path, const char *data, gssize length, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The website cannot be shown: there is no place to build it in."));
      return FALSE;
    }
  return g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

/* Where in the private folder the text of the page at @path goes: before the content folder that
 * holds it. */
static char *
find_place (SpHugoWebsite *self, const char *path, GPtrArray *sources)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (sp_site_get_folder (self->site), path);
  g_autofree char *full = g_file_get_path (file);
  char *place = NULL;
  gsize longest = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const char *source = g_ptr_array_index (sources, i);
      gsize length = strlen (source);
      g_autofree char *name = g_strdup_printf ("%u", i);

      if (strncmp (full, source, length) != 0 || full[length] != '/' || length <= longest)
        continue;
      longest = length;
      g_free (place);
      place = g_build_filename (self->folder, "content", name, full + length + 1, NULL);
    }
  return place;
}

static gboolean
write_texts (SpHugoWebsite *self, Build *build, GPtrArray *sources, GError **error)
{
  g_autofree char *content = g_build_filename (self->folder, "content", NULL);
  GHashTableIter iter;
  gpointer path, text;

  remove_tree (content);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%u", content, i);

      g_mkdir_with_parents (folder, 0700);
    }
  g_hash_table_iter_init (&iter, build->texts);
  while (g_hash_table_iter_next (&iter, &path, &text))
    {
      g_autofree char *place = find_place (self, path, sources);
      gsize length;
      const char *data = sp_text_get_data (text, &length);

      if (place != NULL && !write_file (place, data, (gssize) length, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads the lists of pages that the build left, one for each language. */
static void
read_urls (SpHugoWebsite *self, const char *folder, GPtrArray *sources, GHashTable *urls)
{
  g_autofree char *file = g_build_filename (folder, SP_HUGO_PAGES ".txt", NULL);
  g_autofree char *root = g_file_get_path (sp_site_get_folder (self->site));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *address = strchr (lines[i], '\t');
      g_autofree char *own = NULL;
      const char *path = lines[i];

      if (address == NULL)
        continue;
      *address++ = '\0';
      for (guint k = 0; k < sources->len; k++)
        {
          g_autofree char *private = g_strdup_printf ("%s/content/%u/", self->folder, k);

          if (g_str_has_prefix (path, private))
            {
              own =
                  g_build_filename (g_ptr_array_index (sources, k), path + strlen (private), NULL);
              path = own;
              break;
            }
        }
      if (g_str_has_prefix (path, root) && path[strlen (root)] == '/')
        g_hash_table_insert (urls, g_strdup (path + strlen (root) + 1), g_strdup (address));
    }
}

static gboolean
build_now (SpHugoWebsite *self, Build *build, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = sp_hugo_find (&build->version, error);
  g_autofree char *root = g_file_get_path (sp_site_get_folder (self->site));
  g_autofree char *settings = g_build_filename (self->folder, "hugo.yaml", NULL);
  g_autofree char *no_settings = g_build_filename (self->folder, "none", NULL);
  g_autofree char *public = g_build_filename (self->folder, "public", NULL);
  g_autofree char *cache = g_build_filename (self->folder, "cache", NULL);
  g_autofree char *list =
      g_build_filename (self->folder, "layouts", "index." SP_HUGO_PAGES ".txt", NULL);
  g_autofree char *json = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  GError *local_error = NULL;
  const char *arguments[] = {
    program,          "--source",   root,      "--config",      settings,
    "--configDir",    no_settings,  "--noBuildLock", "--destination",
    public,           "--cacheDir", cache,     "--buildDrafts", "--buildFuture",
    "--buildExpired", NULL,
  };

  if (program == NULL)
    return FALSE;
  json = sp_hugo_config_make (self->site, self->folder, &sources);
  if (!write_file (settings, json, -1, error) || !write_file (list, PAGES_TEMPLATE, -1, error) ||
      !write_texts (self, build, sources, error))
    return FALSE;
  g_mkdir_with_parents (no_settings, 0700);
  if (!sp_hugo_run (arguments, self->folder, cancellable, &output, &local_error))
    {
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      build->problem = sp_hugo_problem_read (output, root, self->folder, sources);
      g_set_error_literal (error, SP_HUGO_ERROR, SP_HUGO_ERROR_FAILED, build->problem->message);
      return FALSE;
    }
  build->urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_urls (self, public, sources, build->urls);
  return TRUE;
}

static void
build_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (build_now (source, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
sp_hugo_website_build_async (SpHugoWebsite *self,
                             GHashTable *texts,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Build *build;

  g_return_if_fail (SP_IS_HUGO_WEBSITE (self));
  g_return_if_fail (texts != NULL);

  build = g_new0 (Build, 1);
  build->texts = g_hash_table_ref (texts);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_hugo_website_build_async);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  g_task_run_in_thread (task, build_thread);
}

gboolean
sp_hugo_website_build_finish (SpHugoWebsite *self, GAsyncResult *result, GError **error)
{
  Build *build;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  build = g_task_get_task_data (G_TASK (result));
  g_clear_pointer (&self->problem, sp_hugo_problem_free);
  self->problem = g_steal_pointer (&build->problem);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_free (self->version);
  self->version = g_steal_pointer (&build->version);
  g_clear_pointer (&self->urls, g_hash_table_unref);
  self->urls = g_steal_pointer (&build->urls);
  return TRUE;
}

const char *
sp_hugo_website_get_version (SpHugoWebsite *self)
{
  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (self), NULL);

  return self->version;
}

const char *
sp_hugo_website_get_problem (SpHugoWebsite *self, guint *line)
{
  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (self), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  *line = self->problem != NULL ? self->problem->line : 0;
  return self->problem != NULL ? self->problem->path : NULL;
}

char *
sp_hugo_website_get_address (SpHugoWebsite *self, const char *path)
{
  const char *url;

  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  url = self->urls != NULL ? g_hash_table_lookup (self->urls, path) : NULL;
  return url != NULL && url[0] == '/' ? g_strconcat (SP_HUGO_ORIGIN, url, NULL) : NULL;
}

/* The path below the published folder: without the path of the base address, which is where the
 * folder stands for visitors. */
static const char *
skip_base (SpHugoWebsite *self, const char *path)
{
  SpValue *base = sp_value_lookup (sp_site_get_config (self->site), "baseurl");
  const char *text = base != NULL && sp_value_get_value_type (base) == SP_VALUE_STRING
                         ? sp_value_get_string (base)
                         : "";
  const char *host = strstr (text, "://");
  const char *start = host != NULL ? strchr (host + 3, '/') : NULL;
  gsize length = start != NULL ? strlen (start) : 0;

  while (length > 0 && start[length - 1] == '/')
    length--;
  return length > 0 && strncmp (path, start, length) == 0 && path[length] == '/' ? path + length
                                                                                 : path;
}

GFile *
sp_hugo_website_find_file (SpHugoWebsite *self, const char *address)
{
  g_autofree char *public = NULL;
  g_autofree char *real_public = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;
  g_autofree char *real = NULL;
  gsize length;

  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  if (!g_str_has_prefix (address, SP_HUGO_ORIGIN "/"))
    return NULL;
  address += strlen (SP_HUGO_ORIGIN);
  escaped = g_strndup (address, strcspn (address, "?#"));
  path = g_uri_unescape_string (escaped, NULL);
  if (path == NULL)
    return NULL;
  public = g_build_filename (self->folder, "public", NULL);
  full = g_build_filename (public, skip_base (self, path), NULL);
  if (g_str_has_suffix (full, "/") || g_file_test (full, G_FILE_TEST_IS_DIR))
    {
      char *index = g_build_filename (full, "index.html", NULL);

      g_free (full);
      full = index;
    }
  real = realpath (full, NULL);
  real_public = realpath (public, NULL);
  if (real == NULL || real_public == NULL)
    return NULL;
  length = strlen (real_public);
  if (strncmp (real, real_public, length) != 0 || real[length] != '/')
    return NULL;
  return g_file_new_for_path (real);
}

GFile *
sp_hugo_website_get_folder (SpHugoWebsite *self)
{
  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (self), NULL);

  return g_file_new_build_filename (self->folder, "public", NULL);
}

SpHugoWebsite *
sp_hugo_website_new (SpSite *site)
{
  SpHugoWebsite *self;
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (SP_TYPE_HUGO_WEBSITE, NULL);
  self->site = sp_site_ref (site);
  uri = g_file_get_uri (sp_site_get_folder (site));
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  /* Kept between starts: Hugo need not copy a site's images anew each time. */
  self->folder = g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, "website", name, NULL);
  return self;
}

static void
sp_hugo_website_finalize (GObject *object)
{
  SpHugoWebsite *self = SP_HUGO_WEBSITE (object);
  g_autofree char *content = g_build_filename (self->folder, "content", NULL);

  remove_tree (content);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->urls, g_hash_table_unref);
  g_clear_pointer (&self->problem, sp_hugo_problem_free);
  g_free (self->folder);
  g_free (self->version);

  G_OBJECT_CLASS (sp_hugo_website_parent_class)->finalize (object);
}

static void
sp_hugo_website_class_init (SpHugoWebsiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_hugo_website_finalize;
}

static void
sp_hugo_website_init (SpHugoWebsite *self)
{
}
