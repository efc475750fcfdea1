/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-source.h"

#include <stdlib.h>
#include <string.h>

#define DIVIDER "<!--more-->"

/* What Hugo puts in the divider's place, and around the number of a shortcode. */
#define MORE         "HUGOMORE42"
#define STAND_IN     "HAHAHUGOSHORTCODEs"
#define STAND_IN_END "HBHB"

/* From here on the Markdown is a copy of the body from there. */
typedef struct
{
  gsize markdown;
  gsize body;
} Copy;

typedef struct
{
  char *html;
  gboolean box;
} Replacement;

struct _SpPageSource
{
  const char *body; /* borrowed */
  gsize length;

  GString *markdown; /* NULL when it is the body itself */
  GArray *copies;
  GArray *replacements;
  gboolean has_more;
};

static void
copy (SpPageSource *self, gsize start, gsize end)
{
  Copy entry = { self->markdown->len, start };

  g_array_append_val (self->copies, entry);
  g_string_append_len (self->markdown, self->body + start, end - start);
}

/* Copies the text between shortcodes; the first divider in it is replaced, and "{{</" + "* x *" +
 * "/>}}" loses the marks of a comment. */
static void
copy_text (SpPageSource *self, gsize start, gsize end)
{
  while (start < end)
    {
      const char *rest = self->body + start;
      const char *divider =
          self->has_more ? NULL : memmem (rest, end - start, DIVIDER, strlen (DIVIDER));
      const char *open = rest;
      const char *close = NULL;
      gsize text_end;

      while ((open = memmem (open, self->body + end - open, "/*", 2)) != NULL &&
             !(open - rest >= 3 &&
               (strncmp (open - 3, "{{<", 3) == 0 || strncmp (open - 3, "{{%", 3) == 0)))
        open += 2;
      if (open != NULL)
        close = memmem (open, self->body + end - open, open[-1] == '<' ? "*/>}}" : "*/%}}", 5);
      if (divider == NULL && close == NULL)
        {
          copy (self, start, end);
          return;
        }
      if (divider != NULL && (close == NULL || divider < open))
        {
          text_end = divider - self->body;
          copy (self, start, text_end);
          g_string_append (self->markdown, "\n\n" MORE "\n\n");
          self->has_more = TRUE;
          start = text_end + strlen (DIVIDER);
          while (start < end && g_ascii_isspace (self->body[start]))
            start++;
          continue;
        }
      copy (self, start, open - self->body);
      copy (self, open + 2 - self->body, close - self->body);
      start = close + 2 - self->body;
      copy (self, start, start + 3);
      start += 3;
    }
}

static void
replace_call (SpPageSource *self, const SpShortcodeCall *call, const SpShortcodeContext *context)
{
  Replacement replacement;

  replacement.html = sp_shortcode_render (call, self->body, context, &replacement.box);
  if (call->markdown && !replacement.box)
    {
      g_string_append (self->markdown, replacement.html);
      g_free (replacement.html);
      return;
    }
  g_string_append_printf (self->markdown, STAND_IN "%u" STAND_IN_END, self->replacements->len);
  g_array_append_val (self->replacements, replacement);
}

static void
clear_replacement (gpointer replacement)
{
  g_free (((Replacement *) replacement)->html);
}

SpPageSource *
sp_page_source_new (const char *body, gsize length, const SpShortcodeContext *context)
{
  SpPageSource *self = g_new0 (SpPageSource, 1);
  g_autoptr (GPtrArray) calls = NULL;
  gsize at = 0;

  self->body = body;
  self->length = length;
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  self->replacements = g_array_new (FALSE, FALSE, sizeof (Replacement));
  g_array_set_clear_func (self->replacements, clear_replacement);
  if (memmem (body, length, "{{", 2) == NULL &&
      memmem (body, length, DIVIDER, strlen (DIVIDER)) == NULL)
    return self;

  calls = sp_shortcode_call_find_all (body, length);
  self->markdown = g_string_sized_new (length + 64);
  for (guint i = 0; i < calls->len; i++)
    {
      const SpShortcodeCall *call = g_ptr_array_index (calls, i);

      copy_text (self, at, call->start);
      replace_call (self, call, context);
      at = call->end;
    }
  copy_text (self, at, length);
  return self;
}

void
sp_page_source_free (SpPageSource *self)
{
  if (self->markdown != NULL)
    g_string_free (self->markdown, TRUE);
  g_array_unref (self->copies);
  g_array_unref (self->replacements);
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
  const Copy *copies = (const Copy *) (gpointer) self->copies->data;
  guint low = 0;
  guint high = self->copies->len;
  gsize limit;

  if (self->markdown == NULL || high == 0)
    return MIN (offset, self->length);
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (copies[middle].markdown <= offset)
        low = middle;
      else
        high = middle;
    }
  limit = high < self->copies->len ? copies[high].body : self->length;
  return offset < copies[low].markdown
             ? copies[low].body
             : MIN (copies[low].body + (offset - copies[low].markdown), limit);
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

static void
append_replacement (const Replacement *replacement, gboolean alone, GString *out)
{
  const char *tag = alone ? "div" : "span";

  if (!replacement->box)
    {
      g_string_append (out, replacement->html);
      return;
    }
  g_string_append_printf (out, "<%s class=\"sp-shortcode%s\">", tag, alone ? "" : " sp-inline");
  g_string_append (out, replacement->html);
  g_string_append_printf (out, "</%s>", tag);
}

/* A stand-in alone in its paragraph takes the place of the paragraph. */
static void
put_shortcodes (SpPageSource *self, GString *html)
{
  g_autoptr (GString) out = g_string_sized_new (html->len);
  const char *at = html->str;
  const char *found;

  while ((found = strstr (at, STAND_IN)) != NULL)
    {
      char *end;
      guint64 number = g_ascii_strtoull (found + strlen (STAND_IN), &end, 10);
      gboolean alone;

      if (number >= self->replacements->len || !g_str_has_prefix (end, STAND_IN_END))
        {
          g_string_append_len (out, at, found + 1 - at);
          at = found + 1;
          continue;
        }
      end += strlen (STAND_IN_END);
      alone =
          found - at >= 3 && strncmp (found - 3, "<p>", 3) == 0 && g_str_has_prefix (end, "</p>");
      g_string_append_len (out, at, found - at - (alone ? 3 : 0));
      append_replacement (&g_array_index (self->replacements, Replacement, number), alone, out);
      at = end + (alone ? 4 : 0);
    }
  g_string_append (out, at);
  g_string_assign (html, out->str);
}

void
sp_page_source_finish (SpPageSource *self, GString *html)
{
  if (self->has_more)
    drop_more (html);
  if (self->replacements->len > 0 && strstr (html->str, STAND_IN) != NULL)
    put_shortcodes (self, html);
}
