/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-front-matter.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "sp-format.h"

/* The words that people and files use. */
static SpValue *
read_boolean (const char *text)
{
  static const char *const yes[] = { "true", "yes", "on" };
  static const char *const no[] = { "false", "no", "off" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      if (g_ascii_strcasecmp (text, yes[i]) == 0)
        return sp_value_new_boolean (TRUE);
      if (g_ascii_strcasecmp (text, no[i]) == 0)
        return sp_value_new_boolean (FALSE);
    }
  return NULL;
}

static SpValue *
read_integer (const char *text)
{
  gint64 integer;

  if (!g_ascii_isdigit (text[*text == '-' || *text == '+']) ||
      !g_ascii_string_to_signed (*text == '+' ? text + 1 : text, 10, G_MININT64, G_MAXINT64,
                                 &integer, NULL))
    return NULL;
  return sp_value_new_integer (integer);
}

static SpValue *
read_float (const char *text)
{
  char *end;
  double number;

  if (text[strspn (text, "0123456789+-.eE")] != '\0' || *text == '\0')
    return NULL;
  number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number) ? sp_value_new_float (number) : NULL;
}

static SpValue *
read_as (const SpFormatBackend *backend, const char *text, SpValueType type)
{
  SpValue *value;

  switch (type)
    {
    case SP_VALUE_BOOLEAN:
      return read_boolean (text);
    case SP_VALUE_INTEGER:
      value = read_integer (text);
      return value != NULL ? value : read_float (text);
    case SP_VALUE_FLOAT:
      return read_float (text);
    case SP_VALUE_DATE:
      return backend->is_date (text) ? sp_value_new_date (text) : NULL;
    case SP_VALUE_NULL:
    case SP_VALUE_STRING:
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
    default:
      return NULL;
    }
}

SpValue *
sp_front_matter_coerce (SpFrontMatter *self,
                        const char *path,
                        const char *text,
                        SpValueType missing_type)
{
  const SpFormatBackend *backend;
  const SpNode *node;
  SpValue *value;

  g_return_val_if_fail (self != NULL && path != NULL && text != NULL, NULL);

  node = sp_front_matter_lookup (self, path);
  backend = sp_format_get_backend (sp_front_matter_get_format (self));
  if (backend == NULL)
    backend = sp_yaml_get_backend (); /* in which a page without fields gets them */
  if (node != NULL && node->type != SP_VALUE_NULL)
    missing_type = node->type;
  value = read_as (backend, text, missing_type);
  return value != NULL ? value : sp_value_new_string (text);
}
