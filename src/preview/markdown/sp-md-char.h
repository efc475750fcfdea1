/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters and columns as goldmark 1.5.4 classes them (its util/util.go): not always as
 * CommonMark does, so that pages come out as Hugo makes them. */

static inline gboolean
sp_md_is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline gboolean
sp_md_is_punct (char c)
{
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

static inline gboolean
sp_md_is_digit (char c)
{
  return c >= '0' && c <= '9';
}

static inline gboolean
sp_md_is_alpha (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline gboolean
sp_md_is_alnum (char c)
{
  return sp_md_is_digit (c) || sp_md_is_alpha (c);
}

/** The same of any character: Unicode's classes P and white space besides ASCII's. */
gboolean sp_md_is_punct_char (gunichar c);
gboolean sp_md_is_space_char (gunichar c);

/** Unicode's P alone: without $ + < = > ^ ` | ~. */
gboolean sp_md_is_unicode_punct (gunichar c);

/** The character at @data, U+FFFD for what is not UTF-8. */
gunichar sp_md_get_char (const char *data, int length);

/** The one that ends at @end, looking back no further than @start. */
gunichar sp_md_get_char_before (const char *start, const char *end);

/** White space alone; how much of it there is at either end. */
gboolean sp_md_is_blank (const char *data, int length);
int sp_md_trim_left (const char *data, int length);
int sp_md_trim_right (const char *data, int length);

/** The columns of the white space at the start of a line of which @column is the first column.
 * @position: (out): its bytes. */
int sp_md_indent_width (const char *line, int length, int column, int *position);

/** Where @width columns of indentation end: -1 when there are not so many. @padding: (out): the
 * columns that a tab reaches further. @before: columns of padding that @line holds as spaces. */
int sp_md_indent_position (const char *line,
                           int length,
                           int column,
                           int before,
                           int width,
                           int *padding);

G_END_DECLS
