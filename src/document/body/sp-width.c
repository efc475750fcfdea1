/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-width.h"

#define ZERO_WIDTH_JOINER 0x200D
#define EMOJI_PRESENTATION 0xFE0F

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gboolean
is_skin_tone (gunichar c)
{
  return c >= 0x1F3FB && c <= 0x1F3FF;
}

/* The columns a character takes by itself. */
static gsize
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

gsize
sp_display_width (const char *text, gsize length)
{
  const char *at = text, *end = text + length;
  gsize width = 0, last = 0; /* of all, and of the last character with what was joined to it */
  gboolean joined = FALSE, half_flag = FALSE;

  while (at < end)
    {
      gunichar c = (guchar) *at;
      gsize own = 1;

      if (c >= 0x80)
        c = g_utf8_get_char_validated (at, end - at);
      if (c < 0x80 || c >= (gunichar) -2)
        {
          at++;
          width += own;
          last = own;
          joined = half_flag = FALSE;
          continue;
        }

      at = g_utf8_next_char (at);
      if (c == EMOJI_PRESENTATION)
        {
          /* A sign drawn as a picture takes the room of one. */
          own = last == 1 ? 1 : 0;
          last += own;
        }
      else if (joined || (is_skin_tone (c) && last == 2) ||
               (half_flag && is_regional_indicator (c)))
        {
          own = 0;
        }
      else
        {
          own = is_regional_indicator (c) ? 2 : get_width (c);
          if (own > 0)
            last = own;
        }
      half_flag = is_regional_indicator (c) && !half_flag;
      joined = c == ZERO_WIDTH_JOINER && last == 2;
      width += own;
    }
  return width;
}
