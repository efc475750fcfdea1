/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-front-matter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-format.h"
#include "sp-place.h"

static gboolean
check_readable (SpFrontMatter *self, GError **error)
{
  SpFormat format = sp_front_matter_get_format (self);

  if (format == SP_FORMAT_NONE || sp_front_matter_get_error (self, NULL) == NULL)
    return TRUE;
  g_set_error (
      error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
      _ ("The fields of this page cannot be changed until this is mended in the source: %s"),
      sp_front_matter_get_error (self, NULL));
  return FALSE;
}

static gboolean
check_editable (const SpNode *node, GError **error)
{
  for (; node != NULL; node = node->parent)
    if (node->locked_why != NULL)
      {
        g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                             node->locked_why);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_value (SpValue *value, GError **error)
{
  const char *text = sp_value_get_string (value);

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("This text cannot be written because it is not UTF-8."));
      return FALSE;
    }
  for (guint i = 0; i < sp_value_get_length (value); i++)
    if (!check_value (sp_value_get_item (value, i), error))
      return FALSE;
  return TRUE;
}

static void
set_missing (GError **error, const char *path)
{
  g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD,
               _ ("This page has no field “%s”."), path);
}

static SpChange *
finish (SpFrontMatter *self,
        SpEditList *edits,
        const char *path,
        const SpPlace *place,
        SpValue *value)
{
  g_autoptr (SpValue) expected =
      sp_place_expect (self, place->keys, g_strv_length (place->keys), value);

  return sp_change_new_front_matter (edits, path, expected);
}

static SpChange *
no_change (SpFrontMatter *self, const char *path)
{
  g_autoptr (SpEditList) edits = sp_edit_list_new ();

  return sp_change_new_front_matter (edits, path, sp_front_matter_get_root (self)->value);
}

/* The children of @node as they are, with room for one more. */
static SpChild *
list_children (const SpNode *node, guint *n)
{
  SpChild *children = g_new0 (SpChild, node->n_children + 1);

  *n = 0;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    children[(*n)++] = (SpChild){ child, child->key, child->value };
  return children;
}

static void
insert_child (SpChild *children, guint *n, guint index, SpChild child)
{
  memmove (children + index + 1, children + index, (*n - index) * sizeof (SpChild));
  children[index] = child;
  ++*n;
}

/* Where @key goes among the keys beside it: behind the nearest earlier one of the usual order. */
static guint
find_position (const SpNode *map, const char *key, const char *const *order)
{
  guint rank = 0;

  if (order == NULL)
    return map->n_children;
  while (order[rank] != NULL && strcmp (order[rank], key) != 0)
    rank++;
  if (order[rank] == NULL)
    return map->n_children;
  while (rank > 0)
    {
      const SpNode *before = sp_node_get_member (map, order[--rank]);
      guint index = 1;

      if (before == NULL)
        continue;
      for (const SpNode *at = map->first_child; at != before; at = at->next)
        index++;
      return index;
    }
  return map->n_children;
}

static gboolean
insert_into (SpFrontMatter *self,
             const SpNode *container,
             guint index,
             const char *key,
             SpValue *value,
             SpEditList *edits,
             GError **error)
{
  const SpFormatBackend *backend = sp_format_get_backend (sp_front_matter_get_format (self));
  g_autofree SpChild *children = NULL;
  guint n;

  children = list_children (container, &n);
  insert_child (children, &n, index, (SpChild){ NULL, key, value });
  return backend->edit_children (self, container, children, n, edits, error);
}

/* A page without front matter gets one, in YAML. */
static SpChange *
begin_front_matter (SpFrontMatter *self, const SpPlace *place, const char *path, SpValue *value)
{
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpValue) root = sp_value_new_map ();
  g_autofree char *text = NULL;
  gsize start;

  sp_value_put (root, place->keys[0], sp_place_wrap (place->keys, 1, value));
  sp_front_matter_get_span (self, &start, NULL);
  text = sp_yaml_get_backend ()->write_new (
      root, sp_text_get_newline_at (sp_front_matter_get_text (self), start));
  edits = sp_edit_list_new_single (start, start, text, -1);
  return sp_change_new_front_matter (edits, path, root);
}

static SpChange *
add_missing (SpFrontMatter *self,
             const SpPlace *place,
             const char *path,
             SpValue *value,
             const char *const *order,
             GError **error)
{
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  const SpNode *parent = place->parent;
  const char *key = place->keys[place->depth];
  g_autoptr (SpValue) wrapped = NULL;
  gboolean ok;
  guint index;

  if (!check_editable (parent, error))
    return NULL;
  if (parent->type == SP_VALUE_NULL)
    {
      wrapped = sp_place_wrap (place->keys, place->depth, value);
      ok = sp_format_edit_value (self, parent, wrapped, edits, error);
    }
  else
    {
      wrapped = sp_place_wrap (place->keys, place->depth + 1, value);
      if (parent->type == SP_VALUE_MAP)
        ok = insert_into (self, parent, find_position (parent, key, order), key, wrapped, edits,
                          error);
      else if (parent->type == SP_VALUE_LIST && sp_place_read_index (key, &index) &&
               index == parent->n_children)
        ok = insert_into (self, parent, index, NULL, wrapped, edits, error);
      else
        {
          set_missing (error, path);
          return NULL;
        }
    }
  if (!ok)
    return NULL;
  {
    g_autoptr (SpValue) expected = sp_place_expect (
        self, place->keys, place->depth + (parent->type == SP_VALUE_NULL ? 0 : 1), wrapped);

    return sp_change_new_front_matter (edits, path, expected);
  }
}

SpChange *
sp_front_matter_set (SpFrontMatter *self,
                     const char *path,
                     SpValue *value,
                     const char *const *order,
                     GError **error)
{
  g_auto (SpPlace) place = { 0 };
  g_autoptr (SpEditList) edits = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && *path != '\0' && value != NULL, NULL);

  if (!check_readable (self, error) || !check_value (value, error))
    return NULL;
  sp_place_find (self, path, &place);
  if (sp_front_matter_get_format (self) == SP_FORMAT_NONE)
    return begin_front_matter (self, &place, path, value);
  if (place.node == NULL)
    return add_missing (self, &place, path, value, order, error);
  if (sp_value_equal (place.node->value, value))
    return no_change (self, path);
  edits = sp_edit_list_new ();
  if (!check_editable (place.node, error) ||
      !sp_format_edit_value (self, place.node, value, edits, error))
    return NULL;
  return finish (self, edits, path, &place, value);
}

static gboolean
has_member (SpValue *value, const char *key)
{
  if (sp_value_get_value_type (value) == SP_VALUE_MAP)
    return sp_value_lookup (value, key) != NULL;
  for (guint i = 0; i < sp_value_get_length (value); i++)
    if (has_member (sp_value_get_item (value, i), key))
      return TRUE;
  return FALSE;
}

/* A field that is also taken over from elsewhere would not go, but say what it says there. */
static gboolean
check_not_merged (const SpNode *node, GError **error)
{
  for (const SpNode *at = node->parent->first_child; at != NULL; at = at->next)
    if (at->merged && node->key != NULL && has_member (at->value, node->key))
      {
        g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                             _ ("This field is also taken over from another place on the page, so "
                                "it can only be removed in the source."));
        return FALSE;
      }
  return TRUE;
}

SpChange *
sp_front_matter_unset (SpFrontMatter *self, const char *path, GError **error)
{
  g_auto (SpPlace) place = { 0 };
  g_autoptr (SpEditList) edits = NULL;
  g_autofree SpChild *children = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && path != NULL && *path != '\0', NULL);

  if (!check_readable (self, error))
    return NULL;
  sp_place_find (self, path, &place);
  if (place.node == NULL)
    {
      set_missing (error, path);
      return NULL;
    }
  if (!check_editable (place.node, error) || !sp_format_check_free (place.node, error) ||
      !check_not_merged (place.node, error))
    return NULL;
  edits = sp_edit_list_new ();
  children = list_children (place.parent, &n);
  for (guint i = 0; i < n; i++)
    if (children[i].node == place.node)
      children[i].value = NULL;
  if (!sp_format_get_backend (sp_front_matter_get_format (self))
           ->edit_children (self, place.parent, children, n, edits, error))
    return NULL;
  return finish (self, edits, path, &place, NULL);
}

static void
set_not_a_list (GError **error, const char *path)
{
  g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
               _ ("The field “%s” is not a list."), path);
}

SpChange *
sp_front_matter_insert_item (SpFrontMatter *self,
                             const char *path,
                             guint index,
                             SpValue *value,
                             const char *const *order,
                             GError **error)
{
  g_auto (SpPlace) place = { 0 };
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpValue) list = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && *path != '\0' && value != NULL, NULL);

  if (!check_readable (self, error) || !check_value (value, error))
    return NULL;
  sp_place_find (self, path, &place);
  if (place.node == NULL || place.node->type == SP_VALUE_NULL)
    {
      list = sp_value_new_list ();
      sp_value_append (list, sp_value_ref (value));
      return sp_front_matter_set (self, path, list, order, error);
    }
  if (place.node->type != SP_VALUE_LIST)
    {
      set_not_a_list (error, path);
      return NULL;
    }
  if (index > place.node->n_children)
    {
      set_missing (error, path);
      return NULL;
    }
  edits = sp_edit_list_new ();
  if (!check_editable (place.node, error) ||
      !insert_into (self, place.node, index, NULL, value, edits, error))
    return NULL;
  list = sp_value_copy (place.node->value);
  sp_value_insert (list, index, sp_value_ref (value));
  return finish (self, edits, path, &place, list);
}

SpChange *
sp_front_matter_move_item (SpFrontMatter *self,
                           const char *path,
                           guint from,
                           guint to,
                           GError **error)
{
  g_auto (SpPlace) place = { 0 };
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpValue) list = NULL;
  g_autoptr (SpValue) item = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && *path != '\0', NULL);

  if (!check_readable (self, error))
    return NULL;
  sp_place_find (self, path, &place);
  if (place.node == NULL || place.node->type != SP_VALUE_LIST)
    {
      set_not_a_list (error, path);
      return NULL;
    }
  if (from >= place.node->n_children || to >= place.node->n_children)
    {
      set_missing (error, path);
      return NULL;
    }
  if (from == to)
    return no_change (self, path);
  edits = sp_edit_list_new ();
  if (!check_editable (place.node, error) ||
      !sp_format_check_free (sp_node_get_item (place.node, from), error) ||
      !sp_format_get_backend (sp_front_matter_get_format (self))
           ->move_item (self, sp_node_get_item (place.node, from), to, edits, error))
    return NULL;
  list = sp_value_copy (place.node->value);
  item = sp_value_ref (sp_value_get_item (list, from));
  sp_value_remove (list, from);
  sp_value_insert (list, to, sp_value_ref (item));
  return finish (self, edits, path, &place, list);
}
