/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-rename-dialog.h"

#include "sp-page-name.h"
#include "sp-page-place.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpRenameDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *address_label;
  GtkWidget *alias_row;
  GtkSwitch *alias_switch;
  AdwEntryRow *name_row;
  GtkWidget *rename_button;

  /* Owned */
  SpSite *site;
  SpSitePage *page;
  char *name;
  char *address; /* before; NULL when the page has none */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpRenameDialog, sp_rename_dialog, ADW_TYPE_WINDOW)

static char *
get_name (SpRenameDialog *self)
{
  return sp_page_name_for_title (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static char *
get_address (SpRenameDialog *self, const char *path)
{
  return sp_page_get_address (self->site, path,
                              sp_page_get_front_matter (sp_site_page_get_page (self->page)));
}

static void
update_cb (SpRenameDialog *self)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  g_autofree char *words = NULL;
  gboolean possible = FALSE, moves = FALSE;

  if (self->page == NULL)
    return;
  name = get_name (self);
  if (*name != '\0')
    {
      path = sp_page_get_renamed_path (sp_site_page_get_path (self->page), name);
      address = get_address (self, path);
    }
  if (*name == '\0')
    {
      words = g_strdup (_ ("There has to be a letter or a number in the name."));
    }
  else if (strcmp (name, self->name) == 0)
    {
      words = g_strdup_printf (_ ("The page’s address is %s"), self->address);
    }
  else if (sp_page_place_is_taken (self->site, path))
    {
      words = g_strdup_printf (_ ("There is a page named “%s” already."), name);
    }
  else
    {
      possible = TRUE;
      moves = g_strcmp0 (address, self->address) != 0;
      words = moves ? g_strdup_printf (_ ("The page’s address changes from %s to %s"),
                                       self->address, address)
                    : g_strdup_printf (_ ("The page’s address stays %s"), self->address);
    }
  gtk_label_set_label (self->address_label, words);
  gtk_widget_set_sensitive (self->alias_row, moves);
  gtk_widget_set_sensitive (self->rename_button, possible);
}

static void
rename_cb (SpRenameDialog *self)
{
  g_autofree char *name = get_name (self);
  gboolean alias =
      gtk_switch_get_active (self->alias_switch) && gtk_widget_get_sensitive (self->alias_row);

  g_signal_emit (self, signals[CHOSEN], 0, name, alias ? self->address : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

SpSitePage *
sp_rename_dialog_get_page (SpRenameDialog *self)
{
  g_return_val_if_fail (SP_IS_RENAME_DIALOG (self), NULL);

  return self->page;
}

GtkWidget *
sp_rename_dialog_new (GtkWindow *parent, SpSite *site, SpSitePage *page)
{
  SpRenameDialog *self;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (SP_IS_SITE_PAGE (page), NULL);

  self = g_object_new (SP_TYPE_RENAME_DIALOG, "transient-for", parent, NULL);
  self->site = sp_site_ref (site);
  self->page = g_object_ref (page);
  self->name = sp_page_get_name (sp_site_page_get_path (page));
  self->address = get_address (self, sp_site_page_get_path (page));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->name);
  update_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
  return GTK_WIDGET (self);
}

static void
sp_rename_dialog_dispose (GObject *object)
{
  SpRenameDialog *self = SP_RENAME_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_rename_dialog_parent_class)->dispose (object);
}

static void
sp_rename_dialog_finalize (GObject *object)
{
  SpRenameDialog *self = SP_RENAME_DIALOG (object);

  g_free (self->address);
  g_free (self->name);

  G_OBJECT_CLASS (sp_rename_dialog_parent_class)->finalize (object);
}

static void
sp_rename_dialog_class_init (SpRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_rename_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_rename_dialog_finalize;

  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRenameDialog, address_label);
  gtk_widget_class_bind_template_child (widget_class, SpRenameDialog, alias_row);
  gtk_widget_class_bind_template_child (widget_class, SpRenameDialog, alias_switch);
  gtk_widget_class_bind_template_child (widget_class, SpRenameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SpRenameDialog, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
sp_rename_dialog_init (SpRenameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
