/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-name.h"

#include "sp-date.h"
#include "sp-hugo-fields.h"
#include "sp-page-index.h"
#include "sp-site-config.h"

#include <string.h>

/* What a file system takes as a name, with room for an ending and a number. */
#define LONGEST_NAME 120

static gboolean
is_allowed (gunichar c)
{
  return c == '.' || c == '_' || c == '+' || c == '~' || c == '-' || c == '@' ||
         g_unichar_isalpha (c) || g_unichar_isdigit (c) || g_unichar_ismark (c);
}

/* Hugo's UnicodeSanitize (helpers/path.go), where a "/" or "#" goes as well: they can be no part of
 * a file's name or of an address. */
static char *
urlize (const char *text)
{
  GString *name = g_string_new (NULL);
  gboolean hyphen = FALSE, gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_allowed (c))
        {
          hyphen = c == '-';
          if (gap && !hyphen)
            g_string_append_c (name, '-');
          gap = FALSE;
          g_string_append_unichar (name, g_unichar_tolower (c));
        }
      else if (name->len > 0 && !hyphen && (g_unichar_isspace (c) || c == '/' || c == '\\'))
        {
          gap = TRUE;
        }
    }
  return g_string_free (name, FALSE);
}

char *
sp_page_name_for_title (const char *title)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *name = NULL;
  char *start, *end;

  g_return_val_if_fail (title != NULL, NULL);

  valid = g_utf8_make_valid (title, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  name = urlize (composed);
  /* A name that starts with a dot is hidden; one of signs alone says nothing. */
  for (start = name; *start == '.' || *start == '-' || *start == '~'; start++)
    ;
  if (strlen (start) > LONGEST_NAME)
    *g_utf8_find_prev_char (start, start + LONGEST_NAME) = '\0';
  for (end = start + strlen (start); end > start && strchr (".-~", end[-1]) != NULL; end--)
    ;
  *end = '\0';
  return g_strdup (strspn (start, "._+~-@") == strlen (start) ? "" : start);
}

/* The name without ending and language, and whether the page is its folder. */
static void
split_name (const char *path, char **folder, char **name, char **rest)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strchr (base, '.');

  *folder = g_path_get_dirname (path);
  *rest = g_strdup (dot != NULL ? dot : "");
  *name = dot != NULL ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);
  /* Of "botox-2.0.md" the dot in the middle is the name's; a language has no digits. */
  for (;;)
    {
      char *second = **rest != '\0' ? strchr (*rest + 1, '.') : NULL;
      gsize length = second != NULL ? (gsize) (second - *rest) : 0;
      char *longer;

      if (second == NULL || (length <= 6 && strpbrk (*rest, "0123456789") == NULL) ||
          (length <= 6 && g_ascii_isalpha ((*rest)[1]) && g_ascii_isalpha ((*rest)[2])))
        return;
      longer = g_strdup_printf ("%s%.*s", *name, (int) length, *rest);
      g_free (*name);
      *name = longer;
      memmove (*rest, second, strlen (second) + 1);
    }
}

char *
sp_page_get_name (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  split_name (path, &folder, &name, &rest);
  if (strcmp (name, "_index") == 0)
    return NULL;
  if (strcmp (name, "index") != 0)
    return g_steal_pointer (&name);
  return strchr (folder, '/') != NULL ? g_path_get_basename (folder) : NULL;
}

char *
sp_page_get_renamed_path (const char *path, const char *name)
{
  g_autofree char *folder = NULL;
  g_autofree char *old = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *base = NULL;
  g_autofree char *above = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  split_name (path, &folder, &old, &rest);
  if (strcmp (old, "index") != 0)
    {
      base = g_strconcat (name, rest, NULL);
      return strcmp (folder, ".") == 0 ? g_steal_pointer (&base)
                                       : g_build_filename (folder, base, NULL);
    }
  above = g_path_get_dirname (folder);
  base = g_path_get_basename (path);
  return strcmp (above, ".") == 0 ? g_build_filename (name, base, NULL)
                                  : g_build_filename (above, name, base, NULL);
}

static gboolean
is_set (SpSite *site, const char *key)
{
  SpValue *value = sp_site_config_lookup (sp_site_get_config (site), key);

  return value != NULL && sp_value_get_value_type (value) == SP_VALUE_BOOLEAN &&
         sp_value_get_boolean (value);
}

static char *
read_text (SpFrontMatter *front_matter, const char *key)
{
  char *text = front_matter != NULL ? sp_hugo_read_text (front_matter, key) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* Each part of a path as it is in an address. */
static char *
urlize_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *display = g_filename_display_name (parts[i]);
      char *part = urlize (display);

      g_free (display);
      g_free (parts[i]);
      parts[i] = part;
    }
  return g_strjoinv ("/", parts);
}

static char *
fill_in_token (const char *token,
               const char *sections,
               const char *slug,
               const char *name,
               const char *title,
               const char *date)
{
  SpDate day;
  gboolean dated = date != NULL && sp_date_parse (date, &day);

  if (strcmp (token, "slug") == 0)
    return g_strdup (slug != NULL ? slug : title);
  if (strcmp (token, "title") == 0)
    return g_strdup (title);
  if (strcmp (token, "filename") == 0 || strcmp (token, "contentbasename") == 0)
    return g_strdup (name);
  if (strcmp (token, "slugorfilename") == 0 || strcmp (token, "slugorcontentbasename") == 0)
    return g_strdup (slug != NULL ? slug : name);
  if (strcmp (token, "sections") == 0)
    return g_strdup (sections);
  if (strcmp (token, "section") == 0)
    return g_strndup (sections, strcspn (sections, "/"));
  if (dated && strcmp (token, "year") == 0)
    return g_strdup_printf ("%04d", day.year);
  if (dated && strcmp (token, "month") == 0)
    return g_strdup_printf ("%02d", day.month);
  if (dated && strcmp (token, "day") == 0)
    return g_strdup_printf ("%02d", day.day);
  return NULL;
}

/* The pattern of the settings for the section filled in; NULL when something in it is not known. */
static char *
fill_in_permalink (const char *pattern,
                   const char *sections,
                   const char *name,
                   SpFrontMatter *front_matter)
{
  g_autoptr (GString) address = g_string_new (NULL);
  g_autofree char *slug = read_text (front_matter, "slug");
  g_autofree char *title_text = read_text (front_matter, "title");
  g_autofree char *title = urlize (title_text != NULL ? title_text : name);
  g_autofree char *date = read_text (front_matter, "date");

  for (const char *p = pattern; *p != '\0';)
    {
      gsize length = 0;
      g_autofree char *token = NULL;
      g_autofree char *value = NULL;

      if (*p != ':')
        {
          g_string_append_c (address, *p++);
          continue;
        }
      while (g_ascii_isalpha (p[1 + length]))
        length++;
      token = g_strndup (p + 1, length);
      value = fill_in_token (token, sections, slug, name, title, date);
      if (value == NULL)
        return NULL;
      g_string_append (address, value);
      p += 1 + length;
    }
  return g_string_free (g_steal_pointer (&address), FALSE);
}

static char *
get_language_prefix (SpSite *site, const char *path)
{
  g_autoptr (SpText) empty = sp_text_new ("", 0);
  g_autoptr (SpIndexEntry) entry = sp_site_index_page (site, path, empty);
  const char *language = sp_index_entry_get_language (entry);

  if (language == NULL || (strcmp (language, sp_site_get_default_language (site)) == 0 &&
                           !is_set (site, "defaultcontentlanguageinsubdir")))
    return g_strdup ("");
  return g_strconcat ("/", language, NULL);
}

static char *
get_folder_below (SpSite *site, const char *folder)
{
  g_autofree char *inside = g_strconcat (folder, "/x", NULL);
  const SpContentRoot *root = sp_site_find_content_root (site, inside);
  const char *below;

  if (root == NULL)
    return g_strdup ("");
  below = folder + MIN (strlen (folder), strlen (root->folder));
  while (*below == '/')
    below++;
  if (strcmp (below, ".") == 0)
    below = "";
  return *root->below != '\0' && *below != '\0' ? g_strconcat (root->below, "/", below, NULL)
                                                : g_strdup (*below != '\0' ? below : root->below);
}

char *
sp_page_get_address (SpSite *site, const char *path, SpFrontMatter *front_matter)
{
  g_autofree char *own = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *below = NULL;
  g_autofree char *sections = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *last = NULL;
  SpValue *pattern;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  own = read_text (front_matter, "url");
  prefix = get_language_prefix (site, path);
  if (own != NULL)
    return own[0] == '/' ? g_steal_pointer (&own) : g_strconcat (prefix, "/", own, NULL);
  split_name (path, &folder, &name, &rest);
  below = get_folder_below (site, folder);
  if (strcmp (name, "index") == 0 && *below != '\0')
    {
      g_autofree char *above = g_path_get_dirname (below);

      g_free (name);
      name = g_path_get_basename (below);
      g_free (below);
      below = strcmp (above, ".") == 0 ? g_strdup ("") : g_steal_pointer (&above);
    }
  sections = urlize_path (below);
  if (strcmp (name, "_index") == 0 || strcmp (name, "index") == 0)
    return *sections != '\0' ? g_strconcat (prefix, "/", sections, "/", NULL)
                             : g_strconcat (prefix, "/", NULL);
  last = urlize (name);
  setting = g_strdup_printf ("permalinks.%.*s", (int) strcspn (sections, "/"), sections);
  pattern = *sections != '\0' ? sp_site_config_lookup (sp_site_get_config (site), setting) : NULL;
  if (pattern != NULL && sp_value_get_string (pattern) != NULL)
    {
      g_autofree char *filled =
          fill_in_permalink (sp_value_get_string (pattern), sections, last, front_matter);

      if (filled != NULL)
        return g_strconcat (prefix, filled[0] == '/' ? "" : "/", filled, NULL);
    }
  slug = read_text (front_matter, "slug");
  return g_strconcat (prefix, "/", sections, *sections != '\0' ? "/" : "",
                      slug != NULL ? slug : last, is_set (site, "uglyurls") ? ".html" : "/", NULL);
}
