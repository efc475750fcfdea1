/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-welcome.h"

#include "sp-real-name.h"
#include "sp-settings.h"
#include "sp-site.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpWelcome
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *problem_label;
  GtkRevealer *problem_revealer;
  AdwPreferencesGroup *recent_group;
  GtkWidget *status_page;
};

enum
{
  FOLDER_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpWelcome, sp_welcome, GTK_TYPE_WIDGET)

static void
recent_activated_cb (SpWelcome *self, GtkWidget *row)
{
  g_signal_emit (self, signals[FOLDER_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "folder"));
}

static void
forget_cb (SpWelcome *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  sp_settings_remove_recent (g_object_get_data (G_OBJECT (row), "folder"));
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  adw_preferences_group_remove (self->recent_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), next != NULL);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
add_recent (SpWelcome *self, GFile *folder)
{
  g_autoptr (SpSite) site = sp_site_open (folder, NULL);
  g_autofree char *path = sp_real_name (folder);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = g_markup_escape_text (path, -1);
  g_autofree char *tooltip = NULL;
  GtkWidget *row, *forget;

  if (site == NULL)
    return;
  title = g_markup_escape_text (sp_site_get_title (site), -1);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  tooltip = g_strdup_printf (_ ("Take “%s” off this list"), sp_site_get_title (site));
  forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_add_css_class (forget, "circular");
  gtk_widget_set_tooltip_text (forget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "folder", g_object_ref (folder), g_object_unref);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (recent_activated_cb), self);
  adw_preferences_group_add (self->recent_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), TRUE);
}

static gboolean
drop_cb (SpWelcome *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  g_signal_emit (self, signals[FOLDER_CHOSEN], 0, files->data);
  return TRUE;
}

void
sp_welcome_set_problem (SpWelcome *self, const char *problem)
{
  g_return_if_fail (SP_IS_WELCOME (self));

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

static void
sp_welcome_dispose (GObject *object)
{
  SpWelcome *self = SP_WELCOME (object);

  g_clear_pointer (&self->status_page, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_welcome_parent_class)->dispose (object);
}

static void
sp_welcome_class_init (SpWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_welcome_dispose;

  signals[FOLDER_CHOSEN] =
      g_signal_new ("folder-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/welcome/sp-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWelcome, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SpWelcome, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, SpWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, SpWelcome, status_page);
}

static void
sp_welcome_init (SpWelcome *self)
{
  g_autoptr (GPtrArray) recent = sp_settings_get_recent ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < recent->len; i++)
    add_recent (self, g_ptr_array_index (recent, i));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
