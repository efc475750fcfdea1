/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-toml-lines.h"
#include "sp-toml-write.h"

static const char *
get_newline (SpFrontMatter *front_matter, gsize at)
{
  return sp_text_get_newline_at (sp_front_matter_get_text (front_matter), at);
}

/* The keys from @top (not included) down to @node, and @key (or %NULL), joined by dots. */
static char *
make_path (const SpNode *node, const SpNode *top, const char *key)
{
  GString *path = g_string_new (NULL);

  if (key != NULL)
    sp_toml_append_key (path, key);
  for (; node != top && node != NULL; node = node->parent)
    {
      g_autoptr (GString) part = NULL;

      if (node->key == NULL)
        continue;
      part = g_string_new (NULL);
      sp_toml_append_key (part, node->key);
      if (path->len > 0)
        g_string_append_c (part, '.');
      g_string_prepend (path, part->str);
    }
  return g_string_free (path, FALSE);
}

/* The [table], or the root, in whose lines the entries of @node stand. */
static const SpNode *
find_table (const SpNode *node)
{
  while (SP_TOML_NODE (node)->kind == SP_TOML_DOTTED)
    node = node->parent;
  return node;
}

/* The column of the equals sign in the line of @pair. */
static gsize
find_column (SpFrontMatter *front_matter, const SpTomlNode *pair)
{
  const char *data = sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);
  const char *equals =
      memchr (data + pair->node.key_end, '=', pair->node.start - pair->node.key_end);

  return (gsize) (equals - data) - pair->pair_start;
}

/* The column where all equals signs of @node stand below each other, with blanks before some of
 * them; 0 when they do not. */
static gsize
find_aligned_column (SpFrontMatter *front_matter, const SpNode *node)
{
  gsize column = 0;
  gboolean padded = FALSE;

  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      const SpTomlNode *pair = SP_TOML_NODE (child);
      gsize own;

      if (pair->kind != SP_TOML_VALUE)
        continue;
      own = find_column (front_matter, pair);
      if (column != 0 && own != column)
        return 0;
      column = own;
      padded |= own > child->key_end - pair->pair_start + 1;
    }
  return padded ? column : 0;
}

/* The line "key = value" in the manner of the line of @neighbour. */
static void
append_pair (GString *out,
             SpFrontMatter *front_matter,
             const SpNode *node,
             const char *key,
             const SpTomlNode *neighbour)
{
  const char *data = sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);
  g_autofree char *path = make_path (node, find_table (node), key);
  gsize column, gap;

  if (neighbour == NULL)
    {
      g_string_append_printf (out, "%s = ", path);
      return;
    }
  column = find_aligned_column (front_matter, neighbour->node.parent);
  gap = neighbour->node.key_end;
  g_string_append_len (out, data + neighbour->node.entry_start,
                       (gssize) (neighbour->pair_start - neighbour->node.entry_start));
  g_string_append (out, path);
  if (column > 0)
    {
      for (gsize at = strlen (path); at < MAX (column, strlen (path) + 1); at++)
        g_string_append_c (out, ' ');
      gap = neighbour->pair_start + find_column (front_matter, neighbour);
    }
  g_string_append_len (out, data + gap, (gssize) (neighbour->node.start - gap));
}

static gboolean
append_new_value (GString *out, SpValue *value, const char *newline, GError **error)
{
  const char *text = sp_value_get_string (value);

  if (sp_value_get_value_type (value) == SP_VALUE_STRING && strchr (text, '\n') != NULL)
    {
      sp_toml_append_lines_of_text (out, text, newline);
      return TRUE;
    }
  return sp_toml_append_value (out, value, SP_TOML_BASIC, error);
}

/* Whether a line of @node stands among its children from @from on, going by @step. */
static const SpTomlNode *
find_neighbour (const SpChild *children, guint n_children, int from, int step)
{
  for (int i = from; i >= 0 && i < (int) n_children; i += step)
    {
      const SpNode *child = children[i].node;
      const SpTomlNode *pair = NULL;

      if (child != NULL && (SP_TOML_NODE (child)->kind == SP_TOML_VALUE ||
                            SP_TOML_NODE (child)->kind == SP_TOML_DOTTED))
        pair = sp_toml_find_pair (child, step < 0);
      if (pair != NULL)
        return pair;
    }
  return NULL;
}

/* "[a]" and its lines, where so far only "[a.b]" stands. */
static char *
make_header (const SpNode *node, const char *lines, const char *newline)
{
  g_autofree char *path = make_path (node, NULL, NULL);

  return g_strconcat ("[", path, "]", newline, lines, NULL);
}

/* Puts it before the first table in @node that stays, or in the place of the first one. */
static void
add_header (SpFrontMatter *front_matter,
            const SpNode *node,
            const SpChild *children,
            guint n_children,
            const char *lines,
            SpEditList *edits)
{
  const SpTomlNode *first = sp_toml_find_header (node), *stays = NULL;
  g_autofree char *header = make_header (node, lines, get_newline (front_matter, node->start));

  for (guint i = 0; i < n_children; i++)
    {
      const SpTomlNode *inner = NULL;

      if (children[i].node != NULL && children[i].value != NULL)
        inner = sp_toml_find_header (children[i].node);
      if (inner != NULL && (stays == NULL || inner->header_start < stays->header_start))
        stays = inner;
    }
  if (stays != NULL)
    sp_toml_insert_table (front_matter, sp_toml_find_comments (front_matter, stays->header_start),
                          header, edits);
  else
    sp_edit_list_add (edits, first->header_start, first->body_end, header, -1);
}

/* Where the lines of a table without lines begin. What follows at the start of the front matter is
 * another table: a blank line keeps them apart. */
static void
add_first_pair (SpFrontMatter *front_matter,
                const SpNode *node,
                const char *line,
                SpEditList *edits)
{
  gsize at = SP_TOML_NODE (node)->body_start;

  if (node->parent == NULL && !sp_toml_is_blank_line (front_matter, at) && node->n_children > 0)
    sp_toml_insert_table (front_matter, at, line, edits);
  else
    sp_toml_insert_lines (front_matter, at, line, edits);
}

/* A new entry of @node behind the @index th of @children. */
static gboolean
add_pair (SpFrontMatter *front_matter,
          const SpNode *node,
          const SpChild *children,
          guint n_children,
          int index,
          const char *key,
          SpValue *value,
          GString *headed,
          SpEditList *edits,
          GError **error)
{
  const SpTomlNode *before = find_neighbour (children, n_children, index - 1, -1);
  const SpTomlNode *after = find_neighbour (children, n_children, index, 1);
  const SpTomlNode *neighbour = before != NULL ? before : after;
  const char *newline = get_newline (front_matter, node->start);
  g_autoptr (GString) line = g_string_new (NULL);

  append_pair (line, front_matter, node, key, neighbour);
  if (!append_new_value (line, value, newline, error))
    return FALSE;
  g_string_append (line, newline);
  if (SP_TOML_NODE (node)->kind == SP_TOML_IMPLIED)
    g_string_append (headed, line->str);
  else if (before != NULL)
    sp_toml_insert_lines (front_matter, before->node.entry_end, line->str, edits);
  else if (after != NULL)
    sp_toml_insert_lines (front_matter, after->node.entry_start, line->str, edits);
  else
    add_first_pair (front_matter, node, line->str, edits);
  return TRUE;
}

/* A new table inside @node, behind all that is there. */
static gboolean
add_table (SpFrontMatter *front_matter,
           const SpNode *node,
           const char *key,
           SpValue *value,
           SpEditList *edits,
           GError **error)
{
  g_autofree char *path = make_path (node, NULL, key);
  g_autoptr (GString) lines = g_string_new (NULL);
  gsize at = sp_toml_find_end (node);

  if (node->parent == NULL)
    sp_front_matter_get_content_span (front_matter, NULL, &at);
  if (!sp_toml_append_tables (lines, path, value, get_newline (front_matter, at), error))
    return FALSE;
  sp_toml_insert_table (front_matter, at, lines->str, edits);
  return TRUE;
}

/* Removes all lines of @node but those of @kept: its own, and those of the tables in it. */
static void
remove_node (SpFrontMatter *front_matter,
             const SpNode *node,
             const SpTomlNode *kept,
             SpEditList *edits)
{
  const SpTomlNode *self = SP_TOML_NODE (node);

  if (self->kind == SP_TOML_VALUE)
    {
      if (self != kept)
        sp_toml_remove_lines (front_matter, node->entry_start, node->entry_end, FALSE, edits);
      return;
    }
  if (self->kind == SP_TOML_TABLE && self != kept)
    sp_toml_remove_lines (front_matter, self->header_start, self->body_end, TRUE, edits);
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      gboolean in_body = SP_TOML_NODE (child)->kind == SP_TOML_VALUE ||
                         SP_TOML_NODE (child)->kind == SP_TOML_DOTTED;

      if (self->kind != SP_TOML_TABLE || !in_body)
        remove_node (front_matter, child, kept, edits);
    }
}

/* What only its entries made would be gone with them: "a = {}" in the place of the last one. */
static void
leave_empty_map (SpFrontMatter *front_matter, const SpNode *node, SpEditList *edits)
{
  const SpTomlNode *pair = sp_toml_find_pair (node, FALSE);
  g_autofree char *path = make_path (node, find_table (node), NULL);
  g_autofree char *text = g_strconcat (path, " = {}", NULL);

  sp_edit_list_add (edits, pair->pair_start, pair->node.end, text, -1);
}

/* What of @node must be changed rather than removed when nothing in it stays: what makes it. */
static const SpTomlNode *
find_last_trace (const SpNode *node, const SpChild *children, guint n_children)
{
  SpTomlKind kind = SP_TOML_NODE (node)->kind;

  for (guint i = 0; i < n_children; i++)
    if (children[i].value != NULL && (children[i].node != NULL || kind == SP_TOML_DOTTED))
      return NULL;
  if (kind == SP_TOML_DOTTED)
    return sp_toml_find_pair (node, FALSE);
  return kind == SP_TOML_IMPLIED ? sp_toml_find_header (node) : NULL;
}

static gboolean
gets_header (const SpNode *node, const SpChild *child)
{
  return child->node == NULL && SP_TOML_NODE (node)->kind != SP_TOML_DOTTED &&
         sp_toml_wants_header (child->value);
}

gboolean
sp_toml_edit_table (SpFrontMatter *front_matter,
                    const SpNode *node,
                    const SpChild *children,
                    guint n_children,
                    SpEditList *edits,
                    GError **error)
{
  SpTomlKind kind = SP_TOML_NODE (node)->kind;
  g_autoptr (GString) headed = g_string_new (NULL);
  const SpTomlNode *trace = find_last_trace (node, children, n_children);

  for (guint i = 0; i < n_children; i++)
    {
      const SpChild *child = &children[i];
      gboolean ok = TRUE;

      if (child->node != NULL && child->value == NULL)
        remove_node (front_matter, child->node, trace, edits);
      else if (child->node != NULL)
        ok = sp_format_edit_value (front_matter, child->node, child->value, edits, error);
      else if (!gets_header (node, child))
        ok = add_pair (front_matter, node, children, n_children, (int) i, child->key, child->value,
                       headed, edits, error);
      if (!ok)
        return FALSE;
    }
  /* Tables come behind the lines that may go to the same place. */
  for (guint i = 0; i < n_children; i++)
    if (gets_header (node, &children[i]) &&
        !add_table (front_matter, node, children[i].key, children[i].value, edits, error))
      return FALSE;
  if (trace != NULL && kind == SP_TOML_DOTTED)
    leave_empty_map (front_matter, node, edits);
  else if (trace != NULL || headed->len > 0)
    add_header (front_matter, node, children, n_children, headed->str, edits);
  return TRUE;
}

/* A new item at @at, in a list of tables. */
static gboolean
add_item (SpFrontMatter *front_matter,
          const SpNode *list,
          SpValue *value,
          gsize at,
          SpEditList *edits,
          GError **error)
{
  g_autofree char *path = make_path (list, NULL, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *newline = get_newline (front_matter, at);

  if (sp_value_get_value_type (value) != SP_VALUE_MAP)
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                           _ ("Each item of this list is a group of fields."));
      return FALSE;
    }
  g_string_append_printf (lines, "[[%s]]%s", path, newline);
  if (!sp_toml_append_lines (lines, path, value, newline, error))
    return FALSE;
  sp_toml_insert_table (front_matter, at, lines->str, edits);
  return TRUE;
}

/* Where an item begins, with the comments above it. */
static gsize
find_item_start (SpFrontMatter *front_matter, const SpNode *item)
{
  return sp_toml_find_comments (front_matter, SP_TOML_NODE (item)->header_start);
}

/* Without items, nothing would be left of the list: "a = []". */
static gboolean
leave_empty_list (SpFrontMatter *front_matter,
                  const SpNode *list,
                  SpEditList *edits,
                  GError **error)
{
  const SpNode *parent = list->parent;
  g_autoptr (SpValue) empty = sp_value_new_list ();
  g_autofree SpChild *children = g_new0 (SpChild, parent->n_children);
  g_autoptr (GString) headed = g_string_new (NULL);
  guint n = 0;

  for (const SpNode *child = parent->first_child; child != NULL; child = child->next)
    children[n++] = (SpChild){ child, child->key, child == list ? NULL : child->value };
  if (!add_pair (front_matter, parent, children, n, (int) n, list->key, empty, headed, edits,
                 error))
    return FALSE;
  if (headed->len > 0)
    add_header (front_matter, parent, children, n, headed->str, edits);
  return TRUE;
}

gboolean
sp_toml_edit_tables (SpFrontMatter *front_matter,
                     const SpNode *node,
                     const SpChild *children,
                     guint n_children,
                     SpEditList *edits,
                     GError **error)
{
  gsize at = find_item_start (front_matter, node->first_child);
  const SpTomlNode *trace = NULL;
  gboolean emptied = TRUE;

  for (guint i = 0; i < n_children; i++)
    emptied &= children[i].value == NULL;
  if (emptied && SP_TOML_NODE (node->parent)->kind == SP_TOML_IMPLIED &&
      node->parent->n_children == 1)
    trace = sp_toml_find_header (node);
  for (guint i = 0; i < n_children; i++)
    {
      const SpChild *child = &children[i];
      gboolean ok = TRUE;

      if (child->node == NULL)
        ok = add_item (front_matter, node, child->value, at, edits, error);
      else if (child->value == NULL)
        remove_node (front_matter, child->node, trace, edits);
      else
        ok = sp_format_edit_value (front_matter, child->node, child->value, edits, error);
      if (!ok)
        return FALSE;
      if (child->node != NULL)
        at = sp_toml_find_end (child->node);
    }
  return !emptied || leave_empty_list (front_matter, node, edits, error);
}

/* Whether a line between @start and @end belongs to a table outside of @node. */
static gboolean
has_others (const SpNode *node, const SpNode *except, gsize start, gsize end)
{
  const SpTomlNode *self = SP_TOML_NODE (node);

  if (node == except || self->kind == SP_TOML_VALUE)
    return FALSE;
  if (self->kind == SP_TOML_TABLE && node->parent != NULL && self->header_start >= start &&
      self->header_start < end)
    return TRUE;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    if (has_others (child, except, start, end))
      return TRUE;
  return FALSE;
}

gboolean
sp_toml_move_table (SpFrontMatter *front_matter,
                    const SpNode *item,
                    guint to,
                    SpEditList *edits,
                    GError **error)
{
  const SpNode *target = sp_node_get_item (item->parent, to);
  gsize start = find_item_start (front_matter, item), end = sp_toml_find_end (item);
  gboolean up = SP_TOML_NODE (target)->header_start < SP_TOML_NODE (item)->header_start;
  gsize at = up ? find_item_start (front_matter, target) : sp_toml_find_end (target);
  g_autofree char *slice = NULL;
  g_autofree char *lines = NULL;

  if (has_others (sp_front_matter_get_root (front_matter), item, start, end))
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                           _ ("The parts of this item stand in several places, so it can only be "
                              "moved in the source."));
      return FALSE;
    }
  slice = sp_text_slice (sp_front_matter_get_text (front_matter), start, end);
  lines = g_strconcat (slice, g_str_has_suffix (slice, "\n") ? "" : get_newline (front_matter, at),
                       NULL);
  sp_toml_remove_lines (front_matter, start, end, TRUE, edits);
  sp_toml_insert_table (front_matter, at, lines, edits);
  return TRUE;
}
