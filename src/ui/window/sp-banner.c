/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-banner.h"

struct _SpBanner
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *bar;
  GtkWidget *button;
  GtkLabel *button_label;
  GtkBox *choices;
  GtkWidget *close;
  GtkLabel *label;
  GtkRevealer *revealer;

  char *message;
};

enum
{
  PROP_0,
  PROP_ACTION_NAME,
  PROP_BUTTON_LABEL,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpBanner, sp_banner, GTK_TYPE_WIDGET)

void
sp_banner_set_message (SpBanner *self, const char *message)
{
  g_return_if_fail (SP_IS_BANNER (self));

  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  /* The words stay while the banner goes. */
  if (message != NULL)
    {
      gtk_label_set_label (self->label, message);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, message != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/* What has slid away is not there for a screen reader either. */
static void
child_revealed_cb (SpBanner *self)
{
  if (self->message == NULL && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
close_cb (SpBanner *self)
{
  sp_banner_set_message (self, NULL);
}

void
sp_banner_tell (SpBanner *self,
                const char *message,
                const char *const *labels,
                const char *const *actions)
{
  GtkWidget *child;

  g_return_if_fail (SP_IS_BANNER (self));
  g_return_if_fail (message != NULL && labels != NULL && actions != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (labels[i]);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), actions[i]);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (close_cb), self);
      gtk_box_append (self->choices, button);
    }
  gtk_widget_add_css_class (self->bar, "notice");
  gtk_widget_set_visible (self->close, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_LEFT);
  sp_banner_set_message (self, message);
}

static void
sp_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpBanner *self = SP_BANNER (object);

  switch (prop_id)
    {
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->button_label));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_banner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpBanner *self = SP_BANNER (object);

  switch (prop_id)
    {
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      gtk_label_set_text_with_mnemonic (self->button_label, g_value_get_string (value) != NULL
                                                                ? g_value_get_string (value)
                                                                : "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (self->button_label), -1);
      gtk_widget_set_visible (self->button, g_value_get_string (value) != NULL);
      break;
    case PROP_MESSAGE:
      sp_banner_set_message (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_banner_dispose (GObject *object)
{
  SpBanner *self = SP_BANNER (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (sp_banner_parent_class)->dispose (object);
}

static void
sp_banner_finalize (GObject *object)
{
  g_free (SP_BANNER (object)->message);

  G_OBJECT_CLASS (sp_banner_parent_class)->finalize (object);
}

static void
sp_banner_class_init (SpBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sp_banner_dispose;
  object_class->finalize = sp_banner_finalize;
  object_class->get_property = sp_banner_get_property;
  object_class->set_property = sp_banner_set_property;

  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/window/sp-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SpBanner, bar);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, button);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, button_label);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, choices);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, close);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SpBanner, revealer);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sp_banner_init (SpBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
