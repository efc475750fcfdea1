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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/encoding/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_guess_and_convert);
    }
  return g_test_run ();
}
