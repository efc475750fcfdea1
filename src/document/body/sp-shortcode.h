/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Hugo takes the shortcodes out of a page before its Markdown is read: to the Markdown reader
 * "{{< x "a|b" >}}" is one word, also where it holds a pipe or a line end.
 */

/** A tag: "{{< name … >}}", "{{% name … %}}", or one that closes a pair. */
typedef struct
{
  gsize end; /* behind its last brace */
  const char *name;
  gsize name_length;
  gboolean closing;
  gboolean markdown; /* with "%": what it stands for is read as Markdown, pipes and all */
} SpShortcode;

/**
 * Whether a shortcode's tag stands at @at. One that is commented out, as in a text about
 * shortcodes, is none.
 *
 * @limit: where to stop looking, which is a property of the text, not of the line.
 */
gboolean sp_shortcode_parse (const char *data, gsize at, gsize limit, SpShortcode *tag);

/**
 * Where what the Markdown reader sees as one word ends: behind the tag at @at, or behind the tag
 * that closes it when both are part of one line.
 *
 * @line_start: where the line starts that @at is in; a pair whose tags have lines of their own
 *   encloses Markdown.
 * Returns: @at when there is no shortcode.
 */
gsize sp_shortcode_skip (const char *data, gsize line_start, gsize at, gsize limit);

/** The first place from @at on, before @limit, where a tag may start; @limit when there is none. */
gsize sp_shortcode_find (const char *data, gsize at, gsize limit);

G_END_DECLS
