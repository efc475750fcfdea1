/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-list.h"

#include "sp-chips-row.h"
#include "sp-choice-row.h"
#include "sp-colour-row.h"
#include "sp-date-row.h"
#include "sp-group-row.h"
#include "sp-image-row.h"
#include "sp-label.h"
#include "sp-locked-row.h"
#include "sp-long-text-row.h"
#include "sp-number-row.h"
#include "sp-switch-row.h"
#include "sp-text-row.h"
#include "sp-word-row.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const SpSchemaField *known;
  const SpNode *node;
  char *path;
  char *label;
} Field;

struct _SpFieldList
{
  SpFormContext *context; /* borrowed */
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
sp_field_list_new (SpFormContext *context)
{
  SpFieldList *self = g_new0 (SpFieldList, 1);

  self->context = context;
  self->fields = g_ptr_array_new_with_free_func (field_free);
  return self;
}

void
sp_field_list_free (SpFieldList *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* What is hidden is kept, and not shown. (transfer full) @path, @label */
static void
add (SpFieldList *self,
     guint index,
     const SpSchemaField *known,
     const SpNode *node,
     char *path,
     char *label)
{
  Field *field = g_new0 (Field, 1);

  field->known = known;
  field->node = node;
  field->path = path;
  field->label = label;
  g_ptr_array_insert (self->fields, (int) index, field);
}

/* Words in the place of a switch that is shown the other way round: the label would lie. */
static char *
choose_label (const SpSchemaField *known, const SpNode *node)
{
  gboolean turned = known->inverted && node != NULL && node->type != SP_VALUE_BOOLEAN &&
                    node->type != SP_VALUE_NULL;

  return turned ? sp_label_for_key (known->key) : g_strdup (known->label);
}

void
sp_field_list_add_field (SpFieldList *self, const SpSchemaField *known, const SpNode *node)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (known != NULL);

  if (known->kind == SP_SCHEMA_HIDDEN || (node == NULL && !known->shown))
    return;
  add (self, self->fields->len, known, node,
       node != NULL ? sp_node_get_path (node) : g_strdup (known->key), choose_label (known, node));
}

void
sp_field_list_add_node (SpFieldList *self, const SpNode *node)
{
  g_autofree char *path = NULL;
  const SpSchemaField *known;

  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL && node->key != NULL);

  path = sp_node_get_path (node);
  known = sp_schema_lookup (sp_form_context_get_schema (self->context), path);
  if (known != NULL && known->kind == SP_SCHEMA_HIDDEN)
    return;
  add (self, self->fields->len, known, node, g_steal_pointer (&path),
       known != NULL ? choose_label (known, node) : sp_label_for_key (node->key));
}

static guint
find_place (SpFieldList *self, GPtrArray *fields, guint index)
{
  while (index > 0)
    {
      const SpSchemaField *before = g_ptr_array_index (fields, --index);

      for (guint i = 0; i < self->fields->len; i++)
        if (((const Field *) g_ptr_array_index (self->fields, i))->known == before)
          return i + 1;
    }
  return self->fields->len;
}

static gboolean
has_key (const SpNode *parent, const char *key)
{
  for (const SpNode *node = parent->first_child; node != NULL; node = node->next)
    if (node->key != NULL && g_ascii_strcasecmp (node->key, key) == 0)
      return TRUE;
  return FALSE;
}

void
sp_field_list_add_missing (SpFieldList *self, GPtrArray *fields, const SpNode *parent)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (fields != NULL);
  g_return_if_fail (parent != NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const SpSchemaField *known = g_ptr_array_index (fields, i);
      g_autofree char *above = NULL;
      g_autofree char *key = NULL;

      if (!known->shown || known->kind == SP_SCHEMA_HIDDEN || has_key (parent, known->key))
        continue;
      above = sp_node_get_path (parent);
      key = sp_path_join ((const char *[]){ known->key, NULL });
      add (self, find_place (self, fields, i), known, NULL,
           *above != '\0' ? g_strconcat (above, ".", key, NULL) : g_strdup (key),
           g_strdup (known->label));
    }
}

void
sp_field_list_add_absent (SpFieldList *self, GPtrArray *fields, const char *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (fields != NULL);
  g_return_if_fail (path != NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const SpSchemaField *known = g_ptr_array_index (fields, i);
      g_autofree char *key = sp_path_join ((const char *[]){ known->key, NULL });

      if (known->kind != SP_SCHEMA_HIDDEN)
        add (self, self->fields->len, known, NULL, g_strconcat (path, ".", key, NULL),
             g_strdup (known->label));
    }
}

void
sp_field_list_add_item (SpFieldList *self, const SpNode *node, const char *label)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL);
  g_return_if_fail (label != NULL);

  add (self, self->fields->len, NULL, node, sp_node_get_path (node), g_strdup (label));
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
    case SP_FIELD_WORD:
      return SP_TYPE_WORD_ROW;
    case SP_FIELD_CHOICE:
      return SP_TYPE_CHOICE_ROW;
    case SP_FIELD_COLOUR:
      return SP_TYPE_COLOUR_ROW;
    case SP_FIELD_DATE:
      return SP_TYPE_DATE_ROW;
    case SP_FIELD_IMAGE:
    case SP_FIELD_FILE:
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
create_row (SpFieldList *self, const Field *field)
{
  SpFieldKind kind = sp_field_kind_for (field->known, field->node);
  SpFieldRow *row = g_object_new (get_row_type (kind), NULL);

  g_object_set_qdata (G_OBJECT (row), kind_quark (), GINT_TO_POINTER ((int) kind));
  sp_field_row_bind (row, self->context);
  return row;
}

/* On a fresh page a row must be the one that would be made for it; likewise when the schema is
 * another, unless a person is in it. */
static gboolean
row_fits (SpFieldRow *row, const Field *field, gboolean fresh)
{
  SpFieldKind kind =
      (SpFieldKind) GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), kind_quark ()));

  if (g_ascii_strcasecmp (sp_field_row_get_path (row), field->path) != 0)
    return FALSE;
  if (sp_form_context_get_resettled (sp_field_row_get_context (row)) &&
      !(gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    fresh = TRUE;
  return fresh ? sp_field_kind_for (field->known, field->node) == kind
               : sp_field_kind_takes (kind, field->known, field->node);
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
sp_field_list_show (SpFieldList *self, GtkListBox *box)
{
  g_autofree char *focused = NULL;
  gboolean fresh;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_LIST_BOX (box));

  fresh = sp_form_context_get_fresh (self->context);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      SpFieldRow *row = find_row (box, (int) i, field, fresh);

      if (row == NULL)
        {
          row = create_row (self, field);
          gtk_list_box_insert (box, GTK_WIDGET (row), (int) i);
        }
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        {
          move_row (box, row, (int) i);
        }
      sp_field_row_describe (row, field->path, field->label, field->known);
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
