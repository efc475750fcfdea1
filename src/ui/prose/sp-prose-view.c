/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-prose-view.h"

#include "sp-prose-format.h"
#include "sp-prose-paste.h"
#include "sp-source-style.h"
#include "sp-table-popover.h"
#include "sp-text-binding.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _SpProseView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *placeholder;
  GtkWidget *table_button;
  SpTablePopover *table_popover;
  GtkLabel *title_label;
  GtkSourceView *view;

  /* Owned */
  GtkSourceBuffer *buffer;
  SpTextBinding *binding;
  SpPage *page;
};

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpProseView, sp_prose_view, GTK_TYPE_WIDGET)

static void
buffer_changed_cb (SpProseView *self)
{
  gtk_widget_set_visible (self->placeholder,
                          gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0);
}

static void
notify_cursor_cb (SpProseView *self)
{
  g_signal_emit (self, signals[CARET_MOVED], 0);
}

/* What is pasted is an undo step of its own, and no longer what it was typed as elsewhere. */
static void
paste_clipboard_cb (SpProseView *self)
{
  if (self->page == NULL || !sp_page_is_utf8 (self->page, NULL))
    return;
  sp_page_break_undo (self->page);
  if (sp_prose_paste (GTK_TEXT_VIEW (self->view)))
    g_signal_stop_emission_by_name (self->view, "paste-clipboard");
}

/* A press of a button is an undo step of its own. */
static void
format_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SpProseView *self = SP_PROSE_VIEW (widget);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  const char *format = action_name + strlen ("prose.");

  if (self->page == NULL || !sp_page_is_utf8 (self->page, NULL))
    return;
  sp_page_break_undo (self->page);
  if (strcmp (format, "bold") == 0)
    sp_prose_format_toggle_inline (buffer, "**");
  else if (strcmp (format, "italic") == 0)
    sp_prose_format_toggle_inline (buffer, "*");
  else if (strcmp (format, "heading") == 0)
    sp_prose_format_cycle_heading (buffer);
  else if (strcmp (format, "list") == 0)
    sp_prose_format_toggle_lines (buffer, "- ");
  else if (strcmp (format, "image") == 0)
    sp_prose_format_image (buffer);
  else
    sp_prose_format_link (buffer);
  sp_page_break_undo (self->page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A new table goes where the caret is; what is selected can become one. */
static void
table_popover_show_cb (SpProseView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  sp_table_popover_set_place (self->table_popover,
                              sp_text_binding_get_offset (self->binding, &start),
                              sp_text_binding_get_offset (self->binding, &end));
}

static void
update_editable (SpProseView *self)
{
  gboolean editable = self->page != NULL && sp_page_is_utf8 (self->page, NULL);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_widget_set_sensitive (self->table_button, editable);
}

SpProseView *
sp_prose_view_new (void)
{
  return g_object_new (SP_TYPE_PROSE_VIEW, NULL);
}

void
sp_prose_view_set_title (SpProseView *self, const char *title)
{
  g_return_if_fail (SP_IS_PROSE_VIEW (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

void
sp_prose_view_set_page (SpProseView *self, SpPage *page, gsize start, gsize end)
{
  g_return_if_fail (SP_IS_PROSE_VIEW (self));

  g_set_object (&self->page, page);
  sp_text_binding_set_page (self->binding, page, start, end);
  update_editable (self);
}

void
sp_prose_view_set_range (SpProseView *self, gsize start, gsize end)
{
  g_return_if_fail (SP_IS_PROSE_VIEW (self));

  sp_text_binding_set_range (self->binding, start, end);
  update_editable (self);
}

void
sp_prose_view_get_range (SpProseView *self, gsize *start, gsize *end)
{
  g_return_if_fail (SP_IS_PROSE_VIEW (self));

  sp_text_binding_get_range (self->binding, start, end);
}

void
sp_prose_view_set_surroundings (SpProseView *self, const char *before, const char *after)
{
  g_return_if_fail (SP_IS_PROSE_VIEW (self));

  sp_text_binding_set_surroundings (self->binding, before, after);
}

gboolean
sp_prose_view_is_origin (SpProseView *self, gpointer origin)
{
  g_return_val_if_fail (SP_IS_PROSE_VIEW (self), FALSE);

  return origin == self->binding;
}

gsize
sp_prose_view_get_caret (SpProseView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (SP_IS_PROSE_VIEW (self), 0);
  g_return_val_if_fail (self->page != NULL, 0);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return sp_text_binding_get_offset (self->binding, &iter);
}

void
sp_prose_view_show_offset (SpProseView *self, gsize offset)
{
  GtkTextIter iter;

  g_return_if_fail (SP_IS_PROSE_VIEW (self));

  sp_text_binding_get_iter (self->binding, offset, &iter);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
sp_prose_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_PROSE_VIEW (widget)->view));
}

static void
sp_prose_view_dispose (GObject *object)
{
  SpProseView *self = SP_PROSE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->binding);
  g_clear_object (&self->buffer);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (sp_prose_view_parent_class)->dispose (object);
}

static void
sp_prose_view_class_init (SpProseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_prose_view_dispose;
  widget_class->grab_focus = sp_prose_view_grab_focus;

  signals[CARET_MOVED] = g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (SP_TYPE_TABLE_POPOVER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/prose/sp-prose-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProseView, box);
  gtk_widget_class_bind_template_child (widget_class, SpProseView, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SpProseView, table_button);
  gtk_widget_class_bind_template_child (widget_class, SpProseView, table_popover);
  gtk_widget_class_bind_template_child (widget_class, SpProseView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpProseView, view);

  gtk_widget_class_install_action (widget_class, "prose.bold", NULL, format_cb);
  gtk_widget_class_install_action (widget_class, "prose.italic", NULL, format_cb);
  gtk_widget_class_install_action (widget_class, "prose.heading", NULL, format_cb);
  gtk_widget_class_install_action (widget_class, "prose.list", NULL, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_popover_show_cb);
  gtk_widget_class_install_action (widget_class, "prose.image", NULL, format_cb);
  gtk_widget_class_install_action (widget_class, "prose.link", NULL, format_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "prose.bold",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "prose.italic",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.heading", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.image", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "prose.link",
                                       NULL);
}

static void
sp_prose_view_init (SpProseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->buffer = gtk_source_buffer_new (NULL);
  sp_source_style_follow (self->buffer, "markdown");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (notify_cursor_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  self->binding = sp_text_binding_new (GTK_TEXT_BUFFER (self->buffer), "body");
}
