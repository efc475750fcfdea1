/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-diff.h"

#include <string.h>

#define CONTEXT 3

/* How many insertions and deletions to look for before making do with what was found. */
#define MAX_COST 256

/* The lines that differ, and those between them: whole texts but for a common start and end. */
typedef struct
{
  const char *data;
  gsize *starts; /* n_lines + 1 */
  gsize n_lines;
  gssize *ids; /* by line; equal lines have equal numbers */
  guint8 *changed;
} Side;

/*
 * After E. Myers, An O(ND) Difference Algorithm and Its Variations (1986), in linear space: find
 * the middle of a shortest way from one text to the other, then do its halves. A way goes right
 * along the old lines (x), down along the new ones (y), and along diagonals where both are equal;
 * a diagonal's number is x - y.
 */
typedef struct
{
  Side *old;
  Side *new;
  gssize *forward;  /* by diagonal: the largest x reached from the start */
  gssize *backward; /* the smallest reached from the end */
} Search;

typedef struct
{
  gssize x;
  gssize y;
} Point;

typedef struct
{
  gssize min;
  gssize max;
} Diagonals;

static void
side_init (Side *side, SpText *text)
{
  gsize length;

  side->data = sp_text_get_data (text, &length);
  side->n_lines = sp_text_get_n_lines (text);
  if (sp_text_get_line_start (text, side->n_lines - 1) == length)
    side->n_lines--;
  side->starts = g_new (gsize, side->n_lines + 1);
  for (gsize i = 0; i < side->n_lines; i++)
    side->starts[i] = sp_text_get_line_start (text, i);
  side->starts[side->n_lines] = length;
  side->ids = g_new (gssize, side->n_lines + 1);
  side->changed = g_new0 (guint8, side->n_lines + 1);
}

static void
side_clear (Side *side)
{
  g_free (side->starts);
  g_free (side->ids);
  g_free (side->changed);
}

static gsize
get_line_length (const Side *side, gsize line)
{
  return side->starts[line + 1] - side->starts[line];
}

static gboolean
same_line (const Side *a, gsize line_a, const Side *b, gsize line_b)
{
  gsize length = get_line_length (a, line_a);

  return length == get_line_length (b, line_b) &&
         memcmp (a->data + a->starts[line_a], b->data + b->starts[line_b], length) == 0;
}

static guint64
hash_line (const Side *side, gsize line)
{
  guint64 hash = 14695981039346656037ULL; /* FNV-1a */

  for (gsize at = side->starts[line]; at < side->starts[line + 1]; at++)
    hash = (hash ^ (guchar) side->data[at]) * 1099511628211ULL;
  return hash ^ hash >> 32;
}

/* Numbers the lines from @from to @to_old and @to_new: the old line where each text is met first,
 * or, behind them, the new one. */
static void
number_lines (Side *old, Side *new, gsize from, gsize to_old, gsize to_new)
{
  g_autofree gssize *slots = NULL;
  gsize n_slots = 16, mask;

  while (n_slots < 2 * (to_old + to_new - 2 * from))
    n_slots *= 2;
  mask = n_slots - 1;
  slots = g_new (gssize, n_slots);
  for (gsize i = 0; i < n_slots; i++)
    slots[i] = -1;

  for (gsize i = from; i < to_old + to_new - from; i++)
    {
      const Side *side = i < to_old ? old : new;
      gsize line = i < to_old ? i : i - to_old + from;
      gsize slot = hash_line (side, line) & mask;

      for (; slots[slot] >= 0; slot = (slot + 1) & mask)
        {
          gsize other = (gsize) slots[slot];

          if (same_line (side, line, other < to_old ? old : new,
                         other < to_old ? other : other - to_old + from))
            break;
        }
      if (slots[slot] < 0)
        slots[slot] = (gssize) i;
      side->ids[line] = slots[slot];
    }
}

/* Where the ways that were followed so far come closest to each other's start. */
static Point
make_do (Search *self, Point start, Point end, Diagonals ahead, Diagonals back)
{
  Point furthest = start, nearest = end;

  for (gssize d = ahead.min; d <= ahead.max; d += 2)
    {
      gssize x = MIN (self->forward[d], MIN (end.x, end.y + d));

      if (x + x - d > furthest.x + furthest.y)
        furthest = (Point){ x, x - d };
    }
  for (gssize d = back.min; d <= back.max; d += 2)
    {
      gssize x = MAX (self->backward[d], MAX (start.x, start.y + d));

      if (x + x - d < nearest.x + nearest.y)
        nearest = (Point){ x, x - d };
    }
  if (furthest.x + furthest.y - start.x - start.y > end.x + end.y - nearest.x - nearest.y)
    return furthest;
  return nearest;
}

/* A point that a way from @start to @end goes through, neither of the two. They differ in their
 * first lines and in their last ones. */
static Point
find_middle (Search *self, Point start, Point end)
{
  const gssize *old_ids = self->old->ids, *new_ids = self->new->ids;
  gssize *forward = self->forward, *backward = self->backward;
  gssize d_min = start.x - end.y, d_max = end.x - start.y;
  Diagonals ahead = { start.x - start.y, start.x - start.y };
  Diagonals back = { end.x - end.y, end.x - end.y };
  gboolean odd = ((ahead.min - back.min) & 1) != 0;

  forward[ahead.min] = start.x;
  backward[back.min] = end.x;
  for (guint cost = 1;; cost++)
    {
      /* One more diagonal on either side, as long as there are; what is outside was not reached. */
      if (ahead.min > d_min)
        forward[--ahead.min - 1] = -1;
      else
        ahead.min++;
      if (ahead.max < d_max)
        forward[++ahead.max + 1] = -1;
      else
        ahead.max--;
      for (gssize d = ahead.max; d >= ahead.min; d -= 2)
        {
          gssize x = MAX (forward[d - 1] + 1, forward[d + 1]), y = x - d;

          while (x < end.x && y < end.y && old_ids[x] == new_ids[y])
            x++, y++;
          forward[d] = x;
          if (odd && d >= back.min && d <= back.max && backward[d] <= x)
            return (Point){ x, y };
        }

      if (back.min > d_min)
        backward[--back.min - 1] = G_MAXSSIZE;
      else
        back.min++;
      if (back.max < d_max)
        backward[++back.max + 1] = G_MAXSSIZE;
      else
        back.max--;
      for (gssize d = back.max; d >= back.min; d -= 2)
        {
          gssize x = MIN (backward[d - 1], backward[d + 1] - 1), y = x - d;

          while (x > start.x && y > start.y && old_ids[x - 1] == new_ids[y - 1])
            x--, y--;
          backward[d] = x;
          if (!odd && d >= ahead.min && d <= ahead.max && x <= forward[d])
            return (Point){ x, y };
        }

      if (cost >= MAX_COST)
        return make_do (self, start, end, ahead, back);
    }
}

static void
compare (Search *self, Point start, Point end)
{
  for (;;)
    {
      Point middle;

      while (start.x < end.x && start.y < end.y &&
             self->old->ids[start.x] == self->new->ids[start.y])
        start.x++, start.y++;
      while (start.x < end.x && start.y < end.y &&
             self->old->ids[end.x - 1] == self->new->ids[end.y - 1])
        end.x--, end.y--;
      if (start.x == end.x || start.y == end.y)
        {
          memset (self->old->changed + start.x, 1, (gsize) (end.x - start.x));
          memset (self->new->changed + start.y, 1, (gsize) (end.y - start.y));
          return;
        }
      middle = find_middle (self, start, end);
      compare (self, start, middle);
      start = middle;
    }
}

static void
mark_changed (Side *old, Side *new)
{
  gsize from = 0, to_old = old->n_lines, to_new = new->n_lines;
  g_autofree gssize *diagonals = NULL;
  Search search = { old, new, NULL, NULL };
  gsize n;

  while (from < to_old && from < to_new && same_line (old, from, new, from))
    from++;
  while (to_old > from && to_new > from && same_line (old, to_old - 1, new, to_new - 1))
    to_old--, to_new--;
  if (from == to_old || from == to_new)
    {
      memset (old->changed + from, 1, to_old - from);
      memset (new->changed + from, 1, to_new - from);
      return;
    }

  number_lines (old, new, from, to_old, to_new);
  n = to_old + to_new - 2 * from + 3;
  diagonals = g_new (gssize, 2 * n);
  search.forward = diagonals + (to_new - from + 1);
  search.backward = search.forward + n;
  compare (&search, (Point){ (gssize) from, (gssize) from },
           (Point){ (gssize) to_old, (gssize) to_new });
}

static GArray *
collect_changes (const Side *old, const Side *new)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SpLineChange));
  gsize x = 0, y = 0;

  while (x < old->n_lines || y < new->n_lines)
    {
      SpLineChange change = { x, x, y, y };

      while (change.old_end < old->n_lines && old->changed[change.old_end])
        change.old_end++;
      while (change.new_end < new->n_lines &&new->changed[change.new_end])
        change.new_end++;
      if (change.old_end > x || change.new_end > y)
        g_array_append_val (changes, change);
      x = change.old_end + 1;
      y = change.new_end + 1;
    }
  return changes;
}

GArray *
sp_diff_lines (SpText *before, SpText *after)
{
  GArray *changes;
  Side old, new;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  side_init (&old, before);
  side_init (&new, after);
  mark_changed (&old, &new);
  changes = collect_changes (&old, &new);
  side_clear (&old);
  side_clear (&new);
  return changes;
}

/* A path as git writes it: in quotes where a reader could not tell its end or its bytes, and with a
 * tab behind it where it holds a space, which would else end it. */
static void
append_name (GString *out, const char *prefix, const char *name)
{
  gboolean quoted = FALSE;

  for (const char *at = name; *at != '\0'; at++)
    quoted |= (guchar) *at < ' ' || *at == '"' || *at == '\\' || *at == 0x7F;
  if (!quoted)
    {
      g_string_append_printf (out, "%s%s%s\n", prefix, name,
                              strchr (name, ' ') != NULL ? "\t" : "");
      return;
    }
  g_string_append_len (out, prefix, 4);
  g_string_append_printf (out, "\"%s", prefix + 4);
  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (out, "\\%c", *at);
      else if ((guchar) *at < ' ' || *at == 0x7F)
        g_string_append_printf (out, "\\%03o", (guint) *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append (out, "\"\n");
}

static void
append_range (GString *out, char mark, gsize start, gsize end)
{
  /* An empty range is named by the line before it. */
  g_string_append_printf (out, "%c%" G_GSIZE_FORMAT, mark, end > start ? start + 1 : start);
  if (end - start != 1)
    g_string_append_printf (out, ",%" G_GSIZE_FORMAT, end - start);
}

static void
append_lines (GString *out, char mark, const Side *side, gsize from, gsize to)
{
  for (; from < to; from++)
    {
      gsize length = get_line_length (side, from);

      g_string_append_c (out, mark);
      g_string_append_len (out, side->data + side->starts[from], (gssize) length);
      if (length == 0 || out->str[out->len - 1] != '\n')
        g_string_append (out, "\n\\ No newline at end of file\n");
    }
}

/* The changes from @first up to @end, which are so near to each other that they share context. */
static void
append_hunk (GString *out,
             const Side *old,
             const Side *new,
             const SpLineChange *first,
             const SpLineChange *end)
{
  gsize before = MIN (first->old_start, CONTEXT);
  gsize behind = MIN (old->n_lines - end[-1].old_end, CONTEXT);
  gsize at = first->old_start - before;

  g_string_append (out, "@@ ");
  append_range (out, '-', at, end[-1].old_end + behind);
  g_string_append_c (out, ' ');
  append_range (out, '+', first->new_start - before, end[-1].new_end + behind);
  g_string_append (out, " @@\n");
  for (const SpLineChange *change = first; change < end; change++)
    {
      append_lines (out, ' ', old, at, change->old_start);
      append_lines (out, '-', old, change->old_start, change->old_end);
      append_lines (out, '+', new, change->new_start, change->new_end);
      at = change->old_end;
    }
  append_lines (out, ' ', old, at, at + behind);
}

char *
sp_diff_unified (SpText *before, SpText *after, const char *name, gsize *length)
{
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GString) out = NULL;
  const SpLineChange *change, *end;
  Side old, new;

  g_return_val_if_fail (before != NULL && after != NULL && name != NULL, NULL);

  out = g_string_new (NULL);
  side_init (&old, before);
  side_init (&new, after);
  mark_changed (&old, &new);
  changes = collect_changes (&old, &new);
  if (changes->len > 0)
    {
      append_name (out, "--- a/", name);
      append_name (out, "+++ b/", name);
    }
  change = (const SpLineChange *) (gpointer) changes->data;
  for (end = change + changes->len; change < end;)
    {
      const SpLineChange *next = change + 1;

      while (next < end && next->old_start - next[-1].old_end <= 2 * CONTEXT)
        next++;
      append_hunk (out, &old, &new, change, next);
      change = next;
    }
  side_clear (&old);
  side_clear (&new);
  if (length != NULL)
    *length = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

SpEditList *
sp_diff_edits (SpText *before, SpText *after)
{
  SpEditList *edits;
  g_autoptr (GArray) changes = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  edits = sp_edit_list_new ();
  changes = sp_diff_lines (before, after);
  for (guint i = 0; i < changes->len; i++)
    {
      const SpLineChange *change = &g_array_index (changes, SpLineChange, i);
      gsize old_start = sp_text_get_line_start (before, change->old_start);
      gsize old_end = sp_text_get_line_start (before, change->old_end);
      gsize new_start = sp_text_get_line_start (after, change->new_start);
      gsize new_end = sp_text_get_line_start (after, change->new_end);
      g_autofree char *old_lines = sp_text_slice (before, old_start, old_end);
      g_autofree char *new_lines = sp_text_slice (after, new_start, new_end);
      g_autoptr (SpText) old = sp_text_new (old_lines, old_end - old_start);
      g_autoptr (SpText) new = sp_text_new (new_lines, new_end - new_start);
      g_autoptr (SpEditList) inside = sp_edit_list_new_between (old, new);

      for (guint j = 0; j < sp_edit_list_get_n_edits (inside); j++)
        {
          const SpEdit *edit = sp_edit_list_get (inside, j);

          sp_edit_list_add (edits, old_start + edit->start, old_start + edit->end, edit->text,
                            (gssize) edit->length);
        }
    }
  return edits;
}
