/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-locked-row.h"

#include "sp-field-text.h"

#include <glib/gi18n.h>

struct _SpLockedRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkButton *button;
  GtkLabel *caption;
  GtkLabel *text;
  GtkLabel *why;
};

G_DEFINE_FINAL_TYPE (SpLockedRow, sp_locked_row, SP_TYPE_FIELD_ROW)

/* The sentence that locks @node, or one above or inside it. */
static const char *
find_reason (const SpNode *node)
{
  for (const SpNode *above = node; above != NULL; above = above->parent)
    if (above->locked_why != NULL)
      return above->locked_why;
  return _ ("This is built in a way that can only be changed in the source view.");
}

static void
show_in_source_cb (SpLockedRow *self)
{
  const SpNode *node = sp_field_row_get_node (SP_FIELD_ROW (self));

  if (node != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-in-source", "t",
                                (guint64) node->start);
}

static void
sp_locked_row_describe (SpFieldRow *row)
{
  SpLockedRow *self = SP_LOCKED_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
sp_locked_row_update (SpFieldRow *row, const SpNode *node)
{
  SpLockedRow *self = SP_LOCKED_ROW (row);
  g_autofree char *shown = NULL;

  if (node == NULL)
    return;
  /* What it says where that is one thing, else how it is written. */
  if (node->type == SP_VALUE_LIST || node->type == SP_VALUE_MAP)
    shown = sp_text_slice (sp_page_get_text (sp_field_row_get_page (row)), node->start, node->end);
  else
    shown = sp_field_text_for_node (row, node);
  gtk_label_set_label (self->text, g_strstrip (shown));
  gtk_widget_set_visible (GTK_WIDGET (self->text), *shown != '\0');
  gtk_label_set_label (self->why, find_reason (node));
}

static void
sp_locked_row_activate_field (SpFieldRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_LOCKED_ROW (row)->button));
}

static void
sp_locked_row_class_init (SpLockedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_locked_row_activate_field;
  row_class->describe = sp_locked_row_describe;
  row_class->update = sp_locked_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-locked-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLockedRow, button);
  gtk_widget_class_bind_template_child (widget_class, SpLockedRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpLockedRow, text);
  gtk_widget_class_bind_template_child (widget_class, SpLockedRow, why);
  gtk_widget_class_bind_template_callback (widget_class, show_in_source_cb);
}

static void
sp_locked_row_init (SpLockedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
