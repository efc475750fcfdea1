/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lists whose differing parts are larger than this (items before × after) are compared item by item
 * in order, not by their longest common subsequence. */
#define MOST_COMPARED 1000000

const SpFormatBackend *
sp_format_get_backend (SpFormat format)
{
  switch (format)
    {
    case SP_FORMAT_YAML:
      return sp_yaml_get_backend ();
    case SP_FORMAT_TOML:
      return sp_toml_get_backend ();
    case SP_FORMAT_JSON:
      return sp_json_get_backend ();
    case SP_FORMAT_NONE:
    default:
      return NULL;
    }
}

gboolean
sp_format_check_free (const SpNode *node, GError **error)
{
  if (node->locked_why != NULL)
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                           node->locked_why);
      return FALSE;
    }
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    if (!sp_format_check_free (child, error))
      return FALSE;
  return TRUE;
}

/* The changes that turn one list into another. */
typedef struct
{
  const SpNode **nodes;
  SpValue *list;
  GArray *children; /* SpChild */
} Comparison;

/* Items that stay are matched; of the others between two such, the first are changed into each
 * other, what is left over is removed or added. */
static void
add_gap (Comparison *self, guint old_start, guint old_end, guint new_start, guint new_end)
{
  while (old_start < old_end || new_start < new_end)
    {
      SpChild child = { NULL, NULL, NULL };

      if (old_start < old_end)
        child.node = self->nodes[old_start++];
      if (new_start < new_end)
        child.value = sp_value_get_item (self->list, new_start++);
      g_array_append_val (self->children, child);
    }
}

static void
add_kept (Comparison *self, guint index)
{
  SpChild child = { self->nodes[index], NULL, self->nodes[index]->value };

  g_array_append_val (self->children, child);
}

static gboolean
same (const Comparison *self, guint old_index, guint new_index)
{
  return sp_value_equal (self->nodes[old_index]->value, sp_value_get_item (self->list, new_index));
}

static void
compare_middle (Comparison *self, guint old_start, guint old_end, guint new_start, guint new_end)
{
  guint n_old = old_end - old_start, n_new = new_end - new_start, i = 0, j = 0;
  guint gap_old = old_start, gap_new = new_start;
  g_autofree guint *lengths = NULL;

#define LENGTH(o, n) lengths[(gsize) (o) * (n_new + 1) + (n)]
  if ((guint64) n_old * n_new > MOST_COMPARED || n_old == 0 || n_new == 0)
    {
      add_gap (self, old_start, old_end, new_start, new_end);
      return;
    }
  lengths = g_new0 (guint, (gsize) (n_old + 1) * (n_new + 1));
  for (i = n_old; i > 0; i--)
    for (j = n_new; j > 0; j--)
      LENGTH (i - 1, j - 1) = same (self, old_start + i - 1, new_start + j - 1)
                                  ? LENGTH (i, j) + 1
                                  : MAX (LENGTH (i, j - 1), LENGTH (i - 1, j));
  for (i = j = 0; i < n_old && j < n_new;)
    {
      if (same (self, old_start + i, new_start + j))
        {
          add_gap (self, gap_old, old_start + i, gap_new, new_start + j);
          add_kept (self, old_start + i);
          gap_old = old_start + ++i;
          gap_new = new_start + ++j;
        }
      else if (LENGTH (i + 1, j) >= LENGTH (i, j + 1))
        i++;
      else
        j++;
    }
  add_gap (self, gap_old, old_end, gap_new, new_end);
#undef LENGTH
}

/* When all that happened is that one item went elsewhere: it, and where it is now. */
static const SpNode *
find_moved (Comparison *self, guint *to)
{
  const SpNode *removed = NULL;
  SpValue *inserted = NULL;
  guint place = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const SpChild *child = &g_array_index (self->children, SpChild, i);

      if (child->value == NULL)
        {
          if (removed != NULL)
            return NULL;
          removed = child->node;
          continue;
        }
      if (child->node == NULL)
        {
          if (inserted != NULL)
            return NULL;
          inserted = child->value;
          *to = place;
        }
      else if (!sp_value_equal (child->node->value, child->value))
        return NULL;
      place++;
    }
  if (removed == NULL || inserted == NULL || !sp_value_equal (removed->value, inserted))
    return NULL;
  return removed;
}

static gboolean
edit_children (SpFrontMatter *front_matter,
               const SpNode *node,
               GArray *children,
               SpEditList *edits,
               GError **error)
{
  for (guint i = 0; i < children->len; i++)
    {
      const SpChild *child = &g_array_index (children, SpChild, i);

      if (child->value == NULL && !sp_format_check_free (child->node, error))
        return FALSE;
    }
  return sp_format_get_backend (sp_front_matter_get_format (front_matter))
      ->edit_children (front_matter, node, (const SpChild *) children->data, children->len, edits,
                       error);
}

static gboolean
edit_list (SpFrontMatter *front_matter,
           const SpFormatBackend *backend,
           const SpNode *node,
           SpValue *list,
           SpEditList *edits,
           GError **error)
{
  g_autofree const SpNode **nodes = g_new (const SpNode *, node->n_children + 1);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (SpChild));
  Comparison comparison = { nodes, list, children };
  guint n_old = 0, n_new = sp_value_get_length (list), prefix = 0, suffix = 0, to = 0;
  const SpNode *moved;

  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    nodes[n_old++] = child;
  while (prefix < n_old && prefix < n_new && same (&comparison, prefix, prefix))
    add_kept (&comparison, prefix++);
  while (suffix < n_old - prefix && suffix < n_new - prefix &&
         same (&comparison, n_old - suffix - 1, n_new - suffix - 1))
    suffix++;
  compare_middle (&comparison, prefix, n_old - suffix, prefix, n_new - suffix);
  for (guint i = n_old - suffix; i < n_old; i++)
    add_kept (&comparison, i);

  moved = find_moved (&comparison, &to);
  if (moved != NULL)
    return sp_format_check_free (moved, error) &&
           backend->move_item (front_matter, moved, to, edits, error);
  return edit_children (front_matter, node, children, edits, error);
}

/* New keys go behind the key that they follow in @map, or to the end. */
static gboolean
edit_map (SpFrontMatter *front_matter,
          const SpFormatBackend *backend,
          const SpNode *node,
          SpValue *map,
          SpEditList *edits,
          GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (SpChild));
  gboolean any_kept = FALSE;

  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      SpChild entry = { child, child->key, sp_value_lookup (map, child->key) };

      /* What "<<" brings in is compared by its effect, when the change is verified. */
      if (child->merged)
        entry.value = child->value;
      any_kept |= entry.value != NULL;
      g_array_append_val (children, entry);
    }
  if (!any_kept && children->len > 0 && sp_value_get_length (map) > 0)
    return sp_format_check_free (node, error) &&
           backend->replace (front_matter, node, map, edits, error);
  for (guint i = 0; i < sp_value_get_length (map); i++)
    {
      SpChild entry = { NULL, sp_value_get_key (map, i), sp_value_get_item (map, i) };
      guint index = children->len;
      SpValue *present = sp_value_lookup (node->value, entry.key);

      if (sp_node_get_member (node, entry.key) != NULL ||
          (present != NULL && sp_value_equal (present, entry.value)))
        continue;
      for (guint j = 0; i > 0 && j < children->len; j++)
        if (strcmp (g_array_index (children, SpChild, j).key, sp_value_get_key (map, i - 1)) == 0)
          index = j + 1;
      g_array_insert_val (children, index, entry);
    }
  return edit_children (front_matter, node, children, edits, error);
}

gboolean
sp_format_edit_value (SpFrontMatter *front_matter,
                      const SpNode *node,
                      SpValue *value,
                      SpEditList *edits,
                      GError **error)
{
  const SpFormatBackend *backend =
      sp_format_get_backend (sp_front_matter_get_format (front_matter));
  SpValueType type = sp_value_get_value_type (value);

  if (sp_value_equal (node->value, value))
    return TRUE;
  if (node->locked_why != NULL)
    return sp_format_check_free (node, error);
  if (type == SP_VALUE_LIST && node->type == SP_VALUE_LIST)
    return edit_list (front_matter, backend, node, value, edits, error);
  if (type == SP_VALUE_MAP && node->type == SP_VALUE_MAP)
    return edit_map (front_matter, backend, node, value, edits, error);
  return sp_format_check_free (node, error) &&
         backend->replace (front_matter, node, value, edits, error);
}
