/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-tag.h"

#include <string.h>

#include "sp-md-char.h"

int
sp_md_scan_tag_name (const char *data, int length, int position)
{
  if (position >= length || !sp_md_is_alpha (data[position]))
    return -1;
  while (position < length && (sp_md_is_alnum (data[position]) || data[position] == '-'))
    position++;
  return position;
}

static gboolean
is_name_start (char c)
{
  return sp_md_is_alpha (c) || c == '_' || c == ':';
}

static int
skip_spaces (const char *data, int length, int position)
{
  while (position < length && sp_md_is_space (data[position]))
    position++;
  return position;
}

/* The end of an attribute's value, or -1. */
static int
scan_value (const char *data, int length, int position)
{
  int start = position;

  if (position >= length)
    return -1;
  if (data[position] == '"' || data[position] == '\'')
    {
      const char *end = memchr (data + position + 1, data[position], length - position - 1);

      return end != NULL ? (int) (end - data) + 1 : -1;
    }
  while (position < length && (guchar) data[position] > ' ' &&
         strchr ("\"'=<>`", data[position]) == NULL)
    position++;
  return position > start ? position : -1;
}

int
sp_md_scan_tag_attributes (const char *data, int length, int position)
{
  for (;;)
    {
      int name = skip_spaces (data, length, position);
      int end;
      int value;

      if (name == position || name >= length || !is_name_start (data[name]))
        return position;
      for (end = name; end < length && (is_name_start (data[end]) || sp_md_is_digit (data[end]) ||
                                        data[end] == '.' || data[end] == '-');)
        end++;
      position = end;
      value = skip_spaces (data, length, end);
      if (value < length && data[value] == '=')
        {
          value = scan_value (data, length, skip_spaces (data, length, value + 1));
          if (value < 0)
            return position;
          position = value;
        }
    }
}

int
sp_md_scan_tag (const char *data, int length)
{
  gboolean closing = length > 1 && data[1] == '/';
  int position = sp_md_scan_tag_name (data, length, closing ? 2 : 1);

  if (position < 0)
    return -1;
  if (closing)
    position = skip_spaces (data, length, position);
  else
    {
      position = sp_md_scan_tag_attributes (data, length, position);
      while (position < length && (data[position] == ' ' || data[position] == '\t'))
        position++;
      if (position < length && data[position] == '/')
        position++;
    }
  return position < length && data[position] == '>' ? position + 1 : -1;
}
