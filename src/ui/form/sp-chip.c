/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-chip.h"

#include <glib/gi18n.h>

struct _SpChip
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *label;
  GtkButton *remove_button;

  gboolean editable;
};

enum
{
  DROP,
  MOVE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpChip, sp_chip, GTK_TYPE_WIDGET)

static void
clicked_cb (SpChip *self)
{
  g_signal_emit (self, signals[REMOVE], 0, FALSE);
}

static gboolean
key_pressed_cb (SpChip *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean alt = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!self->editable)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      g_signal_emit (self, signals[REMOVE], 0, keyval == GDK_KEY_BackSpace);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (!alt)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[MOVE], 0, (keyval == GDK_KEY_Right) != rtl ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GdkContentProvider *
drag_prepare_cb (SpChip *self, double x, double y, GtkDragSource *source)
{
  if (!self->editable)
    return NULL;
  return gdk_content_provider_new_typed (SP_TYPE_CHIP, self);
}

static void
drag_begin_cb (SpChip *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (SpChip *self, const GValue *value, double x, double y)
{
  SpChip *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self || !self->editable ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROP], 0, dragged);
  return TRUE;
}

static void
sp_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_chip_parent_class)->dispose (object);
}

static void
sp_chip_class_init (SpChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_chip_dispose;

  signals[DROP] = g_signal_new ("drop", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, SP_TYPE_CHIP);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChip, label);
  gtk_widget_class_bind_template_child (widget_class, SpChip, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sp_chip_init (SpChip *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SP_TYPE_CHIP, GDK_ACTION_MOVE);

  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

SpChip *
sp_chip_new (void)
{
  return g_object_new (SP_TYPE_CHIP, NULL);
}

void
sp_chip_set_text (SpChip *self, const char *text)
{
  g_autofree char *remove = NULL;
  const char *shown;
  const char *tooltip;

  g_return_if_fail (SP_IS_CHIP (self));
  g_return_if_fail (text != NULL);

  shown = *text != '\0' ? text : C_ ("a list item without text", "Empty");
  tooltip = *text != '\0' ? text : NULL;
  /* Every tooltip that is set asks the X server where the pointer is, and waits for its answer. */
  if (g_str_equal (gtk_label_get_label (self->label), shown) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->label)), tooltip) == 0)
    return;
  if (*text == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  gtk_label_set_label (self->label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), tooltip);
  remove = g_strdup_printf (C_ ("a word from a list", "Remove %s"), shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove_button), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
}

void
sp_chip_set_editable (SpChip *self, gboolean editable)
{
  g_return_if_fail (SP_IS_CHIP (self));

  self->editable = editable;
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), editable);
}
