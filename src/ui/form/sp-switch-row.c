/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-switch-row.h"

#include <glib/gi18n.h>

struct _SpSwitchRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkSwitch *toggle;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpSwitchRow, sp_switch_row, SP_TYPE_FIELD_ROW)

static gboolean
is_inverted (SpSwitchRow *self)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));

  return field != NULL && field->inverted;
}

static void
active_cb (SpSwitchRow *self)
{
  g_autoptr (SpValue) value = NULL;
  gboolean active = gtk_switch_get_active (self->toggle);

  if (self->updating)
    return;
  value = sp_value_new_boolean (active != is_inverted (self));
  if (!sp_field_row_set_value (SP_FIELD_ROW (self), value, NULL, SP_APPLY_DEFAULT))
    {
      self->updating = TRUE;
      gtk_switch_set_active (self->toggle, !active);
      self->updating = FALSE;
    }
}

static void
sp_switch_row_describe (SpFieldRow *row)
{
  SpSwitchRow *self = SP_SWITCH_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (is_inverted (self))
    {
      g_autofree char *tooltip =
          g_strdup_printf (_ ("In the file: %s, the other way round"), sp_field_row_get_path (row));

      gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
    }
}

static void
sp_switch_row_update (SpFieldRow *row, const SpNode *node)
{
  SpSwitchRow *self = SP_SWITCH_ROW (row);
  gboolean says =
      node != NULL && node->type == SP_VALUE_BOOLEAN && sp_value_get_boolean (node->value);

  self->updating = TRUE;
  gtk_switch_set_active (self->toggle, says != is_inverted (self));
  self->updating = FALSE;
}

static void
sp_switch_row_activate_field (SpFieldRow *row)
{
  gtk_widget_activate (GTK_WIDGET (SP_SWITCH_ROW (row)->toggle));
}

static void
sp_switch_row_focus_part (SpFieldRow *row, const char *rest)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_SWITCH_ROW (row)->toggle));
}

static void
sp_switch_row_class_init (SpSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_switch_row_activate_field;
  row_class->describe = sp_switch_row_describe;
  row_class->focus_part = sp_switch_row_focus_part;
  row_class->update = sp_switch_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSwitchRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpSwitchRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
}

static void
sp_switch_row_init (SpSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
