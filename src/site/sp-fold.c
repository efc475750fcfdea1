/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-fold.h"

#include <string.h>

char *
sp_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *result;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_ascii_strdown (text, -1);
  folded = g_utf8_casefold (decomposed, -1);
  result = g_string_sized_new (strlen (folded));
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (result, character);
    }
  return g_string_free (result, FALSE);
}
