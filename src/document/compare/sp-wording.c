/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-wording-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-diff.h"

/* An excerpt's length in characters, and how much of it stands before the first difference. */
#define EXCERPT        60
#define EXCERPT_BEFORE 20

static void
free_change (gpointer data)
{
  SpWordedChange *change = data;

  g_free (change->subject);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change->text);
  g_free (change);
}

static char *
to_one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      gboolean space = g_ascii_isspace (*text);

      if (!space)
        g_string_append_c (line, *text);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

static glong
count_common (const char *a, const char *b)
{
  glong n = 0;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
      n++;
    }
  return n;
}

char *
sp_word_excerpt (const char *text, const char *other)
{
  g_autofree char *line = NULL;
  g_autofree char *other_line = NULL;
  g_autofree char *part = NULL;
  glong length, start = 0, end;

  g_return_val_if_fail (text != NULL, NULL);

  line = to_one_line (text);
  length = g_utf8_strlen (line, -1);
  if (length <= EXCERPT)
    return g_steal_pointer (&line);
  if (other != NULL)
    {
      other_line = to_one_line (other);
      start = MAX (0, count_common (line, other_line) - EXCERPT_BEFORE);
      start = MIN (start, length - EXCERPT);
    }
  /* Words stay whole where one ends near. */
  for (glong i = 0; start > 0 && i < 12; i++)
    if (*g_utf8_offset_to_pointer (line, start - 1) != ' ')
      start--;
  end = MIN (length, start + EXCERPT);
  for (glong i = 0; end < length && i < 12; i++)
    if (*g_utf8_offset_to_pointer (line, end) != ' ')
      end--;
  part = g_utf8_substring (line, start, end);
  return g_strdup_printf ("%s%s%s", start > 0 ? "…" : "", part, end < length ? "…" : "");
}

/* What stands on either side of the arrow. */
static char *
quote (const char *text, const char *other)
{
  g_autofree char *excerpt = sp_word_excerpt (text, other);

  return *excerpt != '\0' ? g_steal_pointer (&excerpt) : g_strdup (_ ("(empty)"));
}

static char *
make_text (const SpWordedChange *change, const char *note)
{
  g_autofree char *before = change->before != NULL ? quote (change->before, change->after) : NULL;
  g_autofree char *after = change->after != NULL ? quote (change->after, change->before) : NULL;
  g_autofree char *what = NULL;

  if (before != NULL && after != NULL)
    /* Translators: a field's name, what it said and what it says: "Cost: $100 → $120". */
    what = g_strdup_printf (_ ("%s: %s → %s"), change->label, before, after);
  else if (before != NULL || after != NULL)
    /* Translators: a field's name and what it says. */
    what = g_strdup_printf (_ ("%s: %s"), change->label, before != NULL ? before : after);
  else
    what = g_strdup (change->label);
  if (note == NULL)
    return g_steal_pointer (&what);
  /* Translators: a change and a remark, such as "new". */
  return g_strdup_printf (_ ("%s (%s)"), what, note);
}

void
sp_wording_add (GPtrArray *changes,
                SpWordingKind kind,
                const char *subject,
                const char *label,
                const char *before,
                const char *after,
                const char *note)
{
  SpWordedChange *change = g_new0 (SpWordedChange, 1);

  change->kind = kind;
  change->subject = g_strdup (subject);
  change->label = g_strdup (label);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  change->text = make_text (change, note);
  g_ptr_array_add (changes, change);
}

static guint
count_changed_lines (SpText *before, SpText *after)
{
  g_autoptr (GArray) lines = sp_diff_lines (before, after);
  gsize n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SpLineChange *change = &g_array_index (lines, SpLineChange, i);

      n += MAX (change->old_end - change->old_start, change->new_end - change->new_start);
    }
  return (guint) MAX (n, 1);
}

static void
add_lines (GPtrArray *changes, SpWordingKind kind, const char *label, SpText *before, SpText *after)
{
  guint n = count_changed_lines (before, after);
  g_autofree char *note =
      g_strdup_printf (ngettext ("%u line is different", "%u lines are different", n), n);

  sp_wording_add (changes, kind, "page", label, NULL, NULL, note);
}

static SpText *
copy_part (SpText *text, gsize start, gsize end)
{
  char *slice = sp_text_slice (text, start, end);

  return sp_text_new_take (slice, end - start);
}

/* Settings that cannot be read are compared by their lines. */
static void
add_front_matter (GPtrArray *changes, SpFrontMatter *before, SpFrontMatter *after)
{
  g_autoptr (SpText) before_text = NULL;
  g_autoptr (SpText) after_text = NULL;
  gsize before_end, after_end;

  if (sp_front_matter_get_error (before, NULL) == NULL &&
      sp_front_matter_get_error (after, NULL) == NULL)
    {
      sp_wording_add_fields (changes, sp_front_matter_get_root (before)->value,
                             sp_front_matter_get_root (after)->value);
      return;
    }
  sp_front_matter_get_span (before, NULL, &before_end);
  sp_front_matter_get_span (after, NULL, &after_end);
  before_text = copy_part (sp_front_matter_get_text (before), 0, before_end);
  after_text = copy_part (sp_front_matter_get_text (after), 0, after_end);
  if (!sp_text_equal (before_text, after_text))
    add_lines (changes, SP_WORDING_CHANGED, _ ("Fields"), before_text, after_text);
}

static SpUnits *
make_units (SpText *text, SpFrontMatter *front_matter)
{
  g_autoptr (SpBody) body = NULL;
  gsize start;

  sp_front_matter_get_span (front_matter, NULL, &start);
  body = sp_body_parse (text, start);
  return sp_units_new (text, body);
}

GPtrArray *
sp_word_changes (SpText *before, SpText *after)
{
  GPtrArray *changes;
  g_autoptr (SpFrontMatter) fm_before = NULL;
  g_autoptr (SpFrontMatter) fm_after = NULL;
  g_autoptr (SpUnits) units_before = NULL;
  g_autoptr (SpUnits) units_after = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  changes = g_ptr_array_new_with_free_func (free_change);
  if (sp_text_equal (before, after))
    return changes;
  if (!sp_text_is_utf8 (before, NULL) || !sp_text_is_utf8 (after, NULL))
    {
      add_lines (changes, SP_WORDING_CHANGED, _ ("The whole page"), before, after);
      return changes;
    }
  fm_before = sp_front_matter_parse (before);
  fm_after = sp_front_matter_parse (after);
  add_front_matter (changes, fm_before, fm_after);
  units_before = make_units (before, fm_before);
  units_after = make_units (after, fm_after);
  sp_wording_add_body (changes, units_before, units_after);
  if (changes->len == 0)
    add_lines (changes, SP_WORDING_LAYOUT, _ ("Spaces, comments or the order of fields"), before,
               after);
  return changes;
}
