/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-shrink.h"

struct _SpShrink
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpShrink, sp_shrink, GTK_TYPE_WIDGET)

static void
sp_shrink_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  SpShrink *self = SP_SHRINK (widget);

  *minimum = *natural = 0;
  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
sp_shrink_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpShrink *self = SP_SHRINK (widget);
  int minimum;

  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->child, width >= minimum);
  if (width >= minimum)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
sp_shrink_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, SP_SHRINK (object)->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_shrink_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpShrink *self = SP_SHRINK (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_shrink_dispose (GObject *object)
{
  g_clear_pointer (&SP_SHRINK (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_shrink_parent_class)->dispose (object);
}

static void
sp_shrink_class_init (SpShrinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_shrink_dispose;
  object_class->get_property = sp_shrink_get_property;
  object_class->set_property = sp_shrink_set_property;
  widget_class->measure = sp_shrink_measure;
  widget_class->size_allocate = sp_shrink_size_allocate;

  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_shrink_init (SpShrink *self)
{
}
