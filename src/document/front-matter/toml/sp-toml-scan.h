/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** A place in a TOML text that is being read, and what was found there. */
typedef struct
{
  SpReading *reading;
  const char *data;
  gsize at;
  gsize end;
  GString *text; /* the text of the string or key read last */
  gboolean nul;  /* it held a NUL, for which U+FFFD stands */
} SpTomlScan;

/** Sets the reading's error, unless there is one; always %FALSE. @sentence is translated. */
gboolean sp_toml_fail (SpTomlScan *self, gsize offset, const char *sentence);

/** The character at the place, NUL at the end. */
char sp_toml_peek (const SpTomlScan *self);

void sp_toml_skip_blanks (SpTomlScan *self);

/** Over blanks, a comment and the line end; anything else is an error. */
gboolean sp_toml_skip_line_rest (SpTomlScan *self);

/** Over blanks, comments and line ends. */
gboolean sp_toml_skip_space (SpTomlScan *self);

/** The string at the place, of any of the four kinds. */
gboolean sp_toml_read_string (SpTomlScan *self, SpNodeStyle *style);

/** One part of a key: bare, "basic" or 'literal'. */
gboolean sp_toml_read_key (SpTomlScan *self);

/** The number, date or boolean at the place. (transfer full): %NULL after an error. */
SpValue *sp_toml_read_token (SpTomlScan *self);

/** Whether @text is a date, time, or both as TOML spells them. */
gboolean sp_toml_is_date (const char *text, gsize length);

G_END_DECLS
