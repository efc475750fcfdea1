/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-table-popover.h"

struct _SpTablePopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkWidget *attributes_button;
  GtkSpinButton *columns_spin;
  GtkWidget *convert_button;
  GtkSpinButton *rows_spin;

  gsize start;
  gsize end;
};

G_DEFINE_FINAL_TYPE (SpTablePopover, sp_table_popover, GTK_TYPE_POPOVER)

static void
finish (SpTablePopover *self, const char *action, GVariant *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, parameter);
}

static void
add_cb (SpTablePopover *self)
{
  finish (self, "body.add-table",
          g_variant_new ("(tuu)", (guint64) self->start,
                         (guint) gtk_spin_button_get_value_as_int (self->rows_spin),
                         (guint) gtk_spin_button_get_value_as_int (self->columns_spin)));
}

static void
convert_cb (SpTablePopover *self)
{
  finish (self, "body.make-table",
          g_variant_new ("(tt)", (guint64) self->start, (guint64) self->end));
}

SpTablePopover *
sp_table_popover_new (void)
{
  return g_object_new (SP_TYPE_TABLE_POPOVER, NULL);
}

void
sp_table_popover_set_place (SpTablePopover *self, gsize start, gsize end)
{
  g_return_if_fail (SP_IS_TABLE_POPOVER (self));
  g_return_if_fail (start <= end);

  self->start = start;
  self->end = end;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attributes_button), "t", (guint64) start);
  gtk_widget_set_visible (self->convert_button, start < end);
}

static void
sp_table_popover_dispose (GObject *object)
{
  gtk_popover_set_child (GTK_POPOVER (object), NULL);

  G_OBJECT_CLASS (sp_table_popover_parent_class)->dispose (object);
}

static void
sp_table_popover_class_init (SpTablePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_table_popover_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/grid/sp-table-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTablePopover, attributes_button);
  gtk_widget_class_bind_template_child (widget_class, SpTablePopover, columns_spin);
  gtk_widget_class_bind_template_child (widget_class, SpTablePopover, convert_button);
  gtk_widget_class_bind_template_child (widget_class, SpTablePopover, rows_spin);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, convert_cb);
}

static void
sp_table_popover_init (SpTablePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
