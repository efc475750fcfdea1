/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-diff.h"

/* Lines (or words) that at least one side changed. */
typedef struct
{
  gsize start[N_TEXTS];
  gsize end[N_TEXTS];
} Hunk;

/* Whether the change that starts at @start belongs to a hunk that reaches up to @end. */
static gboolean
belongs (const Hunk *hunk, const SpLineChange *change, gboolean touching)
{
  gsize start = hunk->start[BASE], end = hunk->end[BASE];

  if (touching)
    return change->old_start <= end;
  if (change->old_start == change->old_end)
    return (change->old_start > start && change->old_start < end) ||
           (start == end && change->old_start == start);
  return change->old_start < end;
}

static const SpLineChange *
get_change (GArray *changes, guint index)
{
  return index < changes->len ? &g_array_index (changes, SpLineChange, index) : NULL;
}

/* Which side's next change comes first; an addition before a change of the line there. */
static gboolean
comes_first (const SpLineChange *a, const SpLineChange *b)
{
  if (b == NULL || a == NULL)
    return a != NULL;
  return a->old_start != b->old_start ? a->old_start < b->old_start : a->old_end <= b->old_end;
}

static GArray *
find_hunks (SpText *const *texts, gboolean touching)
{
  g_autoptr (GArray) ours = sp_diff_lines (texts[BASE], texts[OURS]);
  g_autoptr (GArray) theirs = sp_diff_lines (texts[BASE], texts[THEIRS]);
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));
  GArray *all[N_TEXTS] = { NULL, ours, theirs };
  guint next[N_TEXTS] = { 0 };
  gssize shift[N_TEXTS] = { 0 };

  while (next[OURS] < ours->len || next[THEIRS] < theirs->len)
    {
      guint side = comes_first (get_change (ours, next[OURS]), get_change (theirs, next[THEIRS]))
                       ? OURS
                       : THEIRS;
      const SpLineChange *change = &g_array_index (all[side], SpLineChange, next[side]);
      Hunk hunk = { { change->old_start, 0, 0 }, { change->old_end, 0, 0 } };
      gboolean grown = TRUE;

      for (guint i = OURS; i <= THEIRS; i++)
        hunk.start[i] = (gsize) ((gssize) hunk.start[BASE] + shift[i]);
      shift[side] = (gssize) change->new_end - (gssize) change->old_end;
      next[side]++;
      while (grown)
        {
          grown = FALSE;
          for (guint i = OURS; i <= THEIRS; i++)
            while ((change = get_change (all[i], next[i])) != NULL &&
                   belongs (&hunk, change, touching))
              {
                hunk.end[BASE] = MAX (hunk.end[BASE], change->old_end);
                shift[i] = (gssize) change->new_end - (gssize) change->old_end;
                next[i]++;
                grown = TRUE;
              }
        }
      for (guint i = OURS; i <= THEIRS; i++)
        hunk.end[i] = (gsize) ((gssize) hunk.end[BASE] + shift[i]);
      g_array_append_val (hunks, hunk);
    }
  return hunks;
}

static char *
slice_lines (SpText *text, gsize from, gsize to)
{
  return sp_text_slice (text, sp_text_get_line_start (text, from),
                        sp_text_get_line_start (text, to));
}

static void
append_lines (GString *out, SpText *text, gsize from, gsize to)
{
  gsize start = sp_text_get_line_start (text, from);

  if (from < to)
    g_string_append_len (out, sp_text_get_data (text, NULL) + start,
                         (gssize) (sp_text_get_line_start (text, to) - start));
}

static SpText *
finish (GString *out)
{
  gsize length = out->len;

  return sp_text_new_take (g_string_free (out, FALSE), length);
}

static guint
decide_lines (SpMerger *merger, const Hunk *hunk, const char *const *versions)
{
  g_autofree char *label = NULL;
  guint first = (guint) hunk->start[OURS] + 1, last = (guint) hunk->end[OURS];

  if (last > first)
    label = g_strdup_printf (_ ("Lines %u to %u"), first, last);
  else
    label = g_strdup_printf (_ ("Line %u"), first);
  return sp_merger_decide (merger, "page", label, versions);
}

SpText *
sp_merge_lines (SpMerger *merger, SpText *const *texts)
{
  g_autoptr (GArray) hunks = find_hunks (texts, TRUE);
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);
      g_autofree char *base = slice_lines (texts[BASE], hunk->start[BASE], hunk->end[BASE]);
      g_autofree char *ours = slice_lines (texts[OURS], hunk->start[OURS], hunk->end[OURS]);
      g_autofree char *theirs = slice_lines (texts[THEIRS], hunk->start[THEIRS], hunk->end[THEIRS]);
      const char *versions[] = { base, ours, theirs };
      int picked = sp_merge_pick (versions);

      append_lines (out, texts[BASE], at, hunk->start[BASE]);
      if (picked < 0)
        picked = (int) decide_lines (merger, hunk, versions);
      g_string_append (out, versions[picked]);
      at = hunk->end[BASE];
    }
  append_lines (out, texts[BASE], at, sp_text_get_n_lines (texts[BASE]));
  return finish (out);
}

/* The words of a text as lines, each behind an "=" that no word is without; a line end within a
 * word shows as "\n". */
static SpText *
split_words (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = text + 1;

      if (g_ascii_isalnum (*text) || (guchar) *text >= 0x80)
        while (g_ascii_isalnum (*end) || (guchar) *end >= 0x80)
          end++;
      if (*text == '\n')
        g_string_append (out, "\\\n");
      else if (*text == '\r')
        g_string_append (out, "=\r=\n");
      else
        g_string_append_printf (out, "=%.*s\n", (int) (end - text), text);
      text = end;
    }
  return finish (out);
}

static char *
join_words (SpText *words)
{
  GString *out = g_string_new (NULL);
  const char *data = sp_text_get_data (words, NULL);

  while (*data != '\0')
    {
      const char *end = strchr (data, '\n');

      if (*data == '\\')
        g_string_append_c (out, '\n');
      else if (data[1] == '\r')
        g_string_append_c (out, '\r');
      else
        g_string_append_len (out, data + 1, end - data - 1);
      data = end + 1;
    }
  return g_string_free (out, FALSE);
}

/* Both additions, what is in both once; theirs first. */
static char *
unite (const char *ours, const char *theirs)
{
  g_autoptr (SpText) our_text = sp_text_new (ours, strlen (ours));
  g_autoptr (SpText) their_text = sp_text_new (theirs, strlen (theirs));
  g_autoptr (GArray) changes = sp_diff_lines (their_text, our_text);
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const SpLineChange *change = &g_array_index (changes, SpLineChange, i);

      append_lines (out, their_text, at, change->old_end);
      append_lines (out, our_text, change->new_start, change->new_end);
      at = change->old_end;
    }
  append_lines (out, their_text, at, sp_text_get_n_lines (their_text));
  return g_string_free (out, FALSE);
}

static SpText *merge_loosely (SpText *const *texts, guint side, gboolean words);

static char *
merge_hunk (const char *const *versions, guint side, gboolean words)
{
  g_autoptr (SpText) merged = NULL;
  SpText *texts[N_TEXTS];

  if (*versions[BASE] == '\0')
    return words ? g_strdup (versions[side]) : unite (versions[OURS], versions[THEIRS]);
  if (words)
    return g_strdup (versions[side]);
  for (guint i = 0; i < N_TEXTS; i++)
    texts[i] = split_words (versions[i]);
  merged = merge_loosely (texts, side, TRUE);
  for (guint i = 0; i < N_TEXTS; i++)
    sp_text_unref (texts[i]);
  return join_words (merged);
}

static SpText *
merge_loosely (SpText *const *texts, guint side, gboolean words)
{
  g_autoptr (GArray) hunks = find_hunks (texts, FALSE);
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);
      g_autofree char *base = slice_lines (texts[BASE], hunk->start[BASE], hunk->end[BASE]);
      g_autofree char *ours = slice_lines (texts[OURS], hunk->start[OURS], hunk->end[OURS]);
      g_autofree char *theirs = slice_lines (texts[THEIRS], hunk->start[THEIRS], hunk->end[THEIRS]);
      const char *versions[] = { base, ours, theirs };
      g_autofree char *merged = NULL;
      int picked = sp_merge_pick (versions);

      append_lines (out, texts[BASE], at, hunk->start[BASE]);
      merged = picked < 0 ? merge_hunk (versions, side, words) : g_strdup (versions[picked]);
      g_string_append (out, merged);
      at = hunk->end[BASE];
    }
  append_lines (out, texts[BASE], at, sp_text_get_n_lines (texts[BASE]));
  return finish (out);
}

SpText *
sp_merge_words (SpText *const *texts, guint side)
{
  return merge_loosely (texts, side, FALSE);
}
