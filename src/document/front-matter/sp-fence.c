/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-fence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_prefix (const char *data, gsize length, gsize at, const char *prefix)
{
  gsize n = strlen (prefix);

  return length - at >= n && memcmp (data + at, prefix, n) == 0;
}

static gsize
skip_line_end (const char *data, gsize length, gsize at)
{
  if (at < length && data[at] == '\r')
    at++;
  if (at < length && data[at] == '\n')
    at++;
  return at;
}

/* Behind the line end when nothing but blanks stands before it. Hugo lets the blanks fall to the
 * body, where they mean nothing. */
static gsize
skip_blank_rest (const char *data, gsize length, gsize at)
{
  gsize end = at;

  while (end < length && (data[end] == ' ' || data[end] == '\t'))
    end++;
  if (end == length || data[end] == '\n' || data[end] == '\r')
    return skip_line_end (data, length, end);
  return at;
}

static gsize
find_line_end (const char *data, gsize length, gsize at)
{
  while (at < length && data[at] != '\n' && data[at] != '\r')
    at++;
  return at;
}

/* The first place at or behind @at, at the start of a line, where @delimiter stands; @length when
 * there is none. A lone CR ends a line here, as in Hugo. */
static gsize
find_closing (const char *data, gsize length, gsize at, const char *delimiter)
{
  const gsize first = at;

  while (at < length)
    {
      const char *mark = memchr (data + at, *delimiter, length - at);

      if (mark == NULL)
        break;
      at = (gsize) (mark - data);
      if ((at == first || mark[-1] == '\n' || mark[-1] == '\r') &&
          has_prefix (data, length, at, delimiter))
        return at;
      at++;
    }
  return length;
}

static void
find_delimited (const char *data, gsize length, SpFence *fence, const char *delimiter)
{
  gsize opened = fence->start + 3, closing;

  fence->content_start = skip_blank_rest (data, length, opened);
  /* A line end must have been read before the closing fence. */
  closing = fence->content_start > opened && (data[fence->content_start - 1] == '\n' ||
                                              data[fence->content_start - 1] == '\r')
                ? fence->content_start
                : MIN (length, find_line_end (data, length, fence->content_start) + 1);
  closing = find_closing (data, length, closing, delimiter);
  fence->content_end = closing;
  if (closing == length)
    {
      fence->end = length;
      fence->problem = _ ("The list of fields at the top of the page has no end: a line with only "
                          "three dashes (or plus signs) is missing below it.");
      fence->problem_offset = fence->start;
      return;
    }
  fence->end = skip_blank_rest (data, length, closing + 3);
}

static void
find_json (const char *data, gsize length, SpFence *fence)
{
  gboolean quoted = FALSE;
  gsize level = 0;

  fence->content_start = fence->start;
  for (gsize at = fence->start; at < length; at++)
    {
      if (data[at] == '{' && !quoted)
        level++;
      else if (data[at] == '}' && !quoted && --level == 0)
        {
          fence->content_end = at + 1;
          fence->end = skip_blank_rest (data, length, at + 1);
          return;
        }
      else if (data[at] == '"')
        quoted = !quoted;
      else if (data[at] == '\\')
        at++;
    }
  fence->content_end = fence->end = length;
  fence->problem = _ ("The list of fields at the top of the page has no end: a closing brace } is "
                      "missing.");
  fence->problem_offset = fence->start;
}

/* Hugo reads fields that stand in an HTML comment, and the body begins behind it. */
static void
end_comment (const char *data, gsize length, SpFence *fence)
{
  const char *close = memmem (data + fence->end, length - fence->end, "-->", 3);

  if (close != NULL)
    fence->end = skip_blank_rest (data, length, (gsize) (close - data) + 3);
}

/* A first character that promises fields, where none come. */
static void
no_fence (SpFence *fence, gsize at, const char *problem)
{
  fence->problem = problem;
  fence->problem_offset = at;
}

void
sp_fence_find (const char *data, gsize length, SpFence *fence)
{
  gboolean commented = FALSE;
  gsize at = 0, body;

  if (has_prefix (data, length, 0, "\xEF\xBB\xBF"))
    at = 3;
  body = at;
  *fence = (SpFence){ SP_FORMAT_NONE, body, body, body, body, NULL, 0 };
  while (at < length)
    {
      if (data[at] == ' ' || (data[at] >= '\t' && data[at] <= '\r'))
        at++;
      else if (has_prefix (data, length, at, "\xEF\xBB\xBF"))
        at += 3;
      else if (has_prefix (data, length, at, "<!--") && !commented)
        {
          commented = TRUE;
          at = find_line_end (data, length, at);
        }
      else
        break;
    }
  if (at == length)
    return;

  fence->start = at;
  if (has_prefix (data, length, at, "---"))
    {
      fence->format = SP_FORMAT_YAML;
      find_delimited (data, length, fence, "---");
    }
  else if (has_prefix (data, length, at, "+++"))
    {
      fence->format = SP_FORMAT_TOML;
      find_delimited (data, length, fence, "+++");
    }
  else if (data[at] == '{')
    {
      fence->format = SP_FORMAT_JSON;
      find_json (data, length, fence);
    }
  else
    {
      fence->start = body;
      if (data[at] == '-' || data[at] == '+')
        no_fence (fence, at,
                  _ ("The page begins with a dash or plus sign. The website cannot be built from "
                     "it until it begins with fields or with other text."));
      else if (data[at] == '<' && !commented)
        no_fence (fence, at,
                  _ ("The page begins with HTML. The website cannot be built from it until it "
                     "begins with fields or with other text."));
      else if (commented && memmem (data + at, length - at, "-->", 3) == NULL)
        no_fence (fence, body,
                  _ ("The page begins with a comment. The website cannot be built from it until "
                     "it begins with fields or with other text."));
      return;
    }
  if (commented)
    end_comment (data, length, fence);
}
