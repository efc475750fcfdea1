/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-char.h"

gboolean
sp_md_is_unicode_punct (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
sp_md_is_punct_char (gunichar c)
{
  return c < 0x80 ? sp_md_is_punct ((char) c) : sp_md_is_unicode_punct (c);
}

gboolean
sp_md_is_space_char (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

gunichar
sp_md_get_char (const char *data, int length)
{
  gunichar c;

  if (length <= 0)
    return 0xfffd;
  if ((guchar) *data < 0x80)
    return (guchar) *data;
  c = g_utf8_get_char_validated (data, length);
  return c >= (gunichar) -2 ? 0xfffd : c;
}

gunichar
sp_md_get_char_before (const char *start, const char *end)
{
  const char *p = end - 1;

  while (p > start && ((guchar) *p & 0xc0) == 0x80)
    p--;
  return sp_md_get_char (p, end - p);
}

gboolean
sp_md_is_blank (const char *data, int length)
{
  for (int i = 0; i < length; i++)
    if (!sp_md_is_space (data[i]))
      return FALSE;
  return TRUE;
}

int
sp_md_trim_left (const char *data, int length)
{
  int i = 0;

  while (i < length && sp_md_is_space (data[i]))
    i++;
  return i;
}

int
sp_md_trim_right (const char *data, int length)
{
  int i = length;

  while (i > 0 && sp_md_is_space (data[i - 1]))
    i--;
  return length - i;
}

int
sp_md_indent_width (const char *line, int length, int column, int *position)
{
  int width = 0;
  int i;

  for (i = 0; i < length; i++)
    {
      if (line[i] == ' ')
        width++;
      else if (line[i] == '\t')
        width += 4 - (column + width) % 4;
      else
        break;
    }
  if (position != NULL)
    *position = i;
  return width;
}

int
sp_md_indent_position (const char *line,
                       int length,
                       int column,
                       int before,
                       int width,
                       int *padding)
{
  int w = 0;
  int i;

  if (width == 0)
    {
      *padding = before;
      return 0;
    }
  for (i = 0; i < length && w < width; i++)
    {
      if (line[i] == '\t')
        w += 4 - (column + w) % 4;
      else if (line[i] == ' ')
        w++;
      else
        break;
    }
  if (w < width)
    {
      *padding = -1;
      return -1;
    }
  *padding = w - width;
  return i - before;
}
