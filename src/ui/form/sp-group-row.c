/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-group-row.h"

#include "sp-field-default.h"
#include "sp-field-list.h"
#include "sp-label.h"

#include <glib/gi18n.h>

/* So many names or values tell what is inside while it is folded. */
#define SUMMARY_PARTS 4

struct _SpGroupRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkButton *add_button;
  GtkListBox *box;
  GtkLabel *caption;
  GtkButton *down_button;
  GtkRevealer *revealer;
  GtkLabel *summary;
  GtkToggleButton *toggle;
  GtkWidget *tools;
  GtkButton *up_button;
};

G_DEFINE_FINAL_TYPE (SpGroupRow, sp_group_row, SP_TYPE_FIELD_ROW)

static void
toggled_cb (SpGroupRow *self)
{
  gboolean open = gtk_toggle_button_get_active (self->toggle);

  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

/* A list of groups names each by what it says first, as a person would. */
static char *
label_item (const SpNode *item, guint index)
{
  for (const SpNode *field = item->first_child; field != NULL; field = field->next)
    if (field->type == SP_VALUE_STRING && *sp_value_get_string (field->value) != '\0')
      return g_strdup (sp_value_get_string (field->value));
  return g_strdup_printf (_ ("Item %u"), index + 1);
}

static void
show_summary (SpGroupRow *self, const SpNode *node)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  guint n = 0;

  for (const SpNode *child = node->first_child; child != NULL && n < SUMMARY_PARTS;
       child = child->next, n++)
    {
      g_autofree char *part =
          node->type == SP_VALUE_LIST ? label_item (child, n) : sp_label_for_key (child->key);

      g_string_append_printf (summary, "%s%s", n > 0 ? ", " : "", part);
    }
  if (node->n_children > SUMMARY_PARTS)
    g_string_append (summary, "…");
  gtk_label_set_label (self->summary, n > 0 ? summary->str : _ ("Nothing inside"));
}

static SpFrontMatter *
get_front_matter (SpGroupRow *self)
{
  return sp_page_get_front_matter (sp_field_row_get_page (SP_FIELD_ROW (self)));
}

static guint
get_index (const SpNode *item)
{
  guint index = 0;

  for (const SpNode *before = item->parent->first_child; before != item; before = before->next)
    index++;
  return index;
}

/* The row of the item beside this one after a change; the rows stand for places. */
static void
open_row_at (GtkListBox *list, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  if (!SP_IS_GROUP_ROW (row))
    return;
  gtk_toggle_button_set_active (SP_GROUP_ROW (row)->toggle, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (SP_GROUP_ROW (row)->toggle));
}

static void
move_item (SpGroupRow *self, int by)
{
  SpFieldRow *row = SP_FIELD_ROW (self);
  const SpNode *item = sp_field_row_get_node (row);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self)));
  g_autofree char *path = NULL;
  GError *error = NULL;
  SpChange *change;
  guint from, to;

  if (item == NULL)
    return;
  from = get_index (item);
  to = (guint) ((int) from + by);
  path = sp_node_get_path (item->parent);
  change = sp_front_matter_move_item (get_front_matter (self), path, from, to, &error);
  if (!sp_field_row_apply (row, change, error, NULL, SP_APPLY_DEFAULT))
    return;
  gtk_toggle_button_set_active (self->toggle, FALSE);
  open_row_at (list, to);
}

static void
up_cb (SpGroupRow *self)
{
  move_item (self, -1);
}

static void
down_cb (SpGroupRow *self)
{
  move_item (self, 1);
}

static void
remove_cb (SpGroupRow *self)
{
  const SpNode *item = sp_field_row_get_node (SP_FIELD_ROW (self));

  if (item == NULL)
    return;
  gtk_toggle_button_set_active (self->toggle, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
  sp_field_row_unset (SP_FIELD_ROW (self), SP_APPLY_DEFAULT);
}

/* A new item has the keys of the one before it, and nothing in them yet. */
static SpValue *
create_item (const SpNode *last)
{
  SpValue *item = sp_value_new_map ();

  for (const SpNode *field = last->first_child; field != NULL; field = field->next)
    if (field->type == SP_VALUE_BOOLEAN)
      sp_value_put (item, field->key, sp_value_new_boolean (FALSE));
    else if (field->type != SP_VALUE_LIST && field->type != SP_VALUE_MAP && !field->duplicate)
      sp_value_put (item, field->key, sp_value_new_string (""));
  return item;
}

static void
add_cb (SpGroupRow *self)
{
  SpFieldRow *row = SP_FIELD_ROW (self);
  const SpSchemaField *field = sp_field_row_get_field (row);
  const SpNode *list = sp_field_row_get_node (row);
  gboolean any = list != NULL && list->type == SP_VALUE_LIST && list->n_children > 0;
  guint index = any ? list->n_children : 0;
  g_autoptr (SpValue) item = NULL;

  if (any)
    item = create_item (sp_node_get_item (list, index - 1));
  else if (field != NULL)
    item = sp_field_default_create_group (field);
  else
    return;
  gtk_toggle_button_set_active (self->toggle, TRUE);
  sp_field_row_end_changes (row);
  if (sp_field_row_insert_item (row, index, item, NULL, SP_APPLY_DEFAULT))
    open_row_at (self->box, index);
}

static void
sp_group_row_describe (SpFieldRow *row)
{
  SpGroupRow *self = SP_GROUP_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* The fields that other such groups have, where the schema tells. */
static void
add_missing (SpGroupRow *self, SpFieldList *list, const SpNode *node)
{
  SpSchema *schema = sp_form_context_get_schema (sp_field_row_get_context (SP_FIELD_ROW (self)));
  gboolean is_item = node->parent != NULL && node->parent->type == SP_VALUE_LIST;
  g_autofree char *path = sp_node_get_path (is_item ? node->parent : node);
  const SpSchemaField *group = sp_schema_lookup (schema, path);

  if (group != NULL)
    sp_field_list_add_missing (list, group->fields, node);
}

/* A group that the page does not have: what it could say. */
static void
show_absent (SpGroupRow *self)
{
  SpFieldRow *row = SP_FIELD_ROW (self);
  const SpSchemaField *field = sp_field_row_get_field (row);
  gboolean is_list = field != NULL && field->kind == SP_SCHEMA_GROUPS;
  g_autoptr (SpFieldList) list = sp_field_list_new (sp_field_row_get_context (row));

  if (field != NULL && !is_list)
    sp_field_list_add_absent (list, field->fields, sp_field_row_get_path (row));
  sp_field_list_show (list, self->box);
  gtk_label_set_label (self->summary, _ ("Not set"));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), is_list);
  gtk_widget_set_visible (self->tools, FALSE);
}

static void
sp_group_row_update (SpFieldRow *row, const SpNode *node)
{
  SpGroupRow *self = SP_GROUP_ROW (row);
  g_autoptr (SpFieldList) list = sp_field_list_new (sp_field_row_get_context (row));
  gboolean is_item;
  guint n = 0;

  if (node == NULL || node->type == SP_VALUE_NULL)
    {
      show_absent (self);
      return;
    }
  for (const SpNode *child = node->first_child; child != NULL; child = child->next, n++)
    {
      if (node->type == SP_VALUE_LIST)
        {
          g_autofree char *label = label_item (child, n);

          sp_field_list_add_item (list, child, label);
        }
      else if (!child->duplicate)
        {
          sp_field_list_add_node (list, child);
        }
    }
  if (node->type == SP_VALUE_MAP)
    add_missing (self, list, node);
  sp_field_list_show (list, self->box);
  show_summary (self, node);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), node->type == SP_VALUE_LIST);
  is_item = node->parent != NULL && node->parent->type == SP_VALUE_LIST;
  gtk_widget_set_visible (self->tools, is_item);
  gtk_widget_set_sensitive (GTK_WIDGET (self->up_button), is_item && get_index (node) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down_button), is_item && node->next != NULL);
}

static void
sp_group_row_commit (SpFieldRow *row)
{
  sp_field_list_commit (SP_GROUP_ROW (row)->box);
}

static void
sp_group_row_activate_field (SpFieldRow *row)
{
  SpGroupRow *self = SP_GROUP_ROW (row);

  gtk_toggle_button_set_active (self->toggle, !gtk_toggle_button_get_active (self->toggle));
}

static void
sp_group_row_focus_part (SpFieldRow *row, const char *rest)
{
  SpGroupRow *self = SP_GROUP_ROW (row);
  g_autofree char *subject = NULL;

  if (rest == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
      return;
    }
  subject = g_strdup_printf ("%s.%s", sp_field_row_get_path (row), rest);
  gtk_toggle_button_set_active (self->toggle, TRUE);
  if (!sp_field_list_focus_subject (self->box, subject))
    gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
}

static void
sp_group_row_class_init (SpGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  row_class->activate_field = sp_group_row_activate_field;
  row_class->commit = sp_group_row_commit;
  row_class->describe = sp_group_row_describe;
  row_class->focus_part = sp_group_row_focus_part;
  row_class->follows_own_changes = TRUE;
  row_class->update = sp_group_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, box);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, tools);
  gtk_widget_class_bind_template_child (widget_class, SpGroupRow, up_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_field_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
}

static void
sp_group_row_init (SpGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
