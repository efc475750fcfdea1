/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ascii.h"

#include "sp-text.h"

#include <string.h>

#define MOST_BYTES 40

/* Each byte at each place of a line of plain ones, so that it is in, at and across words. */
static void
test_stops_at_each_byte_that_is_not_plain (void)
{
  char data[MOST_BYTES];

  for (gsize length = 0; length <= MOST_BYTES; length++)
    for (gsize place = 0; place < length; place++)
      for (guint byte = 0; byte < 256; byte++)
        {
          const gboolean ascii = byte > 0 && byte < 0x80;
          const gboolean printable = byte >= 0x20 && byte < 0x7F;

          memset (data, place % 2 == 0 ? 'a' : '~', length);
          data[place] = (char) byte;
          g_assert_cmpuint (sp_ascii_skip (data, 0, length), ==, ascii ? length : place);
          g_assert_cmpuint (sp_ascii_skip_printable (data, 0, length), ==,
                            printable ? length : place);
          g_assert_cmpuint (sp_ascii_skip (data, place, length), ==, ascii ? length : place);
          g_assert_cmpuint (sp_ascii_skip_printable (data, place, length), ==,
                            printable ? length : place);
        }
}

/* Bytes at random, many of them parts of characters, are UTF-8 where GLib says so. */
static void
test_utf8_is_what_glib_says (void)
{
  static const char *const parts[] = { "a",        "plain ascii text", "\xC3\xA9",         "\xC3",
                                       "\xA9",     "\xE2\x88\x9A",    "\xE2\x88",         "\n",
                                       "\xED\xA0\x80", "\xF0\x9F\x98\x80", "\xC0\x80", "\xFF" };
  guint valid = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (SpText) text = NULL;
      const guint n_parts = (guint) g_test_rand_int_range (0, 12);
      const gboolean likely = g_test_rand_bit ();
      const char *end;
      gsize bad;
      gboolean expected;

      for (guint i = 0; i < n_parts; i++)
        {
          const int part = g_test_rand_int_range (0, likely ? 3 : G_N_ELEMENTS (parts) + 1);

          if (part == G_N_ELEMENTS (parts))
            g_string_append_c (bytes, '\0');
          else
            g_string_append (bytes, parts[part]);
        }
      text = sp_text_new (bytes->str, bytes->len);
      expected = g_utf8_validate_len (bytes->str, bytes->len, &end);
      valid += expected;
      g_assert_cmpint (sp_text_is_utf8 (text, &bad), ==, expected);
      g_assert_cmpuint (bad, ==, (gsize) (end - bytes->str));
    }
  g_assert_cmpuint (valid, >, 1000);
  g_assert_cmpuint (valid, <, 19000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ascii/stops-at-each-byte-that-is-not-plain",
                   test_stops_at_each_byte_that_is_not_plain);
  g_test_add_func ("/ascii/utf8-is-what-glib-says", test_utf8_is_what_glib_says);
  return g_test_run ();
}
