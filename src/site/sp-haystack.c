/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-haystack.h"

#include <string.h>

/* Ten thousand pages are kept in memory: so many bytes of a page's tables are enough. */
#define MOST_BYTES 4096

static gboolean
has_words (const char *line, const char *end)
{
  for (; line < end; line++)
    {
      if (strchr ("|:- \t\r", *line) == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
append_row (GString *out, const char *line, const char *end)
{
  gboolean space = TRUE;

  for (; line < end; line++)
    {
      gboolean gap = strchr ("|*`[]() \t\r", *line) != NULL;

      if (!gap)
        g_string_append_c (out, *line);
      else if (!space)
        g_string_append_c (out, ' ');
      space = gap;
    }
}

void
sp_haystack_append_tables (GString *out, SpText *text, gsize body_start)
{
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  const char *line = data + body_start, *end = data + length;
  gsize most = out->len + MOST_BYTES;

  while (line < end && out->len < most)
    {
      const char *line_end = memchr (line, '\n', (gsize) (end - line));

      if (line_end == NULL)
        line_end = end;
      if (memchr (line, '|', (gsize) (line_end - line)) != NULL && has_words (line, line_end))
        {
          g_string_append_c (out, '\n');
          append_row (out, line, MIN (line_end, line + MOST_BYTES));
        }
      line = line_end + 1;
    }
}
