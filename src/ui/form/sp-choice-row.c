/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-choice-row.h"

#include "sp-compat.h"
#include "sp-field-text.h"

#include <glib/gi18n.h>

struct _SpChoiceRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkDropDown *choice;
  GtkStringList *labels;

  /* Owned */
  SpValue *other; /* what the page says, and is none of the options */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpChoiceRow, sp_choice_row, SP_TYPE_FIELD_ROW)

static GPtrArray *
get_options (SpChoiceRow *self)
{
  return sp_field_row_get_field (SP_FIELD_ROW (self))->options;
}

/* The first entry says nothing; the options follow, then what else the page says. */
static void
selected_cb (SpChoiceRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  GPtrArray *options = get_options (self);
  SpFieldRow *row = SP_FIELD_ROW (self);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    sp_field_row_unset (row, SP_APPLY_DEFAULT);
  else if (selected <= options->len)
    sp_field_row_set_value (
        row, ((const SpSchemaOption *) g_ptr_array_index (options, selected - 1))->value, NULL,
        SP_APPLY_DEFAULT);
  else
    sp_field_row_set_value (row, self->other, NULL, SP_APPLY_DEFAULT);
}

static void
sp_choice_row_describe (SpFieldRow *row)
{
  SpChoiceRow *self = SP_CHOICE_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  sp_compat_name_button (GTK_WIDGET (self->choice), label);
}

static guint
find_option (SpChoiceRow *self, const SpNode *node)
{
  GPtrArray *options = get_options (self);

  for (guint i = 0; i < options->len; i++)
    if (sp_value_equal (((const SpSchemaOption *) g_ptr_array_index (options, i))->value,
                        node->value))
      return i + 1;
  return options->len + 1;
}

static void
sp_choice_row_update (SpFieldRow *row, const SpNode *node)
{
  SpChoiceRow *self = SP_CHOICE_ROW (row);
  GPtrArray *options = get_options (self);
  guint selected = node != NULL && node->type != SP_VALUE_NULL ? find_option (self, node) : 0;

  self->updating = TRUE;
  gtk_string_list_splice (self->labels, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
  gtk_string_list_append (self->labels, _ ("Not set"));
  for (guint i = 0; i < options->len; i++)
    gtk_string_list_append (self->labels,
                            ((const SpSchemaOption *) g_ptr_array_index (options, i))->label);
  g_clear_pointer (&self->other, sp_value_unref);
  if (selected > options->len)
    {
      g_autofree char *text = sp_field_text_for_node (row, node);

      self->other = sp_value_ref (node->value);
      gtk_string_list_append (self->labels, text);
    }
  gtk_drop_down_set_selected (self->choice, selected);
  self->updating = FALSE;
}

static void
sp_choice_row_activate_field (SpFieldRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_CHOICE_ROW (row)->choice));
}

static void
sp_choice_row_finalize (GObject *object)
{
  g_clear_pointer (&SP_CHOICE_ROW (object)->other, sp_value_unref);

  G_OBJECT_CLASS (sp_choice_row_parent_class)->finalize (object);
}

static void
sp_choice_row_class_init (SpChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_choice_row_finalize;

  row_class->activate_field = sp_choice_row_activate_field;
  row_class->describe = sp_choice_row_describe;
  row_class->update = sp_choice_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, choice);
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, labels);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
sp_choice_row_init (SpChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
