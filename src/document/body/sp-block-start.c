/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-block-start.h"

#include "sp-row.h"

#include <string.h>

gboolean
sp_is_blank_line (const char *data, gsize at, gsize end)
{
  for (; at < end; at++)
    if (!sp_is_blank (data[at]))
      return FALSE;
  return TRUE;
}

gboolean
sp_is_thematic_break (const char *data, gsize at, gsize end)
{
  char mark = data[at];
  guint n = 0;

  if (mark != '-' && mark != '*' && mark != '_')
    return FALSE;
  for (; at < end; at++)
    {
      if (data[at] == mark)
        n++;
      else if (!sp_is_blank (data[at]))
        return FALSE;
    }
  return n >= 3;
}

gboolean
sp_is_setext_bar (const char *data, gsize at, gsize end)
{
  char mark = data[at];

  if (mark != '-' && mark != '=')
    return FALSE;
  while (at < end && data[at] == mark)
    at++;
  return sp_is_blank_line (data, at, end);
}

gboolean
sp_is_heading (const char *data, gsize at, gsize end)
{
  gsize start = at;

  while (at < end && data[at] == '#')
    at++;
  return at > start && at - start <= 6 && (at == end || sp_is_blank (data[at]));
}

guint
sp_get_fence_length (const char *data, gsize at, gsize end)
{
  char mark = data[at];
  gsize start = at;

  while (at < end && data[at] == mark)
    at++;
  if (at - start < 3 || (mark == '`' && memchr (data + at, '`', end - at) != NULL))
    return 0;
  return (guint) (at - start);
}

gboolean
sp_is_list_item (const char *data,
                 gsize at,
                 gsize end,
                 char *marker,
                 guint *number,
                 gsize *behind)
{
  *number = 1;
  if (data[at] == '-' || data[at] == '*' || data[at] == '+')
    {
      *marker = data[at];
    }
  else
    {
      gsize start = at;

      for (*number = 0; at < end && g_ascii_isdigit (data[at]); at++)
        {
          if (at - start >= 9)
            return FALSE;
          *number = *number * 10 + (guint) (data[at] - '0');
        }
      if (at == start || at == end || (data[at] != '.' && data[at] != ')'))
        return FALSE;
      *marker = data[at];
    }
  *behind = at + 1;
  return at + 1 == end || data[at + 1] == ' ' || data[at + 1] == '\t' ||
         sp_is_blank_line (data, at + 1, end);
}

gsize
sp_skip_footnote_label (const char *data, gsize at, gsize end)
{
  gsize start = at;

  if (end - at < 5 || data[at + 1] != '^')
    return at;
  for (at += 2; at < end && data[at] != ']'; at++)
    if (data[at] == '\\' && at + 1 < end)
      at++;
  if (at + 1 >= end || data[at + 1] != ':' || at == start + 2)
    return start;
  return at + 2;
}
