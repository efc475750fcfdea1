/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-heading-id.h"

#include <string.h>

static gboolean
is_letter_or_digit (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER;
}

/* Letters without their accents: decomposed, marks dropped, composed again. */
static char *
remove_accents (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  GString *bare = g_string_new (NULL);
  char *result;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar (bare, g_utf8_get_char (p));
  result = g_utf8_normalize (bare->str, -1, G_NORMALIZE_NFC);
  g_string_free (bare, TRUE);
  return result;
}

static void
append_blackfriday (GString *id, const char *text)
{
  gboolean dash = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (is_letter_or_digit (c) || type == G_UNICODE_LETTER_NUMBER ||
          type == G_UNICODE_OTHER_NUMBER)
        {
          if (dash && id->len > 0)
            g_string_append_c (id, '-');
          dash = FALSE;
          g_string_append_unichar (id, g_unichar_tolower (c));
        }
      else
        dash = TRUE;
    }
}

static void
append_github (GString *id, const char *text, gboolean ascii)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (ascii && c >= 0x80)
        continue;
      if (c == '-' || c == ' ')
        g_string_append_c (id, '-');
      else if (c == '_' || is_letter_or_digit (c))
        g_string_append_unichar (id, g_unichar_tolower (c));
    }
}

/* Without white space at the ends, Unicode's included. */
static char *
trim (char *text)
{
  char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
  return text;
}

char *
sp_heading_id_generate (const char *text,
                        gsize length,
                        const char *type,
                        GHashTable *ids,
                        GHashTable *suffixes)
{
  gboolean ascii = g_str_equal (type, "github-ascii");
  g_autofree char *copy = ascii ? remove_accents (text, length) : g_utf8_make_valid (text, length);
  GString *id = g_string_new (NULL);
  char *result;

  if (g_str_equal (type, "blackfriday"))
    append_blackfriday (id, copy);
  else
    append_github (id, trim (copy), ascii);
  if (id->len == 0)
    g_string_append (id, "heading");

  if (g_hash_table_contains (ids, id->str))
    {
      gsize end = id->len;
      g_autofree char *plain = g_strdup (id->str);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (suffixes, plain));

      do
        {
          g_string_truncate (id, end);
          g_string_append_printf (id, "-%u", ++number);
        }
      while (g_hash_table_contains (ids, id->str));
      g_hash_table_insert (suffixes, g_steal_pointer (&plain), GUINT_TO_POINTER (number));
    }
  result = g_string_free (id, FALSE);
  g_hash_table_add (ids, result);
  return result;
}
