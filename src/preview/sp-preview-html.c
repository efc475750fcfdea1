/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper nesting is left out: the pane's own limit is near. */
#define MAX_OPEN 256

struct _SpPreviewHtml
{
  SpPreviewResolve resolve;
  gpointer data;

  GPtrArray *open; /* (element-type utf8): names of the open elements, owned */
  char *skipped;   /* inside this element everything is left out */
};

typedef struct
{
  const char *end; /* behind ">" */
  char *name;      /* lower case */
  gboolean closing;
  gboolean self_closing;
  const char *attributes;
} Tag;

static const char *const void_elements[] = { "area",  "base",   "br",    "col",  "embed",
                                             "hr",    "img",    "input", "link", "meta",
                                             "param", "source", "track", "wbr",  NULL };

/* A new block ends these without an end tag. */
static const char *const optional_ends[] = { "p",        "li",    "dt",     "dd",
                                             "td",       "th",    "tr",     "thead",
                                             "tbody",    "tfoot", "option", "optgroup",
                                             "colgroup", "rp",    "rt",     NULL };

/* Left out with what is in them, and left out alone. */
static const char *const dropped_with_content[] = { "script", "noscript",  "template", "title",
                                                    "object", "applet",    "frameset", "noframes",
                                                    "xmp",    "plaintext", "noembed",  NULL };
static const char *const dropped_tags[] = { "meta",  "base",  "link",  "html", "head", "body",
                                            "frame", "param", "embed", "form", NULL };

static const char *const frames[] = { "iframe", "video", "audio", NULL };

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* Reads the tag at @html, which starts with "<"; FALSE when it is none or does not end. */
static gboolean
read_tag (const char *html, Tag *tag)
{
  const char *p = html + 1;
  const char *start;
  char quote = 0;

  tag->closing = *p == '/';
  if (tag->closing)
    p++;
  if (!g_ascii_isalpha (*p))
    return FALSE;
  for (start = p; *p != '\0' && !g_ascii_isspace (*p) && *p != '>' && *p != '/' && *p != '<';)
    p++;
  tag->attributes = p;
  for (const char *q = p;; q++)
    {
      if (*q == '\0')
        return FALSE;
      if (quote != 0)
        quote = *q == quote ? 0 : quote;
      else if ((*q == '"' || *q == '\'') && q > p && (q[-1] == '=' || g_ascii_isspace (q[-1])))
        quote = *q;
      else if (*q == '>')
        {
          tag->end = q + 1;
          tag->self_closing = q > p && q[-1] == '/';
          break;
        }
    }
  tag->name = g_ascii_strdown (start, p - start);
  return TRUE;
}

/* The next attribute before @end; the value is still escaped. */
static gboolean
read_attribute (const char **at, const char *end, char **name, char **value)
{
  const char *p = *at;
  const char *start;

  while (p < end && (g_ascii_isspace (*p) || *p == '/'))
    p++;
  if (p >= end || *p == '>')
    return FALSE;
  for (start = p++; p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '>' && *p != '/';)
    p++;
  *name = g_ascii_strdown (start, p - start);
  *value = NULL;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && *p == '=')
    {
      for (p++; p < end && g_ascii_isspace (*p);)
        p++;
      if (p < end && (*p == '"' || *p == '\''))
        {
          char quote = *p++;

          for (start = p; p < end && *p != quote;)
            p++;
          *value = g_strndup (start, p - start);
          p += p < end;
        }
      else
        {
          for (start = p; p < end && !g_ascii_isspace (*p) && *p != '>';)
            p++;
          *value = g_strndup (start, p - start);
        }
    }
  *at = p;
  return TRUE;
}

/* The few references that a written address holds. */
static char *
unescape (const char *value)
{
  GString *text = g_string_new (value);

  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&#34;", "\"", 0);
  g_string_replace (text, "&#39;", "'", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_string_free (text, FALSE);
}

/* Whether following the address would run something or read a file. References and control
 * characters may hide it, so that only what surely is harmless passes. */
static gboolean
is_harmless_address (const char *value)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:", "tel:", "ftp:" };
  g_autofree char *text = unescape (value);
  const char *start = text;
  const char *end;

  while (*start != '\0' && (guchar) *start <= ' ')
    start++;
  end = start + strcspn (start, "/?#");
  if (memchr (start, '&', end - start) != NULL)
    return FALSE;
  if (memchr (start, ':', end - start) == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (start, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  if (value == NULL)
    return;
  g_string_append (out, "=\"");
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (out, "&quot;");
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_:.", *p) == NULL)
      return FALSE;
  return TRUE;
}

static void
append_image_source (SpPreviewHtml *self, GString *out, const char *value)
{
  g_autofree char *address = unescape (value);
  g_autofree char *shown = NULL;
  g_autofree char *escaped = NULL;

  shown = self->resolve != NULL ? self->resolve (address, self->data) : g_strdup (address);
  escaped = g_markup_escape_text (shown, -1);
  append_attribute (out, "src", escaped);
}

static void
append_start_tag (SpPreviewHtml *self, const Tag *tag, GString *out)
{
  static const char *const dropped[] = { "srcdoc",     "formaction", "action",   "srcset",
                                         "ping",       "background", "manifest", "data",
                                         "http-equiv", "autofocus",  "poster",   "xlink:href",
                                         NULL };
  const char *at = tag->attributes;
  char *name;
  char *value;

  g_string_append_c (out, '<');
  g_string_append (out, tag->name);
  while (read_attribute (&at, tag->end, &name, &value))
    {
      g_autofree char *owned_name = name;
      g_autofree char *owned_value = value;

      if (g_str_has_prefix (name, "on") || is_one_of (name, dropped) || !is_plain_name (name) ||
          (g_str_has_prefix (name, "id") && value != NULL && g_str_has_prefix (value, "sp-")))
        continue;
      if (value != NULL && g_str_equal (name, "src"))
        append_image_source (self, out, value);
      else if (value == NULL || !g_str_equal (name, "href") || is_harmless_address (value))
        append_attribute (out, name, value);
    }
  g_string_append_c (out, '>');
}

/* What would come from elsewhere: its address in a box. */
static void
append_frame (const Tag *tag, GString *out)
{
  const char *at = tag->attributes;
  g_autofree char *source = NULL;
  char *name;
  char *value;

  while (read_attribute (&at, tag->end, &name, &value))
    {
      if (g_str_equal (name, "src") && value != NULL && source == NULL &&
          is_harmless_address (value))
        source = g_steal_pointer (&value);
      g_free (name);
      g_free (value);
    }
  g_string_append (out, "<span class=\"sp-shortcode sp-frame\"><span class=\"sp-shortcode-name\">");
  g_string_append (out, _ ("Embedded from elsewhere"));
  g_string_append (out, "</span> ");
  if (source != NULL)
    {
      g_string_append (out, "<a");
      append_attribute (out, "href", source);
      g_string_append_c (out, '>');
      for (const char *p = source; *p != '\0'; p++)
        if (*p == '<')
          g_string_append (out, "&lt;");
        else
          g_string_append_c (out, *p);
      g_string_append (out, "</a>");
    }
  g_string_append (out, "</span>");
}

static void
end_elements (SpPreviewHtml *self, guint from, GString *out)
{
  for (guint i = self->open->len; i > from; i--)
    g_string_append_printf (out, "</%s>", (char *) g_ptr_array_index (self->open, i - 1));
  g_ptr_array_set_size (self->open, from);
}

static void
append_end_tag (SpPreviewHtml *self, const Tag *tag, GString *out)
{
  for (guint i = self->open->len; i > 0; i--)
    if (g_str_equal (g_ptr_array_index (self->open, i - 1), tag->name))
      {
        end_elements (self, i - 1, out);
        return;
      }
}

static void
append_tag (SpPreviewHtml *self, const Tag *tag, GString *out)
{
  const char *name = tag->name;

  if (self->skipped != NULL)
    {
      if (tag->closing && g_str_equal (self->skipped, name))
        g_clear_pointer (&self->skipped, g_free);
      return;
    }
  if (is_one_of (name, dropped_tags) || !is_plain_name (name))
    return;
  if (is_one_of (name, dropped_with_content) || is_one_of (name, frames))
    {
      if (tag->closing)
        return;
      if (is_one_of (name, frames))
        append_frame (tag, out);
      if (!tag->self_closing)
        self->skipped = g_strdup (name);
      return;
    }
  if (tag->closing)
    {
      append_end_tag (self, tag, out);
      return;
    }
  if (self->open->len >= MAX_OPEN)
    return;
  append_start_tag (self, tag, out);
  if (!is_one_of (name, void_elements))
    g_ptr_array_add (self->open, g_strdup (name));
}

SpPreviewHtml *
sp_preview_html_new (SpPreviewResolve resolve, gpointer data)
{
  SpPreviewHtml *self = g_new0 (SpPreviewHtml, 1);

  self->resolve = resolve;
  self->data = data;
  self->open = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sp_preview_html_free (SpPreviewHtml *self)
{
  g_ptr_array_unref (self->open);
  g_free (self->skipped);
  g_free (self);
}

/* Text up to the next "<". Inside a style element that is all up to its end tag. */
static const char *
append_text (SpPreviewHtml *self, const char *html, GString *out)
{
  gsize length = strcspn (html, "<");

  if (self->skipped == NULL)
    g_string_append_len (out, html, length);
  return html + length;
}

void
sp_preview_html_append (SpPreviewHtml *self, const char *html, GString *out)
{
  const char *p = html;

  while (*p != '\0')
    {
      Tag tag = { 0 };

      p = append_text (self, p, out);
      if (*p == '\0')
        break;
      if (g_str_has_prefix (p, "<!--"))
        {
          const char *end = strstr (p + 4, "-->");

          p = end != NULL ? end + 3 : p + strlen (p);
        }
      else if (p[1] == '!' || p[1] == '?')
        {
          const char *end = strchr (p, '>');

          p = end != NULL ? end + 1 : p + strlen (p);
        }
      else if (read_tag (p, &tag))
        {
          append_tag (self, &tag, out);
          p = tag.end;
          g_free (tag.name);
        }
      else
        {
          if (self->skipped == NULL)
            g_string_append (out, "&lt;");
          p++;
        }
    }
}

gboolean
sp_preview_html_is_open (SpPreviewHtml *self)
{
  for (guint i = 0; i < self->open->len; i++)
    if (!is_one_of (g_ptr_array_index (self->open, i), optional_ends))
      return TRUE;
  return FALSE;
}

void
sp_preview_html_close (SpPreviewHtml *self, GString *out)
{
  end_elements (self, 0, out);
  g_clear_pointer (&self->skipped, g_free);
}
