/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-shortcode.h"

#include <string.h>

/* No tag in use is longer. The bound keeps reading linear when thousands are left open. */
#define MAX_TAG 2048
/* The same for a pair within a line. */
#define MAX_INLINE_PAIR 1024
#define MAX_NAME 64

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_opening (const char *data, gsize at, gsize limit)
{
  return limit - at > 3 && data[at] == '{' && data[at + 1] == '{' &&
         (data[at + 2] == '<' || data[at + 2] == '%');
}

gsize
sp_shortcode_find (const char *data, gsize at, gsize limit)
{
  while (at < limit)
    {
      const char *brace = memchr (data + at, '{', limit - at);

      if (brace == NULL)
        return limit;
      at = (gsize) (brace - data);
      if (is_opening (data, at, limit))
        return at;
      at++;
    }
  return limit;
}

/* Behind the string that starts at @at with its quote; 0 when it does not end. */
static gsize
skip_string (const char *data, gsize at, gsize limit)
{
  char quote = data[at++];

  for (; at < limit; at++)
    {
      if (data[at] == quote)
        return at + 1;
      if (quote == '"' && data[at] == '\n')
        return 0;
      if (quote == '"' && data[at] == '\\')
        at++;
    }
  return 0;
}

gboolean
sp_shortcode_parse (const char *data, gsize at, gsize limit, SpShortcode *tag)
{
  gsize name;
  char mark;

  if (!is_opening (data, at, limit))
    return FALSE;
  mark = data[at + 2];
  limit = MIN (limit, at + MAX_TAG);
  tag->markdown = mark == '%';
  at += 3;
  if (limit - at >= 2 && data[at] == '/' && data[at + 1] == '*')
    return FALSE;
  while (at < limit && is_space (data[at]))
    at++;
  tag->closing = at < limit && data[at] == '/';
  if (tag->closing)
    at++;
  while (at < limit && is_space (data[at]))
    at++;
  for (name = at; at < limit && !is_space (data[at]); at++)
    if (data[at] == '>' || data[at] == '%' || data[at] == '{')
      break;
  tag->name = data + name;
  tag->name_length = at - name;
  if (tag->name_length > 1 && tag->name[tag->name_length - 1] == '/')
    tag->name_length--;
  if (tag->name_length == 0)
    return FALSE;

  while (at < limit)
    {
      if (data[at] == mark || data[at] == '>')
        {
          if (data[at] == (mark == '<' ? '>' : '%') && limit - at >= 3 && data[at + 1] == '}' &&
              data[at + 2] == '}')
            {
              tag->end = at + 3;
              return TRUE;
            }
          at++;
        }
      else if (data[at] == '"' || data[at] == '`')
        {
          gsize end = skip_string (data, at, limit);

          at = end > 0 ? end : at + 1;
        }
      else if (is_opening (data, at, limit))
        {
          return FALSE;
        }
      else
        {
          at++;
        }
    }
  return FALSE;
}

/* Behind the tag that closes @tag, looking from its end up to @limit; 0 when none does. */
static gsize
find_closing (const char *data, const SpShortcode *tag, gsize limit)
{
  char closing[MAX_NAME + 1] = "/";
  gsize at = tag->end;

  if (tag->name_length > MAX_NAME - 1)
    return 0;
  memcpy (closing + 1, tag->name, tag->name_length);
  if (memmem (data + at, limit - at, closing, tag->name_length + 1) == NULL)
    return 0;
  while ((at = sp_shortcode_find (data, at, limit)) < limit)
    {
      SpShortcode other;

      if (!sp_shortcode_parse (data, at, limit, &other))
        {
          at++;
          continue;
        }
      if (other.closing && !other.markdown && other.name_length == tag->name_length &&
          memcmp (other.name, tag->name, tag->name_length) == 0)
        return other.end;
      at = other.end;
    }
  return 0;
}

static gboolean
is_first_on_line (const char *data, gsize line_start, gsize at)
{
  while (at > line_start && (data[at - 1] == ' ' || data[at - 1] == '\t'))
    at--;
  return at == line_start || data[at - 1] == '\n';
}

gsize
sp_shortcode_skip (const char *data, gsize line_start, gsize at, gsize limit)
{
  SpShortcode tag;
  gsize end, look;

  if (!sp_shortcode_parse (data, at, limit, &tag))
    return at;
  if (tag.closing || tag.markdown)
    return tag.end;

  look = MIN (limit, tag.end + MAX_INLINE_PAIR);
  if (is_first_on_line (data, line_start, at))
    {
      const char *newline = memchr (data + tag.end, '\n', look - tag.end);

      if (newline != NULL)
        look = (gsize) (newline - data);
    }
  end = find_closing (data, &tag, look);
  return end > 0 ? end : tag.end;
}
