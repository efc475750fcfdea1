/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-copy.h"

#define ATTRIBUTE "(\\s(?:href|src|poster|data)\\s*=\\s*[\"']?)"

static char *
replace (const char *html, const char *pattern, const char *replacement)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);

  return g_regex_replace (regex, html, -1, 0, replacement, 0, NULL);
}

char *
sp_preview_make_copy (const char *html, const char *origin, const char *folder)
{
  g_autoptr (GString) whole = NULL;
  g_autofree char *base = NULL;
  g_autofree char *below = NULL;
  g_autofree char *literal = NULL;
  g_autofree char *rooted = NULL;
  g_autofree char *from = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *policy = NULL;

  g_return_val_if_fail (html != NULL && origin != NULL && folder != NULL, NULL);

  base = g_strconcat (folder, g_str_has_suffix (folder, "/") ? "" : "/", NULL);
  from = g_strconcat (origin, "/", NULL);
  whole = g_string_new (html);
  g_string_replace (whole, from, base, 0);
  /* The page's own policy, which names who may send images. */
  scheme = g_uri_parse_scheme (origin);
  policy = g_strdup_printf ("img-src %s:", scheme);
  g_string_replace (whole, policy, "img-src file:", 1);
  literal = g_regex_escape_string (base, -1);
  below = g_strconcat ("\\1", base, NULL);
  rooted = replace (whole->str, ATTRIBUTE "/(?!/)", below);
  g_free (below);
  below = g_strconcat (ATTRIBUTE "(", literal, "(?:[^\"'\\s>?#]*/)?)(?=[\"'\\s>?#])", NULL);
  return replace (rooted, below, "\\1\\2index.html");
}
