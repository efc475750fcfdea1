/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-find.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Each field and each cell is changed by its own rules against the text as it is; the edits of all
 * of them, and of the prose, are one list. The text that it leads to is read, and must say what was
 * asked for and otherwise what it said before.
 */

typedef struct
{
  SpFrontMatter *front_matter;
  SpBody *body;
  SpEditList *edits;
  SpValue *fields;    /* the front matter as it must read */
  GHashTable *cells;  /* subject → Markdown that the cell must have */
  SpReplacement made;
} Replacing;

static gboolean
overlaps (SpEditList *edits, gsize start, gsize end)
{
  for (guint i = 0; i < sp_edit_list_get_n_edits (edits); i++)
    {
      const SpEdit *edit = sp_edit_list_get (edits, i);

      if (start < edit->end && edit->start < end)
        return TRUE;
    }
  return FALSE;
}

/* FALSE when they do not go together with what is there. */
static gboolean
add_edits (Replacing *self, SpEditList *edits)
{
  guint n = sp_edit_list_get_n_edits (edits);

  for (guint i = 0; i < n; i++)
    {
      const SpEdit *edit = sp_edit_list_get (edits, i);

      if (overlaps (self->edits, edit->start, edit->end))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const SpEdit *edit = sp_edit_list_get (edits, i);

      sp_edit_list_add (self->edits, edit->start, edit->end, edit->text, (gssize) edit->length);
    }
  return TRUE;
}

/* @value with what stands at @keys replaced. */
static SpValue *
put_value (SpValue *value, char **keys, SpValue *leaf)
{
  SpValue *copy;

  if (*keys == NULL)
    return sp_value_ref (leaf);
  copy = sp_value_copy (value);
  if (sp_value_get_value_type (value) == SP_VALUE_LIST)
    {
      guint index = (guint) strtoul (*keys, NULL, 10);

      sp_value_replace (copy, index, put_value (sp_value_get_item (value, index), keys + 1, leaf));
    }
  else
    {
      sp_value_put (copy, *keys, put_value (sp_value_lookup (value, *keys), keys + 1, leaf));
    }
  return copy;
}

static char *
replace_in (const char *value, GPtrArray *matches, guint first, guint n, const char *text)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = first; i < first + n; i++)
    {
      const SpMatch *match = g_ptr_array_index (matches, i);

      g_string_append_len (out, value + at, (gssize) (match->from - at));
      g_string_append (out, text);
      at = match->to;
    }
  g_string_append (out, value + at);
  return g_string_free (out, FALSE);
}

static gboolean
is_number (SpValueType type)
{
  return type == SP_VALUE_INTEGER || type == SP_VALUE_FLOAT;
}

static gboolean
replace_field (Replacing *self,
               GPtrArray *matches,
               guint first,
               guint n,
               const char *text,
               GError **error)
{
  const SpMatch *match = g_ptr_array_index (matches, first);
  const SpNode *node = sp_front_matter_lookup (self->front_matter, match->subject);
  const char *data = sp_text_get_data (sp_front_matter_get_text (self->front_matter), NULL);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (SpValue) value = NULL;
  g_autoptr (SpChange) change = NULL;
  g_auto (GStrv) keys = NULL;
  SpValue *fields;

  g_return_val_if_fail (node != NULL, FALSE);

  old = is_number (node->type) ? g_strndup (data + node->start, node->end - node->start)
                               : g_strdup (sp_value_get_string (node->value));
  new = replace_in (old, matches, first, n, text);
  value = sp_front_matter_coerce (self->front_matter, match->subject, new, SP_VALUE_STRING);
  if (is_number (node->type) && !is_number (sp_value_get_value_type (value)))
    {
      g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                   _ ("“%s” is no number, so it was not put where one stands."), new);
      return FALSE;
    }
  change = sp_front_matter_set (self->front_matter, match->subject, value, NULL, error);
  if (change == NULL)
    return FALSE;
  if (!add_edits (self, sp_change_get_edits (change)))
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                           _ ("This field has to be changed by itself."));
      return FALSE;
    }
  keys = sp_path_split (match->subject);
  fields = put_value (self->fields, keys, value);
  sp_value_unref (self->fields);
  self->fields = fields;
  return TRUE;
}

static gboolean
replace_cell (Replacing *self,
              GPtrArray *matches,
              guint first,
              guint n,
              const char *text,
              GError **error)
{
  const SpMatch *match = g_ptr_array_index (matches, first);
  const SpTable *table;
  g_autofree char *new = NULL;
  g_autoptr (SpChange) change = NULL;
  guint index, column;
  int row;

  if (sscanf (match->subject, "table.%u.%d.%u", &index, &row, &column) != 3)
    g_return_val_if_reached (FALSE);
  table = sp_body_get_table (self->body, index);
  new = replace_in (sp_cells_get (sp_table_get_cells (table), row, column), matches, first, n,
                    text);
  change = sp_table_set_cell (table, row, column, new, FALSE, error);
  if (change == NULL || !add_edits (self, sp_change_get_edits (change)))
    return FALSE;
  g_hash_table_insert (
      self->cells, g_strdup (match->subject),
      g_strdup (sp_cells_get (sp_change_get_expected_cells (change), row, column)));
  return TRUE;
}

/* How many matches from @first on are in the same field or cell. */
static guint
count_group (GPtrArray *matches, guint first, guint end)
{
  const SpMatch *match = g_ptr_array_index (matches, first);
  guint n = 1;

  for (; match->kind != SP_MATCH_TEXT && first + n < end; n++)
    {
      const SpMatch *next = g_ptr_array_index (matches, first + n);

      if (next->kind != match->kind || strcmp (next->subject, match->subject) != 0)
        break;
    }
  return n;
}

static gboolean
cells_read_as_meant (Replacing *self, guint index, SpCells *before, SpCells *after)
{
  guint n_columns = sp_cells_get_n_columns (before);

  if (sp_cells_get_n_columns (after) != n_columns ||
      sp_cells_get_n_rows (after) != sp_cells_get_n_rows (before))
    return FALSE;
  for (int row = -1; row < (int) sp_cells_get_n_rows (before); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        char subject[64];
        const char *meant;

        g_snprintf (subject, sizeof subject, "table.%u.%d.%u", index, row, column);
        meant = g_hash_table_lookup (self->cells, subject);
        if (meant == NULL)
          meant = sp_cells_get (before, row, column);
        if (strcmp (meant, sp_cells_get (after, row, column)) != 0)
          return FALSE;
      }
  return TRUE;
}

/* Whether the text after the edits says what it should. */
static gboolean
reads_as_meant (Replacing *self)
{
  g_autoptr (SpText) text =
      sp_edit_list_apply (self->edits, sp_front_matter_get_text (self->front_matter));
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpBody) body = NULL;
  gsize start, old_start;

  sp_front_matter_get_span (front_matter, NULL, &start);
  sp_front_matter_get_span (self->front_matter, NULL, &old_start);
  body = sp_body_parse (text, start);
  if (start != sp_edit_list_map_offset (self->edits, old_start, FALSE) ||
      !sp_value_equal (sp_front_matter_get_root (front_matter)->value, self->fields) ||
      sp_body_get_n_blocks (body) != sp_body_get_n_blocks (self->body) ||
      sp_body_get_n_tables (body) != sp_body_get_n_tables (self->body))
    return FALSE;
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    if (!cells_read_as_meant (self, i, sp_table_get_cells (sp_body_get_table (self->body, i)),
                              sp_table_get_cells (sp_body_get_table (body, i))))
      return FALSE;
  return TRUE;
}

static void
replace_group (Replacing *self,
               GPtrArray *matches,
               guint first,
               guint n,
               const char *text,
               GError **why)
{
  const SpMatch *match = g_ptr_array_index (matches, first);
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (match->kind == SP_MATCH_FIELD)
    done = replace_field (self, matches, first, n, text, &error);
  else if (match->kind == SP_MATCH_CELL)
    done = replace_cell (self, matches, first, n, text, &error);
  else
    sp_edit_list_add (self->edits, match->start, match->end, text, -1);
  if (done)
    {
      self->made.n_replaced += n;
      return;
    }
  self->made.n_refused += n;
  if (why != NULL && *why == NULL)
    g_propagate_error (why, g_steal_pointer (&error));
}

SpReplacement
sp_find_replace (SpFrontMatter *front_matter,
                 SpBody *body,
                 GPtrArray *matches,
                 guint first,
                 guint n,
                 const char *text,
                 GError **why)
{
  Replacing self = { front_matter, body, NULL, NULL, NULL, { 0 } };
  const SpMatch *match;
  gboolean in_source;

  g_return_val_if_fail (matches != NULL && text != NULL, self.made);
  g_return_val_if_fail (n > 0 && first + n <= matches->len, self.made);

  self.edits = sp_edit_list_new ();
  self.fields = sp_value_ref (sp_front_matter_get_root (front_matter)->value);
  self.cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = first; i < first + n;)
    {
      guint in_group = count_group (matches, i, first + n);

      replace_group (&self, matches, i, in_group, text, why);
      i += in_group;
    }
  match = g_ptr_array_index (matches, first);
  in_source = strcmp (match->subject, "page") == 0;
  if (!in_source && self.made.n_replaced > 0 && !reads_as_meant (&self))
    {
      g_clear_error (why);
      g_set_error_literal (why, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_VERIFY,
                           _ ("Nothing was replaced, because the page would not have read back as "
                              "meant. Nothing was lost; please replace it in the source."));
      self.made.n_refused = n;
      self.made.n_replaced = 0;
    }
  if (self.made.n_replaced > 0)
    self.made.change = sp_change_new_text (self.edits, match->subject);
  sp_edit_list_unref (self.edits);
  sp_value_unref (self.fields);
  g_hash_table_unref (self.cells);
  return self.made;
}
