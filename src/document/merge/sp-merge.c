/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-diff.h"
#include "sp-units.h"

#define BOM "\xEF\xBB\xBF"

/* How much of the page is merged by what it says. */
typedef enum
{
  LEVEL_STRUCTURE, /* all of it */
  LEVEL_FIELDS,    /* the fields; the body by lines */
  LEVEL_BODY,      /* the body; the fields by lines */
  LEVEL_LINES,     /* none of it */
  N_LEVELS
} Level;

struct _SpMerge
{
  SpText *texts[N_TEXTS]; /* without byte-order mark, line ends made alike where they differ */
  gboolean bom;
  gboolean to_crlf; /* LF becomes CR LF in the result */
  Level level;
  gboolean settled; /* one side is the result, or there is one conflict: the whole page */

  GPtrArray *conflicts;
  SpText *results[2]; /* for each SpMergeSide */
};

void
sp_merge_conflict_free (gpointer data)
{
  SpMergeConflict *conflict = data;

  g_free (conflict->subject);
  g_free (conflict->label);
  g_free (conflict->base);
  g_free (conflict->ours);
  g_free (conflict->theirs);
  g_free (conflict);
}

guint
sp_merger_decide (SpMerger *self, const char *subject, const char *label, const char *const *words)
{
  SpMergeConflict *conflict = g_new0 (SpMergeConflict, 1);
  guint index = self->conflicts->len;
  SpMergeSide side = self->sides != NULL && index < self->n_sides ? self->sides[index] : self->all;

  conflict->subject = g_strdup (subject);
  conflict->label = g_strdup (label);
  conflict->base = g_strdup (words[BASE]);
  conflict->ours = g_strdup (words[OURS]);
  conflict->theirs = g_strdup (words[THEIRS]);
  g_ptr_array_add (self->conflicts, conflict);
  return side == SP_MERGE_OURS ? OURS : THEIRS;
}

int
sp_merge_pick (const char *const *versions)
{
  if (g_strcmp0 (versions[OURS], versions[THEIRS]) == 0 ||
      g_strcmp0 (versions[BASE], versions[THEIRS]) == 0)
    return OURS;
  return g_strcmp0 (versions[BASE], versions[OURS]) == 0 ? THEIRS : -1;
}

static SpText *
slice_text (SpText *text, gsize start, gsize end)
{
  return sp_text_new_take (sp_text_slice (text, start, end), end - start);
}

static SpText *
join_texts (SpText *first, SpText *second)
{
  GString *out = g_string_new (NULL);
  gsize length, second_length;
  const char *data = sp_text_get_data (first, &length);
  const char *second_data = sp_text_get_data (second, &second_length);

  g_string_append_len (out, data, (gssize) length);
  /* A closing fence that ended the file. */
  if (length > 0 && data[length - 1] != '\n' && second_length > 0 && second_data[0] != '\n' &&
      second_data[0] != '\r')
    g_string_append (out, sp_text_get_newline_at (second, 0));
  g_string_append_len (out, second_data, (gssize) second_length);
  length = out->len;
  return sp_text_new_take (g_string_free (out, FALSE), length);
}

static gboolean
says (SpText *text, SpValue *expected)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);

  return sp_front_matter_get_error (front_matter, NULL) == NULL &&
         sp_value_equal (sp_front_matter_get_root (front_matter)->value, expected);
}

/* Whether @text has @body for its body. */
static gboolean
ends_with_body (SpText *text, SpText *body)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  gsize start, length = sp_text_get_length (body);

  sp_front_matter_get_span (front_matter, NULL, &start);
  return sp_text_get_length (text) - start == length &&
         memcmp (sp_text_get_data (text, NULL) + start, sp_text_get_data (body, NULL), length) == 0;
}

static SpText *
merge_parts (SpMerge *self, SpMerger *merger)
{
  SpText *fronts[N_TEXTS];
  SpText *bodies[N_TEXTS];
  g_autoptr (SpText) front = NULL;
  g_autoptr (SpText) body = NULL;
  g_autoptr (SpValue) expected = NULL;
  g_autoptr (SpText) result = NULL;
  gboolean readable = TRUE;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (self->texts[i]);
      gsize end;

      readable &= sp_front_matter_get_error (front_matter, NULL) == NULL;
      sp_front_matter_get_span (front_matter, NULL, &end);
      fronts[i] = slice_text (self->texts[i], 0, end);
      bodies[i] = slice_text (self->texts[i], end, sp_text_get_length (self->texts[i]));
    }
  if (self->level == LEVEL_BODY)
    front = sp_merge_lines (merger, fronts);
  else if (readable)
    front = sp_merge_fields (merger, fronts, &expected);
  if (front != NULL)
    body = self->level == LEVEL_FIELDS ? sp_merge_lines (merger, bodies)
                                       : sp_merge_body (merger, bodies);
  if (front != NULL && body != NULL)
    result = join_texts (front, body);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      sp_text_unref (fronts[i]);
      sp_text_unref (bodies[i]);
    }
  if (result == NULL || !ends_with_body (result, body) ||
      (expected != NULL && !says (result, expected)))
    return NULL;
  return g_steal_pointer (&result);
}

/* The text as it goes into the file. */
static SpText *
restore (SpMerge *self, SpText *text)
{
  GString *out = g_string_new (self->bom ? BOM : NULL);
  gsize length;
  const char *data = sp_text_get_data (text, &length);

  for (gsize i = 0; i < length; i++)
    {
      if (self->to_crlf && data[i] == '\n' && (i == 0 || data[i - 1] != '\r'))
        g_string_append_c (out, '\r');
      g_string_append_c (out, data[i]);
    }
  length = out->len;
  return sp_text_new_take (g_string_free (out, FALSE), length);
}

/* The result with the given decisions, in @conflicts what was decided. */
static SpText *
run (SpMerge *self, const SpMergeSide *sides, guint n_sides, SpMergeSide all, GPtrArray *conflicts)
{
  SpMerger merger = { conflicts, sides, n_sides, all, NULL };
  g_autoptr (SpText) merged = NULL;

  if (self->level == LEVEL_LINES)
    merged = sp_merge_lines (&merger, self->texts);
  else
    merged = merge_parts (self, &merger);
  return merged != NULL ? restore (self, merged) : NULL;
}

static GPtrArray *
new_conflicts (void)
{
  return g_ptr_array_new_with_free_func (sp_merge_conflict_free);
}

/* Both passes must go through and meet the same conflicts. */
static gboolean
try_level (SpMerge *self, Level level)
{
  g_autoptr (GPtrArray) ours = new_conflicts ();
  g_autoptr (GPtrArray) theirs = new_conflicts ();

  self->level = level;
  self->results[SP_MERGE_OURS] = run (self, NULL, 0, SP_MERGE_OURS, ours);
  self->results[SP_MERGE_THEIRS] = run (self, NULL, 0, SP_MERGE_THEIRS, theirs);
  if (self->results[SP_MERGE_OURS] != NULL && self->results[SP_MERGE_THEIRS] != NULL &&
      ours->len == theirs->len)
    {
      self->conflicts = g_steal_pointer (&ours);
      return TRUE;
    }
  g_clear_pointer (&self->results[SP_MERGE_OURS], sp_text_unref);
  g_clear_pointer (&self->results[SP_MERGE_THEIRS], sp_text_unref);
  return FALSE;
}

static char *
make_valid (SpText *text)
{
  gsize length;
  const char *data = sp_text_get_data (text, &length);

  return g_utf8_make_valid (data, (gssize) length);
}

static void
settle (SpMerge *self, SpText *ours, SpText *theirs)
{
  self->settled = TRUE;
  self->conflicts = new_conflicts ();
  self->results[SP_MERGE_OURS] = sp_text_ref (ours);
  self->results[SP_MERGE_THEIRS] = sp_text_ref (theirs);
}

/* Takes the mark and differing line ends away, and notes what of both the result has. */
static void
prepare (SpMerge *self, SpText *const *texts)
{
  SpNewline newlines[N_TEXTS];
  gboolean boms[N_TEXTS];
  gboolean alike = TRUE, mixed = FALSE;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      boms[i] = sp_text_has_bom (texts[i]);
      newlines[i] = sp_text_get_newline (texts[i]);
      alike &= newlines[i] == newlines[BASE];
      mixed |= newlines[i] == SP_NEWLINE_MIXED;
    }
  self->bom = boms[OURS] != boms[BASE] ? boms[OURS] : boms[THEIRS];
  if (!alike && !mixed)
    self->to_crlf =
        (newlines[OURS] != newlines[BASE] ? newlines[OURS] : newlines[THEIRS]) == SP_NEWLINE_CRLF;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      GString *out = g_string_new (NULL);
      gsize length, start = boms[i] ? strlen (BOM) : 0;
      const char *data = sp_text_get_data (texts[i], &length);

      g_string_append_len (out, data + start, (gssize) (length - start));
      if (!alike && !mixed)
        g_string_replace (out, "\r\n", "\n", 0);
      length = out->len;
      self->texts[i] = sp_text_new_take (g_string_free (out, FALSE), length);
    }
}

SpMerge *
sp_merge_new (SpText *base, SpText *ours, SpText *theirs)
{
  SpText *texts[] = { base, ours, theirs };
  SpMerge *self;

  g_return_val_if_fail (base != NULL && ours != NULL && theirs != NULL, NULL);

  self = g_new0 (SpMerge, 1);
  if (sp_text_equal (ours, theirs) || sp_text_equal (base, theirs))
    {
      settle (self, ours, ours);
      return self;
    }
  if (sp_text_equal (base, ours))
    {
      settle (self, theirs, theirs);
      return self;
    }
  if (!sp_text_is_utf8 (base, NULL) || !sp_text_is_utf8 (ours, NULL) ||
      !sp_text_is_utf8 (theirs, NULL))
    {
      g_autofree char *base_words = make_valid (base);
      g_autofree char *our_words = make_valid (ours);
      g_autofree char *their_words = make_valid (theirs);
      const char *words[] = { base_words, our_words, their_words };
      SpMerger merger = { NULL, NULL, 0, SP_MERGE_OURS, NULL };

      settle (self, ours, theirs);
      merger.conflicts = self->conflicts;
      sp_merger_decide (&merger, "page", _ ("The whole page"), words);
      return self;
    }
  prepare (self, texts);
  for (Level level = LEVEL_STRUCTURE; level < N_LEVELS; level++)
    if (try_level (self, level))
      break;
  return self;
}

void
sp_merge_free (SpMerge *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], sp_text_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->results); i++)
    g_clear_pointer (&self->results[i], sp_text_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

guint
sp_merge_get_n_conflicts (SpMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conflicts->len;
}

const SpMergeConflict *
sp_merge_get_conflict (SpMerge *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->conflicts->len, NULL);

  return g_ptr_array_index (self->conflicts, index);
}

SpText *
sp_merge_get_text (SpMerge *self, SpMergeSide side)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->results[side];
}

SpText *
sp_merge_resolve (SpMerge *self, const SpMergeSide *sides)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SpText) text = NULL;
  guint n_ours = 0;

  g_return_val_if_fail (self != NULL && (sides != NULL || self->conflicts->len == 0), NULL);

  for (guint i = 0; i < self->conflicts->len; i++)
    n_ours += sides[i] == SP_MERGE_OURS;
  if (n_ours == self->conflicts->len)
    return sp_text_ref (self->results[SP_MERGE_OURS]);
  if (n_ours == 0 || self->settled)
    return sp_text_ref (self->results[SP_MERGE_THEIRS]);
  conflicts = new_conflicts ();
  text = run (self, sides, self->conflicts->len, SP_MERGE_OURS, conflicts);
  if (text == NULL || conflicts->len != self->conflicts->len)
    return NULL;
  return g_steal_pointer (&text);
}

static void
append_lines (GString *out, SpText *text, gsize from, gsize to, const char *newline)
{
  gsize start = sp_text_get_line_start (text, from), end = sp_text_get_line_start (text, to);

  if (start == end)
    return;
  g_string_append_len (out, sp_text_get_data (text, NULL) + start, (gssize) (end - start));
  /* A mark stands on a line of its own. */
  if (newline != NULL && out->str[out->len - 1] != '\n')
    g_string_append (out, newline);
}

SpText *
sp_merge_mark (SpMerge *self, const char *ours, const char *theirs)
{
  SpText *our_text, *their_text;
  g_autoptr (GArray) changes = NULL;
  const char *newline;
  GString *out;
  gsize at = 0, length;

  g_return_val_if_fail (self != NULL && ours != NULL && theirs != NULL, NULL);

  our_text = self->results[SP_MERGE_OURS];
  their_text = self->results[SP_MERGE_THEIRS];
  newline = sp_text_get_newline_at (our_text, 0);
  changes = sp_diff_lines (our_text, their_text);
  out = g_string_new (NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const SpLineChange *change = &g_array_index (changes, SpLineChange, i);

      append_lines (out, our_text, at, change->old_start, newline);
      g_string_append_printf (out, "<<<<<<< %s%s", ours, newline);
      append_lines (out, our_text, change->old_start, change->old_end, newline);
      g_string_append_printf (out, "=======%s", newline);
      append_lines (out, their_text, change->new_start, change->new_end, newline);
      g_string_append_printf (out, ">>>>>>> %s%s", theirs, newline);
      at = change->old_end;
    }
  append_lines (out, our_text, at, sp_text_get_n_lines (our_text), NULL);
  length = out->len;
  return sp_text_new_take (g_string_free (out, FALSE), length);
}
