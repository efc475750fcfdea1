/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpText: the bytes of a page at one revision, immutable and reference-counted.
 *
 * All offsets in this program are byte offsets into an SpText. It may hold any bytes, also
 * ones that are not UTF-8. Safe to share between threads.
 */
typedef struct _SpText SpText;

typedef enum
{
  SP_NEWLINE_LF,
  SP_NEWLINE_CRLF,
  SP_NEWLINE_MIXED,
} SpNewline;

/** A copy of @length bytes of @data. */
SpText *sp_text_new (const char *data, gsize length);

/** Takes @data, which g_free() frees; data[length] must be NUL. */
SpText *sp_text_new_take (char *data, gsize length);

SpText *sp_text_ref (SpText *self);
void sp_text_unref (SpText *self);

/** The bytes, followed by a NUL that does not count. Valid as long as @self. */
const char *sp_text_get_data (SpText *self, gsize *length);
gsize sp_text_get_length (SpText *self);

/** A NUL-terminated copy of the bytes from @start up to @end. */
char *sp_text_slice (SpText *self, gsize start, gsize end);

/** Whether both hold the same bytes. */
gboolean sp_text_equal (SpText *self, SpText *other);

/** Whether a UTF-8 byte-order mark stands first. */
gboolean sp_text_has_bom (SpText *self);

/**
 * Whether all bytes are UTF-8. NUL counts as invalid, since no YAML or Markdown reader takes it.
 * @bad_offset: (out) (optional): the first byte that is not.
 */
gboolean sp_text_is_utf8 (SpText *self, gsize *bad_offset);

/** Lines end in LF or CRLF. A text without a line end counts as %SP_NEWLINE_LF. */
SpNewline sp_text_get_newline (SpText *self);

/** The line end for a line to be written near @offset: that of the line there, or of the nearest
 * before or after it. */
const char *sp_text_get_newline_at (SpText *self, gsize offset);

/** The number of lines; a text that ends with a line end has an empty last one. At least 1. */
gsize sp_text_get_n_lines (SpText *self);

/** Where the 0-based @line starts; the text's length for a line past the end. */
gsize sp_text_get_line_start (SpText *self, gsize line);

/** Where the 0-based @line's content ends, before its CR LF or LF. */
gsize sp_text_get_line_end (SpText *self, gsize line);

/** The 0-based line that holds @offset. */
gsize sp_text_get_line_at (SpText *self, gsize offset);

/** @offset for a message: line and column from 1, the column in characters. A byte-order mark is
 * no character. */
void sp_text_get_position (SpText *self, gsize offset, guint *line, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpText, sp_text_unref)

G_END_DECLS
