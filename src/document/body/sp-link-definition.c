/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-link-definition.h"

#include "sp-row.h"

#include <string.h>

static gsize
skip_space (const char *data, gsize at, gsize end)
{
  while (at < end && sp_is_blank (data[at]))
    at++;
  return at;
}

/* Where the next line starts if nothing else stands on this one, else 0. */
static gsize
skip_line_end (const char *data, gsize at, gsize end)
{
  for (; at < end && data[at] != '\n'; at++)
    if (!sp_is_blank (data[at]))
      return 0;
  return at < end ? at + 1 : end;
}

/* Behind the @closer that is not escaped; 0 when there is none, or an @opener before it. */
static gsize
skip_enclosed (const char *data, gsize at, gsize end, char opener, char closer)
{
  for (; at < end; at++)
    {
      if (data[at] == '\\')
        at++;
      else if (data[at] == closer)
        return at + 1;
      else if (data[at] == opener)
        return 0;
    }
  return 0;
}

static gsize
skip_destination (const char *data, gsize at, gsize end)
{
  gsize start = at, depth = 0;

  if (at < end && data[at] == '<')
    {
      const char *newline = memchr (data + at, '\n', end - at);

      return skip_enclosed (data, at + 1, newline != NULL ? (gsize) (newline - data) : end, '<',
                            '>');
    }
  for (; at < end && (guchar) data[at] > ' '; at++)
    {
      if (data[at] == '\\' && at + 1 < end && g_ascii_ispunct (data[at + 1]))
        at++;
      else if (data[at] == '(')
        depth++;
      else if (data[at] == ')' && depth-- == 0)
        break;
    }
  return at > start ? at : 0;
}

/* Behind one definition's last line; 0 when none starts at @at. */
static gsize
skip_definition (const char *data, gsize at, gsize end)
{
  gsize label, address_end, line_end, title_end;
  char quote;

  at = skip_space (data, at, end);
  if (at == end || data[at] != '[')
    return 0;
  label = skip_enclosed (data, at + 1, end, '[', ']');
  if (label == 0 || label == end || data[label] != ':' ||
      skip_space (data, at + 1, label) == label - 1)
    return 0;
  address_end = skip_destination (data, skip_space (data, label + 1, end), end);
  if (address_end == 0)
    return 0;

  line_end = skip_line_end (data, address_end, end);
  at = skip_space (data, address_end, end);
  quote = at < end ? data[at] : '\0';
  if (quote != '"' && quote != '\'' && quote != '(')
    return line_end;
  if (at == address_end)
    return 0;
  title_end = skip_enclosed (data, at + 1, end, quote == '(' ? '(' : '\0',
                             quote == '(' ? ')' : quote);
  if (title_end > 0 && skip_line_end (data, title_end, end) > 0)
    return skip_line_end (data, title_end, end);
  return line_end;
}

gsize
sp_link_definitions_skip (const char *data, gsize start, gsize end)
{
  gsize behind;

  while (start < end && (behind = skip_definition (data, start, end)) > 0)
    start = behind;
  return start;
}
