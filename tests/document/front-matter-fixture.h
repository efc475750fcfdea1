/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-apply.h"

#include <string.h>

/* What tests about front matter share. */

static inline SpFrontMatter *
parse (const char *page)
{
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));

  return sp_front_matter_parse (text);
}

static inline void
assert_json (SpValue *value, const char *expected)
{
  g_autoptr (GString) json = g_string_new (NULL);

  sp_value_append_json (value, json);
  g_assert_cmpstr (json->str, ==, expected);
}

static inline void
assert_slice (SpFrontMatter *fm, gsize start, gsize end, const char *expected)
{
  g_autofree char *slice = sp_text_slice (sp_front_matter_get_text (fm), start, end);

  g_assert_cmpstr (slice, ==, expected);
}

/* @head, @n times @piece, @tail. */
static inline char *
repeat (const char *head, const char *piece, guint n, const char *tail)
{
  GString *out = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (out, piece);
  g_string_append (out, tail);
  return g_string_free (out, FALSE);
}

/* What is done to the fields @before, and what they are afterwards. */
typedef struct
{
  char verb; /* set, unset, insert before item a, move item a to b */
  const char *before;
  const char *path;
  const char *value; /* as YAML */
  const char *after; /* NULL: refused */
  guint a;
  guint b;
} EditRow;

static inline SpValue *
read_yaml (const char *yaml)
{
  g_autofree char *data = g_strconcat ("v: ", yaml, "\n", NULL);
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));
  g_autoptr (SpFrontMatter) fm = sp_front_matter_parse_data (text, SP_FORMAT_YAML);

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  return sp_value_ref (sp_front_matter_lookup (fm, "v")->value);
}

static inline SpChange *
make_change (SpFrontMatter *fm, const EditRow *row, const char *const *order, GError **error)
{
  g_autoptr (SpValue) value = row->value != NULL ? read_yaml (row->value) : NULL;

  switch (row->verb)
    {
    case 's':
      return sp_front_matter_set (fm, row->path, value, order, error);
    case 'u':
      return sp_front_matter_unset (fm, row->path, error);
    case 'i':
      return sp_front_matter_insert_item (fm, row->path, row->a, value, order, error);
    case 'm':
      return sp_front_matter_move_item (fm, row->path, row->a, row->b, error);
    default:
      g_assert_not_reached ();
    }
}

/* The page after the change, checked as every way in checks it; NULL when refused. */
static inline char *
edit (const char *page, const EditRow *row, const char *const *order)
{
  g_autoptr (SpFrontMatter) fm = parse (page);
  g_autoptr (SpBody) body = NULL;
  g_autoptr (SpChange) change = NULL;
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpFrontMatter) fm_after = NULL;
  g_autoptr (SpBody) body_after = NULL;
  g_autoptr (GError) error = NULL;
  gsize body_start;

  g_assert_cmpstr (sp_front_matter_get_error (fm, NULL), ==, NULL);
  sp_front_matter_get_span (fm, NULL, &body_start);
  body = sp_body_parse (sp_front_matter_get_text (fm), body_start);
  change = make_change (fm, row, order, &error);
  if (change == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpint (error->code, !=, SP_DOCUMENT_ERROR_VERIFY);
      return NULL;
    }
  g_assert_no_error (error);
  after = sp_change_apply (change, fm, body, &fm_after, &body_after, &error);
  if (after == NULL)
    {
      g_autoptr (SpText) bad =
          sp_edit_list_apply (sp_change_get_edits (change), sp_front_matter_get_text (fm));

      g_test_message ("would be: %s", sp_text_get_data (bad, NULL));
    }
  g_assert_no_error (error);
  return sp_text_slice (after, 0, sp_text_get_length (after));
}

/* @open, @close: what stands before and behind the fields. */
static inline void
check_edits (const EditRow *rows,
             guint n_rows,
             const char *open,
             const char *close,
             const char *const *order)
{
  for (guint i = 0; i < n_rows; i++)
    {
      const EditRow *row = &rows[i];
      g_autofree char *before = g_strconcat (open, row->before, close, NULL);
      g_autofree char *expected =
          row->after != NULL ? g_strconcat (open, row->after, close, NULL) : NULL;
      g_autofree char *after = NULL;

      g_test_message ("%u: %c %s %s in %s", i, row->verb, row->path, row->value, row->before);
      after = edit (before, row, order);
      g_assert_cmpstr (after, ==, expected);
    }
}
