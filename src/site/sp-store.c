/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store.h"

#include "sp-store-mend.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The pause in microseconds. */
#define READ_TRIES 5
#define READ_PAUSE (20 * 1000)

const char *
sp_store_get_path (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = NULL;

  if (path != NULL)
    return path;
  uri = g_file_get_uri (file);
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
               _ ("“%s” is not in a folder of this computer. Nothing was changed; please open the "
                  "website's folder in the file manager first, and then from there."),
               uri);
  return NULL;
}

/* The bytes alone decide whether a file changed: the time of change is too coarse on many file
 * systems to tell two quick edits of the same length apart, and a mere touch, a checkout or a
 * synchronisation that rewrites the same bytes is no conflict. */
char *
sp_store_make_etag (const char *data, gsize length)
{
  g_autofree char *hash =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

  return g_strdup_printf ("%" G_GSIZE_FORMAT "-%s", length, hash);
}

static gboolean
check_regular (const struct stat *status, const char *path, gsize limit, GError **error)
{
  if (!S_ISREG (status->st_mode))
    {
      sp_store_set_not_a_file (error, path, S_ISDIR (status->st_mode));
      return FALSE;
    }
  if ((guint64) status->st_size > limit)
    {
      sp_store_set_too_large (error, path);
      return FALSE;
    }
  return TRUE;
}

static char *
read_all (int fd,
          gsize expected,
          const char *path,
          SpStoreAction action,
          gsize limit,
          gsize *length,
          GError **error)
{
  gsize capacity = expected + 1;
  g_autofree char *data = g_malloc (capacity + 1);
  gsize used = 0;

  for (;;)
    {
      gssize count = read (fd, data + used, capacity - used);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          sp_store_set_error (error, action, path, errno);
          return NULL;
        }
      if (count == 0)
        break;
      used += (gsize) count;
      if (used > limit)
        {
          sp_store_set_too_large (error, path);
          return NULL;
        }
      if (used == capacity)
        {
          capacity *= 2;
          data = g_realloc (data, capacity + 1);
        }
    }
  data[used] = '\0';
  *length = used;
  return g_steal_pointer (&data);
}

/* A disk or a network that gives less than there is, without a word, has failed as well. Somebody
 * may also be writing at this moment, who will have come to an end soon. */
static char *
read_whole (int fd,
            const char *path,
            SpStoreAction action,
            gsize limit,
            gsize *length,
            GError **error)
{
  for (guint i = 0; i < READ_TRIES; i++)
    {
      g_autofree char *data = NULL;
      struct stat before, after;

      if (fstat (fd, &before) == 0 && lseek (fd, 0, SEEK_SET) == 0)
        data = read_all (fd, (gsize) before.st_size, path, action, limit, length, error);
      else
        sp_store_set_error (error, action, path, errno);
      if (data == NULL)
        return NULL;
      if (fstat (fd, &after) == 0 && *length >= (gsize) after.st_size)
        return g_steal_pointer (&data);
      g_usleep (READ_PAUSE);
    }
  sp_store_set_error (error, action, path, EIO);
  return NULL;
}

char *
sp_store_read_up_to (int folder,
                     const char *name,
                     const char *path,
                     SpStoreAction action,
                     gsize limit,
                     gsize *length,
                     GError **error)
{
  struct stat status;
  g_autofree char *data = NULL;
  int fd;

  /* Looked at before it is opened, since opening some devices does something. */
  if (fstatat (folder, name, &status, 0) != 0)
    {
      sp_store_set_error (error, action, path, errno);
      return NULL;
    }
  if (!check_regular (&status, path, limit, error))
    return NULL;
  fd = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      sp_store_set_error (error, action, path, errno);
      return NULL;
    }
  if (fstat (fd, &status) != 0)
    sp_store_set_error (error, action, path, errno);
  else if (check_regular (&status, path, limit, error))
    data = read_whole (fd, path, action, limit, length, error);
  close (fd);
  return g_steal_pointer (&data);
}

char *
sp_store_read (int folder,
               const char *name,
               const char *path,
               SpStoreAction action,
               gsize *length,
               GError **error)
{
  return sp_store_read_up_to (folder, name, path, action, SP_STORE_MAX_SIZE, length, error);
}

char *
sp_store_read_quickly (int folder, const char *name, gsize *length)
{
  const int fd =
      openat (folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
  g_autofree char *data = NULL;
  struct stat status;
  gsize size = 0;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0 &&
      (guint64) status.st_size <= SP_STORE_MAX_SIZE)
    {
      size = (gsize) status.st_size;
      data = g_malloc (size + 1);
      if (read (fd, data, size) != (gssize) size)
        g_clear_pointer (&data, g_free);
    }
  close (fd);
  if (data == NULL)
    return NULL;
  data[size] = '\0';
  *length = size;
  return g_steal_pointer (&data);
}

SpText *
sp_store_load (GFile *file, char **etag, GCancellable *cancellable, GError **error)
{
  const char *path;
  char *data;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (etag != NULL)
    *etag = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  path = sp_store_get_path (file, error);
  if (path == NULL || !sp_store_mend (path, NULL, SP_STORE_LOADING, error))
    return NULL;
  data = sp_store_read (AT_FDCWD, path, path, SP_STORE_LOADING, &length, error);
  if (data == NULL)
    return NULL;
  if (etag != NULL)
    *etag = sp_store_make_etag (data, length);
  return sp_text_new_take (data, length);
}

gboolean
sp_store_is_unchanged (GFile *file, const char *etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpText) text = NULL;
  g_autofree char *present = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (etag != NULL, FALSE);

  text = sp_store_load (file, &present, cancellable, error);
  return text != NULL && strcmp (present, etag) == 0;
}

typedef struct
{
  SpText *text;
  char *etag;
} Job;

static Job *
job_new (SpText *text, const char *etag)
{
  Job *job = g_new0 (Job, 1);

  job->text = text != NULL ? sp_text_ref (text) : NULL;
  job->etag = g_strdup (etag);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->text, sp_text_unref);
  g_free (job->etag);
  g_free (job);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->text = sp_store_load (source, &job->etag, cancellable, &error);
  if (job->text == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
sp_store_load_async (GFile *file,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_store_load_async);
  g_task_set_task_data (task, job_new (NULL, NULL), job_free);
  g_task_run_in_thread (task, load_in_thread);
}

SpText *
sp_store_load_finish (GAsyncResult *result, char **etag, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_store_load_async), NULL);

  if (etag != NULL)
    *etag = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  if (etag != NULL)
    *etag = g_strdup (job->etag);
  return sp_text_ref (job->text);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  char *new_etag = NULL;

  if (sp_store_save (source, job->text, job->etag, &new_etag, cancellable, &error))
    g_task_return_pointer (task, new_etag, g_free);
  else
    g_task_return_error (task, error);
}

void
sp_store_save_async (GFile *file,
                     SpText *text,
                     const char *etag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (text != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_store_save_async);
  /* A save that went through is told as such, also when it was cancelled a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job_new (text, etag), job_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
sp_store_save_finish (GAsyncResult *result, char **new_etag, GError **error)
{
  g_autofree char *etag = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_store_save_async), FALSE);

  if (new_etag != NULL)
    *new_etag = NULL;
  etag = g_task_propagate_pointer (G_TASK (result), error);
  if (etag == NULL)
    return FALSE;
  if (new_etag != NULL)
    *new_etag = g_steal_pointer (&etag);
  return TRUE;
}
