/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-long-text-row.h"

#include "sp-field-text.h"
#include "sp-text-area.h"
#include "sp-text-update.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpLongTextRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkTextBuffer *buffer;
  GtkLabel *caption;
  GtkLabel *count;
  GtkLabel *placeholder;
  GtkTextView *view;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpLongTextRow, sp_long_text_row, SP_TYPE_FIELD_ROW)

static gboolean
is_one_line (SpLongTextRow *self)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));

  return field != NULL && field->one_line;
}

static void
update_count (SpLongTextRow *self)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));
  int length = gtk_text_buffer_get_char_count (self->buffer);
  g_autofree char *count = NULL;
  const char *tooltip;
  gboolean too_long;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), length == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), field != NULL && field->usual_length > 0);
  if (field == NULL || field->usual_length == 0)
    return;
  too_long = length > (int) field->usual_length;
  /* Translators: how long a text is, and how long it may be, in characters. */
  count = g_strdup_printf (_ ("%d of %u"), length, field->usual_length);
  gtk_label_set_label (self->count, count);
  tooltip = too_long ? _ ("Search engines cut off what goes beyond this length.")
                     : _ ("Search engines show about this many characters.");
  /* Setting it waits for the X server. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->count)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), tooltip);
  if (too_long)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "warning");
}

static void
changed_cb (SpLongTextRow *self)
{
  g_autofree char *text = NULL;

  update_count (self);
  if (self->updating)
    return;
  text = sp_text_get_buffer_text (self->buffer);
  sp_field_text_commit (SP_FIELD_ROW (self), text);
}

/* A description is one paragraph: a line break in pasted text becomes a space. */
static void
insert_text_cb (SpLongTextRow *self, GtkTextIter *location, char *text, int length)
{
  g_autofree char *joined = NULL;

  if (self->updating || !is_one_line (self) || memchr (text, '\n', (gsize) length) == NULL)
    return;
  joined = g_strndup (text, (gsize) length);
  g_strchomp (joined);
  g_strdelimit (joined, "\r\n", ' ');
  g_signal_stop_emission_by_name (self->buffer, "insert-text");
  gtk_text_buffer_insert (self->buffer, location, joined, -1);
}

static gboolean
key_pressed_cb (SpLongTextRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !is_one_line (self))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_DIR_TAB_FORWARD);
}

static void
sp_long_text_row_describe (SpFieldRow *row)
{
  SpLongTextRow *self = SP_LONG_TEXT_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
sp_long_text_row_update (SpFieldRow *row, const SpNode *node)
{
  SpLongTextRow *self = SP_LONG_TEXT_ROW (row);
  g_autofree char *text = sp_field_text_for_node (row, node);

  self->updating = TRUE;
  sp_text_update_buffer (self->buffer, text);
  self->updating = FALSE;
  update_count (self);
}

static void
sp_long_text_row_activate_field (SpFieldRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_LONG_TEXT_ROW (row)->view));
}

static void
sp_long_text_row_class_init (SpLongTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_long_text_row_activate_field;
  row_class->describe = sp_long_text_row_describe;
  row_class->update = sp_long_text_row_update;

  g_type_ensure (SP_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-long-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLongTextRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, SpLongTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpLongTextRow, count);
  gtk_widget_class_bind_template_child (widget_class, SpLongTextRow, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SpLongTextRow, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
sp_long_text_row_init (SpLongTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
