/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-html-block.h"

#include <string.h>

/* Sorted, for bsearch(). */
static const char *const block_tags[] = {
  "address",  "article",  "aside",      "base",     "basefont", "blockquote", "body",
  "caption",  "center",   "col",        "colgroup", "dd",       "details",    "dialog",
  "dir",      "div",      "dl",         "dt",       "fieldset", "figcaption", "figure",
  "footer",   "form",     "frame",      "frameset", "h1",       "h2",         "h3",
  "h4",       "h5",       "h6",         "head",     "header",   "hr",         "html",
  "iframe",   "legend",   "li",         "link",     "main",     "menu",       "menuitem",
  "meta",     "nav",      "noframes",   "ol",       "optgroup", "option",     "p",
  "param",    "section",  "source",     "summary",  "table",    "tbody",      "td",
  "tfoot",    "th",       "thead",      "title",    "tr",       "track",      "ul",
};

static const char *const verbatim_tags[] = { "pre", "script", "style", "textarea" };

#define MAX_TAG_NAME 16

static int
compare_names (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

static gboolean
is_one_of (const char *name, const char *const *names, gsize n)
{
  return bsearch (name, names, n, sizeof *names, compare_names) != NULL;
}

static gboolean
has_prefix (const char *data, gsize at, gsize end, const char *prefix)
{
  gsize length = strlen (prefix);

  return end - at >= length && memcmp (data + at, prefix, length) == 0;
}

static gboolean
is_white (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static gsize
skip_white (const char *data, gsize at, gsize end)
{
  while (at < end && is_white (data[at]))
    at++;
  return at;
}

/* Behind one attribute with the white space before it, or @at when there is none. */
static gsize
skip_attribute (const char *data, gsize at, gsize end)
{
  gsize start = at, value;

  at = skip_white (data, at, end);
  if (at == start || at == end)
    return start;
  if (!g_ascii_isalpha (data[at]) && data[at] != '_' && data[at] != ':')
    return start;
  while (at < end && (g_ascii_isalnum (data[at]) || strchr (":._-", data[at]) != NULL))
    {
      if (data[at] == '\0')
        break;
      at++;
    }

  value = skip_white (data, at, end);
  if (value == end || data[value] != '=')
    return at;
  value = skip_white (data, value + 1, end);
  if (value < end && (data[value] == '"' || data[value] == '\''))
    {
      const char *quote = memchr (data + value + 1, data[value], end - value - 1);

      return quote != NULL ? (gsize) (quote + 1 - data) : at;
    }
  start = value;
  while (value < end && (guchar) data[value] > ' ' && strchr ("\"'=<>`", data[value]) == NULL)
    value++;
  return value > start ? value : at;
}

/* Whether nothing but the rest of one tag stands from @at, behind its name, to @end. */
static gboolean
is_whole_tag (const char *data, gsize at, gsize end, gboolean closing)
{
  gsize next;

  while ((next = skip_attribute (data, at, end)) > at)
    {
      if (closing)
        return FALSE;
      at = next;
    }
  at = skip_white (data, at, end);
  if (at < end && data[at] == '/')
    at++;
  if (at == end || data[at] != '>')
    return FALSE;
  return skip_white (data, at + 1, end) == end;
}

SpHtmlBlock
sp_html_block_start (const char *data, gsize at, gsize end, gboolean in_paragraph)
{
  char name[MAX_TAG_NAME + 1];
  gsize length = 0, behind;
  gboolean closing;

  if (at >= end || data[at] != '<')
    return SP_HTML_NONE;
  if (has_prefix (data, at, end, "<!--"))
    return SP_HTML_COMMENT;
  if (has_prefix (data, at, end, "<?"))
    return SP_HTML_INSTRUCTION;
  if (has_prefix (data, at, end, "<![CDATA["))
    return SP_HTML_CDATA;
  if (end - at > 2 && data[at + 1] == '!' && g_ascii_isupper (data[at + 2]))
    return SP_HTML_DECLARATION;

  at++;
  closing = at < end && data[at] == '/';
  if (closing)
    at++;
  while (closing && at < end && data[at] == ' ')
    at++;
  if (at == end || !g_ascii_isalpha (data[at]))
    return SP_HTML_NONE;
  for (behind = at; behind < end; behind++)
    {
      if (!g_ascii_isalnum (data[behind]) && data[behind] != '-')
        break;
      if (length < MAX_TAG_NAME)
        name[length++] = g_ascii_tolower (data[behind]);
    }
  name[length] = '\0';

  if (is_one_of (name, verbatim_tags, G_N_ELEMENTS (verbatim_tags)))
    {
      if (closing)
        return SP_HTML_NONE;
      if (behind == end || is_white (data[behind]) || data[behind] == '>' ||
          has_prefix (data, behind, end, "/>"))
        return SP_HTML_VERBATIM;
      return SP_HTML_NONE;
    }
  if (is_one_of (name, block_tags, G_N_ELEMENTS (block_tags)))
    {
      if (behind == end || data[behind] == ' ' || data[behind] == '>' ||
          has_prefix (data, behind, end, "/>") || is_whole_tag (data, behind, end, closing))
        return SP_HTML_BLOCK;
      return SP_HTML_NONE;
    }
  if (!in_paragraph && is_whole_tag (data, behind, end, closing))
    return SP_HTML_ANY;
  return SP_HTML_NONE;
}

static gboolean
holds_verbatim_end (const char *data, gsize start, gsize end)
{
  const char *at = data + start, *limit = data + end;

  while ((at = memchr (at, '<', (gsize) (limit - at))) != NULL)
    {
      at++;
      if (at == limit || *at != '/')
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (verbatim_tags); i++)
        {
          gsize length = strlen (verbatim_tags[i]);

          if ((gsize) (limit - at) > length + 1 &&
              g_ascii_strncasecmp (at + 1, verbatim_tags[i], length) == 0 && at[length + 1] == '>')
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
sp_html_block_ends (SpHtmlBlock kind, const char *data, gsize start, gsize end)
{
  switch (kind)
    {
    case SP_HTML_VERBATIM:
      return holds_verbatim_end (data, start, end);
    case SP_HTML_COMMENT:
      return memmem (data + start, end - start, "-->", 3) != NULL;
    case SP_HTML_INSTRUCTION:
      return memmem (data + start, end - start, "?>", 2) != NULL;
    case SP_HTML_DECLARATION:
      return memchr (data + start, '>', end - start) != NULL;
    case SP_HTML_CDATA:
      return memmem (data + start, end - start, "]]>", 3) != NULL;
    case SP_HTML_NONE:
    case SP_HTML_BLOCK:
    case SP_HTML_ANY:
    default:
      return FALSE;
    }
}
