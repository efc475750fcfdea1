/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-source-view.h"

#include "sp-source-style.h"
#include "sp-text-binding.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _SpSourceView
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *scroller;
  GtkSourceView *view;
  SpTextBinding *binding;
  SpPage *page;
};

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpSourceView, sp_source_view, GTK_TYPE_WIDGET)

static void
notify_cursor_cb (SpSourceView *self)
{
  g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
page_edited_cb (SpSourceView *self, SpEditList *edits, gpointer origin)
{
  SpText *text = sp_page_get_text (self->page);

  if (origin == self->binding)
    return;
  sp_text_binding_set_range (self->binding, 0, sp_text_get_length (text));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), sp_page_is_utf8 (self->page, NULL));
}

void
sp_source_view_set_page (SpSourceView *self, SpPage *page)
{
  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  if (self->page == page)
    return;
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_edited_cb, self);
  g_set_object (&self->page, page);
  sp_text_binding_set_page (self->binding, page, 0,
                            page != NULL ? sp_text_get_length (sp_page_get_text (page)) : 0);
  if (page == NULL)
    return;
  g_signal_connect_object (page, "edited", G_CALLBACK (page_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), sp_page_is_utf8 (page, NULL));
}

gsize
sp_source_view_get_caret (SpSourceView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (SP_IS_SOURCE_VIEW (self), 0);

  if (self->page == NULL)
    return 0;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return sp_text_binding_get_offset (self->binding, &iter);
}

void
sp_source_view_show_offset (SpSourceView *self, gsize offset)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  sp_text_binding_get_iter (self->binding, offset, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0,
                                TRUE, 0, 0.3);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
sp_source_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_SOURCE_VIEW (widget)->view));
}

static void
sp_source_view_dispose (GObject *object)
{
  SpSourceView *self = SP_SOURCE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->binding);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (sp_source_view_parent_class)->dispose (object);
}

static void
sp_source_view_class_init (SpSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_source_view_dispose;
  widget_class->grab_focus = sp_source_view_grab_focus;

  signals[CARET_MOVED] = g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sp_source_view_init (SpSourceView *self)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  sp_source_style_follow (buffer, "service-page");
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (notify_cursor_cb), self,
                           G_CONNECT_SWAPPED);

  self->view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (buffer));
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_source_view_set_highlight_current_line (self->view, TRUE);
  gtk_source_view_set_tab_width (self->view, 2);
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view, TRUE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Source text"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->binding = sp_text_binding_new (GTK_TEXT_BUFFER (buffer), "page");
  g_object_unref (buffer);
}
