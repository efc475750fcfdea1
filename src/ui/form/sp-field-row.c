/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-row-private.h"

#include "sp-field-check.h"
#include "sp-field-note.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpFieldRow, sp_field_row, ADW_TYPE_PREFERENCES_ROW)

#define PRIVATE(self) ((SpFieldRowPrivate *) sp_field_row_get_instance_private (self))

SpFieldRowPrivate *
sp_field_row_get_private (SpFieldRow *self)
{
  return PRIVATE (self);
}

void
sp_field_row_forget_refusal (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_clear_pointer (&priv->refused_text, g_free);
  g_clear_pointer (&priv->refused_why, g_free);
  sp_field_row_set_message (self, NULL, NULL);
}

static gboolean
has_focus_inside (SpFieldRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_node (SpFieldRow *self, const SpNode *node)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  priv->was_there = node != NULL;
  priv->was_type = node != NULL ? node->type : SP_VALUE_NULL;
  SP_FIELD_ROW_GET_CLASS (self)->update (self, node);
}

static void
focus_enter_cb (SpFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
}

/* What was refused leaves the field here, and not unseen. */
static void
focus_leave_cb (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *typed = g_steal_pointer (&priv->refused_text);
  g_autofree char *why = g_steal_pointer (&priv->refused_why);
  g_autofree char *message = NULL;

  g_clear_pointer (&priv->base, sp_front_matter_unref);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  if (typed == NULL)
    return;
  show_node (self, sp_field_row_get_node (self));
  /* Translators: a sentence that says what is wrong, then what the person had typed. */
  message = g_strdup_printf (_ ("%s “%s” was not taken over."), why, typed);
  sp_field_row_set_message (self, message, "error");
}

static void
sp_field_row_real_activate_field (SpFieldRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
sp_field_row_real_focus_part (SpFieldRow *self, const char *rest)
{
  SP_FIELD_ROW_GET_CLASS (self)->activate_field (self);
}

static void
set_content (SpFieldRow *self, GtkWidget *content)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  if (priv->content != NULL)
    gtk_box_remove (priv->box, priv->content);
  priv->content = content;
  if (content != NULL)
    gtk_box_prepend (priv->box, content);
}

static void
sp_field_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpFieldRow *self = SP_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, PRIVATE (self)->content);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_field_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpFieldRow *self = SP_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      set_content (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_field_row_finalize (GObject *object)
{
  SpFieldRowPrivate *priv = PRIVATE (SP_FIELD_ROW (object));

  g_clear_object (&priv->context);
  g_clear_pointer (&priv->schema, sp_schema_unref);
  g_clear_pointer (&priv->path, g_free);
  g_clear_pointer (&priv->label, g_free);
  g_clear_pointer (&priv->refused_text, g_free);
  g_clear_pointer (&priv->refused_why, g_free);
  g_clear_pointer (&priv->base, sp_front_matter_unref);

  G_OBJECT_CLASS (sp_field_row_parent_class)->finalize (object);
}

static void
sp_field_row_class_init (SpFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_field_row_finalize;
  object_class->get_property = sp_field_row_get_property;
  object_class->set_property = sp_field_row_set_property;

  klass->activate_field = sp_field_row_real_activate_field;
  klass->focus_part = sp_field_row_real_focus_part;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, advice);
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, box);
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, hint);
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, message);
  gtk_widget_class_bind_template_callback (widget_class, focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  sp_field_row_install_actions (widget_class);
}

static void
sp_field_row_init (SpFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (PRIVATE (self)->menu_button, sp_field_row_create_menu_cb,
                                         NULL, NULL);
}

void
sp_field_row_bind (SpFieldRow *self, SpFormContext *context)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));
  g_return_if_fail (SP_IS_FORM_CONTEXT (context));
  g_return_if_fail (priv->context == NULL);

  priv->context = g_object_ref (context);
}

/* The field is the schema's, which the row keeps as long as it looks at it. */
static void
set_field (SpFieldRow *self, const SpSchemaField *field)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpSchema *schema = sp_form_context_get_schema (priv->context);
  const char *hint = field != NULL ? field->hint : NULL;

  if (schema != priv->schema)
    {
      g_clear_pointer (&priv->schema, sp_schema_unref);
      priv->schema = sp_schema_ref (schema);
    }
  priv->field = field;
  gtk_label_set_label (priv->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), hint != NULL);
}

void
sp_field_row_describe (SpFieldRow *self,
                       const char *path,
                       const char *label,
                       const SpSchemaField *field)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *tooltip = NULL;
  g_autofree char *options = NULL;

  g_return_if_fail (SP_IS_FIELD_ROW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (label != NULL);

  if (g_strcmp0 (path, priv->path) == 0 && g_strcmp0 (label, priv->label) == 0 &&
      field == priv->field)
    return;
  set_field (self, field);
  if (path != priv->path)
    {
      g_free (priv->path);
      priv->path = g_strdup (path);
    }
  if (label != priv->label)
    {
      g_free (priv->label);
      priv->label = g_strdup (label);
    }
  tooltip = g_strdup_printf (_ ("In the file: %s"), path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  /* Translators: the name of a field, as "Title". */
  options = g_strdup_printf (_ ("Options of %s"), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->menu_button), options);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, options, -1);
  if (SP_FIELD_ROW_GET_CLASS (self)->describe != NULL)
    SP_FIELD_ROW_GET_CLASS (self)->describe (self);
}

/* What the site expects of the field, and the page does not say. */
static void
show_advice (SpFieldRow *self, const SpNode *node)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *advice = priv->field != NULL ? sp_field_check (priv->field, node) : NULL;

  if (g_strcmp0 (advice != NULL ? advice : "", gtk_label_get_label (priv->advice)) == 0)
    return;
  gtk_label_set_label (priv->advice, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->advice), advice != NULL);
}

/* What becomes of the field elsewhere. */
static void
show_note (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  if (!sp_field_note_suits (priv->path))
    return;
  if (priv->note == NULL)
    {
      priv->note = sp_field_note_new ();
      gtk_box_insert_child_after (priv->box, priv->note, priv->content);
    }
  sp_field_note_update (SP_FIELD_NOTE (priv->note), priv->context, priv->path);
}

void
sp_field_row_update (SpFieldRow *self, const SpNode *node)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));

  show_advice (self, node);
  show_note (self);
  sp_field_row_update_actions (self, node);
  if (sp_form_context_get_fresh (priv->context))
    {
      sp_field_row_forget_refusal (self);
      g_clear_pointer (&priv->base, sp_front_matter_unref);
    }
  if (sp_form_context_get_origin (priv->context) == self)
    {
      if (SP_FIELD_ROW_GET_CLASS (self)->follows_own_changes)
        SP_FIELD_ROW_GET_CLASS (self)->update (self, node);
      return;
    }
  if (priv->refused_text != NULL && has_focus_inside (self))
    return;
  show_node (self, node);
}

void
sp_field_row_commit (SpFieldRow *self)
{
  g_return_if_fail (SP_IS_FIELD_ROW (self));

  if (SP_FIELD_ROW_GET_CLASS (self)->commit != NULL)
    SP_FIELD_ROW_GET_CLASS (self)->commit (self);
}

void
sp_field_row_activate (SpFieldRow *self)
{
  g_return_if_fail (SP_IS_FIELD_ROW (self));

  SP_FIELD_ROW_GET_CLASS (self)->activate_field (self);
}

void
sp_field_row_focus_part (SpFieldRow *self, const char *rest)
{
  g_return_if_fail (SP_IS_FIELD_ROW (self));

  SP_FIELD_ROW_GET_CLASS (self)->focus_part (self, rest);
}

char *
sp_field_row_find_subject (SpFieldRow *self, GtkWidget *focus)
{
  int item = -1;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (focus), NULL);

  if (SP_FIELD_ROW_GET_CLASS (self)->find_item != NULL)
    item = SP_FIELD_ROW_GET_CLASS (self)->find_item (self, focus);
  return item >= 0 ? g_strdup_printf ("%s.%d", PRIVATE (self)->path, item)
                   : g_strdup (PRIVATE (self)->path);
}

SpFormContext *
sp_field_row_get_context (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return PRIVATE (self)->context;
}

SpPage *
sp_field_row_get_page (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return sp_form_context_get_page (PRIVATE (self)->context);
}

const SpSchemaField *
sp_field_row_get_field (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return PRIVATE (self)->field;
}

const char *
sp_field_row_get_path (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return PRIVATE (self)->path;
}

const char *
sp_field_row_get_label (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return PRIVATE (self)->label;
}

const SpNode *
sp_field_row_get_node (SpFieldRow *self)
{
  SpPage *page;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  page = sp_field_row_get_page (self);
  return page != NULL
             ? sp_front_matter_lookup (sp_page_get_front_matter (page), PRIVATE (self)->path)
             : NULL;
}

gboolean
sp_field_row_get_shown_type (SpFieldRow *self, SpValueType *type)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  if (type != NULL)
    *type = PRIVATE (self)->was_type;
  return PRIVATE (self)->was_there;
}

void
sp_field_row_refuse (SpFieldRow *self, const char *typed, const char *message)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));
  g_return_if_fail (message != NULL);

  g_free (priv->refused_text);
  priv->refused_text = g_strdup (typed);
  g_free (priv->refused_why);
  priv->refused_why = g_strdup (message);
  sp_field_row_set_message (self, message, "error");
}

void
sp_field_row_set_message (SpFieldRow *self, const char *message, const char *css_class)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));

  gtk_label_set_label (priv->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->message), message != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (priv->message), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (priv->message), "warning");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (priv->message), css_class);
}

void
sp_field_row_point_popover (GtkPopover *popover, GtkWidget *widget)
{
  GtkWidget *parent;
  graphene_rect_t bounds;
  GdkRectangle place;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  if (!gtk_widget_compute_bounds (widget, parent, &bounds))
    return;
  place.x = (int) bounds.origin.x;
  place.y = (int) bounds.origin.y;
  place.width = (int) bounds.size.width;
  place.height = (int) bounds.size.height;
  gtk_popover_set_pointing_to (popover, &place);
}
