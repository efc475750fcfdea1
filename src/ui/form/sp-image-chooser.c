/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-image-chooser.h"

#include "sp-site-images.h"
#include "sp-thumbnail.h"

#include <glib/gi18n.h>

struct _SpImageChooser
{
  GtkPopover parent_instance;

  /* Template */
  GtkStringFilter *filter;
  GtkGridView *grid;
  GtkStringList *paths;
  GtkSearchEntry *search;
  GtkSingleSelection *selection;
  GtkStack *stack;

  /* Owned */
  GCancellable *cancellable;
  SpSite *site;
};

enum
{
  CHOSEN,
  OTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpImageChooser, sp_image_chooser, GTK_TYPE_POPOVER)

static void
show_page (SpImageChooser *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->paths)) > 0;
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, !any ? "none" : found ? "images" : "not-found");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpImageChooser) self = user_data;
  g_autoptr (GPtrArray) paths = sp_site_images_list_finish (result, NULL);

  if (paths == NULL)
    return;
  gtk_string_list_splice (self->paths, 0, g_list_model_get_n_items (G_LIST_MODEL (self->paths)),
                          NULL);
  for (guint i = 0; i < paths->len; i++)
    gtk_string_list_append (self->paths, g_ptr_array_index (paths, i));
  show_page (self);
}

static void
choose (SpImageChooser *self, guint position)
{
  GtkStringObject *item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *path = NULL;

  if (item == NULL)
    return;
  path = g_strdup (gtk_string_object_get_string (item));
  g_object_unref (item);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, path);
}

static void
activate_cb (SpImageChooser *self, guint position)
{
  choose (self, position);
}

static void
search_activate_cb (SpImageChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
other_cb (SpImageChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[OTHER], 0);
}

static void
search_changed_cb (SpImageChooser *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_page (self);
}

static void
setup_cb (SpImageChooser *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *thumbnail = g_object_new (SP_TYPE_THUMBNAIL, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (thumbnail, "large");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 11);
  gtk_box_append (GTK_BOX (box), thumbnail);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (SpImageChooser *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *path = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) file = sp_site_images_resolve (self->site, path);

  sp_thumbnail_set_file (SP_THUMBNAIL (gtk_widget_get_first_child (box)), file);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), name);
  gtk_widget_set_tooltip_text (box, path);
}

static void
stop_listing (SpImageChooser *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
sp_image_chooser_dispose (GObject *object)
{
  SpImageChooser *self = SP_IMAGE_CHOOSER (object);

  stop_listing (self);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_image_chooser_parent_class)->dispose (object);
}

static void
sp_image_chooser_class_init (SpImageChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_image_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-image-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, grid);
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, paths);
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, search);
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, selection);
  gtk_widget_class_bind_template_child (widget_class, SpImageChooser, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
}

static void
sp_image_chooser_init (SpImageChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_image_chooser_show_site (SpImageChooser *self, SpSite *site)
{
  g_return_if_fail (SP_IS_IMAGE_CHOOSER (self));
  g_return_if_fail (site != NULL);

  stop_listing (self);
  g_clear_pointer (&self->site, sp_site_unref);
  self->site = sp_site_ref (site);
  self->cancellable = g_cancellable_new ();
  sp_site_images_list_async (site, self->cancellable, listed_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}
