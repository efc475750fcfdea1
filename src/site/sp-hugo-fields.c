/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hugo-fields.h"

#include "sp-page-date.h"

const SpNode *
sp_hugo_lookup (SpFrontMatter *front_matter, const char *key)
{
  const SpNode *found = NULL;

  for (const SpNode *node = sp_front_matter_get_root (front_matter)->first_child; node != NULL;
       node = node->next)
    {
      if (node->key != NULL && g_ascii_strcasecmp (node->key, key) == 0)
        found = node;
    }
  return found;
}

char *
sp_hugo_cast_text (const SpValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      return g_strdup (sp_value_get_string (value));
    case SP_VALUE_BOOLEAN:
      return g_strdup (sp_value_get_boolean (value) ? "true" : "false");
    case SP_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, sp_value_get_integer (value));
    case SP_VALUE_FLOAT:
      return g_strdup (g_ascii_dtostr (number, sizeof number, sp_value_get_float (value)));
    case SP_VALUE_NULL:
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
    default:
      return NULL;
    }
}

char *
sp_hugo_read_text (SpFrontMatter *front_matter, const char *key)
{
  const SpNode *node = sp_hugo_lookup (front_matter, key);

  return node != NULL ? sp_hugo_cast_text (node->value) : NULL;
}

gint64
sp_hugo_read_weight (SpFrontMatter *front_matter)
{
  const SpNode *node = sp_hugo_lookup (front_matter, "weight");
  gint64 weight;

  if (node == NULL)
    return 0;
  switch (sp_value_get_value_type (node->value))
    {
    case SP_VALUE_INTEGER:
      return sp_value_get_integer (node->value);
    case SP_VALUE_FLOAT:
      return (gint64) CLAMP (sp_value_get_float (node->value), -1e15, 1e15);
    case SP_VALUE_STRING:
      return g_ascii_string_to_signed (sp_value_get_string (node->value), 10, G_MININT64,
                                       G_MAXINT64, &weight, NULL)
                 ? weight
                 : 0;
    default:
      return 0;
    }
}

/* Texts that Go's strconv.ParseBool reads, which Hugo asks. */
static gboolean
read_switch (const SpNode *node)
{
  static const char *const yes[] = { "1", "t", "T", "true", "TRUE", "True", NULL };

  switch (sp_value_get_value_type (node->value))
    {
    case SP_VALUE_BOOLEAN:
      return sp_value_get_boolean (node->value);
    case SP_VALUE_INTEGER:
      return sp_value_get_integer (node->value) != 0;
    case SP_VALUE_STRING:
      return g_strv_contains (yes, sp_value_get_string (node->value));
    default:
      return FALSE;
    }
}

gboolean
sp_hugo_read_draft (SpFrontMatter *front_matter)
{
  const SpNode *draft = sp_hugo_lookup (front_matter, "draft");
  const SpNode *published = sp_hugo_lookup (front_matter, "published");

  if (draft != NULL)
    return read_switch (draft);
  return published != NULL && sp_value_get_value_type (published->value) == SP_VALUE_BOOLEAN &&
         !sp_value_get_boolean (published->value);
}

gint64
sp_hugo_read_seconds (SpFrontMatter *front_matter)
{
  static const char *const keys[] = { "date",      "publishdate", "pubdate",
                                      "published", "lastmod",     "modified" };
  gint64 seconds = SP_PAGE_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (keys) && seconds == SP_PAGE_DATE_NONE; i++)
    {
      g_autofree char *text = sp_hugo_read_text (front_matter, keys[i]);

      if (text != NULL)
        seconds = sp_page_date_to_seconds (text);
    }
  return seconds;
}
