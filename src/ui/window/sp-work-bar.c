/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-work-bar.h"

#include <glib/gi18n.h>

/* In milliseconds: what is quicker needs no progress shown. */
#define DELAY 400
#define PULSE 100

struct _SpWorkBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkProgressBar *progress_bar;
  GtkRevealer *revealer;
  GtkWidget *stop_button;
  GtkLabel *what_label;

  /* Owned */
  GCancellable *cancellable;
  guint source;
  gboolean working;
  gboolean counted;
};

G_DEFINE_FINAL_TYPE (SpWorkBar, sp_work_bar, GTK_TYPE_WIDGET)

static gboolean
pulse_cb (gpointer user_data)
{
  SpWorkBar *self = user_data;

  if (!self->counted)
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  SpWorkBar *self = user_data;

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->source = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_cb (SpWorkBar *self)
{
  gtk_widget_set_sensitive (self->stop_button, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
end (SpWorkBar *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
  self->working = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

void
sp_work_bar_begin (SpWorkBar *self, const char *what, GCancellable *cancellable)
{
  g_return_if_fail (SP_IS_WORK_BAR (self));
  g_return_if_fail (what != NULL);

  end (self);
  self->working = TRUE;
  self->counted = FALSE;
  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_label (self->what_label, what);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (self->stop_button, TRUE);
  gtk_widget_set_visible (self->stop_button, cancellable != NULL);
  self->source = g_timeout_add (DELAY, show_cb, self);
}

void
sp_work_bar_set_progress (SpWorkBar *self, const char *what, guint n_done, guint n_all)
{
  g_return_if_fail (SP_IS_WORK_BAR (self));

  if (!self->working)
    return;
  gtk_label_set_label (self->what_label, what);
  self->counted = n_all > 0;
  if (self->counted)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) n_done / n_all);
}

void
sp_work_bar_end (SpWorkBar *self, GCancellable *cancellable)
{
  g_return_if_fail (SP_IS_WORK_BAR (self));

  if (self->working && self->cancellable == cancellable)
    end (self);
}

static void
sp_work_bar_dispose (GObject *object)
{
  SpWorkBar *self = SP_WORK_BAR (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (sp_work_bar_parent_class)->dispose (object);
}

static void
sp_work_bar_class_init (SpWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_work_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/window/sp-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWorkBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWorkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SpWorkBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SpWorkBar, what_label);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
sp_work_bar_init (SpWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
