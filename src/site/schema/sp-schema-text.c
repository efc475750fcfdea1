/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-schema-text.h"

#include "sp-site-images.h"

#include <string.h>

#define LONGEST_PATH   300
#define LONGEST_ENDING 5

gboolean
sp_schema_text_is_colour (const char *text)
{
  gsize length = strlen (text);

  if (text[0] == '#')
    return (length == 4 || length == 5 || length == 7 || length == 9) &&
           strspn (text + 1, "0123456789abcdefABCDEF") == length - 1;
  return length > 8 && text[length - 1] == ')' &&
         (g_ascii_strncasecmp (text, "rgb(", 4) == 0 ||
          g_ascii_strncasecmp (text, "rgba(", 5) == 0 ||
          g_ascii_strncasecmp (text, "hsl(", 4) == 0 ||
          g_ascii_strncasecmp (text, "hsla(", 5) == 0);
}

gboolean
sp_schema_text_is_address (const char *text)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:", "//" };

  if (strpbrk (text, " \t\n\r") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      gsize length = strlen (schemes[i]);

      if (g_ascii_strncasecmp (text, schemes[i], length) == 0)
        return text[length] != '\0';
    }
  return text[0] == '/';
}

gboolean
sp_schema_text_is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL &&
         at[1] != '.' && strpbrk (text, " \t\n\r/:,;<>\"") == NULL;
}

gboolean
sp_schema_text_is_switch (const char *text)
{
  static const char *const words[] = { "true", "false", "yes", "no", "on", "off" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The ending of what may be a path, behind its dot; NULL for what is none. */
static const char *
find_ending (const char *text)
{
  const char *dot = strrchr (text, '.');
  gsize length;

  if (dot == NULL || dot == text || strlen (text) > LONGEST_PATH ||
      strpbrk (text, "\n\t,;") != NULL || strstr (text, "://") != NULL)
    return NULL;
  length = strlen (dot + 1);
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (dot[1 + i]))
        return NULL;
    }
  return length >= 2 && length <= LONGEST_ENDING && !g_ascii_isdigit (dot[1]) ? dot + 1 : NULL;
}

gboolean
sp_schema_text_is_image (const char *text)
{
  static const char *const endings[] = {
    "svg", "png", "jpg", "jpeg", "webp", "avif", "gif", "bmp"
  };
  const char *ending = find_ending (text);

  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      if (g_ascii_strcasecmp (ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
sp_schema_text_is_file (const char *text)
{
  return find_ending (text) != NULL;
}

char *
sp_schema_text_find_file (SpSite *site, const char *page, const char *text)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *parent = g_path_get_dirname (page);

  if (find_ending (text) == NULL)
    return NULL;
  folder = g_file_resolve_relative_path (sp_site_get_folder (site), parent);
  file = g_file_resolve_relative_path (folder, text);
  if (text[0] == '/' || !g_file_has_prefix (file, folder) ||
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    g_clear_object (&file);
  if (file == NULL)
    file = sp_site_images_resolve (site, text);
  return file != NULL ? sp_site_get_path (site, file) : NULL;
}
