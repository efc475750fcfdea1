/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-image-row.h"

#include "sp-compat.h"
#include "sp-field-text.h"
#include "sp-image-chooser.h"
#include "sp-image-intake.h"
#include "sp-schema-text.h"
#include "sp-site-images.h"
#include "sp-text-update.h"
#include "sp-thumbnail.h"

#include <glib/gi18n.h>

struct _SpImageRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkWidget *area;
  GtkLabel *caption;
  GtkButton *choose_button;
  GtkEntry *entry;
  SpThumbnail *thumbnail;

  /* Owned */
  GtkWidget *chooser; /* made when first needed */

  /* Borrowed: for which page a file is being copied; only compared */
  gpointer taking_for;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpImageRow, sp_image_row, SP_TYPE_FIELD_ROW)

static SpSite *
get_site (SpImageRow *self)
{
  return sp_form_context_get_site (sp_field_row_get_context (SP_FIELD_ROW (self)));
}

/* Beside the page, or where all pages find it. */
static GFile *
find_file (SpImageRow *self, SpSite *site, const char *path)
{
  const char *page = sp_form_context_get_path (sp_field_row_get_context (SP_FIELD_ROW (self)));
  g_autofree char *found = page != NULL ? sp_schema_text_find_file (site, page, path) : NULL;

  if (found != NULL)
    return g_file_resolve_relative_path (sp_site_get_folder (site), found);
  return sp_site_images_resolve (site, path);
}

static void
show_thumbnail (SpImageRow *self)
{
  const char *path = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  SpSite *site = get_site (self);
  g_autoptr (GFile) file = NULL;

  if (site != NULL)
    file = find_file (self, site, path);
  sp_thumbnail_set_file (self->thumbnail, file);
}

static void
changed_cb (SpImageRow *self)
{
  if (self->updating)
    return;
  sp_field_text_commit (SP_FIELD_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_thumbnail (self);
}

/* A path that begins at the root goes on doing so. */
static void
chosen_cb (SpImageRow *self, const char *path)
{
  gboolean rooted = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '/';
  g_autofree char *written = g_strconcat (rooted ? "/" : "", path, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), written);
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpImageRow) self = user_data;
  SpFieldRow *row = SP_FIELD_ROW (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = sp_image_intake_finish (result, &error);
  gboolean same_page = g_steal_pointer (&self->taking_for) == sp_field_row_get_page (row);

  if (!same_page || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  sp_field_row_set_message (row, written == NULL ? error->message : NULL, "error");
  if (written != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), written);
}

/* Whether another one may be copied now. */
static gboolean
begin_taking (SpImageRow *self)
{
  SpFieldRow *row = SP_FIELD_ROW (self);

  if (get_site (self) == NULL || self->taking_for != NULL)
    return FALSE;
  self->taking_for = sp_field_row_get_page (row);
  sp_field_row_set_message (row, _ ("Copying the file to the website…"), NULL);
  return TRUE;
}

static void
take (SpImageRow *self, const GValue *value)
{
  SpFieldRow *row = SP_FIELD_ROW (self);

  sp_image_intake_take_async (sp_field_row_get_context (row), sp_field_row_get_field (row), value,
                              taken_cb, g_object_ref (self));
}

/* What is dropped on the row is copied to where the site keeps such files. */
static gboolean
drop_cb (SpImageRow *self, const GValue *value, double x, double y)
{
  if (!begin_taking (self))
    return FALSE;
  take (self, value);
  return TRUE;
}

static void
paste_image_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpImageRow *self = SP_IMAGE_ROW (widget);
  SpFieldRow *row = SP_FIELD_ROW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (sp_image_intake_can_paste (clipboard) && begin_taking (self))
    sp_image_intake_paste_async (sp_field_row_get_context (row), sp_field_row_get_field (row),
                                 clipboard, taken_cb, g_object_ref (self));
}

/* Text is pasted as text. */
static void
paste_clipboard_cb (SpImageRow *self, GtkText *text)
{
  if (get_site (self) == NULL ||
      !sp_image_intake_can_paste (gtk_widget_get_clipboard (GTK_WIDGET (self))))
    return;
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "image.paste", NULL);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpImageRow) self = user_data;
  g_autoptr (GFile) file = sp_compat_choose_image_finish (result);
  g_auto (GValue) value = G_VALUE_INIT;

  if (file == NULL || !begin_taking (self))
    return;
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  take (self, &value);
}

static void
other_file_cb (SpImageRow *self)
{
  sp_compat_choose_image_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                _ ("Choose an Image"), file_chosen_cb, g_object_ref (self));
}

static void
choose_cb (SpImageRow *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = g_object_new (SP_TYPE_IMAGE_CHOOSER, NULL);
      gtk_widget_set_parent (self->chooser, self->area);
      g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (self->chooser, "other", G_CALLBACK (other_file_cb), self);
    }
  sp_image_chooser_show_site (SP_IMAGE_CHOOSER (self->chooser), get_site (self));
  sp_field_row_point_popover (GTK_POPOVER (self->chooser), GTK_WIDGET (self->choose_button));
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

static void
sp_image_row_describe (SpFieldRow *row)
{
  SpImageRow *self = SP_IMAGE_ROW (row);
  const char *label = sp_field_row_get_label (row);
  /* Translators: the name of a field for an image, as "Icon". */
  g_autofree char *choose = g_strdup_printf (_ ("Choose %s"), label);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  sp_compat_name_button (GTK_WIDGET (self->choose_button), choose);
}

static void
sp_image_row_update (SpFieldRow *row, const SpNode *node)
{
  SpImageRow *self = SP_IMAGE_ROW (row);
  g_autofree char *text = sp_field_text_for_node (row, node);

  self->updating = TRUE;
  sp_text_update_editable (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), get_site (self) != NULL);
  show_thumbnail (self);
}

static void
sp_image_row_activate_field (SpFieldRow *row)
{
  gtk_entry_grab_focus_without_selecting (SP_IMAGE_ROW (row)->entry);
}

static void
sp_image_row_dispose (GObject *object)
{
  SpImageRow *self = SP_IMAGE_ROW (object);

  g_clear_pointer (&self->chooser, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_image_row_parent_class)->dispose (object);
}

static void
sp_image_row_class_init (SpImageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_image_row_dispose;

  row_class->activate_field = sp_image_row_activate_field;
  row_class->describe = sp_image_row_describe;
  row_class->update = sp_image_row_update;

  g_type_ensure (SP_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-image-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImageRow, area);
  gtk_widget_class_bind_template_child (widget_class, SpImageRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpImageRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, SpImageRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SpImageRow, thumbnail);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_install_action (widget_class, "image.paste", NULL, paste_image_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "image.paste",
                                       NULL);
}

static void
sp_image_row_init (SpImageRow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                           "paste-clipboard", G_CALLBACK (paste_clipboard_cb), self,
                           G_CONNECT_SWAPPED);
}
