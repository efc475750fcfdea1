/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-text-row.h"

#include "sp-field-text.h"
#include "sp-text-update.h"

#include <glib/gi18n.h>

struct _SpTextRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkEntry *entry;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpTextRow, sp_text_row, SP_TYPE_FIELD_ROW)

static void
changed_cb (SpTextRow *self)
{
  if (!self->updating)
    sp_field_text_commit (SP_FIELD_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
sp_text_row_describe (SpFieldRow *row)
{
  SpTextRow *self = SP_TEXT_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
sp_text_row_update (SpFieldRow *row, const SpNode *node)
{
  SpTextRow *self = SP_TEXT_ROW (row);
  g_autofree char *text = sp_field_text_for_node (row, node);

  self->updating = TRUE;
  sp_text_update_editable (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
}

static void
sp_text_row_activate_field (SpFieldRow *row)
{
  gtk_entry_grab_focus_without_selecting (SP_TEXT_ROW (row)->entry);
}

static void
sp_text_row_class_init (SpTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_text_row_activate_field;
  row_class->describe = sp_text_row_describe;
  row_class->update = sp_text_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpTextRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
sp_text_row_init (SpTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
