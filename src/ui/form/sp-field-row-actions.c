/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field's menu does. */

#include "config.h"

#include "sp-field-row-private.h"

#include <glib/gi18n.h>

static const SpNode *
get_saved_node (SpFieldRow *self)
{
  SpFrontMatter *saved = sp_form_context_get_saved (sp_field_row_get_context (self));

  return saved != NULL ? sp_front_matter_lookup (saved, sp_field_row_get_path (self)) : NULL;
}

static gboolean
is_changed (SpFieldRow *self, const SpNode *node)
{
  const SpNode *saved = get_saved_node (self);

  if (sp_form_context_get_saved (sp_field_row_get_context (self)) == NULL)
    return FALSE;
  if (node == NULL || saved == NULL)
    return node != saved;
  return !sp_value_equal (node->value, saved->value);
}

void
sp_field_row_update_actions (SpFieldRow *self, const SpNode *node)
{
  const SpSchemaField *field = sp_field_row_get_field (self);
  gboolean changed = is_changed (self, node);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.reset", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.remove",
                                 node != NULL && sp_node_is_editable (node) &&
                                     (field == NULL || !field->required));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.show-in-source", node != NULL);
  if (changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
}

/* A row that goes leaves the focus to the one that takes its place. */
static void
keep_focus (GtkWidget *box, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), index - 1);
  if (row != NULL)
    sp_field_row_focus_part (SP_FIELD_ROW (row), NULL);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpFieldRow *self = SP_FIELD_ROW (widget);
  g_autoptr (SpFieldRow) alive = g_object_ref (self);
  SpFormContext *context = sp_field_row_get_context (self);
  g_autofree const char **order = sp_field_row_get_order (self);
  GtkWidget *box = gtk_widget_get_parent (widget);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));
  GError *error = NULL;
  SpChange *change;

  sp_field_row_forget_refusal (self);
  change = sp_front_matter_restore (sp_page_get_front_matter (sp_field_row_get_page (self)),
                                    sp_form_context_get_saved (context),
                                    sp_field_row_get_path (self), order, &error);
  sp_field_row_apply_shown (self, change, error);
  keep_focus (box, index);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpFieldRow *self = SP_FIELD_ROW (widget);
  g_autoptr (SpFieldRow) alive = g_object_ref (self);
  GtkWidget *box = gtk_widget_get_parent (widget);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));
  GError *error = NULL;
  SpChange *change;

  sp_field_row_forget_refusal (self);
  change = sp_front_matter_unset (sp_page_get_front_matter (sp_field_row_get_page (self)),
                                  sp_field_row_get_path (self), &error);
  sp_field_row_apply_shown (self, change, error);
  keep_focus (box, index);
}

static void
show_in_source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SpNode *node = sp_field_row_get_node (SP_FIELD_ROW (widget));

  if (node != NULL)
    gtk_widget_activate_action (widget, "win.show-in-source", "t", (guint64) node->start);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (sp_field_row_get_private (SP_FIELD_ROW (widget))->menu_button);
}

/* Made when it is first opened: a form has many rows. */
void
sp_field_row_create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = g_menu_new ();
  g_menu_append (menu, _ ("_Reset to What Is Saved"), "field.reset");
  g_menu_append (menu, _ ("Re_move Field"), "field.remove");
  g_menu_append (menu, _ ("Show in _Source"), "field.show-in-source");
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

void
sp_field_row_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "field.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "field.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "field.show-in-source", NULL, show_in_source_cb);
  gtk_widget_class_install_action (widget_class, "field.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "field.menu",
                                       NULL);
}
