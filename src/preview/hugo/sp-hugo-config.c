/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hugo-config.h"

#include <string.h>

#include "sp-site-config.h"

/* The site's templates are run with every keystroke, while anybody's text may stand in its pages.
 * So nothing else is run for them but a style sheet's compiler, and Go for a site made of modules,
 * where it finds those that are on this computer already; and nothing is fetched. A site's
 * settings cannot allow more. */
static const char *const programs[] = { "^dart-sass(-embedded)?$", "^go$" };
static const char *const no_programs[] = { "^dart-sass(-embedded)?$" };
static const char *const nothing[] = { "none" };

/* What Hugo is to pass over: data that templates would fetch. */
static const char *const ignored[] = { "error-remote-getjson", "error-remote-getcsv" };

static SpValue *
look_up (SpValue *map, const char *key, SpValueType type)
{
  SpValue *value = map != NULL && sp_value_get_value_type (map) == SP_VALUE_MAP
                       ? sp_value_lookup (map, key)
                       : NULL;

  return value != NULL && sp_value_get_value_type (value) == type ? value : NULL;
}

static const char *
look_up_text (SpValue *map, const char *key)
{
  SpValue *value = look_up (map, key, SP_VALUE_STRING);

  return value != NULL ? sp_value_get_string (value) : NULL;
}

/* A copy of the map at @key to change; empty when there is none. */
static SpValue *
copy_map (SpValue *map, const char *key)
{
  SpValue *value = look_up (map, key, SP_VALUE_MAP);

  return value != NULL ? sp_value_copy (value) : sp_value_new_map ();
}

static void
put_text (SpValue *map, const char *key, const char *text)
{
  sp_value_put (map, key, sp_value_new_string (text));
}

static SpValue *
make_mount (const char *source, const char *target, const char *language)
{
  SpValue *mount = sp_value_new_map ();

  put_text (mount, "source", source);
  put_text (mount, "target", target);
  if (language != NULL)
    put_text (mount, "lang", language);
  return mount;
}

static gboolean
is_component (SpValue *mount, const char *component)
{
  const char *target = look_up_text (mount, "target");
  gsize length = strlen (component);

  return target != NULL && strncmp (target, component, length) == 0 &&
         (target[length] == '\0' || target[length] == '/');
}

static gboolean
has_component (SpValue *mounts, const char *component)
{
  for (guint i = 0; i < sp_value_get_length (mounts); i++)
    if (is_component (sp_value_get_item (mounts, i), component))
      return TRUE;
  return FALSE;
}

/* The content folders that Hugo assumes: one for each language that has its own, and that of the
 * site. */
static void
append_content (SpValue *mounts, SpValue *config)
{
  SpValue *languages = look_up (config, "languages", SP_VALUE_MAP);
  const char *content = look_up_text (config, "contentdir");
  gboolean shared = languages == NULL || sp_value_get_length (languages) == 0;

  for (guint i = 0; languages != NULL && i < sp_value_get_length (languages); i++)
    {
      const char *own = look_up_text (sp_value_get_item (languages, i), "contentdir");

      if (own != NULL)
        sp_value_append (mounts, make_mount (own, "content", sp_value_get_key (languages, i)));
      else
        shared = TRUE;
    }
  if (shared)
    sp_value_append (mounts, make_mount (content != NULL ? content : "content", "content", NULL));
}

static char *
make_absolute (SpSite *site, const char *path)
{
  g_autofree char *folder = g_file_get_path (sp_site_get_folder (site));

  return g_canonicalize_filename (path, folder);
}

/* Nothing outside the site's folder is published. */
static gboolean
is_inside (SpSite *site, const char *source)
{
  g_autofree char *folder = g_file_get_path (sp_site_get_folder (site));
  g_autofree char *path = make_absolute (site, source);
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* All mounts of the site that concern pages and templates, each content folder behind its own
 * private one. For what has no mount Hugo uses its defaults. */
static SpValue *
make_mounts (SpSite *site, SpValue *config, const char *folder, GPtrArray *sources)
{
  SpValue *module = look_up (config, "module", SP_VALUE_MAP);
  SpValue *of_site = look_up (module, "mounts", SP_VALUE_LIST);
  g_autoptr (SpValue) own = of_site != NULL ? sp_value_copy (of_site) : sp_value_new_list ();
  const char *layouts = look_up_text (config, "layoutdir");
  g_autofree char *templates = g_build_filename (folder, "layouts", NULL);
  SpValue *mounts = sp_value_new_list ();

  if (!has_component (own, "content"))
    append_content (own, config);
  if (!has_component (own, "layouts"))
    sp_value_append (own, make_mount (layouts != NULL ? layouts : "layouts", "layouts", NULL));
  sp_value_append (mounts, make_mount (templates, "layouts", NULL));
  for (guint i = 0; i < sp_value_get_length (own); i++)
    {
      SpValue *mount = sp_value_get_item (own, i);
      const char *source = look_up_text (mount, "source");

      if (source == NULL || !is_inside (site, source))
        continue;
      if (is_component (mount, "content"))
        {
          g_autofree char *name = g_strdup_printf ("%u", sources->len);
          g_autofree char *private = g_build_filename (folder, "content", name, NULL);

          sp_value_append (mounts, make_mount (private, look_up_text (mount, "target"),
                                               look_up_text (mount, "lang")));
          g_ptr_array_add (sources, make_absolute (site, source));
        }
      sp_value_append (mounts, sp_value_ref (mount));
    }
  return mounts;
}

/* Asks for the list of pages beside what the home page is published as. */
static SpValue *
make_outputs (SpValue *config)
{
  SpValue *outputs = copy_map (config, "outputs");
  SpValue *home = look_up (outputs, "home", SP_VALUE_LIST);
  SpValue *all = home != NULL ? sp_value_copy (home) : sp_value_new_list ();

  if (home == NULL)
    {
      sp_value_append (all, sp_value_new_string ("HTML"));
      sp_value_append (all, sp_value_new_string ("RSS"));
    }
  sp_value_append (all, sp_value_new_string (SP_HUGO_PAGES));
  sp_value_put (outputs, "home", all);
  return outputs;
}

static SpValue *
make_output_formats (SpValue *config)
{
  SpValue *formats = copy_map (config, "outputformats");
  SpValue *pages = sp_value_new_map ();

  put_text (pages, "mediatype", "text/plain");
  put_text (pages, "basename", SP_HUGO_PAGES);
  sp_value_put (pages, "isplaintext", sp_value_new_boolean (TRUE));
  sp_value_put (formats, SP_HUGO_PAGES, pages);
  return formats;
}

static SpValue *
make_list (const char *const *texts, guint n_texts)
{
  SpValue *list = sp_value_new_list ();

  for (guint i = 0; i < n_texts; i++)
    sp_value_append (list, sp_value_new_string (texts[i]));
  return list;
}

static SpValue *
make_security (SpValue *config)
{
  SpValue *security = copy_map (config, "security");
  SpValue *exec = sp_value_new_map ();
  SpValue *http = sp_value_new_map ();
  gboolean modules = look_up (look_up (config, "module", SP_VALUE_MAP), "imports", SP_VALUE_LIST) !=
                     NULL;

  sp_value_put (exec, "allow",
                modules ? make_list (programs, G_N_ELEMENTS (programs))
                        : make_list (no_programs, G_N_ELEMENTS (no_programs)));
  sp_value_put (http, "urls", make_list (nothing, G_N_ELEMENTS (nothing)));
  sp_value_put (http, "methods", make_list (nothing, G_N_ELEMENTS (nothing)));
  sp_value_put (security, "exec", exec);
  sp_value_put (security, "http", http);
  return security;
}

/* The site's own path is kept: themes build addresses with it. */
static char *
make_base (SpValue *config)
{
  const char *base = look_up_text (config, "baseurl");
  const char *host = base != NULL ? strstr (base, "://") : NULL;
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;

  return g_strconcat (SP_HUGO_ORIGIN, path != NULL ? path : "/", NULL);
}

char *
sp_hugo_config_make (SpSite *site, const char *folder, GPtrArray **sources)
{
  g_autoptr (SpValue) config = NULL;
  g_autofree char *resources = NULL;
  g_autofree char *base = NULL;
  SpValue *module;
  GString *json;

  g_return_val_if_fail (site != NULL && folder != NULL && sources != NULL, NULL);

  *sources = g_ptr_array_new_with_free_func (g_free);
  config = sp_value_copy (sp_site_get_config (site));
  module = copy_map (config, "module");
  put_text (module, "proxy", "off");
  sp_value_put (module, "mounts", make_mounts (site, config, folder, *sources));
  sp_value_put (config, "module", module);
  sp_value_put (config, "outputs", make_outputs (config));
  sp_value_put (config, "outputformats", make_output_formats (config));
  sp_value_put (config, "security", make_security (config));
  sp_value_put (config, "ignoreerrors", make_list (ignored, G_N_ELEMENTS (ignored)));
  base = make_base (config);
  put_text (config, "baseurl", base);
  resources = g_build_filename (folder, "resources", NULL);
  put_text (config, "resourcedir", resources);
  json = g_string_new (NULL);
  sp_value_append_json (config, json);
  return g_string_free (json, FALSE);
}
