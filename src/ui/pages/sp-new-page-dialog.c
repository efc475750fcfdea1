/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-new-page-dialog.h"

#include "sp-page-create.h"
#include "sp-page-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpNewPageDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *address_label;
  GtkWidget *create_button;
  AdwComboRow *section_row;
  AdwEntryRow *title_row;

  /* Owned */
  SpSession *session;
  GPtrArray *entries;
  char **sections;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpNewPageDialog, sp_new_page_dialog, ADW_TYPE_WINDOW)

static const char *
get_section (SpNewPageDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->section_row);

  return selected < g_strv_length (self->sections) ? self->sections[selected] : "";
}

static char *
get_title (SpNewPageDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

static void
update_cb (SpNewPageDialog *self)
{
  g_autofree char *title = NULL;
  g_autofree char *address = NULL;
  g_autofree char *words = NULL;

  if (self->session == NULL)
    return;
  title = get_title (self);
  if (*title != '\0')
    address = sp_page_create_get_address (sp_session_get_site (self->session), self->entries,
                                          get_section (self), title);
  if (address != NULL)
    words = g_strdup_printf (_ ("Its address will be %s"), address);
  else if (*title != '\0')
    words = g_strdup (_ ("There has to be a letter or a number in the title: the page’s address "
                         "is made of it."));
  else
    words = g_strdup (_ ("The page’s address is made of its title."));
  gtk_label_set_label (self->address_label, words);
  gtk_widget_set_sensitive (self->create_button, address != NULL);
}

static void
create_cb (SpNewPageDialog *self)
{
  g_autofree char *title = get_title (self);

  g_signal_emit (self, signals[CHOSEN], 0, get_section (self), title);
  gtk_window_close (GTK_WINDOW (self));
}

/* The title of the section's own page, as the website calls it, else its folder. */
static char *
name_section (SpNewPageDialog *self, const char *section)
{
  for (guint i = 0; *section != '\0' && i < self->entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (self->entries, i);

      if (sp_index_entry_is_section_page (entry) &&
          strcmp (sp_index_entry_get_section (entry), section) == 0 &&
          sp_index_entry_get_problem (entry) == NULL)
        return g_strdup (sp_index_entry_get_title (entry));
    }
  return *section != '\0' ? sp_page_row_make_group_label (section)
                          : g_strdup (_ ("None, at the top"));
}

static guint
count_pages (SpNewPageDialog *self, const char *section)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += strcmp (sp_index_entry_get_section (g_ptr_array_index (self->entries, i)), section) == 0;
  return n;
}

static void
fill_in_sections (SpNewPageDialog *self, const char *wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) found = sp_session_get_sections (self->session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint selected = 0, most = 0;

  for (guint i = 0; found[i] != NULL; i++)
    if (*found[i] != '\0')
      g_strv_builder_add (builder, found[i]);
  g_strv_builder_add (builder, "");
  self->sections = g_strv_builder_end (builder);
  for (guint i = 0; self->sections[i] != NULL; i++)
    {
      g_autofree char *name = name_section (self, self->sections[i]);
      guint n_pages = count_pages (self, self->sections[i]);

      gtk_string_list_append (names, name);
      if (wanted != NULL ? strcmp (self->sections[i], wanted) == 0 : n_pages > most)
        selected = i;
      most = MAX (most, n_pages);
    }
  adw_combo_row_set_model (self->section_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->section_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->section_row), self->sections[1] != NULL);
}

GtkWidget *
sp_new_page_dialog_new (GtkWindow *parent, SpSession *session, const char *section)
{
  SpNewPageDialog *self;

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);

  self = g_object_new (SP_TYPE_NEW_PAGE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->entries = sp_session_get_entries (session);
  fill_in_sections (self, section);
  update_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  return GTK_WIDGET (self);
}

static void
sp_new_page_dialog_dispose (GObject *object)
{
  SpNewPageDialog *self = SP_NEW_PAGE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_new_page_dialog_parent_class)->dispose (object);
}

static void
sp_new_page_dialog_finalize (GObject *object)
{
  g_strfreev (SP_NEW_PAGE_DIALOG (object)->sections);

  G_OBJECT_CLASS (sp_new_page_dialog_parent_class)->finalize (object);
}

static void
sp_new_page_dialog_class_init (SpNewPageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_new_page_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_new_page_dialog_finalize;

  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-new-page-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNewPageDialog, address_label);
  gtk_widget_class_bind_template_child (widget_class, SpNewPageDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, SpNewPageDialog, section_row);
  gtk_widget_class_bind_template_child (widget_class, SpNewPageDialog, title_row);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
sp_new_page_dialog_init (SpNewPageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
