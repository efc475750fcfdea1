/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-session-index.h"

typedef struct
{
  SpSite *site;
  char **paths;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  sp_site_unref (request->site);
  g_strfreev (request->paths);
  g_free (request);
}

static void
entry_free (gpointer data)
{
  if (data != NULL)
    sp_index_entry_unref (data);
}

SpIndexEntry *
sp_session_index_read_page (SpSite *site, const char *path)
{
  g_autofree char *full = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  full = g_build_filename (g_file_peek_path (sp_site_get_folder (site)), path, NULL);
  /* A link that leads nowhere is there, and worth telling of. */
  if (!g_file_test (full, G_FILE_TEST_EXISTS) && !g_file_test (full, G_FILE_TEST_IS_SYMLINK))
    return NULL;
  return sp_site_read_page (site, path);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GHashTable *read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);

  for (char **path = request->paths; *path != NULL; path++)
    g_hash_table_insert (read, g_strdup (*path), sp_session_index_read_page (request->site, *path));
  g_task_return_pointer (task, read, (GDestroyNotify) g_hash_table_unref);
}

void
sp_session_index_read_async (SpSite *site,
                             const char *const *paths,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (site != NULL);
  g_return_if_fail (paths != NULL);

  request = g_new0 (Request, 1);
  request->site = sp_site_ref (site);
  request->paths = g_strdupv ((char **) paths);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_session_index_read_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_thread);
}

GHashTable *
sp_session_index_read_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
