/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-thumbnail.h"

/* Twice the size on screen, for screens with twice the pixels. */
#define PIXELS 96

/* Larger files are not read for a thumbnail. */
#define MOST_BYTES (64 * 1024 * 1024)

struct _SpThumbnail
{
  GtkWidget parent_instance;

  /* Template */
  GtkImage *image;

  /* Owned */
  GFile *file;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SpThumbnail, sp_thumbnail, GTK_TYPE_WIDGET)

static GdkTexture *
create_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 bytes, (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  GError *error = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &error);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Not a file");
  else if (info != NULL && g_file_info_get_size (info) > MOST_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Too large");
  if (error == NULL)
    stream = g_file_read (file, cancellable, &error);
  if (stream != NULL)
    pixbuf = gdk_pixbuf_new_from_stream_at_scale (G_INPUT_STREAM (stream), PIXELS, PIXELS, TRUE,
                                                  cancellable, &error);
  if (pixbuf != NULL)
    g_task_return_pointer (task, create_texture (pixbuf), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
show_symbol (SpThumbnail *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SpThumbnail *self = SP_THUMBNAIL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      show_symbol (self, "image-missing-symbolic");
      return;
    }
  gtk_image_set_from_paintable (self->image, GDK_PAINTABLE (texture));
  gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

static void
stop_loading (SpThumbnail *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
sp_thumbnail_dispose (GObject *object)
{
  SpThumbnail *self = SP_THUMBNAIL (object);
  GtkWidget *child;

  stop_loading (self);
  g_clear_object (&self->file);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_thumbnail_parent_class)->dispose (object);
}

static void
sp_thumbnail_class_init (SpThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_thumbnail_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-thumbnail.ui");
  gtk_widget_class_bind_template_child (widget_class, SpThumbnail, image);
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sp_thumbnail_init (SpThumbnail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_symbol (self, "image-x-generic-symbolic");
}

void
sp_thumbnail_set_file (SpThumbnail *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_THUMBNAIL (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  if (file == self->file || (file != NULL && self->file != NULL && g_file_equal (file, self->file)))
    return;
  stop_loading (self);
  g_set_object (&self->file, file);
  if (file == NULL)
    {
      show_symbol (self, "image-x-generic-symbolic");
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, sp_thumbnail_set_file);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}
