/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-comma-list.h"
#include "sp-toml-table.h"
#include "sp-toml-write.h"

static const char *
get_data (SpFrontMatter *front_matter)
{
  return sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);
}

static char *
spell_item (SpFrontMatter *front_matter,
            const SpChild *child,
            const SpNode *neighbour,
            const char *indentation,
            GError **error)
{
  GString *out = g_string_new (NULL);
  gboolean literal = neighbour != NULL && neighbour->type == SP_VALUE_STRING &&
                     neighbour->style == SP_STYLE_SINGLE;

  if (!sp_toml_append_value (out, child->value, literal ? SP_TOML_LITERAL : SP_TOML_BASIC, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free (out, FALSE);
}

static char *
spell_entry (SpFrontMatter *front_matter,
             const SpChild *child,
             const SpNode *neighbour,
             const char *indentation,
             GError **error)
{
  GString *out = g_string_new (NULL);

  sp_toml_append_key (out, child->key);
  if (neighbour != NULL)
    g_string_append_len (out, get_data (front_matter) + neighbour->key_end,
                         (gssize) (neighbour->start - neighbour->key_end));
  else
    g_string_append (out, " = ");
  if (!sp_toml_append_value (out, child->value, SP_TOML_BASIC, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free (out, FALSE);
}

static const SpCommaStyle array_style = { TRUE, " ", "  ", spell_item };
static const SpCommaStyle inline_style = { FALSE, " ", "", spell_entry };

static gboolean
is_inline (const SpNode *node)
{
  for (; node != NULL; node = node->parent)
    if (SP_TOML_NODE (node)->kind == SP_TOML_VALUE)
      return TRUE;
  return FALSE;
}

/* Whether keys with dots stand between these braces: what goes with one of them is not one piece.
 */
static gboolean
has_dotted_keys (const SpNode *map)
{
  if (SP_TOML_NODE (map)->kind == SP_TOML_DOTTED)
    return TRUE;
  for (const SpNode *child = map->first_child; child != NULL; child = child->next)
    if (SP_TOML_NODE (child)->kind == SP_TOML_DOTTED)
      return TRUE;
  return FALSE;
}

static gboolean
fail_dotted (GError **error)
{
  g_set_error_literal (
      error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
      _ ("These fields are written in an unusual way, so they can only be added or "
         "removed in the source."));
  return FALSE;
}

/* Braces and a blank: inside them the first entry of an empty group begins. */
static gboolean
fill_empty_map (const SpNode *node,
                const SpChild *children,
                guint n,
                SpEditList *edits,
                GError **error)
{
  g_autoptr (SpValue) map = sp_value_new_map ();
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    sp_value_put (map, children[i].key, sp_value_ref (children[i].value));
  if (!sp_toml_append_value (out, map, SP_TOML_BASIC, error))
    return FALSE;
  sp_edit_list_add (edits, node->start, node->end, out->str, (gssize) out->len);
  return TRUE;
}

static gboolean
edit_inline_map (SpFrontMatter *front_matter,
                 const SpNode *node,
                 const SpChild *children,
                 guint n_children,
                 SpEditList *edits,
                 GError **error)
{
  gboolean same_keys = TRUE;

  for (guint i = 0; i < n_children; i++)
    same_keys &= children[i].node != NULL && children[i].value != NULL;
  if (has_dotted_keys (node))
    {
      if (!same_keys)
        return fail_dotted (error);
      for (guint i = 0; i < n_children; i++)
        if (!sp_format_edit_value (front_matter, children[i].node, children[i].value, edits, error))
          return FALSE;
      return TRUE;
    }
  if (node->n_children == 0)
    return n_children == 0 || fill_empty_map (node, children, n_children, edits, error);
  return sp_comma_list_edit (front_matter, node, children, n_children, &inline_style, FALSE, edits,
                             error);
}

gboolean
sp_toml_edit_children (SpFrontMatter *front_matter,
                       const SpNode *node,
                       const SpChild *children,
                       guint n_children,
                       SpEditList *edits,
                       GError **error)
{
  if (SP_TOML_NODE (node)->kind == SP_TOML_TABLES)
    return sp_toml_edit_tables (front_matter, node, children, n_children, edits, error);
  if (!is_inline (node))
    return sp_toml_edit_table (front_matter, node, children, n_children, edits, error);
  if (node->type == SP_VALUE_MAP)
    return edit_inline_map (front_matter, node, children, n_children, edits, error);
  return sp_comma_list_edit (front_matter, node, children, n_children, &array_style, FALSE, edits,
                             error);
}

gboolean
sp_toml_move_item (SpFrontMatter *front_matter,
                   const SpNode *item,
                   guint to,
                   SpEditList *edits,
                   GError **error)
{
  if (SP_TOML_NODE (item->parent)->kind == SP_TOML_TABLES)
    return sp_toml_move_table (front_matter, item, to, edits, error);
  return sp_comma_list_move (front_matter, item, to, &array_style, edits, error);
}

/* Other fields in the place of those that a table has. */
static gboolean
replace_table (SpFrontMatter *front_matter,
               const SpNode *node,
               SpValue *map,
               SpEditList *edits,
               GError **error)
{
  guint n = node->n_children + sp_value_get_length (map), at = 0;
  g_autofree SpChild *children = g_new0 (SpChild, n + 1);

  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    children[at++] = (SpChild){ child, child->key, NULL };
  for (guint i = 0; i < sp_value_get_length (map); i++)
    children[at++] = (SpChild){ NULL, sp_value_get_key (map, i), sp_value_get_item (map, i) };
  return sp_toml_edit_children (front_matter, node, children, n, edits, error);
}

/* One value in the place of a table's lines: what stood under headers or dotted keys becomes a line
 * of the table around it. */
static gboolean
replace_by_pair (SpFrontMatter *front_matter,
                 const SpNode *node,
                 SpValue *value,
                 SpEditList *edits,
                 GError **error)
{
  const SpNode *parent = node->parent;
  g_autofree SpChild *children = g_new0 (SpChild, parent->n_children + 1);
  guint n = 0;

  for (const SpNode *child = parent->first_child; child != NULL; child = child->next)
    {
      children[n++] = (SpChild){ child, child->key, child == node ? NULL : child->value };
      if (child == node)
        children[n++] = (SpChild){ NULL, node->key, value };
    }
  return sp_toml_edit_children (front_matter, parent, children, n, edits, error);
}

gboolean
sp_toml_replace (SpFrontMatter *front_matter,
                 const SpNode *node,
                 SpValue *value,
                 SpEditList *edits,
                 GError **error)
{
  const char *data = get_data (front_matter);
  g_autoptr (GString) out = NULL;
  const char *newline;

  if (SP_TOML_NODE (node)->kind != SP_TOML_VALUE)
    {
      if (sp_value_get_value_type (value) == SP_VALUE_MAP && node->type == SP_VALUE_MAP)
        return replace_table (front_matter, node, value, edits, error);
      if (node->key != NULL)
        return replace_by_pair (front_matter, node, value, edits, error);
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("Each item of this list is a group of fields."));
      return FALSE;
    }
  out = g_string_new (NULL);
  newline = sp_text_get_newline_at (sp_front_matter_get_text (front_matter), node->start);
  if (node->type == sp_value_get_value_type (value)
          ? !sp_toml_append_like (out, value, data + node->start, node->end - node->start, newline,
                                  error)
          : !sp_toml_append_value (out, value, SP_TOML_BASIC, error))
    return FALSE;
  sp_edit_list_add (edits, node->start, node->end, out->str, (gssize) out->len);
  return TRUE;
}
