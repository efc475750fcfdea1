/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-image-intake.h"

#include "sp-site-media.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  SpFormContext *context;
  SpSchemaField place; /* of the field, only where its files are */
  gboolean has_place;

  GdkTexture *texture;
  GFile *folder; /* of a file made of a picture, to be deleted again */
  GFile *made;
} Intake;

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  if (intake->made != NULL)
    g_file_delete (intake->made, NULL, NULL);
  if (intake->folder != NULL)
    g_file_delete (intake->folder, NULL, NULL);
  g_clear_object (&intake->made);
  g_clear_object (&intake->folder);
  g_clear_object (&intake->texture);
  g_object_unref (intake->context);
  g_free (intake->place.media_folder);
  g_free (intake->place.public_folder);
  g_free (intake);
}

static GTask *
create_task (SpFormContext *context,
             const SpSchemaField *field,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (context, NULL, callback, user_data);
  Intake *intake = g_new0 (Intake, 1);

  intake->context = g_object_ref (context);
  intake->has_place = field != NULL;
  if (field != NULL)
    {
      intake->place.media_folder = g_strdup (field->media_folder);
      intake->place.public_folder = g_strdup (field->public_folder);
    }
  g_task_set_task_data (task, intake, intake_free);
  return task;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *written = sp_site_media_import_finish (result, &error);

  if (written != NULL)
    g_task_return_pointer (task, written, g_free);
  else
    g_task_return_error (task, error);
}

/* (transfer full) @task */
static void
take_file (GTask *task, GFile *file)
{
  Intake *intake = g_task_get_task_data (task);

  sp_site_media_import_async (sp_form_context_get_site (intake->context),
                              sp_form_context_get_path (intake->context),
                              intake->has_place ? &intake->place : NULL, file, imported_cb, task);
}

/* "botox.png" on the page "botox.md", "services.png" on "services/index.md". */
static char *
name_picture (SpFormContext *context)
{
  const char *path = sp_form_context_get_path (context);
  g_autofree char *name = g_path_get_basename (path != NULL ? path : "image");
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  if (g_str_has_prefix (name, "index.") || g_str_has_prefix (name, "_index."))
    {
      g_free (name);
      name = g_path_get_basename (parent);
    }
  if (strchr (name, '.') != NULL && *name != '.')
    *strchr (name, '.') = '\0';
  return g_strconcat (name, ".png", NULL);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Intake *intake = task_data;
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (intake->texture);
  GError *error = NULL;

  if (g_file_replace_contents (intake->made, g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                               NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_file (g_steal_pointer (&task), intake->made);
  else
    g_task_return_error (task, error);
}

/* (transfer full) @task */
static void
take_picture (GTask *task, GdkTexture *texture)
{
  Intake *intake = g_task_get_task_data (task);
  g_autoptr (GTask) writing = NULL;
  g_autofree char *name = name_picture (intake->context);
  g_autofree char *folder = NULL;
  GError *error = NULL;

  folder = g_dir_make_tmp ("service-pages-XXXXXX", &error);
  if (folder == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  intake->texture = g_object_ref (texture);
  intake->folder = g_file_new_for_path (folder);
  intake->made = g_file_get_child (intake->folder, name);
  writing = g_task_new (NULL, NULL, written_cb, task);
  g_task_set_task_data (writing, intake, NULL);
  g_task_run_in_thread (writing, write_in_thread);
}

/* (transfer full) @task */
static void
take_value (GTask *task, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files != NULL)
        {
          take_file (task, files->data);
          return;
        }
    }
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && g_value_get_object (value) != NULL)
    {
      take_picture (task, g_value_get_object (value));
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There was no image to take. Nothing was changed."));
  g_object_unref (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value =
      gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    take_value (g_steal_pointer (&task), value);
  else
    g_task_return_error (task, error);
}

gboolean
sp_image_intake_can_paste (GdkClipboard *clipboard)
{
  GdkContentFormats *formats;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), FALSE);

  formats = gdk_clipboard_get_formats (clipboard);
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ||
         gdk_content_formats_contain_mime_type (formats, "text/uri-list") ||
         gdk_content_formats_contain_mime_type (formats, "image/png");
}

void
sp_image_intake_take_async (SpFormContext *context,
                            const SpSchemaField *field,
                            const GValue *value,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (context));
  g_return_if_fail (sp_form_context_get_site (context) != NULL);
  g_return_if_fail (G_IS_VALUE (value));

  take_value (create_task (context, field, callback, user_data), value);
}

void
sp_image_intake_paste_async (SpFormContext *context,
                             const SpSchemaField *field,
                             GdkClipboard *clipboard,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GdkContentFormats *formats;
  gboolean files;

  g_return_if_fail (SP_IS_FORM_CONTEXT (context));
  g_return_if_fail (sp_form_context_get_site (context) != NULL);
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  formats = gdk_clipboard_get_formats (clipboard);
  files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
          gdk_content_formats_contain_mime_type (formats, "text/uri-list");
  gdk_clipboard_read_value_async (clipboard, files ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE,
                                  G_PRIORITY_DEFAULT, NULL, read_cb,
                                  create_task (context, field, callback, user_data));
}

char *
sp_image_intake_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
