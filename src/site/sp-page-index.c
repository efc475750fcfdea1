/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-index.h"

#include "sp-index-entry-private.h"
#include "sp-store-private.h"
#include "sp-walk.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* So many pages a thread takes at once. */
#define CHUNK 64

/* A site that keeps its pages beside all the rest: what is in these folders is no page. */
static const char *const not_pages[] = { "archetypes", "assets",       "data",   "i18n",
                                         "layouts",    "public",       "static", "resources",
                                         "themes",     "node_modules", NULL };

typedef struct
{
  const char *folder;  /* of the site */
  const char *content; /* from there to the pages, with a "/" behind it, or "" */
  GCancellable *cancellable;

  GPtrArray *items;       /* of SpWalkItem */
  SpIndexEntry **entries; /* one for each */
} Reading;

/* From the site's folder to that of the pages, with a "/" behind it unless it is the same. */
static char *
get_content_prefix (SpSite *site)
{
  g_autofree char *path = sp_site_get_path (site, sp_site_get_content_folder (site));

  return path != NULL ? g_strconcat (path, "/", NULL) : g_strdup ("");
}

static gboolean
has_control_characters (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        return TRUE;
    }
  return FALSE;
}

static const char *
find_name_problem (const char *path)
{
  if (!g_utf8_validate (path, -1, NULL))
    return _ ("The file's name is not in UTF-8, so the website's other tools may not find it. "
              "Please rename it.");
  if (has_control_characters (path))
    return _ (
        "The file's name has a line break or another invisible character in it. Please rename "
        "it.");
  return NULL;
}

static SpIndexEntry *
read_entry (Reading *reading, const SpWalkItem *item)
{
  g_autofree char *path = g_strconcat (reading->content, item->path, NULL);
  g_autofree char *full = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (GError) error = NULL;
  const char *name_problem;
  SpIndexEntry *entry;
  char *data;
  gsize length;

  if (item->problem != NULL)
    return sp_index_entry_new_broken_below (path, reading->content, item->problem);
  full = g_build_filename (reading->folder, path, NULL);
  data = sp_store_read (AT_FDCWD, full, full, SP_STORE_LOADING, &length, &error);
  if (data == NULL)
    return sp_index_entry_new_broken_below (path, reading->content, error->message);
  text = sp_text_new_take (data, length);
  entry = sp_index_entry_new_below (path, reading->content, text);
  name_problem = find_name_problem (item->path);
  if (name_problem != NULL)
    sp_index_entry_add_problem (entry, name_problem);
  return entry;
}

/* @data: the number of the chunk, from 1. */
static void
read_chunk (gpointer data, gpointer user_data)
{
  Reading *reading = user_data;
  guint start = (GPOINTER_TO_UINT (data) - 1) * CHUNK;
  guint end = MIN (start + CHUNK, reading->items->len);

  for (guint i = start; i < end && !g_cancellable_is_cancelled (reading->cancellable); i++)
    reading->entries[i] = read_entry (reading, g_ptr_array_index (reading->items, i));
}

static void
read_entries (Reading *reading)
{
  guint n_chunks = (reading->items->len + CHUNK - 1) / CHUNK;
  GThreadPool *pool = NULL;

  if (n_chunks > 1)
    pool = g_thread_pool_new (read_chunk, reading, (gint) MIN (g_get_num_processors (), 8), FALSE,
                              NULL);
  for (guint i = 1; i <= n_chunks; i++)
    {
      if (pool != NULL)
        g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);
      else
        read_chunk (GUINT_TO_POINTER (i), reading);
    }
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return sp_index_entry_compare (*(SpIndexEntry *const *) a, *(SpIndexEntry *const *) b);
}

static GPtrArray *
collect_entries (Reading *reading)
{
  GPtrArray *entries =
      g_ptr_array_new_full (reading->items->len, (GDestroyNotify) sp_index_entry_unref);

  for (guint i = 0; i < reading->items->len; i++)
    {
      if (reading->entries[i] != NULL)
        g_ptr_array_add (entries, reading->entries[i]);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

GPtrArray *
sp_site_list_pages (SpSite *site, GCancellable *cancellable, GError **error)
{
  g_autofree char *content = NULL;
  g_autofree char *content_real = NULL;
  g_autofree char *folder_real = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const char *content_path;
  Reading reading;

  g_return_val_if_fail (site != NULL, NULL);

  content = get_content_prefix (site);
  content_path = g_file_peek_path (sp_site_get_content_folder (site));
  content_real = realpath (content_path, NULL);
  folder_real = realpath (g_file_peek_path (sp_site_get_folder (site)), NULL);
  if (content_real == NULL || folder_real == NULL)
    {
      g_set_error (error, SP_SITE_ERROR, SP_SITE_ERROR_UNREADABLE,
                   _ ("The website's folder is not there any more. Please open it again."));
      return NULL;
    }
  reading.folder = g_file_peek_path (sp_site_get_folder (site));
  reading.content = content;
  reading.cancellable = cancellable;
  reading.items =
      sp_walk_pages (content_real, folder_real, *content == '\0' ? not_pages : NULL, cancellable);
  reading.entries = g_new0 (SpIndexEntry *, reading.items->len);
  read_entries (&reading);
  entries = collect_entries (&reading);
  g_ptr_array_unref (reading.items);
  g_free (reading.entries);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&entries);
}

SpIndexEntry *
sp_site_index_page (SpSite *site, const char *path, SpText *text)
{
  g_autofree char *content = NULL;

  g_return_val_if_fail (site != NULL && path != NULL && text != NULL, NULL);

  content = get_content_prefix (site);
  return sp_index_entry_new_below (path, content, text);
}
