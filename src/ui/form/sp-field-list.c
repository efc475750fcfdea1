/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-list.h"

#include "sp-chips-row.h"
#include "sp-date-row.h"
#include "sp-group-row.h"
#include "sp-image-row.h"
#include "sp-locked-row.h"
#include "sp-long-text-row.h"
#include "sp-number-row.h"
#include "sp-switch-row.h"
#include "sp-text-row.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const SpFieldSpec *spec;
  const SpNode *node;
  char *path;
  char *label;
} Field;

struct _SpFieldList
{
  GPtrArray *fields;
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->path);
  g_free (field->label);
  g_free (field);
}

SpFieldList *
sp_field_list_new (void)
{
  SpFieldList *self = g_new0 (SpFieldList, 1);

  self->fields = g_ptr_array_new_with_free_func (field_free);
  return self;
}

void
sp_field_list_free (SpFieldList *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static void
add (SpFieldList *self, const SpFieldSpec *spec, const SpNode *node, char *path, char *label)
{
  Field *field = g_new0 (Field, 1);

  field->spec = spec;
  field->node = node;
  field->path = path;
  field->label = label;
  g_ptr_array_add (self->fields, field);
}

void
sp_field_list_add_known (SpFieldList *self, const SpFieldSpec *spec, const SpNode *node)
{
  gboolean turned;

  g_return_if_fail (self != NULL);
  g_return_if_fail (spec != NULL);

  /* Words in the place of a switch that is shown the other way round: the label would lie. */
  turned = spec->inverted && node != NULL && node->type != SP_VALUE_BOOLEAN &&
           node->type != SP_VALUE_NULL;
  add (self, spec, node, node != NULL ? sp_node_get_path (node) : g_strdup (spec->key),
       turned ? sp_field_label_for_key (spec->key) : g_strdup (_ (spec->label)));
}

void
sp_field_list_add_node (SpFieldList *self, const SpNode *node)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL && node->key != NULL);

  add (self, NULL, node, sp_node_get_path (node), sp_field_label_for_key (node->key));
}

void
sp_field_list_add_item (SpFieldList *self, const SpNode *node, const char *label)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL);
  g_return_if_fail (label != NULL);

  add (self, NULL, node, sp_node_get_path (node), g_strdup (label));
}

guint
sp_field_list_get_length (SpFieldList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

static GType
get_row_type (SpFieldKind kind)
{
  switch (kind)
    {
    case SP_FIELD_TEXT:
      return SP_TYPE_TEXT_ROW;
    case SP_FIELD_DATE:
      return SP_TYPE_DATE_ROW;
    case SP_FIELD_IMAGE:
      return SP_TYPE_IMAGE_ROW;
    case SP_FIELD_LONG_TEXT:
      return SP_TYPE_LONG_TEXT_ROW;
    case SP_FIELD_SWITCH:
      return SP_TYPE_SWITCH_ROW;
    case SP_FIELD_NUMBER:
      return SP_TYPE_NUMBER_ROW;
    case SP_FIELD_CHIPS:
      return SP_TYPE_CHIPS_ROW;
    case SP_FIELD_GROUP:
    case SP_FIELD_ITEMS:
      return SP_TYPE_GROUP_ROW;
    case SP_FIELD_LOCKED:
    default:
      return SP_TYPE_LOCKED_ROW;
    }
}

/* A row remembers the kind it was made for. */
static GQuark
kind_quark (void)
{
  return g_quark_from_static_string ("sp-field-kind");
}

static SpFieldRow *
create_row (const Field *field, SpFormContext *context)
{
  SpFieldKind kind = sp_field_kind_for (field->spec, field->node);
  SpFieldRow *row = g_object_new (get_row_type (kind), NULL);

  g_object_set_qdata (G_OBJECT (row), kind_quark (), GINT_TO_POINTER ((int) kind));
  sp_field_row_bind (row, context, field->spec);
  return row;
}

/* On a fresh page a row must be the one that would be made for it. */
static gboolean
row_fits (SpFieldRow *row, const Field *field, gboolean fresh)
{
  SpFieldKind kind =
      (SpFieldKind) GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), kind_quark ()));

  if (sp_field_row_get_spec (row) != field->spec)
    return FALSE;
  if (field->spec == NULL && !g_str_equal (sp_field_row_get_path (row), field->path))
    return FALSE;
  return fresh ? sp_field_kind_for (field->spec, field->node) == kind
               : sp_field_kind_takes (kind, field->spec, field->node);
}

static SpFieldRow *
find_row (GtkListBox *box, int from, const Field *field, gboolean fresh)
{
  GtkListBoxRow *row;

  for (int i = from; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    if (row_fits (SP_FIELD_ROW (row), field, fresh))
      return SP_FIELD_ROW (row);
  return NULL;
}

static void
move_row (GtkListBox *box, SpFieldRow *row, int index)
{
  gboolean focused =
      (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  g_object_ref (row);
  gtk_list_box_remove (box, GTK_WIDGET (row));
  gtk_list_box_insert (box, GTK_WIDGET (row), index);
  if (focused)
    sp_field_row_focus_part (row, NULL);
  g_object_unref (row);
}

/* The path of the field that has the focus and is about to go, for the row that comes instead. */
static char *
remove_rows (GtkListBox *box, int from)
{
  char *focused = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, from)) != NULL)
    {
      if (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN)
        {
          g_free (focused);
          focused = g_strdup (sp_field_row_get_path (SP_FIELD_ROW (row)));
        }
      gtk_list_box_remove (box, GTK_WIDGET (row));
    }
  return focused;
}

void
sp_field_list_show (SpFieldList *self, GtkListBox *box, SpFormContext *context)
{
  g_autofree char *focused = NULL;
  gboolean fresh;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_LIST_BOX (box));
  g_return_if_fail (SP_IS_FORM_CONTEXT (context));

  fresh = sp_form_context_get_fresh (context);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      SpFieldRow *row = find_row (box, (int) i, field, fresh);

      if (row == NULL)
        {
          row = create_row (field, context);
          gtk_list_box_insert (box, GTK_WIDGET (row), (int) i);
        }
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        {
          move_row (box, row, (int) i);
        }
      sp_field_row_describe (row, field->path, field->label);
      sp_field_row_update (row, field->node);
    }
  focused = remove_rows (box, (int) self->fields->len);
  if (focused != NULL)
    sp_field_list_focus_subject (box, focused);
}

gboolean
sp_field_list_focus_subject (GtkListBox *box, const char *subject)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (box), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    {
      const char *path = sp_field_row_get_path (SP_FIELD_ROW (row));
      gsize length = strlen (path);

      if (strncmp (subject, path, length) != 0 ||
          (subject[length] != '\0' && subject[length] != '.'))
        continue;
      sp_field_row_focus_part (SP_FIELD_ROW (row),
                               subject[length] == '.' ? subject + length + 1 : NULL);
      return TRUE;
    }
  return FALSE;
}

void
sp_field_list_commit (GtkListBox *box)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (box));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    sp_field_row_commit (SP_FIELD_ROW (row));
}

void
sp_field_list_row_activated_cb (GtkListBox *box, GtkListBoxRow *row, gpointer user_data)
{
  sp_field_row_activate (SP_FIELD_ROW (row));
}
