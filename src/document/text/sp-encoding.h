/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/** What the bytes of a text that is not UTF-8 may have been written as. */
typedef enum
{
  SP_ENCODING_UNKNOWN, /* most likely no text at all */
  SP_ENCODING_WINDOWS, /* Windows-1252, of which ISO 8859-1 is a part; also single bytes in UTF-8 */
  SP_ENCODING_MAC,     /* Mac OS Roman */
  SP_ENCODING_UTF_16_LE,
  SP_ENCODING_UTF_16_BE,
} SpEncoding;

/**
 * A guess. UTF-16 is known by its mark or by its zeros. Otherwise only the bytes that are not UTF-8
 * count: between letters they are letters, which tells Windows from Mac; in doubt it is Windows.
 */
SpEncoding sp_encoding_guess (SpText *text);

/** The encoding's name for people, translated; %NULL for %SP_ENCODING_UNKNOWN. */
const char *sp_encoding_get_name (SpEncoding encoding);

/**
 * @text as UTF-8. Where it is UTF-8 already it stays, byte for byte: only the others are converted.
 * Text in UTF-16 is converted whole, its mark left out.
 * Returns: (transfer full): %NULL if @encoding cannot be what @text was written as.
 */
SpText *sp_encoding_convert (SpText *text, SpEncoding encoding);

G_END_DECLS
