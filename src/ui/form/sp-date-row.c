/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-date-row.h"

#include "sp-date-format.h"
#include "sp-date-popover.h"
#include "sp-field-text.h"

#include <glib/gi18n.h>

struct _SpDateRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkWidget *area;
  GtkButton *button;
  GtkLabel *caption;
  GtkLabel *offset_label;
  GtkLabel *value_label;

  /* Owned */
  GtkWidget *popover; /* made when first needed */
};

G_DEFINE_FINAL_TYPE (SpDateRow, sp_date_row, SP_TYPE_FIELD_ROW)

/* A date in quotation marks stays a text in the file. */
static void
picked_cb (SpDateRow *self, const char *text)
{
  SpFieldRow *row = SP_FIELD_ROW (self);
  const SpNode *node = sp_field_row_get_node (row);
  g_autoptr (SpValue) value = NULL;

  if (node != NULL && node->type == SP_VALUE_STRING)
    value = sp_value_new_string (text);
  else
    value = sp_value_new_date (text);
  sp_field_row_set_value (row, value, text, SP_APPLY_TYPING);
}

static void
refused_cb (SpDateRow *self, const char *typed)
{
  sp_field_row_refuse (SP_FIELD_ROW (self), typed,
                       _ ("This is not a date. The page still has the old one."));
}

static void
removed_cb (SpDateRow *self)
{
  sp_field_row_unset (SP_FIELD_ROW (self), SP_APPLY_DEFAULT);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
show_in_popover (SpDateRow *self)
{
  g_autofree char *text =
      sp_field_text_for_node (SP_FIELD_ROW (self), sp_field_row_get_node (SP_FIELD_ROW (self)));

  sp_date_popover_set_text (SP_DATE_POPOVER (self->popover), text, FALSE);
}

/* An entry in which something was left half typed shows again what the page says. */
static void
closed_cb (SpDateRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  show_in_popover (self);
}

static void
clicked_cb (SpDateRow *self)
{
  if (self->popover == NULL)
    {
      self->popover = GTK_WIDGET (sp_date_popover_new ());
      gtk_widget_set_parent (self->popover, self->area);
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
      g_signal_connect_swapped (self->popover, "picked", G_CALLBACK (picked_cb), self);
      g_signal_connect_swapped (self->popover, "refused", G_CALLBACK (refused_cb), self);
      g_signal_connect_swapped (self->popover, "removed", G_CALLBACK (removed_cb), self);
      show_in_popover (self);
    }
  sp_field_row_point_popover (GTK_POPOVER (self->popover), GTK_WIDGET (self->button));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
sp_date_row_describe (SpFieldRow *row)
{
  SpDateRow *self = SP_DATE_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
sp_date_row_update (SpFieldRow *row, const SpNode *node)
{
  SpDateRow *self = SP_DATE_ROW (row);
  g_autofree char *text = sp_field_text_for_node (SP_FIELD_ROW (self), node);
  g_autofree char *shown = NULL;
  g_autofree char *offset = NULL;
  SpDate date = { 0 };

  if (sp_date_parse (text, &date))
    shown = sp_date_format_for_people (&date);
  else
    shown = g_strdup (*text != '\0' ? text : _ ("Not set"));
  offset = sp_date_format_offset (&date);
  gtk_label_set_label (self->value_label, shown);
  if (*text != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->value_label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "dim-label");
  gtk_label_set_label (self->offset_label, offset);
  gtk_widget_set_visible (GTK_WIDGET (self->offset_label), *offset != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown, -1);
  if (self->popover != NULL)
    sp_date_popover_set_text (SP_DATE_POPOVER (self->popover), text,
                              sp_form_context_get_origin (sp_field_row_get_context (row)) == self);
}

static void
sp_date_row_activate_field (SpFieldRow *row)
{
  clicked_cb (SP_DATE_ROW (row));
}

static void
sp_date_row_focus_part (SpFieldRow *row, const char *rest)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_DATE_ROW (row)->button));
}

static void
sp_date_row_dispose (GObject *object)
{
  g_clear_pointer (&SP_DATE_ROW (object)->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_date_row_parent_class)->dispose (object);
}

static void
sp_date_row_class_init (SpDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_date_row_dispose;

  row_class->activate_field = sp_date_row_activate_field;
  row_class->describe = sp_date_row_describe;
  row_class->focus_part = sp_date_row_focus_part;
  row_class->follows_own_changes = TRUE;
  row_class->update = sp_date_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDateRow, area);
  gtk_widget_class_bind_template_child (widget_class, SpDateRow, button);
  gtk_widget_class_bind_template_child (widget_class, SpDateRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpDateRow, offset_label);
  gtk_widget_class_bind_template_child (widget_class, SpDateRow, value_label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
sp_date_row_init (SpDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A sign and figures have no direction of their own, and would be turned round. */
  gtk_widget_set_direction (GTK_WIDGET (self->offset_label), GTK_TEXT_DIR_LTR);
}
