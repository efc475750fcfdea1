/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-source.h"

#include <string.h>

#define DIVIDER "<!--more-->"

/* What Hugo puts in the divider's place. */
#define MORE "HUGOMORE42"

/* From here on the Markdown is a copy of the body from there. */
typedef struct
{
  gsize markdown;
  gsize body;
} Copy;

struct _SpPageSource
{
  const char *body; /* borrowed */
  gsize length;

  GString *markdown; /* NULL when it is the body itself */
  GArray *copies;
  gboolean has_more;
};

static void
copy (SpPageSource *self, gsize start, gsize end)
{
  Copy entry = { self->markdown->len, start };

  g_array_append_val (self->copies, entry);
  g_string_append_len (self->markdown, self->body + start, end - start);
}

static void
replace_divider (SpPageSource *self)
{
  const char *divider = memmem (self->body, self->length, DIVIDER, strlen (DIVIDER));
  gsize start;
  gsize end;

  if (divider == NULL)
    return;
  start = divider - self->body;
  end = start + strlen (DIVIDER);
  while (end < self->length && g_ascii_isspace (self->body[end]))
    end++;
  self->has_more = TRUE;
  self->markdown = g_string_sized_new (self->length + 16);
  copy (self, 0, start);
  g_string_append (self->markdown, "\n\n" MORE "\n\n");
  copy (self, end, self->length);
}

SpPageSource *
sp_page_source_new (const char *body, gsize length)
{
  SpPageSource *self = g_new0 (SpPageSource, 1);

  self->body = body;
  self->length = length;
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  replace_divider (self);
  return self;
}

void
sp_page_source_free (SpPageSource *self)
{
  if (self->markdown != NULL)
    g_string_free (self->markdown, TRUE);
  g_array_unref (self->copies);
  g_free (self);
}

const char *
sp_page_source_get_markdown (SpPageSource *self, gsize *length)
{
  *length = self->markdown != NULL ? self->markdown->len : self->length;
  return self->markdown != NULL ? self->markdown->str : self->body;
}

gsize
sp_page_source_map (SpPageSource *self, gsize offset)
{
  const Copy *last = NULL;
  gsize limit = self->length;

  if (self->markdown == NULL)
    return MIN (offset, self->length);
  for (guint i = 0; i < self->copies->len; i++)
    {
      const Copy *entry = &g_array_index (self->copies, Copy, i);

      if (entry->markdown > offset)
        {
          limit = entry->body;
          break;
        }
      last = entry;
    }
  return last == NULL ? 0 : MIN (last->body + (offset - last->markdown), limit);
}

/* Takes the divider's paragraph out: from the last "<p" before it to the next "</p>", as Hugo
 * does, wherever it got to. */
static void
drop_more (GString *html)
{
  const char *more = strstr (html->str, MORE);
  const char *end;
  gssize start = -1;
  gsize stop;

  if (more == NULL)
    return;
  for (const char *p = html->str; (p = strstr (p, "<p")) != NULL && p < more; p++)
    start = p - html->str;
  if (start < 0)
    start = more - html->str;
  end = strstr (more, "</p");
  stop = end != NULL ? (gsize) (end - html->str) + strlen ("</p>")
                     : (gsize) (more - html->str) + strlen (MORE);
  while (stop < html->len && html->str[stop] == '\n')
    stop++;
  g_string_erase (html, start, MIN (stop, html->len) - start);
}

void
sp_page_source_finish (SpPageSource *self, GString *html)
{
  if (self->has_more)
    drop_more (html);
}
