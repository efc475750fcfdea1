/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-apply.h"
#include "sp-merge-comments.h"

/* A text on its way to say what is expected. */
typedef struct
{
  SpText *text;
  SpFrontMatter *front_matter;
  SpBody *body;
} Draft;

static void
draft_parse (Draft *self, SpText *text)
{
  gsize start;

  self->text = sp_text_ref (text);
  self->front_matter = sp_front_matter_parse (text);
  sp_front_matter_get_span (self->front_matter, NULL, &start);
  self->body = sp_body_parse (text, start);
}

static void
draft_clear (Draft *self)
{
  sp_text_unref (self->text);
  sp_front_matter_unref (self->front_matter);
  sp_body_unref (self->body);
}

static gboolean
draft_apply (Draft *self, SpChange *change)
{
  SpFrontMatter *front_matter;
  SpBody *body;
  SpText *text;

  if (change == NULL)
    return FALSE;
  text = sp_change_apply (change, self->front_matter, self->body, &front_matter, &body, NULL);
  if (text == NULL)
    return FALSE;
  draft_clear (self);
  *self = (Draft){ text, front_matter, body };
  return TRUE;
}

static char *
make_path (const char *key)
{
  const char *keys[] = { key, NULL };

  return sp_path_join (keys);
}

static gboolean
remove_others (Draft *self, SpValue *expected)
{
  g_autoptr (SpValue) present = sp_value_ref (sp_front_matter_get_root (self->front_matter)->value);

  for (guint i = 0; i < sp_value_get_length (present); i++)
    {
      const char *key = sp_value_get_key (present, i);
      g_autofree char *path = make_path (key);
      g_autoptr (SpChange) change = NULL;

      if (sp_value_lookup (expected, key) != NULL)
        continue;
      change = sp_front_matter_unset (self->front_matter, path, NULL);
      if (!draft_apply (self, change))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_all (Draft *self, SpValue *expected)
{
  guint n = sp_value_get_length (expected);
  g_autofree const char **order = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = sp_value_get_key (expected, i);
  for (guint i = 0; i < n; i++)
    {
      SpValue *value = sp_value_get_item (expected, i);
      SpValue *present =
          sp_value_lookup (sp_front_matter_get_root (self->front_matter)->value, order[i]);
      g_autofree char *path = make_path (order[i]);
      g_autoptr (SpChange) change = NULL;

      if (present != NULL && sp_value_equal (present, value))
        continue;
      change = sp_front_matter_set (self->front_matter, path, value, order, NULL);
      if (!draft_apply (self, change))
        return FALSE;
    }
  return TRUE;
}

static guint
count_duplicates (const SpNode *node)
{
  guint n = node->duplicate ? 1 : 0;

  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    n += count_duplicates (child);
  return n;
}

static guint
count_duplicates_of_text (SpText *text)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);

  return count_duplicates (sp_front_matter_get_root (front_matter));
}

/* @candidate with the least changes that make it say @expected, or NULL. */
static SpText *
mend (SpText *candidate, SpText *const *texts, SpFormat format, SpValue *expected)
{
  Draft draft;
  SpText *result = NULL;
  gsize end;
  guint allowed =
      MAX (count_duplicates_of_text (texts[OURS]), count_duplicates_of_text (texts[THEIRS]));

  draft_parse (&draft, candidate);
  if (sp_front_matter_get_error (draft.front_matter, NULL) == NULL &&
      (sp_front_matter_get_format (draft.front_matter) == format ||
       sp_text_get_length (candidate) == 0) &&
      remove_others (&draft, expected) && set_all (&draft, expected))
    {
      const SpNode *root = sp_front_matter_get_root (draft.front_matter);

      sp_front_matter_get_span (draft.front_matter, NULL, &end);
      if (end == sp_text_get_length (draft.text) && sp_value_equal (root->value, expected) &&
          count_duplicates (root) <= allowed)
        result = sp_text_ref (draft.text);
    }
  draft_clear (&draft);
  return result;
}

static SpText *
make_text (SpText *const *texts, SpFormat format, SpValue *expected, guint side)
{
  guint other = side == OURS ? THEIRS : OURS;
  SpText *result;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpText) both = sp_merge_words (texts, i == 0 ? side : other);

      result = mend (both, texts, format, expected);
      if (result != NULL)
        return result;
    }
  result = mend (texts[side], texts, format, expected);
  return result != NULL ? result : mend (texts[other], texts, format, expected);
}

/* Asks about comments that both sides changed: the same question, however the fields are decided.
 */
static guint
decide_comments (SpMerger *merger,
                 SpText *const *texts,
                 SpFrontMatter *const *parsed,
                 SpValue *const *values,
                 SpFormat format)
{
  g_autoptr (GPtrArray) unasked = g_ptr_array_new_with_free_func (sp_merge_conflict_free);
  SpMerger silent = { unasked, NULL, 0, SP_MERGE_THEIRS, merger->commented };
  g_autoptr (SpValue) expected = sp_merge_values (&silent, values);
  g_autoptr (SpText) ours = make_text (texts, format, expected, OURS);
  g_autoptr (SpText) theirs = make_text (texts, format, expected, THEIRS);

  return sp_merge_decide_comments (merger, parsed, ours, theirs);
}

/* Texts in different formats, or one without fields: there is nothing to put together. */
static SpText *
take_whole (SpMerger *merger, SpText *const *texts)
{
  char *versions[N_TEXTS];
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    versions[i] = sp_text_slice (texts[i], 0, sp_text_get_length (texts[i]));
  picked = sp_merge_pick ((const char *const *) versions);
  if (picked < 0)
    picked =
        (int) sp_merger_decide (merger, "page", _ ("All fields"), (const char *const *) versions);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (versions[i]);
  return sp_text_ref (texts[picked]);
}

SpText *
sp_merge_fields (SpMerger *merger, SpText *const *texts, SpValue **expected)
{
  SpFrontMatter *parsed[N_TEXTS];
  SpFormat formats[N_TEXTS];
  SpValue *values[N_TEXTS];
  SpText *result;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      parsed[i] = sp_front_matter_parse (texts[i]);
      formats[i] = sp_front_matter_get_format (parsed[i]);
      values[i] = sp_front_matter_get_root (parsed[i])->value;
    }
  if (formats[OURS] != formats[THEIRS] ||
      (formats[BASE] != formats[OURS] && formats[BASE] != SP_FORMAT_NONE))
    {
      g_autoptr (SpFrontMatter) front_matter = NULL;

      result = take_whole (merger, texts);
      front_matter = sp_front_matter_parse (result);
      *expected = sp_value_ref (sp_front_matter_get_root (front_matter)->value);
    }
  else
    {
      g_autoptr (GHashTable) commented = sp_merge_find_commented (parsed);
      g_autoptr (GHashTable) tails = NULL;
      guint side;

      merger->commented = commented;
      side = decide_comments (merger, texts, parsed, values, formats[OURS]);
      *expected = sp_merge_values (merger, values);
      merger->commented = NULL;
      tails = sp_merge_decide_tails (merger, parsed);
      result = make_text (texts, formats[OURS], *expected, side);
      if (result != NULL)
        {
          g_autoptr (SpText) bare = result;

          result = sp_merge_put_tails (bare, tails);
        }
      if (result == NULL)
        g_clear_pointer (expected, sp_value_unref);
    }
  for (guint i = 0; i < N_TEXTS; i++)
    sp_front_matter_unref (parsed[i]);
  return result;
}
