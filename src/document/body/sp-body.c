/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-body.h"

#include "sp-block-scan.h"
#include "sp-row.h"
#include "sp-table-private.h"

struct _SpBody
{
  gatomicrefcount ref_count;
  SpText *text;
  gsize start;
  GArray *blocks;    /* SpBlock */
  GPtrArray *tables; /* SpTable, owned */
};

static void
find_content (SpBlock *block, const char *data)
{
  gsize from = block->start, to = block->end, line = block->start, at;

  for (at = from; at < to && sp_is_blank (data[at]); at++)
    if (data[at] == '\n')
      line = at + 1;
  if (at == to)
    {
      block->content_start = block->content_end = block->end;
      return;
    }
  while (sp_is_blank (data[to - 1]))
    to--;
  while (to < block->end && data[to] != '\n')
    to++;
  if (to < block->end && data[to - 1] == '\r')
    to--;
  block->content_start = line;
  block->content_end = to;
}

static void
add_prose (SpBody *self, gsize start, gsize end)
{
  SpBlock block = { SP_BLOCK_PROSE, start, end, 0, 0, NULL };

  find_content (&block, sp_text_get_data (self->text, NULL));
  g_array_append_val (self->blocks, block);
}

static gsize
get_covered (SpBody *self)
{
  if (self->blocks->len == 0)
    return self->start;
  return g_array_index (self->blocks, SpBlock, self->blocks->len - 1).end;
}

/* @by: how far the table has moved since its lines started at @starts. */
static SpTable *
append_table (SpBody *self, const gsize *starts, guint n_lines, gsize by)
{
  gsize *own_starts = g_new (gsize, n_lines + 1);
  SpTable *table;

  for (guint i = 0; i <= n_lines; i++)
    own_starts[i] = starts[i] + by;
  table = sp_table_new (self->text, self->tables->len, own_starts, n_lines);
  g_ptr_array_add (self->tables, table);
  return table;
}

static void
add_table (const gsize *starts, guint n_lines, gboolean unusual, gpointer user_data)
{
  SpBody *self = user_data;
  SpBlock block = { SP_BLOCK_TABLE, starts[0], starts[n_lines], 0, 0, NULL };
  SpTable *table = append_table (self, starts, n_lines, 0);

  if (get_covered (self) < block.start)
    add_prose (self, get_covered (self), block.start);
  table->context_start = unusual ? self->start : block.start;
  block.content_start = block.start;
  block.content_end = block.end;
  block.table = table;
  g_array_append_val (self->blocks, block);
}

static SpBody *
new_body (SpText *text, gsize start)
{
  SpBody *self = g_new0 (SpBody, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->start = start;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  return self;
}

SpBody *
sp_body_parse (SpText *text, gsize start)
{
  SpBody *self;
  gsize length, scan_start;
  const char *data;

  g_return_val_if_fail (text != NULL && start <= sp_text_get_length (text), NULL);

  self = new_body (text, start);
  data = sp_text_get_data (text, &length);
  scan_start = start == 0 && sp_text_has_bom (text) ? 3 : start;
  sp_block_scan (data, scan_start, length, add_table, self);
  if (get_covered (self) < length || self->blocks->len == 0)
    add_prose (self, get_covered (self), length);
  return self;
}

static SpTable *
move_table (SpBody *self, const SpTable *table, gsize by)
{
  SpTable *moved = append_table (self, table->starts, table->n_lines, by);

  moved->context_start = table->context_start + by;
  return moved;
}

SpBody *
sp_body_move (SpBody *self, SpText *text, gsize start)
{
  SpBody *moved;
  gsize by; /* wraps around when it goes back */

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  g_return_val_if_fail (sp_text_get_length (text) - start ==
                            sp_text_get_length (self->text) - self->start,
                        NULL);

  moved = new_body (text, start);
  by = start - self->start;
  g_array_append_vals (moved->blocks, self->blocks->data, self->blocks->len);
  for (guint i = 0; i < moved->blocks->len; i++)
    {
      SpBlock *block = &g_array_index (moved->blocks, SpBlock, i);

      block->start += by;
      block->end += by;
      block->content_start += by;
      block->content_end += by;
      if (block->table != NULL)
        block->table = move_table (moved, block->table, by);
    }
  return moved;
}

SpBody *
sp_body_ref (SpBody *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_body_unref (SpBody *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->tables);
  sp_text_unref (self->text);
  g_free (self);
}

gsize
sp_body_get_start (SpBody *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

guint
sp_body_get_n_blocks (SpBody *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const SpBlock *
sp_body_get_block (SpBody *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, SpBlock, index);
}

guint
sp_body_get_n_tables (SpBody *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tables->len;
}

const SpTable *
sp_body_get_table (SpBody *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tables->len, NULL);

  return g_ptr_array_index (self->tables, index);
}
