/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-front-matter.h"

typedef struct
{
  const char *key;
  const char *label;
  gboolean inverted;
} UsualField;

static const UsualField usual_fields[] = {
  { "title", N_ ("Title"), FALSE },
  { "description", N_ ("Description"), FALSE },
  { "icon", N_ ("Icon"), FALSE },
  { "draft", N_ ("Show on website"), TRUE },
  { "featured", N_ ("Feature on home page"), FALSE },
  { "weight", N_ ("Position in list"), FALSE },
  { "date", N_ ("Date"), FALSE },
  { "categories", N_ ("Categories"), FALSE },
  { "tags", N_ ("Tags"), FALSE },
  { "noTitle", N_ ("Show title on page"), TRUE },
};

static const UsualField *
find_usual_field (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_fields); i++)
    if (g_ascii_strcasecmp (usual_fields[i].key, key) == 0)
      return &usual_fields[i];
  return NULL;
}

char *
sp_label_for_key (const char *key)
{
  GString *label = g_string_new (NULL);
  gunichar before = 0;

  g_return_val_if_fail (key != NULL, NULL);

  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after = g_utf8_get_char (g_utf8_next_char (p));

      if (c == '_' || c == '-' || c == '.' || g_unichar_isspace (c))
        {
          if (label->len > 0 && label->str[label->len - 1] != ' ')
            g_string_append_c (label, ' ');
        }
      else
        {
          gboolean starts_word =
              g_unichar_isupper (c) && (g_unichar_islower (before) ||
                                        (g_unichar_isupper (before) && g_unichar_islower (after)));

          if (starts_word)
            g_string_append_c (label, ' ');
          if (label->len == 0)
            c = g_unichar_toupper (c);
          else if (g_unichar_isupper (c) && g_unichar_islower (after))
            c = g_unichar_tolower (c);
          g_string_append_unichar (label, c);
        }
      before = c;
    }
  while (label->len > 0 && label->str[label->len - 1] == ' ')
    g_string_truncate (label, label->len - 1);
  if (label->len == 0)
    g_string_append (label, key);
  return g_string_free (label, FALSE);
}

static gboolean
is_number (const char *key)
{
  return *key != '\0' && strspn (key, "0123456789") == strlen (key);
}

char *
sp_label_for_path (const char *path)
{
  g_auto (GStrv) keys = NULL;
  GString *label = g_string_new (NULL);
  const UsualField *usual;

  g_return_val_if_fail (path != NULL, NULL);

  keys = sp_path_split (path);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *readable = NULL;

      /* Items are counted as people do. */
      if (i > 0 && is_number (keys[i]))
        {
          g_string_append_printf (label, " %" G_GUINT64_FORMAT,
                                  g_ascii_strtoull (keys[i], NULL, 10) + 1);
          continue;
        }
      usual = i == 0 ? find_usual_field (keys[i]) : NULL;
      readable = usual == NULL ? sp_label_for_key (keys[i]) : NULL;
      g_string_append_printf (label, "%s%s", i > 0 ? ", " : "",
                              usual != NULL ? _ (usual->label) : readable);
    }
  return g_string_free (label, FALSE);
}

gboolean
sp_label_is_inverted (const char *path)
{
  const UsualField *usual;

  g_return_val_if_fail (path != NULL, FALSE);

  usual = find_usual_field (path);
  return usual != NULL && usual->inverted;
}
