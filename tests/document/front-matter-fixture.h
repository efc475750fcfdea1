/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"

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
