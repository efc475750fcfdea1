/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-number-row.h"

#include "sp-field-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_DECIMALS 6

struct _SpNumberRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkSpinButton *spin;

  guint decimals;      /* of what the page says */
  guint step_decimals; /* of what the buttons add */
  gboolean updating;
  gboolean empty; /* the page does not have the field, or it says nothing */
};

G_DEFINE_FINAL_TYPE (SpNumberRow, sp_number_row, SP_TYPE_FIELD_ROW)

static const char *
get_typed (SpNumberRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->spin));
}

/* Digits behind the point. */
static guint
count_decimals (const char *text)
{
  const char *point = strchr (text, '.');

  return point != NULL ? (guint) strspn (point + 1, "0123456789") : 0;
}

static gboolean
read_number (const char *text, double *number)
{
  char *end;

  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && fabs (*number) <= SP_FIELD_MOST_NUMBER;
}

/* Whether the field takes fractions: the page or the site has some there. */
static gboolean
takes_fractions (SpNumberRow *self)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));
  const SpNode *node = sp_field_row_get_node (SP_FIELD_ROW (self));

  return (node != NULL && node->type == SP_VALUE_FLOAT) ||
         (field != NULL && field->kind == SP_SCHEMA_NUMBER &&
          field->value_type == SP_VALUE_FLOAT);
}

static void
show_number (SpNumberRow *self, const SpNode *node)
{
  gboolean has_number =
      node != NULL && (node->type == SP_VALUE_INTEGER || node->type == SP_VALUE_FLOAT);
  g_autofree char *text = sp_field_text_for_node (SP_FIELD_ROW (self), node);

  self->updating = TRUE;
  self->empty = !has_number;
  self->decimals = count_decimals (text);
  gtk_spin_button_set_value (self->spin, has_number ? sp_value_get_float (node->value) : 0);
  /* The same value does not make the button write its text anew. */
  if (g_strcmp0 (text, get_typed (self)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  self->updating = FALSE;
}

/* A number in the type that the field has. */
static SpValue *
create_value (SpNumberRow *self, double number)
{
  const SpNode *node = sp_field_row_get_node (SP_FIELD_ROW (self));

  if (number == floor (number) && (node == NULL || node->type != SP_VALUE_FLOAT))
    return sp_value_new_integer ((gint64) number);
  return sp_value_new_float (number);
}

static void
commit (SpNumberRow *self, double number)
{
  g_autoptr (SpValue) value = create_value (self, number);

  self->empty = FALSE;
  sp_field_row_set_value (SP_FIELD_ROW (self), value, get_typed (self), SP_APPLY_TYPING);
}

/* Every keystroke that leaves a number counts; an empty field only when it is left. */
static void
changed_cb (SpNumberRow *self)
{
  const char *typed = get_typed (self);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);
  double number;

  if (self->updating || *typed == '\0' || g_str_equal (typed, "-"))
    return;
  if (!read_number (typed, &number))
    {
      sp_field_row_refuse (SP_FIELD_ROW (self), typed,
                           _ ("This is not a number. The page still has the old one."));
      return;
    }
  if (number != floor (number) && !takes_fractions (self))
    {
      sp_field_row_refuse (SP_FIELD_ROW (self), typed,
                           _ ("This is not a whole number. The page still has the old one."));
      return;
    }
  self->decimals = count_decimals (typed);
  commit (self, number);
  /* The steps of the buttons go on from here. */
  self->updating = TRUE;
  gtk_adjustment_set_value (adjustment, number);
  self->updating = FALSE;
}

static void
value_changed_cb (SpNumberRow *self)
{
  if (!self->updating)
    commit (self, gtk_spin_button_get_value (self->spin));
}

static char *
format_number (SpNumberRow *self, double number)
{
  char format[8], text[64];

  g_snprintf (format, sizeof format, "%%.%uf",
              MIN (MAX (self->decimals, self->step_decimals), MOST_DECIMALS));
  return g_strdup (g_ascii_formatd (text, sizeof text, format, number));
}

/* Writes the text, also none. */
static gboolean
output_cb (SpNumberRow *self)
{
  g_autofree char *text = NULL;

  if (self->updating && !self->empty)
    return TRUE;
  text = self->empty ? g_strdup ("")
                     : format_number (self, gtk_spin_button_get_value (self->spin));
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

  if (read_number (typed, value))
    return TRUE;
  if (*typed == '\0' && !self->empty && !self->updating)
    {
      if (sp_field_row_unset (SP_FIELD_ROW (self), SP_APPLY_DEFAULT))
        self->empty = TRUE;
    }
  *value = gtk_spin_button_get_value (self->spin);
  return TRUE;
}

/* The steps of the buttons; what goes beyond the limits is told of and not prevented. */
static void
describe_steps (SpNumberRow *self)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));
  double step = field != NULL && field->kind == SP_SCHEMA_NUMBER && field->step > 0 ? field->step
                                                                                    : 1;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  self->updating = TRUE;
  gtk_spin_button_set_increments (self->spin, step, step * 10);
  self->updating = FALSE;
  self->step_decimals = count_decimals (g_ascii_formatd (text, sizeof text, "%.6g", step));
}

static void
sp_number_row_describe (SpFieldRow *row)
{
  SpNumberRow *self = SP_NUMBER_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  describe_steps (self);
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
  self->empty = TRUE;
  self->updating = TRUE;
  gtk_spin_button_set_digits (self->spin, MOST_DECIMALS);
  self->updating = FALSE;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->spin), FALSE);
  delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->spin));
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_placeholder_text (GTK_TEXT (delegate), _ ("Not set"));
}
