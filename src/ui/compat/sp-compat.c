/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The answer may close the parent, and the dialog is still on its way out then. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  g_task_return_pointer (task, g_strdup (response), g_free);
}

void
sp_compat_ask_async (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const SpAnswer *answers,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GtkWidget *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (answers != NULL && answers[0].id != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_compat_ask_async);
  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), answers[0].id);
  for (const SpAnswer *answer = answers; answer->id != NULL; answer++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), answer->id, answer->label);
      if (answer->kind == SP_ANSWER_SUGGESTED)
        {
          adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answer->id,
                                                      ADW_RESPONSE_SUGGESTED);
          adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), answer->id);
        }
      else if (answer->kind == SP_ANSWER_DESTRUCTIVE)
        {
          adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answer->id,
                                                      ADW_RESPONSE_DESTRUCTIVE);
        }
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
sp_compat_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
chooser_response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_task_return_pointer (task, folder, g_object_unref);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

/* @filters: (nullable): the first is in force. */
static void
choose (GTask *task,
        const char *title,
        GtkFileChooserAction action,
        const char *accept,
        GtkFileFilter *const *filters)
{
  GtkWindow *parent = GTK_WINDOW (g_task_get_source_object (task));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  for (; filters != NULL && *filters != NULL; filters++)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), *filters);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
sp_compat_choose_folder_async (GtkWindow *parent,
                               const char *title,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_compat_choose_folder_async);
  choose (task, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), NULL);
}

GFile *
sp_compat_choose_folder_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
sp_compat_choose_image_async (GtkWindow *parent,
                              const char *title,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GtkFileFilter) images = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileFilter *filters[] = { images, all, NULL };
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_compat_choose_image_async);
  gtk_file_filter_set_name (images, _ ("Images"));
  gtk_file_filter_add_mime_type (images, "image/*");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  choose (task, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), filters);
}

GFile *
sp_compat_choose_image_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
sp_compat_name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* A menu's items on the bus of newer GTK: each takes its name from a label that has none. */
static void
name_items (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      if (text != NULL && *text != '\0')
        sp_compat_name_button (widget, text);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer user_data)
{
  GObject *object = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (object))
    name_items (GTK_WIDGET (object));
  return G_SOURCE_CONTINUE;
}

static gboolean
is_newer (void)
{
  return gtk_check_version (4, 10, 0) == NULL;
}

void
sp_compat_init (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  if (is_newer ())
    {
      /* Which has the signal. */
      g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL,
                                  NULL);
    }
  g_once_init_leave (&done, 1);
}

GtkAccessibleRole
sp_compat_get_column_header_role (void)
{
  return is_newer () ? GTK_ACCESSIBLE_ROLE_GRID_CELL : GTK_ACCESSIBLE_ROLE_COLUMN_HEADER;
}
