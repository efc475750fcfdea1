/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-colour-row.h"

#include "sp-field-text.h"
#include "sp-text-update.h"

#include <glib/gi18n.h>

struct _SpColourRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkWidget *area;
  GtkColorButton *button;
  GtkLabel *caption;
  GtkEntry *entry;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpColourRow, sp_colour_row, SP_TYPE_FIELD_ROW)

static void
show_colour (SpColourRow *self)
{
  GdkRGBA colour;

  if (!gdk_rgba_parse (&colour, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    colour = (GdkRGBA){ 0, 0, 0, 0 };
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->button), &colour);
}

static void
changed_cb (SpColourRow *self)
{
  if (self->updating)
    return;
  sp_field_text_commit (SP_FIELD_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_colour (self);
}

static guint
to_byte (float part)
{
  return (guint) (part * 255 + 0.5f);
}

/* As sites write colours: with transparency only where there is some. */
static void
color_set_cb (SpColourRow *self)
{
  g_autofree char *text = NULL;
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->button), &colour);
  text = g_strdup_printf ("#%02x%02x%02x%02x", to_byte (colour.red), to_byte (colour.green),
                          to_byte (colour.blue), to_byte (colour.alpha));
  if (to_byte (colour.alpha) == 255)
    text[7] = '\0';
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
sp_colour_row_describe (SpFieldRow *row)
{
  SpColourRow *self = SP_COLOUR_ROW (row);
  const char *label = sp_field_row_get_label (row);
  /* Translators: the name of a field for a colour. */
  g_autofree char *choose = g_strdup_printf (_ ("Choose %s"), label);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choose, -1);
}

static void
sp_colour_row_update (SpFieldRow *row, const SpNode *node)
{
  SpColourRow *self = SP_COLOUR_ROW (row);
  g_autofree char *text = sp_field_text_for_node (row, node);

  self->updating = TRUE;
  sp_text_update_editable (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
  show_colour (self);
}

static void
sp_colour_row_activate_field (SpFieldRow *row)
{
  gtk_entry_grab_focus_without_selecting (SP_COLOUR_ROW (row)->entry);
}

static void
sp_colour_row_class_init (SpColourRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_colour_row_activate_field;
  row_class->describe = sp_colour_row_describe;
  row_class->update = sp_colour_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-colour-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpColourRow, area);
  gtk_widget_class_bind_template_child (widget_class, SpColourRow, button);
  gtk_widget_class_bind_template_child (widget_class, SpColourRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpColourRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, color_set_cb);
}

static void
sp_colour_row_init (SpColourRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
