/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

/*
 * One line of a pipe table, taken apart at its pipes. A pipe after a backslash is text, and so is
 * one within a shortcode; a code span does not protect a pipe.
 */

/** What stands between two pipes, padding included. */
typedef struct
{
  gsize from;
  gsize to;
} SpSlice;

typedef struct
{
  const char *data;
  gsize line_start;
  gsize at;
  gsize end;          /* of what is left, without white space at the end of the line */
  gsize first;        /* the first byte that is not white space */
  gboolean leading;   /* whether the line starts with a pipe */
  gboolean trailing;  /* whether it ends with one; known when the last slice has been given */
} SpRowIter;

/** What both Hugo's reader and cmark trim from a cell. A no-break space is text to both. */
static inline gboolean
sp_is_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/** The cells of the line from @start up to @end, one by one, their padding included. */
/** @start, @end: the line, with or without its line end. */
void sp_row_iter_init (SpRowIter *iter, const char *data, gsize start, gsize end);

/** Gives the next cell. Returns: %FALSE behind the last. */
gboolean sp_row_iter_next (SpRowIter *iter, SpSlice *slice);

/** The slice without its padding. Where it is blank: the place where text goes, empty. */
SpSlice sp_slice_trim (const char *data, SpSlice slice);

/** Behind the shortcode at @at, which must be an opening brace, or @at. */
gsize sp_row_skip_shortcode (const char *data, gsize line_start, gsize at, gsize end);

/** Whether the line is a delimiter row as Hugo 0.111 reads it, and of which columns.
 * @aligns: (nullable): an array of SpAlign to append to. Returns: the number of columns, or 0. */
guint sp_row_parse_delimiter (const char *data, gsize start, gsize end, GArray *aligns);

/** The columns Hugo 0.111 sees in a header line. */
guint sp_row_count_header (const char *data, gsize start, gsize end);

G_END_DECLS
