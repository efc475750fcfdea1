/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpLineReader: the lines of a text as the Markdown reader gets them, and the place reached in one,
 * in bytes and in columns with tabs expanded. A line end within a shortcode is none, for Hugo has
 * put a word in the shortcode's place by then.
 */
typedef struct
{
  const char *data;
  gsize length;

  /* The line at hand. */
  gsize start;
  gsize end; /* without its line end */
  gsize at;
  guint column;
  guint rest; /* columns left of a tab of which a part has been taken */

  gsize next;           /* where the next line starts */
  gsize next_shortcode; /* where the next one may be, at or behind the line's end */
  GHashTable *closings; /* name → where the last tag stands that closes it; made when needed */
} SpLineReader;

/** Before the first line of the bytes from @start on; @data must outlive it. */
/** @start: where the first line starts. */
void sp_line_reader_init (SpLineReader *self, const char *data, gsize start, gsize length);
void sp_line_reader_clear (SpLineReader *self);

/** Steps to the next line. Returns: %FALSE behind the last. */
gboolean sp_line_reader_next (SpLineReader *self);

/** The columns of white space at hand; @first: where it ends. */
guint sp_line_reader_get_indent (SpLineReader *self, gsize *first);

/** Steps over so many columns of white space, if there are. */
void sp_line_reader_skip_indent (SpLineReader *self, guint columns);
void sp_line_reader_advance (SpLineReader *self, gsize at);

/** Whether nothing but tags of "{{< name >}} … {{< /name >}}" pairs stands on the line: the
 * Markdown between such lines is read by itself. */
gboolean sp_line_reader_is_pair_tag (SpLineReader *self);

G_END_DECLS
