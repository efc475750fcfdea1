/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-list-field.h"

static SpFrontMatter *
get_front_matter (SpFieldRow *row)
{
  return sp_page_get_front_matter (sp_field_row_get_page (row));
}

static const SpNode *
get_base_node (SpFieldRow *row)
{
  return sp_front_matter_lookup (sp_field_row_get_base (row), sp_field_row_get_path (row));
}

static gboolean
is_lone_word (const SpNode *node)
{
  return node != NULL && node->type != SP_VALUE_LIST && node->type != SP_VALUE_NULL;
}

static SpValue *
value_for_item (SpFieldRow *row, const SpNode *list, const char *typed)
{
  g_autofree char *first = NULL;

  if (list == NULL || list->n_children == 0 || list->first_child->type == SP_VALUE_NULL)
    return sp_value_new_string (typed);
  first = g_strdup_printf ("%s.0", sp_field_row_get_path (row));
  return sp_front_matter_coerce (sp_field_row_get_base (row), first, typed, SP_VALUE_STRING);
}

gboolean
sp_list_field_remove (SpFieldRow *row, guint index)
{
  const SpNode *node;
  gboolean was_there;
  g_autofree char *path = NULL;
  GError *error = NULL;
  SpChange *change;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), FALSE);

  node = sp_field_row_get_node (row);
  if (node == NULL)
    return TRUE;
  was_there = sp_field_row_get_shown_type (row, NULL);
  if (is_lone_word (node) || (node->n_children == 1 && !was_there))
    return sp_field_row_unset (row, SP_APPLY_DEFAULT);
  path = g_strdup_printf ("%s.%u", sp_field_row_get_path (row), index);
  change = sp_front_matter_unset (get_front_matter (row), path, &error);
  return sp_field_row_apply (row, change, error, NULL, SP_APPLY_DEFAULT);
}

gboolean
sp_list_field_move (SpFieldRow *row, guint from, guint to)
{
  GError *error = NULL;
  SpChange *change;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), FALSE);

  change = sp_front_matter_move_item (get_front_matter (row), sp_field_row_get_path (row), from, to,
                                      &error);
  return sp_field_row_apply (row, change, error, NULL, SP_APPLY_DEFAULT);
}

gboolean
sp_list_field_append (SpFieldRow *row, const char *typed, SpApplyFlags flags)
{
  const SpNode *node;
  g_autoptr (SpValue) value = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  node = get_base_node (row);
  if (is_lone_word (node))
    {
      value = sp_value_new_list ();
      sp_value_append (value, sp_value_ref (node->value));
      sp_value_append (value, sp_value_new_string (typed));
      return sp_field_row_set_value (row, value, typed, flags);
    }
  value = value_for_item (row, node, typed);
  return sp_field_row_insert_item (row, sp_list_field_count (row), value, typed, flags);
}

guint
sp_list_field_count (SpFieldRow *row)
{
  const SpNode *node;

  g_return_val_if_fail (SP_IS_FIELD_ROW (row), 0);

  node = get_base_node (row);
  return node != NULL ? node->n_children : 0;
}

gboolean
sp_list_field_is_lone_word (SpFieldRow *row)
{
  g_return_val_if_fail (SP_IS_FIELD_ROW (row), FALSE);

  return is_lone_word (get_base_node (row));
}
