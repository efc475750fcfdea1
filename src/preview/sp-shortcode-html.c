/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-shortcode-html.h"

#include <string.h>

#include "sp-md-escape.h"

static void
append_attribute (GString *html, const char *name, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  g_string_append_printf (html, " %s=\"", name);
  sp_md_append_escaped (html, value, strlen (value));
  g_string_append_c (html, '"');
}

static void
append_address (GString *html, const char *name, const char *value)
{
  g_string_append_printf (html, " %s=\"", name);
  if (value != NULL && !sp_md_is_dangerous_address (value, strlen (value)))
    sp_md_append_address (html, value, strlen (value), FALSE);
  g_string_append_c (html, '"');
}

/* Hugo's "markdownify": without the paragraph around a single line. */
static char *
render_inline (const char *markdown, gsize length, const SpShortcodeContext *context)
{
  char *html = context->render (markdown, length, context->data);
  gsize n = strlen (html);

  if (memchr (markdown, '\n', length) == NULL && g_str_has_prefix (html, "<p>") &&
      g_str_has_suffix (html, "</p>\n") && strstr (html + 3, "<p>") == NULL)
    {
      memmove (html, html + 3, n - 3 - strlen ("</p>\n"));
      html[n - 3 - strlen ("</p>\n")] = '\0';
    }
  return html;
}

static void
append_markdown (GString *html, const char *markdown, const SpShortcodeContext *context)
{
  g_autofree char *rendered = NULL;

  if (markdown == NULL)
    return;
  rendered = render_inline (markdown, strlen (markdown), context);
  g_string_append (html, rendered);
}

static gboolean
is_set (const char *value)
{
  return value != NULL && value[0] != '\0';
}

static void
append_caption (GString *html, const SpShortcodeCall *call, const SpShortcodeContext *context)
{
  const char *title = sp_shortcode_call_get (call, "title", -1);
  const char *caption = sp_shortcode_call_get (call, "caption", -1);
  const char *attribution = sp_shortcode_call_get (call, "attr", -1);
  const char *attribution_link = sp_shortcode_call_get (call, "attrlink", -1);

  if (!is_set (title) && !is_set (caption) && !is_set (attribution))
    return;
  g_string_append (html, "<figcaption>\n            ");
  if (is_set (title))
    {
      g_string_append (html, "<h4>");
      sp_md_append_escaped (html, title, strlen (title));
      g_string_append (html, "</h4>");
    }
  if (is_set (caption) || is_set (attribution))
    {
      g_string_append (html, "<p>");
      append_markdown (html, caption, context);
      if (is_set (attribution_link))
        {
          g_string_append (html, "\n                    <a");
          append_address (html, "href", attribution_link);
          g_string_append_c (html, '>');
        }
      append_markdown (html, attribution, context);
      g_string_append (html, is_set (attribution_link) ? "</a></p>" : "</p>");
    }
  g_string_append (html, "\n        </figcaption>");
}

/* Text without tags. */
static char *
make_plain (const char *markdown, const SpShortcodeContext *context)
{
  g_autofree char *html = render_inline (markdown, strlen (markdown), context);
  GString *plain = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *p = html; *p != '\0'; p++)
    if (*p == '<' || *p == '>')
      in_tag = *p == '<';
    else if (!in_tag)
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

static char *
render_figure (const SpShortcodeCall *call, const SpShortcodeContext *context)
{
  GString *html = g_string_new ("<figure");
  const char *link = sp_shortcode_call_get (call, "link", -1);
  const char *alternative = sp_shortcode_call_get (call, "alt", -1);
  const char *caption = sp_shortcode_call_get (call, "caption", -1);

  append_attribute (html, "class", sp_shortcode_call_get (call, "class", -1));
  g_string_append_c (html, '>');
  if (is_set (link))
    {
      g_string_append (html, "<a");
      append_address (html, "href", link);
      append_attribute (html, "target", sp_shortcode_call_get (call, "target", -1));
      append_attribute (html, "rel", sp_shortcode_call_get (call, "rel", -1));
      g_string_append_c (html, '>');
    }
  g_string_append (html, "<img");
  append_address (html, "src", sp_shortcode_call_get (call, "src", -1));
  if (is_set (alternative))
    append_attribute (html, "alt", alternative);
  else if (is_set (caption))
    {
      /* Already escaped. */
      g_autofree char *plain = make_plain (caption, context);

      g_string_append_printf (html, " alt=\"%s\"", plain);
    }
  append_attribute (html, "width", sp_shortcode_call_get (call, "width", -1));
  append_attribute (html, "height", sp_shortcode_call_get (call, "height", -1));
  g_string_append (html, is_set (link) ? "/></a>" : "/>");
  append_caption (html, call, context);
  g_string_append (html, "\n</figure>\n");
  return g_string_free (html, FALSE);
}

static char *
render_highlight (const SpShortcodeCall *call, const char *text)
{
  GString *html = g_string_new ("<div class=\"highlight\"><pre tabindex=\"0\"><code");
  const char *language = sp_shortcode_call_get (call, "lang", 0);
  gsize start = call->inner_start;
  gsize end = call->inner_end;

  while (start < end && (text[start] == '\n' || text[start] == '\r'))
    start++;
  while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r'))
    end--;
  if (is_set (language))
    {
      g_autofree char *class = g_strconcat ("language-", language, NULL);

      append_attribute (html, "class", class);
      append_attribute (html, "data-lang", language);
    }
  g_string_append_c (html, '>');
  sp_md_append_code (html, text + start, end - start);
  g_string_append (html, "</code></pre></div>");
  return g_string_free (html, FALSE);
}

/* The address that a reference to a page most likely has. */
static char *
render_reference (const SpShortcodeCall *call)
{
  const char *path = sp_shortcode_call_get (call, "path", 0);
  const char *anchor = path != NULL ? strchr (path, '#') : NULL;
  gsize length = path == NULL ? 0 : anchor != NULL ? (gsize) (anchor - path) : strlen (path);
  g_autofree char *lower = g_ascii_strdown (path != NULL ? path : "", length);
  const char *start = lower;
  GString *address = g_string_new (NULL);

  while (*start == '/' || g_str_has_prefix (start, "./"))
    start++;
  if (length > 0)
    {
      g_string_append_c (address, '/');
      g_string_append (address, start);
      if (g_str_has_suffix (address->str, ".md"))
        g_string_truncate (address, address->len - strlen (".md"));
      if (g_str_has_suffix (address->str, "/_index") || g_str_has_suffix (address->str, "/index"))
        g_string_truncate (address, strrchr (address->str, '/') - address->str);
      if (!g_str_has_suffix (address->str, "/"))
        g_string_append_c (address, '/');
    }
  if (anchor != NULL)
    g_string_append (address, anchor);
  return g_string_free (address, FALSE);
}

/* Where what a shortcode shows from elsewhere can be seen. */
static char *
find_outside_address (const SpShortcodeCall *call)
{
  const char *first = sp_shortcode_call_get (call, "id", 0);
  const char *second = sp_shortcode_call_get (call, "user", 1);
  const char *name = call->name;

  if (!is_set (first))
    return NULL;
  if (g_str_equal (name, "youtube"))
    return g_strconcat ("https://www.youtube.com/watch?v=", first, NULL);
  if (g_str_equal (name, "vimeo") || g_str_equal (name, "vimeo_simple"))
    return g_strconcat ("https://vimeo.com/", first, NULL);
  if (g_str_equal (name, "gist") && is_set (second))
    return g_strconcat ("https://gist.github.com/", first, "/", second, NULL);
  if (g_str_equal (name, "instagram") || g_str_equal (name, "instagram_simple"))
    return g_strconcat ("https://www.instagram.com/p/", first, "/", NULL);
  if (g_str_equal (name, "tweet") || g_str_equal (name, "twitter") || g_str_equal (name, "x") ||
      g_str_equal (name, "twitter_simple"))
    {
      if (!is_set (second))
        return g_strconcat ("https://twitter.com/x/status/", first, NULL);
      if (call->names != NULL)
        return g_strconcat ("https://twitter.com/", second, "/status/", first, NULL);
      return g_strconcat ("https://twitter.com/", first, "/status/", second, NULL);
    }
  return NULL;
}

static void
append_parameters (GString *html, const SpShortcodeCall *call)
{
  for (guint i = 0; i < call->values->len; i++)
    {
      const char *value = g_ptr_array_index (call->values, i);

      g_string_append_c (html, ' ');
      if (call->names != NULL)
        {
          const char *name = g_ptr_array_index (call->names, i);

          sp_md_append_escaped (html, name, strlen (name));
          g_string_append (html, ": ");
        }
      sp_md_append_escaped (html, value, strlen (value));
    }
}

static char *
render_box (const SpShortcodeCall *call, const char *text, const SpShortcodeContext *context)
{
  GString *html = g_string_new ("<span class=\"sp-shortcode-name\">");
  g_autofree char *address = find_outside_address (call);

  sp_md_append_escaped (html, call->name, strlen (call->name));
  if (address == NULL)
    append_parameters (html, call);
  g_string_append (html, "</span>");
  if (address != NULL)
    {
      g_string_append (html, " <a");
      append_address (html, "href", address);
      g_string_append_c (html, '>');
      sp_md_append_escaped (html, address, strlen (address));
      g_string_append (html, "</a>");
    }
  if (call->has_inner)
    {
      g_autofree char *inner =
          render_inline (text + call->inner_start, call->inner_end - call->inner_start, context);

      g_string_append_c (html, ' ');
      g_string_append (html, inner);
    }
  return g_string_free (html, FALSE);
}

char *
sp_shortcode_render (const SpShortcodeCall *call,
                     const char *text,
                     const SpShortcodeContext *context,
                     gboolean *box)
{
  *box = FALSE;
  if (g_str_equal (call->name, "figure") && !call->has_inner)
    return render_figure (call, context);
  if (g_str_equal (call->name, "highlight") && call->has_inner)
    return render_highlight (call, text);
  if (g_str_equal (call->name, "ref") || g_str_equal (call->name, "relref"))
    return render_reference (call);
  if (g_str_equal (call->name, "param"))
    {
      const char *name = sp_shortcode_call_get (call, "name", 0);
      char *value = name != NULL ? context->get_parameter (name, context->data) : NULL;

      if (value != NULL)
        return value;
    }
  *box = TRUE;
  return render_box (call, text, context);
}
