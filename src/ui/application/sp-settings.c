/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-settings.h"

#define MAX_RECENT 8

GSettings *
sp_settings_get (void)
{
  static gsize initialised;
  static GSettings *settings;

  if (g_once_init_enter (&initialised))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
          source != NULL ? g_settings_schema_source_lookup (source, SETTINGS_ID, TRUE) : NULL;

      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&initialised, 1);
    }
  return settings;
}

GSettings *
sp_settings_get_for_site (GFile *folder)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SETTINGS_ID ".Site", TRUE);
  if (schema == NULL)
    return NULL;
  uri = g_file_get_uri (folder);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  path = g_strdup_printf ("/io/github/servicepages/ServicePages/sites/%.16s/", sum);
  return g_settings_new_full (schema, NULL, path);
}

void
sp_settings_remove_recent (GFile *folder)
{
  GSettings *settings = sp_settings_get ();
  g_autofree char *uri = NULL;
  g_auto (GStrv) old = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) uris = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  if (settings == NULL)
    return;
  uri = g_file_get_uri (folder);
  old = g_settings_get_strv (settings, "recent-sites");
  builder = g_strv_builder_new ();
  for (guint i = 0; old[i] != NULL; i++)
    if (g_strcmp0 (old[i], uri) != 0)
      g_strv_builder_add (builder, old[i]);
  uris = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-sites", (const char *const *) uris);
}

void
sp_settings_add_recent (GFile *folder)
{
  GSettings *settings = sp_settings_get ();
  g_autofree char *uri = NULL;
  g_auto (GStrv) old = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) uris = NULL;
  guint n_uris = 1;

  g_return_if_fail (G_IS_FILE (folder));

  if (settings == NULL)
    return;
  uri = g_file_get_uri (folder);
  old = g_settings_get_strv (settings, "recent-sites");
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, uri);
  for (guint i = 0; old[i] != NULL && n_uris < MAX_RECENT; i++)
    if (g_strcmp0 (old[i], uri) != 0)
      {
        g_strv_builder_add (builder, old[i]);
        n_uris++;
      }
  uris = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-sites", (const char *const *) uris);
}

GPtrArray *
sp_settings_get_recent (void)
{
  GSettings *settings = sp_settings_get ();
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) uris = NULL;

  if (settings == NULL)
    return folders;
  uris = g_settings_get_strv (settings, "recent-sites");
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uris[i]);

      if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }
  return folders;
}
