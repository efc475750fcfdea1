/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-media.h"

typedef struct
{
  SpSite *site;
  char *page;
  SpSchemaField place; /* of the field, only where its files are */
  gboolean has_place;
  GFile *source;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  sp_site_unref (import->site);
  g_free (import->page);
  g_free (import->place.media_folder);
  g_free (import->place.public_folder);
  g_object_unref (import->source);
  g_free (import);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;
  char *written = sp_site_media_import (import->site, import->page,
                                        import->has_place ? &import->place : NULL, import->source,
                                        &error);

  if (written != NULL)
    g_task_return_pointer (task, written, g_free);
  else
    g_task_return_error (task, error);
}

void
sp_site_media_import_async (SpSite *site,
                            const char *page,
                            const SpSchemaField *field,
                            GFile *source,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  g_return_if_fail (site != NULL);
  g_return_if_fail (G_IS_FILE (source));

  import = g_new0 (Import, 1);
  import->site = sp_site_ref (site);
  import->page = g_strdup (page);
  import->has_place = field != NULL;
  if (field != NULL)
    {
      import->place.media_folder = g_strdup (field->media_folder);
      import->place.public_folder = g_strdup (field->public_folder);
    }
  import->source = g_object_ref (source);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_site_media_import_async);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_in_thread);
}

char *
sp_site_media_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
