/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ascii.h"

#include <string.h>

/* A word of which each byte is @byte. */
#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The first byte in memory is the lowest one. */
static guint64
read_word (const char *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* @stops: a word with the highest bit of each byte set that stops. A borrow may set that of a byte
 * above one that stops, never below. */
static gsize
count_passed (guint64 stops)
{
  return (gsize) (__builtin_ctzll (stops & EACH (0x80)) / 8);
}

gsize
sp_ascii_skip (const char *data, gsize at, gsize end)
{
  for (; end - at >= sizeof (guint64); at += sizeof (guint64))
    {
      const guint64 word = read_word (data + at);
      const guint64 stops = (word - EACH (0x01)) | word;

      if ((stops & EACH (0x80)) != 0)
        return at + count_passed (stops);
    }
  while (at < end && (guchar) data[at] >= 0x01 && (guchar) data[at] < 0x80)
    at++;
  return at;
}

gsize
sp_ascii_skip_printable (const char *data, gsize at, gsize end)
{
  for (; end - at >= sizeof (guint64); at += sizeof (guint64))
    {
      const guint64 word = read_word (data + at);
      const guint64 stops = (word - EACH (0x20)) | (word + EACH (0x01)) | word;

      if ((stops & EACH (0x80)) != 0)
        return at + count_passed (stops);
    }
  while (at < end && (guchar) data[at] >= 0x20 && (guchar) data[at] <= 0x7E)
    at++;
  return at;
}
