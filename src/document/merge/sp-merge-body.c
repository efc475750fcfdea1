/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-units.h"

typedef struct
{
  SpMerger *merger;
  SpUnits *units[N_TEXTS];
  SpMergeIds *ids;
  char **contents; /* of each id that stays; NULL else */
} Merge;

static SpUnits *
make_units (SpText *text)
{
  g_autoptr (SpBody) body = sp_body_parse (text, 0);

  return sp_units_new (text, body);
}

static const SpUnit *
get_unit (Merge *self, guint text, guint id)
{
  return sp_merge_ids_has (self->ids, text, id)
             ? sp_units_get (self->units[text], self->ids->places[text][id])
             : NULL;
}

static char *
get_content (Merge *self, guint text, guint id)
{
  const SpUnit *unit = get_unit (self, text, id);

  return unit != NULL ? sp_text_slice (self->units[text]->text, unit->start, unit->end) : NULL;
}

/* What stays of element @id; NULL when it goes. */
static char *
merge_unit (Merge *self, guint id)
{
  const SpTable *tables[N_TEXTS] = { NULL };
  char *contents[N_TEXTS];
  char *merged;
  gboolean all_tables = TRUE, any_table = FALSE;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      const SpUnit *unit = get_unit (self, i, id);

      contents[i] = get_content (self, i, id);
      tables[i] = unit != NULL ? unit->table : NULL;
      all_tables &= tables[i] != NULL;
      any_table |= tables[i] != NULL;
    }
  if (all_tables)
    {
      merged = sp_merge_table (self->merger, tables, (const char *const *) contents);
    }
  else
    {
      int picked = sp_merge_pick ((const char *const *) contents);

      if (picked < 0)
        picked = (int) sp_merger_decide (self->merger, "body", any_table ? _ ("Table") : _ ("Text"),
                                         (const char *const *) contents);
      merged = g_strdup (contents[picked]);
    }
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (contents[i]);
  return merged;
}

static char *
list_units (Merge *self, guint text)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->units[text]->units->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                            sp_unit_get_content (sp_units_get (self->units[text], i)));
  return g_string_free (words, FALSE);
}

static GArray *
order_units (Merge *self, const gboolean *keep)
{
  gboolean conflict;
  GArray *order = sp_merge_order (self->ids, keep, THEIRS, &conflict);
  char *words[N_TEXTS];
  guint side;

  if (!conflict)
    return order;
  for (guint i = 0; i < N_TEXTS; i++)
    words[i] = list_units (self, i);
  side =
      sp_merger_decide (self->merger, "body", _ ("Order of the text"), (const char *const *) words);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (words[i]);
  g_array_unref (order);
  return sp_merge_order (self->ids, keep, side, &conflict);
}

/* What stands in @text between its units @place and the next; from the start for -1. */
static char *
get_gap (Merge *self, guint text, int place)
{
  SpUnits *units = self->units[text];
  gsize start = place >= 0 ? sp_units_get (units, (guint) place)->end : 0;
  gsize end = place + 1 < (int) units->units->len ? sp_units_get (units, (guint) place + 1)->start
                                                  : sp_text_get_length (units->text);

  return sp_text_slice (units->text, start, end);
}

/* What stands in @text between @first and @second, NULL unless they are neighbours there. */
static char *
get_gap_between (Merge *self, guint text, guint first, guint second)
{
  guint place;

  if (!sp_merge_ids_has (self->ids, text, first))
    return NULL;
  place = self->ids->places[text][first];
  return place + 1 < self->ids->n[text] && self->ids->ids[text][place + 1] == second
             ? get_gap (self, text, (int) place)
             : NULL;
}

static guint
count_newlines (const char *gap)
{
  guint n = 0;

  for (; *gap != '\0'; gap++)
    n += *gap == '\n';
  return n;
}

/* What parts two elements that are neighbours on no side: as one of them was parted from its
 * neighbour, if that is enough here. */
static char *
make_gap (Merge *self, guint first, guint second)
{
  guint least = sp_units_may_touch (self->contents[first], self->contents[second]) ? 1 : 2;

  for (guint text = N_TEXTS; text-- > OURS;)
    for (guint i = 0; i < 2; i++)
      {
        guint id = i == 0 ? first : second;
        g_autofree char *gap = NULL;

        if (!sp_merge_ids_has (self->ids, text, id))
          continue;
        gap = get_gap (self, text, (int) self->ids->places[text][id] - (i == 0 ? 0 : 1));
        if (count_newlines (gap) == least)
          return g_steal_pointer (&gap);
      }
  {
    const char *newline = sp_text_get_newline_at (self->units[THEIRS]->text, 0);

    return least == 1 ? g_strdup (newline) : g_strconcat (newline, newline, NULL);
  }
}

/* What stands between two elements of the result; spaces are nobody's words, so theirs win. */
static char *
merge_gap (Merge *self, guint first, guint second)
{
  char *gaps[N_TEXTS];
  char *gap = NULL;
  int picked = -1;

  for (guint i = 0; i < N_TEXTS; i++)
    gaps[i] = get_gap_between (self, i, first, second);
  if (gaps[OURS] != NULL && gaps[THEIRS] != NULL)
    picked = sp_merge_pick ((const char *const *) gaps);
  if (picked < 0)
    picked = gaps[THEIRS] != NULL ? THEIRS : gaps[OURS] != NULL ? OURS : BASE;
  gap = g_strdup (gaps[picked]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (gaps[i]);
  return gap;
}

/* Whether @id is the first or last element of @text. */
static gboolean
is_at_edge (Merge *self, guint text, guint id, gboolean first)
{
  return sp_merge_ids_has (self->ids, text, id) &&
         self->ids->places[text][id] == (first ? 0 : self->ids->n[text] - 1);
}

/* What stands before the first element of the result, or behind the last: as on a side where that
 * element is the first or last. */
static char *
merge_edge (Merge *self, GArray *order, gboolean first)
{
  char *gaps[N_TEXTS];
  char *gap;
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    gaps[i] = first                  ? get_gap (self, i, -1)
              : self->ids->n[i] == 0 ? g_strdup ("")
                                     : get_gap (self, i, (int) self->ids->n[i] - 1);
  picked = sp_merge_pick ((const char *const *) gaps);
  if (picked < 0)
    picked = THEIRS;
  if (order->len > 0)
    {
      guint id = g_array_index (order, guint, first ? 0 : order->len - 1);
      gboolean ours = is_at_edge (self, OURS, id, first);
      gboolean theirs = is_at_edge (self, THEIRS, id, first);

      if (ours != theirs)
        picked = ours ? OURS : THEIRS;
    }
  gap = g_strdup (gaps[picked]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (gaps[i]);
  return gap;
}

static SpText *
put_together (Merge *self, GArray *order)
{
  g_autofree char *start = merge_edge (self, order, TRUE);
  g_autofree char *end = merge_edge (self, order, FALSE);
  GString *out = g_string_new (start);
  gsize length;

  for (guint i = 0; i < order->len; i++)
    {
      guint id = g_array_index (order, guint, i);

      if (i > 0)
        {
          guint previous = g_array_index (order, guint, i - 1);
          g_autofree char *gap = merge_gap (self, previous, id);

          if (gap == NULL)
            gap = make_gap (self, previous, id);
          g_string_append (out, gap);
        }
      g_string_append (out, self->contents[id]);
    }
  g_string_append (out, end);
  length = out->len;
  return sp_text_new_take (g_string_free (out, FALSE), length);
}

/* Whether @text reads as just what was put together. */
static gboolean
check (Merge *self, SpText *text, GArray *order)
{
  g_autoptr (SpUnits) units = make_units (text);

  if (units->units->len != order->len)
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    {
      const SpUnit *unit = sp_units_get (units, i);
      g_autofree char *content = sp_text_slice (text, unit->start, unit->end);

      if (strcmp (content, self->contents[g_array_index (order, guint, i)]) != 0)
        return FALSE;
    }
  return TRUE;
}

SpText *
sp_merge_body (SpMerger *merger, SpText *const *texts)
{
  Merge self = { .merger = merger };
  g_autofree int *ours = NULL;
  g_autofree int *theirs = NULL;
  g_autofree gboolean *keep = NULL;
  g_autoptr (GArray) order = NULL;
  SpText *result;
  guint n_ids;

  for (guint i = 0; i < N_TEXTS; i++)
    self.units[i] = make_units (texts[i]);
  ours = sp_units_match (self.units[BASE], self.units[OURS]);
  theirs = sp_units_match (self.units[BASE], self.units[THEIRS]);
  self.ids = sp_merge_ids_new (self.units[BASE]->units->len, ours, self.units[OURS]->keys,
                               self.units[OURS]->units->len, theirs, self.units[THEIRS]->keys,
                               self.units[THEIRS]->units->len, TRUE);
  n_ids = self.ids->n_ids;
  self.contents = g_new0 (char *, n_ids + 1);
  keep = g_new0 (gboolean, n_ids + 1);
  for (guint id = 0; id < n_ids; id++)
    if (sp_merge_ids_has (self.ids, OURS, id) || sp_merge_ids_has (self.ids, THEIRS, id))
      {
        self.contents[id] = merge_unit (&self, id);
        keep[id] = self.contents[id] != NULL;
      }
  order = order_units (&self, keep);
  result = put_together (&self, order);
  if (!check (&self, result, order))
    g_clear_pointer (&result, sp_text_unref);
  for (guint id = 0; id < n_ids; id++)
    g_free (self.contents[id]);
  g_free (self.contents);
  sp_merge_ids_free (self.ids);
  for (guint i = 0; i < N_TEXTS; i++)
    sp_units_free (self.units[i]);
  return result;
}
