/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-number-row.h"

#include <glib/gi18n.h>

struct _SpNumberRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkSpinButton *spin;

  gboolean updating;
  gboolean empty; /* the page does not have the field, or it says nothing */
};

G_DEFINE_FINAL_TYPE (SpNumberRow, sp_number_row, SP_TYPE_FIELD_ROW)

static const char *
get_typed (SpNumberRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->spin));
}

static void
show_number (SpNumberRow *self, const SpNode *node)
{
  gboolean has_number = node != NULL && node->type == SP_VALUE_INTEGER;
  g_autofree char *text = NULL;

  self->updating = TRUE;
  self->empty = !has_number;
  gtk_spin_button_set_value (self->spin,
                             has_number ? (double) sp_value_get_integer (node->value) : 0);
  /* The same value does not make the button write its text anew. */
  text = has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, sp_value_get_integer (node->value))
                    : g_strdup ("");
  if (g_strcmp0 (text, get_typed (self)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  self->updating = FALSE;
}

static void
commit (SpNumberRow *self, gint64 number, SpApplyFlags flags)
{
  g_autoptr (SpValue) value = sp_value_new_integer (number);

  self->empty = FALSE;
  sp_field_row_set_value (SP_FIELD_ROW (self), value, get_typed (self), flags);
}

/* Every keystroke that leaves a number counts; an empty field only when it is left. */
static void
changed_cb (SpNumberRow *self)
{
  const char *typed = get_typed (self);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);
  gint64 number;

  if (self->updating || *typed == '\0' || g_str_equal (typed, "-"))
    return;
  if (!g_ascii_string_to_signed (typed, 10, -SP_FIELD_MOST_NUMBER, SP_FIELD_MOST_NUMBER, &number,
                                 NULL))
    {
      sp_field_row_refuse (SP_FIELD_ROW (self), typed,
                           _ ("This is not a whole number. The page still has the old one."));
      return;
    }
  commit (self, number, SP_APPLY_TYPING);
  /* The steps of the buttons go on from here. */
  self->updating = TRUE;
  gtk_adjustment_set_value (adjustment, (double) number);
  self->updating = FALSE;
}

static void
value_changed_cb (SpNumberRow *self)
{
  if (!self->updating)
    commit (self, (gint64) gtk_spin_button_get_value (self->spin), SP_APPLY_TYPING);
}

/* Writes the text, also none. */
static gboolean
output_cb (SpNumberRow *self)
{
  g_autofree char *text = NULL;

  if (self->updating && !self->empty)
    return TRUE;
  text = self->empty ? g_strdup ("")
                     : g_strdup_printf ("%.0f", gtk_spin_button_get_value (self->spin));
  if (g_strcmp0 (text, get_typed (self)) != 0)
    {
      gboolean updating = self->updating;

      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
      self->updating = updating;
    }
  return TRUE;
}

/* Reads the text when the field is left or Enter is pressed. What is no number leaves the value as
 * it is; an emptied field leaves the page. */
static int
input_cb (SpNumberRow *self, double *value)
{
  const char *typed = get_typed (self);
  gint64 number;

  if (g_ascii_string_to_signed (typed, 10, -SP_FIELD_MOST_NUMBER, SP_FIELD_MOST_NUMBER, &number,
                                NULL))
    {
      *value = (double) number;
      return TRUE;
    }
  if (*typed == '\0' && !self->empty && !self->updating)
    {
      if (sp_field_row_unset (SP_FIELD_ROW (self), SP_APPLY_DEFAULT))
        self->empty = TRUE;
    }
  *value = gtk_spin_button_get_value (self->spin);
  return TRUE;
}

static void
sp_number_row_describe (SpFieldRow *row)
{
  SpNumberRow *self = SP_NUMBER_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
sp_number_row_update (SpFieldRow *row, const SpNode *node)
{
  show_number (SP_NUMBER_ROW (row), node);
}

static void
sp_number_row_commit (SpFieldRow *row)
{
  gtk_spin_button_update (SP_NUMBER_ROW (row)->spin);
}

static void
sp_number_row_activate_field (SpFieldRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_NUMBER_ROW (row)->spin));
}

/* The wheel scrolls the form; it must not change a number that happens to pass under the pointer.
 */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
sp_number_row_class_init (SpNumberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_number_row_activate_field;
  row_class->commit = sp_number_row_commit;
  row_class->describe = sp_number_row_describe;
  row_class->update = sp_number_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNumberRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpNumberRow, spin);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
sp_number_row_init (SpNumberRow *self)
{
  GtkEditable *delegate;

  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (GTK_WIDGET (self->spin));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->spin), FALSE);
  delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->spin));
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_placeholder_text (GTK_TEXT (delegate), _ ("Not set"));
}
