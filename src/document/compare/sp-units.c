/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-units.h"

#include <string.h>

#include "sp-align.h"
#include "sp-table-match.h"

typedef enum
{
  LINE_TEXT,
  LINE_BLANK,
  LINE_HEADING,
  LINE_ITEM,
} LineKind;

static LineKind
get_line_kind (const char *data, gsize start, gsize end)
{
  gsize at = start;

  while (at < end && (data[at] == ' ' || data[at] == '\t'))
    at++;
  if (at == end)
    return LINE_BLANK;
  if (at > start)
    return LINE_TEXT;
  while (at < end && data[at] == '#')
    at++;
  if (at > start)
    return at - start <= 6 && (at == end || data[at] == ' ') ? LINE_HEADING : LINE_TEXT;
  if (strchr ("-*+", data[at]) != NULL)
    return at + 1 < end && data[at + 1] == ' ' ? LINE_ITEM : LINE_TEXT;
  while (at < end && g_ascii_isdigit (data[at]))
    at++;
  if (at > start && at + 1 < end && (data[at] == '.' || data[at] == ')') && data[at + 1] == ' ')
    return LINE_ITEM;
  return LINE_TEXT;
}

/* The length of the run of backticks or tildes that opens or closes a block of code, or 0. */
static gsize
get_fence (const char *data, gsize start, gsize end, char *mark)
{
  gsize at = start, run;

  while (at < end && at - start < 3 && data[at] == ' ')
    at++;
  if (at == end || (data[at] != '`' && data[at] != '~'))
    return 0;
  *mark = data[at];
  for (run = at; run < end && data[run] == *mark; run++)
    ;
  if (run - at < 3)
    return 0;
  return *mark == '`' && memchr (data + run, '`', end - run) != NULL ? 0 : run - at;
}

static gboolean
closes_fence (const char *data, gsize start, gsize end, char mark, gsize length)
{
  char own;
  gsize run = get_fence (data, start, end, &own);
  const char *at;

  if (run < length || own != mark)
    return FALSE;
  for (at = memchr (data + start, mark, end - start); *at == mark; at++)
    ;
  return strspn (at, " \t") >= (gsize) (data + end - at);
}

static void
add_unit (SpUnits *self, const SpTable *table, gsize start, gsize end)
{
  GString *key = g_string_new (table != NULL ? "t" : "p");
  const char *data = sp_text_get_data (self->text, NULL);
  SpUnit unit = { table, start, end, NULL };

  g_string_append_len (key, data + start, (gssize) (end - start));
  g_string_replace (key, "\r\n", "\n", 0);
  unit.key = g_string_free (key, FALSE);
  g_array_append_val (self->units, unit);
}

static void
add_prose (SpUnits *self, const SpBlock *block)
{
  const char *data = sp_text_get_data (self->text, NULL);
  gsize unit_start = 0, unit_end = 0, fence = 0;
  gboolean open = FALSE;
  char mark = '\0';

  if (block->content_start == block->content_end)
    return;
  for (gsize line = sp_text_get_line_at (self->text, block->content_start);
       line < sp_text_get_n_lines (self->text); line++)
    {
      gsize start = MAX (sp_text_get_line_start (self->text, line), block->start);
      gsize end = sp_text_get_line_end (self->text, line);
      LineKind kind;

      if (start >= block->content_end)
        break;
      if (fence > 0)
        {
          unit_end = end;
          if (closes_fence (data, start, end, mark, fence))
            {
              fence = 0;
              add_unit (self, NULL, unit_start, unit_end);
              open = FALSE;
            }
          continue;
        }
      kind = get_line_kind (data, start, end);
      fence = get_fence (data, start, end, &mark);
      if (open && (kind != LINE_TEXT || fence > 0))
        {
          add_unit (self, NULL, unit_start, unit_end);
          open = FALSE;
        }
      if (kind == LINE_BLANK)
        continue;
      if (!open)
        unit_start = start;
      open = TRUE;
      unit_end = end;
      if (kind == LINE_HEADING)
        {
          add_unit (self, NULL, unit_start, unit_end);
          open = FALSE;
        }
    }
  if (open)
    add_unit (self, NULL, unit_start, unit_end);
}

static void
clear_unit (gpointer data)
{
  g_free (((SpUnit *) data)->key);
}

SpUnits *
sp_units_new (SpText *text, SpBody *body)
{
  SpUnits *self = g_new0 (SpUnits, 1);

  self->text = sp_text_ref (text);
  self->body = sp_body_ref (body);
  self->units = g_array_new (FALSE, FALSE, sizeof (SpUnit));
  g_array_set_clear_func (self->units, clear_unit);
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);
      gsize start, end;

      if (block->kind == SP_BLOCK_PROSE)
        {
          add_prose (self, block);
          continue;
        }
      sp_table_get_span (block->table, &start, &end);
      add_unit (self, block->table, start,
                sp_text_get_line_end (text, sp_text_get_line_at (text, end - 1)));
    }
  self->keys = g_new (const char *, self->units->len + 1);
  for (guint i = 0; i < self->units->len; i++)
    self->keys[i] = sp_units_get (self, i)->key;
  return self;
}

void
sp_units_free (SpUnits *self)
{
  g_free (self->keys);
  g_array_unref (self->units);
  sp_body_unref (self->body);
  sp_text_unref (self->text);
  g_free (self);
}

const char *
sp_unit_get_content (const SpUnit *self)
{
  return self->key + 1;
}

typedef struct
{
  SpUnits *old;
  SpUnits *new;
} Pair;

static double
compare_units (guint old, guint new, gpointer user_data)
{
  Pair *pair = user_data;
  const SpUnit *a = sp_units_get (pair->old, old), *b = sp_units_get (pair->new, new);

  if ((a->table != NULL) != (b->table != NULL))
    return 0;
  if (a->table != NULL)
    return sp_table_match_similarity (a->table, b->table);
  return sp_text_similarity (sp_unit_get_content (a), sp_unit_get_content (b));
}

int *
sp_units_match (SpUnits *old, SpUnits *new)
{
  Pair pair = { old, new };

  return sp_align (old->keys, old->units->len, new->keys, new->units->len, compare_units, &pair);
}

gboolean
sp_units_may_touch (const char *previous, const char *next)
{
  LineKind before = get_line_kind (previous, 0, strcspn (previous, "\r\n"));
  LineKind behind = get_line_kind (next, 0, strcspn (next, "\r\n"));

  return before == LINE_HEADING || (before == LINE_ITEM && behind == LINE_ITEM);
}
