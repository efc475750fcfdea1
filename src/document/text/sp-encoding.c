/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many of a UTF-16 text's bytes, at least, are zeros on one side: those of Latin letters. */
#define ZEROS_IN_UTF_16 0.3

static const char *
get_charset (SpEncoding encoding)
{
  switch (encoding)
    {
    case SP_ENCODING_WINDOWS:
      return "WINDOWS-1252";
    case SP_ENCODING_MAC:
      return "MACINTOSH";
    case SP_ENCODING_UTF_16_LE:
      return "UTF-16LE";
    case SP_ENCODING_UTF_16_BE:
      return "UTF-16BE";
    case SP_ENCODING_UNKNOWN:
    default:
      return NULL;
    }
}

const char *
sp_encoding_get_name (SpEncoding encoding)
{
  switch (encoding)
    {
    case SP_ENCODING_WINDOWS:
      return _ ("Western European (Windows)");
    case SP_ENCODING_MAC:
      return _ ("Western European (Mac)");
    case SP_ENCODING_UTF_16_LE:
    case SP_ENCODING_UTF_16_BE:
      return _ ("Unicode (UTF-16)");
    case SP_ENCODING_UNKNOWN:
    default:
      return NULL;
    }
}

/* By the zeros, which no other text has. */
static SpEncoding
guess_by_zeros (const guint8 *data, gsize length)
{
  gsize n_even = 0, n_odd = 0;

  for (gsize i = 0; i < length; i++)
    if (data[i] == 0)
      {
        if (i % 2 == 0)
          n_even++;
        else
          n_odd++;
      }
  if (n_odd > n_even && n_odd > (double) length / 2 * ZEROS_IN_UTF_16)
    return SP_ENCODING_UTF_16_LE;
  if (n_even > n_odd && n_even > (double) length / 2 * ZEROS_IN_UTF_16)
    return SP_ENCODING_UTF_16_BE;
  return SP_ENCODING_UNKNOWN;
}

/* The letters of Mac OS Roman stand where Windows-1252 has signs, and the other way round.
 * Quotation marks and dashes of Windows stand between letters too, and say nothing. */
static SpEncoding
guess_by_letters (const char *data, gsize length)
{
  const char *at = data, *end = data + length, *bad;
  gsize n_mac = 0, n_windows = 0;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &bad))
    {
      guint8 byte = (guint8) *bad;
      gboolean in_word = (bad > data && g_ascii_isalpha (bad[-1])) ||
                         (bad + 1 < end && g_ascii_isalpha (bad[1]));

      if (in_word && byte >= 0xC0)
        n_windows++;
      else if (in_word && byte < 0xA0 && byte != 0x85 && (byte < 0x91 || byte > 0x97))
        n_mac++;
      at = bad + 1;
    }
  return n_mac > n_windows ? SP_ENCODING_MAC : SP_ENCODING_WINDOWS;
}

SpEncoding
sp_encoding_guess (SpText *text)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (text != NULL, SP_ENCODING_UNKNOWN);

  data = sp_text_get_data (text, &length);
  if (length >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    return SP_ENCODING_UTF_16_LE;
  if (length >= 2 && memcmp (data, "\xFE\xFF", 2) == 0)
    return SP_ENCODING_UTF_16_BE;
  if (memchr (data, '\0', length) != NULL)
    return guess_by_zeros ((const guint8 *) data, length);
  return guess_by_letters (data, length);
}

static SpText *
convert_whole (const char *data, gsize length, SpEncoding encoding)
{
  g_autofree char *converted = NULL;
  gsize n_read, n_written;

  if (length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    {
      data += 2;
      length -= 2;
    }
  converted = g_convert (data, (gssize) length, "UTF-8", get_charset (encoding), &n_read,
                         &n_written, NULL);
  if (converted == NULL || n_read != length || memchr (converted, '\0', n_written) != NULL)
    return NULL;
  return sp_text_new_take (g_steal_pointer (&converted), n_written);
}

/* Byte by byte, where it is not UTF-8. */
static SpText *
convert_bytes (const char *data, gsize length, SpEncoding encoding)
{
  g_autoptr (GString) converted = g_string_sized_new (length + length / 16);
  const char *at = data, *end = data + length, *bad;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &bad))
    {
      g_autofree char *character = NULL;

      g_string_append_len (converted, at, (gssize) (bad - at));
      if (*bad == '\0')
        return NULL;
      character = g_convert (bad, 1, "UTF-8", get_charset (encoding), NULL, NULL, NULL);
      if (character == NULL)
        return NULL; /* one of the five bytes that Windows-1252 has no character for */
      g_string_append (converted, character);
      at = bad + 1;
    }
  g_string_append_len (converted, at, (gssize) (end - at));
  length = converted->len;
  return sp_text_new_take (g_string_free (g_steal_pointer (&converted), FALSE), length);
}

SpText *
sp_encoding_convert (SpText *text, SpEncoding encoding)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (text != NULL, NULL);

  data = sp_text_get_data (text, &length);
  switch (encoding)
    {
    case SP_ENCODING_WINDOWS:
    case SP_ENCODING_MAC:
      return convert_bytes (data, length, encoding);
    case SP_ENCODING_UTF_16_LE:
    case SP_ENCODING_UTF_16_BE:
      return convert_whole (data, length, encoding);
    case SP_ENCODING_UNKNOWN:
    default:
      return NULL;
    }
}
