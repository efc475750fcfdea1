/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-row.h"

#include <glib/gi18n.h>

typedef struct
{
  /* Template */
  GtkBox *box;
  GtkLabel *message;

  /* Borrowed */
  const SpFieldSpec *spec;
  GtkWidget *content;

  /* Owned */
  SpFormContext *context;
  char *path;
  char *label;
  char *refused_text; /* typed, but not in the page; NULL when all that was typed is */
  char *refused_why;
  SpFrontMatter *base; /* before the first of the row's own changes that follow one another */

  guint64 base_revision; /* after the last of them */
  gboolean was_there;    /* when the text was last shown */
  SpValueType was_type;
} SpFieldRowPrivate;

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpFieldRow, sp_field_row, ADW_TYPE_PREFERENCES_ROW)

#define PRIVATE(self) ((SpFieldRowPrivate *) sp_field_row_get_instance_private (self))

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
forget_refusal (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_clear_pointer (&priv->refused_text, g_free);
  g_clear_pointer (&priv->refused_why, g_free);
  sp_field_row_set_message (self, NULL, NULL);
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
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, box);
  gtk_widget_class_bind_template_child_private (widget_class, SpFieldRow, message);
  gtk_widget_class_bind_template_callback (widget_class, focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
}

static void
sp_field_row_init (SpFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_field_row_bind (SpFieldRow *self, SpFormContext *context, const SpFieldSpec *spec)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));
  g_return_if_fail (SP_IS_FORM_CONTEXT (context));
  g_return_if_fail (priv->context == NULL);

  priv->context = g_object_ref (context);
  priv->spec = spec;
}

void
sp_field_row_describe (SpFieldRow *self, const char *path, const char *label)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *tooltip = NULL;

  g_return_if_fail (SP_IS_FIELD_ROW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (label != NULL);

  if (g_strcmp0 (path, priv->path) == 0 && g_strcmp0 (label, priv->label) == 0)
    return;
  g_free (priv->path);
  priv->path = g_strdup (path);
  g_free (priv->label);
  priv->label = g_strdup (label);
  tooltip = g_strdup_printf (_ ("In the file: %s"), path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  if (SP_FIELD_ROW_GET_CLASS (self)->describe != NULL)
    SP_FIELD_ROW_GET_CLASS (self)->describe (self);
}

void
sp_field_row_update (SpFieldRow *self, const SpNode *node)
{
  SpFieldRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (SP_IS_FIELD_ROW (self));

  if (sp_form_context_get_fresh (priv->context))
    {
      forget_refusal (self);
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

const SpFieldSpec *
sp_field_row_get_spec (SpFieldRow *self)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  return PRIVATE (self)->spec;
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

gboolean
sp_field_row_apply (SpFieldRow *self,
                    SpChange *change,
                    GError *error,
                    const char *typed,
                    SpApplyFlags flags)
{
  g_autoptr (SpChange) owned_change = change;
  g_autoptr (GError) owned_error = error;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  if (change != NULL &&
      sp_page_apply (sp_field_row_get_page (self), change, self, flags, &owned_error))
    {
      forget_refusal (self);
      return TRUE;
    }
  sp_field_row_refuse (
      self, typed, owned_error != NULL ? owned_error->message : _ ("This cannot be changed here."));
  return FALSE;
}

SpFrontMatter *
sp_field_row_get_base (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpPage *page;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  page = sp_field_row_get_page (self);
  if (priv->base != NULL && priv->base_revision != sp_page_get_revision (page))
    g_clear_pointer (&priv->base, sp_front_matter_unref);
  return priv->base != NULL ? priv->base : sp_page_get_front_matter (page);
}

/* @change, made for the base, for the present text, so that how the field is spelt does not depend
 * on what was typed in between: emptied and filled again, it has the quotes it had. */
static SpChange *
rebase (SpFieldRow *self, SpChange *change)
{
  SpFrontMatter *base = sp_field_row_get_base (self);
  SpText *now = sp_page_get_text (sp_field_row_get_page (self));
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpEditList) edits = NULL;
  SpChange *rebased;

  after = sp_edit_list_apply (sp_change_get_edits (change), sp_front_matter_get_text (base));
  edits = sp_edit_list_new_between (now, after);
  rebased = sp_change_new_front_matter (edits, sp_change_get_subject (change),
                                        sp_change_get_expected_value (change));
  sp_change_unref (change);
  return rebased;
}

static gboolean
apply_to_base (SpFieldRow *self,
               SpChange *change,
               GError *error,
               const char *typed,
               SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autoptr (SpFrontMatter) base = sp_front_matter_ref (sp_field_row_get_base (self));

  if (change != NULL && priv->base != NULL)
    change = rebase (self, change);
  if (!sp_field_row_apply (self, change, error, typed, flags))
    return FALSE;
  g_clear_pointer (&priv->base, sp_front_matter_unref);
  priv->base = g_steal_pointer (&base);
  priv->base_revision = sp_page_get_revision (sp_field_row_get_page (self));
  return TRUE;
}

gboolean
sp_field_row_set_value (SpFieldRow *self, SpValue *value, const char *typed, SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  change =
      sp_front_matter_set (sp_field_row_get_base (self), priv->path, value,
                           priv->spec != NULL ? sp_field_spec_get_usual_order () : NULL, &error);
  return apply_to_base (self, change, error, typed, flags);
}

gboolean
sp_field_row_unset (SpFieldRow *self, SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpFrontMatter *base;
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  base = sp_field_row_get_base (self);
  if (sp_front_matter_lookup (base, priv->path) == NULL)
    return sp_field_row_revert (self, flags);
  change = sp_front_matter_unset (base, priv->path, &error);
  return apply_to_base (self, change, error, NULL, flags);
}

gboolean
sp_field_row_insert_item (SpFieldRow *self,
                          guint index,
                          SpValue *value,
                          const char *typed,
                          SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  change = sp_front_matter_insert_item (
      sp_field_row_get_base (self), priv->path, index, value,
      priv->spec != NULL ? sp_field_spec_get_usual_order () : NULL, &error);
  return apply_to_base (self, change, error, typed, flags);
}

gboolean
sp_field_row_revert (SpFieldRow *self, SpApplyFlags flags)
{
  g_autoptr (SpEditList) nothing = sp_edit_list_new ();
  SpFrontMatter *base;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  base = sp_field_row_get_base (self);
  return apply_to_base (self,
                        sp_change_new_front_matter (nothing, PRIVATE (self)->path,
                                                    sp_front_matter_get_root (base)->value),
                        NULL, NULL, flags);
}

void
sp_field_row_end_changes (SpFieldRow *self)
{
  g_return_if_fail (SP_IS_FIELD_ROW (self));

  g_clear_pointer (&PRIVATE (self)->base, sp_front_matter_unref);
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
