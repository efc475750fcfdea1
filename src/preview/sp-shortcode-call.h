/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A shortcode as a page calls it. */
typedef struct
{
  char *name;
  gboolean markdown; /* {{% … %}}: what it gives is read as Markdown */

  GPtrArray *names;  /* (element-type utf8) (nullable): of named parameters */
  GPtrArray *values; /* (element-type utf8) */

  /* In the text: the call with its closing tag, and what it encloses. */
  gsize start;
  gsize end;
  gboolean has_inner;
  gsize inner_start;
  gsize inner_end;
} SpShortcodeCall;

void sp_shortcode_call_free (SpShortcodeCall *self);

/** A parameter by name, else by its place among unnamed ones; %NULL. */
const char *sp_shortcode_call_get (const SpShortcodeCall *self, const char *name, int position);

/**
 * The outermost calls in @data, in order. One is paired with its closing tag where there is one.
 * Returns: (transfer full) (element-type SpShortcodeCall)
 */
GPtrArray *sp_shortcode_call_find_all (const char *data, gsize length);

G_END_DECLS
