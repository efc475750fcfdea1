/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-lone-table.h"

#include "sp-apply.h"

#include <string.h>

static void
parse (SpLoneTable *self, SpText *text)
{
  gsize start;

  self->text = text;
  self->front_matter = sp_front_matter_parse (text);
  sp_front_matter_get_span (self->front_matter, NULL, &start);
  self->body = sp_body_parse (text, start);
}

gboolean
sp_lone_table_init (SpLoneTable *self, const char *content)
{
  parse (self, sp_text_new (content, strlen (content)));
  if (sp_front_matter_get_format (self->front_matter) == SP_FORMAT_NONE &&
      sp_body_get_n_blocks (self->body) == 1 && sp_body_get_n_tables (self->body) == 1 &&
      sp_table_get_locked_why (sp_lone_table_get (self)) == NULL)
    return TRUE;
  sp_lone_table_clear (self);
  return FALSE;
}

void
sp_lone_table_clear (SpLoneTable *self)
{
  g_clear_pointer (&self->text, sp_text_unref);
  g_clear_pointer (&self->front_matter, sp_front_matter_unref);
  g_clear_pointer (&self->body, sp_body_unref);
}

const SpTable *
sp_lone_table_get (SpLoneTable *self)
{
  return sp_body_get_table (self->body, 0);
}

gboolean
sp_lone_table_apply (SpLoneTable *self, SpChange *change)
{
  g_autoptr (SpChange) own = change;
  SpFrontMatter *front_matter;
  SpBody *body;
  SpText *text;

  if (own == NULL)
    return FALSE;
  text = sp_change_apply (own, self->front_matter, self->body, &front_matter, &body, NULL);
  if (text == NULL)
    return FALSE;
  sp_lone_table_clear (self);
  *self = (SpLoneTable){ text, front_matter, body };
  return TRUE;
}

gboolean
sp_lone_table_reshape (SpLoneTable *self, const int *columns, guint n_columns)
{
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = sp_cells_get_n_columns (sp_table_get_cells (sp_lone_table_get (self)));

  for (int i = 0; i < (int) n; i++)
    g_array_append_val (now, i);
  /* First those that are lacking, so that there is always one. */
  for (guint i = 0; i < n_columns; i++)
    if (columns[i] < 0)
      {
        if (!sp_lone_table_apply (
                self, sp_table_insert_column (sp_lone_table_get (self), now->len, NULL)))
          return FALSE;
        g_array_append_val (now, columns[i]);
      }
  for (guint i = now->len; i-- > 0;)
    {
      gboolean wanted = FALSE;

      for (guint j = 0; j < n_columns && !wanted; j++)
        wanted = columns[j] == g_array_index (now, int, i);
      if (wanted)
        continue;
      if (!sp_lone_table_apply (self, sp_table_delete_column (sp_lone_table_get (self), i, NULL)))
        return FALSE;
      g_array_remove_index (now, i);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      guint from = i;
      int column = columns[i];

      while (g_array_index (now, int, from) != column)
        from++;
      if (from == i)
        continue;
      if (!sp_lone_table_apply (self,
                                sp_table_move_column (sp_lone_table_get (self), from, i, NULL)))
        return FALSE;
      g_array_remove_index (now, from);
      g_array_insert_val (now, i, column);
    }
  return TRUE;
}
