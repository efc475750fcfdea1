/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-find-bar.h"

#include <glib/gi18n.h>

struct _SpFindBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *all_button;
  GtkToggleButton *case_button;
  GtkLabel *count_label;
  GtkEntry *needle_entry;
  GtkWidget *next_button;
  GtkWidget *one_button;
  GtkWidget *previous_button;
  GtkToggleButton *replace_button;
  GtkRevealer *revealer;
  GtkEntry *text_entry;

  /* Owned */
  SpFinder *finder;
  gboolean source;
  guint update_idle;
};

enum
{
  CLOSED,
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpFindBar, sp_find_bar, GTK_TYPE_WIDGET)

static void
update (SpFindBar *self)
{
  gboolean looking = gtk_entry_get_text_length (self->needle_entry) > 0;
  guint n = sp_finder_get_n_matches (self->finder);
  int current = sp_finder_get_current (self->finder);
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (!looking)
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (current >= 0)
    /* Translators: the second of five matches. */
    text = g_strdup_printf (_ ("%d of %u"), current + 1, n);
  else
    text = g_strdup_printf (ngettext ("%u match", "%u matches", n), n);
  gtk_label_set_label (self->count_label, text);
  if (looking && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->needle_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->needle_entry), "error");
  gtk_widget_set_sensitive (self->next_button, n > 0);
  gtk_widget_set_sensitive (self->previous_button, n > 0);
  gtk_widget_set_sensitive (self->one_button, n > 0);
  gtk_widget_set_sensitive (self->all_button, n > 0);
}

static gboolean
update_cb (gpointer user_data)
{
  SpFindBar *self = user_data;

  self->update_idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Counting is worth no thought between two keystrokes, and none while nobody sees it. */
static void
update_soon (SpFindBar *self)
{
  if (sp_find_bar_is_open (self) && self->update_idle == 0)
    self->update_idle = g_idle_add (update_cb, self);
}

static void
needle_changed_cb (SpFindBar *self)
{
  sp_finder_set_needle (self->finder, gtk_editable_get_text (GTK_EDITABLE (self->needle_entry)));
}

static void
set_flags (SpFindBar *self)
{
  sp_finder_set_flags (
      self->finder,
      (gtk_toggle_button_get_active (self->case_button) ? SP_FIND_MATCH_CASE : SP_FIND_DEFAULT) |
          (self->source ? SP_FIND_SOURCE : SP_FIND_DEFAULT));
}

static void
case_toggled_cb (SpFindBar *self)
{
  set_flags (self);
}

/* Shows the current match and leaves the keyboard where it was in the bar. */
static void
show_current (SpFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkWidget) focus = gtk_root_get_focus (root);

  if (focus != NULL)
    g_object_ref (focus);
  g_signal_emit (self, signals[FOUND], 0, FALSE);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

static void
step (SpFindBar *self, gboolean forward)
{
  if (sp_finder_step (self->finder, forward))
    show_current (self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self->needle_entry));
}

static void
next_cb (SpFindBar *self)
{
  step (self, TRUE);
}

static void
previous_cb (SpFindBar *self)
{
  step (self, FALSE);
}

static void
say (SpFindBar *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
replace_cb (SpFindBar *self)
{
  g_autoptr (GError) error = NULL;

  sp_finder_replace (self->finder, gtk_editable_get_text (GTK_EDITABLE (self->text_entry)),
                     &error);
  if (error != NULL)
    {
      say (self, error->message);
      sp_finder_step (self->finder, TRUE);
    }
  if (sp_finder_peek_current (self->finder) != NULL)
    show_current (self);
}

static void
replace_all_cb (SpFindBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *message = NULL;
  guint n, n_refused;

  n = sp_finder_replace_all (self->finder,
                             gtk_editable_get_text (GTK_EDITABLE (self->text_entry)), &n_refused,
                             &error);
  replaced = g_strdup_printf (ngettext ("Replaced %u match.", "Replaced %u matches.", n), n);
  if (error != NULL && n == 0)
    message = g_strdup (error->message);
  else if (n_refused > 0)
    {
      refused = g_strdup_printf (ngettext ("%u cannot be changed here and was left as it is.",
                                           "%u cannot be changed here and were left as they are.",
                                           n_refused),
                                 n_refused);
      message = g_strjoin (" ", replaced, refused, NULL);
    }
  else
    message = g_steal_pointer (&replaced);
  say (self, message);
}

SpFinder *
sp_find_bar_get_finder (SpFindBar *self)
{
  g_return_val_if_fail (SP_IS_FIND_BAR (self), NULL);

  return self->finder;
}

void
sp_find_bar_set_source (SpFindBar *self, gboolean source)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  self->source = source;
  set_flags (self);
}

gboolean
sp_find_bar_is_open (SpFindBar *self)
{
  g_return_val_if_fail (SP_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
sp_find_bar_open (SpFindBar *self, const char *text, gboolean replace)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (replace)
    gtk_toggle_button_set_active (self->replace_button, TRUE);
  if (text != NULL && *text != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->needle_entry), text);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (replace && text != NULL && *text != '\0'
                                         ? self->text_entry
                                         : self->needle_entry));
}

void
sp_find_bar_close (SpFindBar *self)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  if (!sp_find_bar_is_open (self))
    return;
  if (sp_finder_peek_current (self->finder) != NULL)
    g_signal_emit (self, signals[FOUND], 0, TRUE);
  else
    g_signal_emit (self, signals[CLOSED], 0);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sp_find_bar_step (SpFindBar *self, gboolean forward)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  if (!sp_find_bar_is_open (self))
    sp_find_bar_open (self, NULL, FALSE);
  if (gtk_entry_get_text_length (self->needle_entry) > 0)
    step (self, forward);
}

static gboolean
key_pressed_cb (SpFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    {
      sp_find_bar_close (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    {
      step (self, FALSE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
sp_find_bar_dispose (GObject *object)
{
  SpFindBar *self = SP_FIND_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_find_bar_parent_class)->dispose (object);
}

static void
sp_find_bar_class_init (SpFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_find_bar_dispose;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/find/sp-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, all_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, needle_entry);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, one_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, text_entry);
  gtk_widget_class_bind_template_callback (widget_class, case_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, needle_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_find_bar_close);
}

static void
sp_find_bar_init (SpFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->finder = sp_finder_new ();
  g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (update_soon), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
