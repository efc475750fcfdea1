/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hugo-fields.h"

#include "sp-date.h"

const SpNode *
sp_hugo_lookup (SpFrontMatter *front_matter, const char *key)
{
  const SpNode *found = NULL;

  for (const SpNode *node = sp_front_matter_get_root (front_matter)->first_child; node != NULL;
       node = node->next)
    {
      /* The first letter tells most of them apart, and a list asks this of every page. */
      if (node->key != NULL && g_ascii_tolower (*node->key) == g_ascii_tolower (*key) &&
          g_ascii_strcasecmp (node->key, key) == 0)
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

/* The spellings that Hugo reads in a text (spf13/cast 1.5.0, "timeFormats"): fewer than a person
 * does. A page whose date is another counts as one without. */
static gboolean
hugo_reads (const char *text)
{
  static gsize once;
  static GRegex *regex;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^(?:\\d{4}-\\d\\d-\\d\\d"
                           "(?:[T ]\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d+)?"
                           "(?:Z| ?[+-]\\d\\d:?\\d\\d)?(?: [A-Z]{3,4})?)?"
                           "|\\d\\d [A-Za-z]{3} \\d{4}"
                           "|\\d\\d [A-Za-z]{3} \\d\\d \\d\\d:\\d\\d .+"
                           "|[A-Z][a-z]+,? .*:.*)$",
                           G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return g_regex_match (regex, text, 0, NULL);
}

/* A time without an offset is taken for UTC, as Hugo does without a "timeZone" in its settings. */
static gint64
to_seconds (const SpValue *value)
{
  const char *text = sp_value_get_string (value);
  SpDate date;
  GDate day;

  if (text == NULL || !sp_date_parse (text, &date))
    return SP_HUGO_NO_DATE;
  /* Without quotes the reader of YAML makes a date of it, and that one takes more. */
  if (sp_value_get_value_type (value) == SP_VALUE_STRING && !hugo_reads (text))
    return SP_HUGO_NO_DATE;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  /* Julian day 719163 is 1 January 1970. */
  return ((gint64) g_date_get_julian (&day) - 719163) * 86400 + date.hour * 3600 +
         date.minute * 60 + date.second - date.offset;
}

gint64
sp_hugo_read_seconds (SpFrontMatter *front_matter)
{
  static const char *const keys[] = { "date",      "publishdate", "pubdate",
                                      "published", "lastmod",     "modified" };
  gint64 seconds = SP_HUGO_NO_DATE;

  for (guint i = 0; i < G_N_ELEMENTS (keys) && seconds == SP_HUGO_NO_DATE; i++)
    {
      const SpNode *node = sp_hugo_lookup (front_matter, keys[i]);

      if (node != NULL)
        seconds = to_seconds (node->value);
    }
  return seconds;
}

SpValueType
sp_hugo_usual_type (const char *path)
{
  static const struct
  {
    const char *key;
    SpValueType type;
  } fields[] = {
    { "aliases", SP_VALUE_LIST },     { "categories", SP_VALUE_LIST },
    { "date", SP_VALUE_DATE },        { "draft", SP_VALUE_BOOLEAN },
    { "expirydate", SP_VALUE_DATE },  { "featured", SP_VALUE_BOOLEAN },
    { "headless", SP_VALUE_BOOLEAN }, { "keywords", SP_VALUE_LIST },
    { "lastmod", SP_VALUE_DATE },     { "notitle", SP_VALUE_BOOLEAN },
    { "publishdate", SP_VALUE_DATE }, { "tags", SP_VALUE_LIST },
    { "weight", SP_VALUE_INTEGER },
  };

  g_return_val_if_fail (path != NULL, SP_VALUE_STRING);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_ascii_strcasecmp (path, fields[i].key) == 0)
        return fields[i].type;
    }
  return SP_VALUE_STRING;
}

const char *const *
sp_hugo_usual_order (void)
{
  static const char *const order[] = { "draft",      "date",    "title",    "description",
                                       "categories", "tags",    "featured", "weight",
                                       "icon",       "noTitle", NULL };

  return order;
}
