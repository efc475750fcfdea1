/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** The four kinds of strings. */
typedef enum
{
  SP_TOML_BASIC,        /* "…" */
  SP_TOML_LITERAL,      /* '…' */
  SP_TOML_LONG_BASIC,   /* """…""" */
  SP_TOML_LONG_LITERAL, /* '''…''' */
} SpTomlQuotes;

/** Appends @text between those quotes, or between the nearest to them that can carry it.
 * @newline: that of the file. @own_line: whether the text of a long string begins on its own line.
 */
void sp_toml_append_string (GString *out,
                            const char *text,
                            SpTomlQuotes quotes,
                            const char *newline,
                            gboolean own_line);

/** A new text of several lines, over several lines where Hugo then reads the very same text. */
void sp_toml_append_lines_of_text (GString *out, const char *text, const char *newline);

/** Appends @key, in double quotation marks where it needs them. */
void sp_toml_append_key (GString *out, const char *key);

/** Appends @value on one line. @error: TOML has no null, and only dates as in RFC 3339. */
gboolean sp_toml_append_value (GString *out, SpValue *value, SpTomlQuotes quotes, GError **error);

/** Appends @value, whose type is that of what stands there now as @old, @length bytes: with the
 * same quotes, base, grouping and number of decimals as far as they fit. */
gboolean sp_toml_append_like (GString *out,
                              SpValue *value,
                              const char *old,
                              gsize length,
                              const char *newline,
                              GError **error);

/** Whether @value is better written below a [header], or [[headers]], than inline. */
gboolean sp_toml_wants_header (SpValue *value);

/** Appends what @value, which wants a header, is at @path: "[path]" and the lines below. */
gboolean sp_toml_append_tables (GString *out,
                                const char *path,
                                SpValue *value,
                                const char *newline,
                                GError **error);

/** Appends the lines of the map @map at @path ("" for the root), and the tables below. */
gboolean sp_toml_append_lines (GString *out,
                               const char *path,
                               SpValue *map,
                               const char *newline,
                               GError **error);

/** SpFormatBackend.write_new; %NULL for a value that TOML does not have. */
char *sp_toml_write_new (SpValue *root, const char *newline);

G_END_DECLS
