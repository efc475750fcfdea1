/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-row.h"

#include "sp-shortcode.h"

#include <string.h>

void
sp_row_iter_init (SpRowIter *iter, const char *data, gsize start, gsize end)
{
  while (end > start && sp_is_blank (data[end - 1]))
    end--;
  iter->data = data;
  iter->line_start = start;
  while (start < end && sp_is_blank (data[start]))
    start++;
  iter->first = start;
  iter->leading = start < end && data[start] == '|';
  iter->trailing = FALSE;
  iter->at = start + (iter->leading ? 1 : 0);
  iter->end = end;
}

gsize
sp_row_skip_shortcode (const char *data, gsize line_start, gsize at, gsize end)
{
  if (end - at < 4 || data[at + 1] != '{')
    return at;
  return sp_shortcode_skip (data, line_start, at, end);
}

gboolean
sp_row_iter_next (SpRowIter *iter, SpSlice *slice)
{
  const char *data = iter->data;
  gsize at = iter->at, end = iter->end;

  if (at >= end)
    return FALSE;
  slice->from = at;
  while (at < end)
    {
      char c = data[at];

      if (c == '|')
        {
          slice->to = at;
          iter->at = at + 1;
          iter->trailing = at + 1 == end;
          return TRUE;
        }
      if (c == '\\' && at + 1 < end && data[at + 1] == '|')
        {
          at += 2;
        }
      else if (c == '{')
        {
          gsize behind = sp_row_skip_shortcode (data, iter->line_start, at, end);

          at = behind > at ? behind : at + 1;
        }
      else
        {
          at++;
        }
    }
  slice->to = end;
  iter->at = end;
  return TRUE;
}

SpSlice
sp_slice_trim (const char *data, SpSlice slice)
{
  SpSlice content = slice;

  while (content.from < content.to && sp_is_blank (data[content.from]))
    content.from++;
  while (content.to > content.from && sp_is_blank (data[content.to - 1]))
    content.to--;
  /* One space after the pipe, where there is room. */
  if (content.from == content.to)
    content.from = content.to = MIN (slice.from + 1, slice.to);
  return content;
}

/* One column of a delimiter row, white space trimmed: dashes with a colon at either end. */
static gboolean
parse_align (const char *data, gsize from, gsize to, SpAlign *align)
{
  gboolean left = FALSE, right = FALSE;

  while (from < to && sp_is_blank (data[from]))
    from++;
  while (to > from && sp_is_blank (data[to - 1]))
    to--;
  if (from < to && data[from] == ':')
    {
      left = TRUE;
      from++;
    }
  if (from < to && data[to - 1] == ':')
    {
      right = TRUE;
      to--;
    }
  if (from >= to)
    return FALSE;
  for (; from < to; from++)
    if (data[from] != '-')
      return FALSE;
  *align = left ? (right ? SP_ALIGN_CENTER : SP_ALIGN_LEFT)
                : (right ? SP_ALIGN_RIGHT : SP_ALIGN_NONE);
  return TRUE;
}

guint
sp_row_parse_delimiter (const char *data, gsize start, gsize end, GArray *aligns)
{
  guint n = 0, columns = 0, width = 0;
  gsize from, at;

  for (at = start; at < end && (data[at] == ' ' || data[at] == '\t'); at++)
    width += data[at] == '\t' ? 4 - width % 4 : 1;
  if (width > 3)
    return 0;
  /* A blank first or last part is what stands outside the outer pipes. */
  for (from = start; from <= end; from = at + 1, n++)
    {
      const char *pipe = from < end ? memchr (data + from, '|', end - from) : NULL;
      SpAlign align;
      gsize i;

      at = pipe != NULL ? (gsize) (pipe - data) : end;
      for (i = from; i < at && sp_is_blank (data[i]); i++)
        ;
      if (i == at && (n == 0 || at == end))
        continue;
      if (!parse_align (data, from, at, &align))
        return 0;
      columns++;
      if (aligns != NULL)
        g_array_append_val (aligns, align);
    }
  return columns;
}

guint
sp_row_count_header (const char *data, gsize start, gsize end)
{
  SpRowIter iter;
  SpSlice slice = { 0, 0 };
  guint n = 0;

  sp_row_iter_init (&iter, data, start, end);
  while (sp_row_iter_next (&iter, &slice))
    n++;
  /* "a||" is one column to Hugo's reader. */
  if (n > 0 && iter.trailing && slice.from == slice.to)
    n--;
  return n;
}
