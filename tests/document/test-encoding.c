/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-encoding.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  SpEncoding encoding;
  const char *converted; /* NULL: cannot be */
} Case;

#define BYTES(text) text, sizeof text - 1

static const Case cases[] = {
  { "letters-of-windows", BYTES ("d\xE9" "collet\xE9\n"), SP_ENCODING_WINDOWS, "décolleté\n" },
  { "letters-of-mac", BYTES ("d\x8E" "collet\x8E\n"), SP_ENCODING_MAC, "décolleté\n" },
  { "apostrophe-of-windows", BYTES ("it\x92s \x80" "20\n"), SP_ENCODING_WINDOWS, "it’s €20\n" },
  { "one-byte-within-utf-8", BYTES ("Grüße, d\xE9j\xE0 😀\n"), SP_ENCODING_WINDOWS,
    "Grüße, déjà 😀\n" },
  { "bad-byte-last", BYTES ("caf\xE9"), SP_ENCODING_WINDOWS, "café" },
  { "utf-16-with-mark", BYTES ("\xFF\xFE" "a\0\xE9\0\n\0"), SP_ENCODING_UTF_16_LE, "aé\n" },
  { "utf-16-big-endian-with-mark", BYTES ("\xFE\xFF\0a\0\xE9"), SP_ENCODING_UTF_16_BE, "aé" },
  { "utf-16-without-mark", BYTES ("t\0i\0t\0l\0e\0"), SP_ENCODING_UTF_16_LE, "title" },
  { "half-a-character-of-utf-16", BYTES ("\xFF\xFE" "a\0b"), SP_ENCODING_UTF_16_LE, NULL },
  { "no-such-character-in-windows", BYTES ("a\x81z\xE9\xE9"), SP_ENCODING_WINDOWS, NULL },
  { "not-a-text", BYTES ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), SP_ENCODING_UNKNOWN, NULL },
};

static void
test_guess_and_convert (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SpText) text = sp_text_new (c->bytes, c->length);
  g_autoptr (SpText) converted = NULL;

  g_assert_cmpint (sp_encoding_guess (text), ==, c->encoding);
  g_assert_cmpint (sp_encoding_get_name (c->encoding) != NULL, ==,
                   c->encoding != SP_ENCODING_UNKNOWN);
  converted = sp_encoding_convert (text, c->encoding);
  if (c->converted == NULL)
    {
      g_assert_null (converted);
      return;
    }
  g_assert_nonnull (converted);
  g_assert_cmpmem (sp_text_get_data (converted, NULL), sp_text_get_length (converted),
                   c->converted, strlen (c->converted));
}

/* Wherever in a text of any length something stands that is not UTF-8, it is found. */
static void
test_is_utf8_at_every_place (void)
{
  static const char bad[] = { '\0', '\x80', '\xE9', '\xFF' };
  char data[33];

  for (gsize length = 0; length < sizeof data; length++)
    for (gsize at = 0; at < length; at++)
      for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
        {
          g_autoptr (SpText) text = NULL;
          gsize offset;

          memset (data, i % 2 == 0 ? '\x01' : '\x7F', length);
          data[at] = bad[i];
          text = sp_text_new (data, length);
          g_assert_false (sp_text_is_utf8 (text, &offset));
          g_assert_cmpuint (offset, ==, at);
        }
}

static void
test_is_utf8_when_it_is (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');

  for (gsize length = 0; length <= 40; length++)
    {
      g_autofree char *plain = g_strndup (long_text, length);
      g_autofree char *accented = g_strconcat (plain, "é", plain, "😀", NULL);
      g_autoptr (SpText) a = sp_text_new (plain, length);
      g_autoptr (SpText) b = sp_text_new (accented, strlen (accented));
      gsize offset;

      g_assert_true (sp_text_is_utf8 (a, &offset));
      g_assert_cmpuint (offset, ==, length);
      g_assert_true (sp_text_is_utf8 (b, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/is-utf-8-at-every-place", test_is_utf8_at_every_place);
  g_test_add_func ("/encoding/is-utf-8-when-it-is", test_is_utf8_when_it_is);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/encoding/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_guess_and_convert);
    }
  return g_test_run ();
}
