/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-date.h"

#define TAG_PREFIX "tag:yaml.org,2002:"

static gboolean
is_one_of (const char *text, gsize length, const char *const *words)
{
  for (; *words != NULL; words++)
    if (**words == *text && strlen (*words) == length && memcmp (*words, text, length) == 0)
      return TRUE;
  return FALSE;
}

static SpValue *
resolve_word (const char *text, gsize length)
{
  static const char *const yes[] = { "y",    "Y",    "yes", "Yes", "YES", "true",
                                     "True", "TRUE", "on",  "On",  "ON",  NULL };
  static const char *const no[] = { "n",     "N",     "no",  "No",  "NO",  "false",
                                    "False", "FALSE", "off", "Off", "OFF", NULL };
  static const char *const null[] = { "~", "null", "Null", "NULL", NULL };
  static const char *const nan[] = { ".nan", ".NaN", ".NAN", NULL };
  static const char *const infinity[] = { ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", NULL };
  static const char *const minus_infinity[] = { "-.inf", "-.Inf", "-.INF", NULL };

  if (length > 5)
    return NULL;
  if (is_one_of (text, length, yes))
    return sp_value_new_boolean (TRUE);
  if (is_one_of (text, length, no))
    return sp_value_new_boolean (FALSE);
  if (is_one_of (text, length, null))
    return sp_value_new_null ();
  if (is_one_of (text, length, nan))
    return sp_value_new_float (NAN);
  if (is_one_of (text, length, infinity))
    return sp_value_new_float (INFINITY);
  if (is_one_of (text, length, minus_infinity))
    return sp_value_new_float (-INFINITY);
  return NULL;
}

/* Go's strconv.ParseInt with base 0, underscores gone. */
static SpValue *
resolve_integer (const char *digits)
{
  const char *at = digits;
  gboolean negative = *at == '-';
  char *end;
  guint64 number;
  int base = 10;

  if (*at == '-' || *at == '+')
    at++;
  if (at[0] == '0' && at[1] != '\0')
    {
      char kind = g_ascii_tolower (at[1]);

      base = kind == 'x' ? 16 : kind == 'b' ? 2 : 8;
      at += kind == 'x' || kind == 'b' || kind == 'o' ? 2 : 1;
    }
  if (!g_ascii_isxdigit (*at))
    return NULL;
  errno = 0;
  number = g_ascii_strtoull (at, &end, base);
  if (*end != '\0')
    return NULL;
  if (errno == 0 && number <= (guint64) G_MAXINT64 + (negative ? 1 : 0))
    return sp_value_new_integer ((gint64) (negative ? -number : number));
  if (errno == 0 && !negative && *digits != '+')
    return sp_value_new_float ((double) number);
  return NULL;
}

/* What is a float by the pattern [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)? */
static gboolean
looks_like_float (const char *at)
{
  gsize digits = 0, fraction = 0;

  if (*at == '-' || *at == '+')
    at++;
  for (; g_ascii_isdigit (*at); at++)
    digits++;
  if (*at == '.')
    for (at++; g_ascii_isdigit (*at); at++)
      fraction++;
  if (digits + fraction == 0)
    return FALSE;
  if (*at == 'e' || *at == 'E')
    {
      at++;
      if (*at == '-' || *at == '+')
        at++;
      if (!g_ascii_isdigit (*at))
        return FALSE;
      while (g_ascii_isdigit (*at))
        at++;
    }
  return *at == '\0';
}

static SpValue *
resolve_float (const char *digits)
{
  double number;

  if (!looks_like_float (digits))
    return NULL;
  number = g_ascii_strtod (digits, NULL);
  return isfinite (number) ? sp_value_new_float (number) : NULL;
}

static SpValue *
resolve_number (const char *text, gsize length)
{
  char small[64];
  g_autofree char *large = NULL;
  char *plain = small;
  gsize n = 0;
  SpValue *value;

  if (length >= sizeof small)
    plain = large = g_malloc (length + 1);
  for (gsize i = 0; i < length; i++)
    if (text[i] != '_' || text[0] == '.')
      plain[n++] = text[i];
  plain[n] = '\0';
  value = text[0] != '.' ? resolve_integer (plain) : NULL;
  return value != NULL ? value : resolve_float (plain);
}

static SpValue *
resolve_plain (const char *text, gsize length, gboolean dates)
{
  SpValue *value = NULL;

  if (length == 0)
    return sp_value_new_null ();
  if (memchr ("yYnNtTfFoO~.+-0123456789", text[0], 24) == NULL)
    return NULL;
  value = resolve_word (text, length);
  if (value != NULL || !(g_ascii_isdigit (text[0]) || memchr (".+-", text[0], 3) != NULL))
    return value;
  if (dates && g_ascii_isdigit (text[0]) && sp_date_is_timestamp (text))
    return sp_value_new_date (text);
  return resolve_number (text, length);
}

/* A scalar with an explicit tag, as resolve() and decoder.scalar() of gopkg.in/yaml.v2 take it. */
static SpValue *
resolve_tagged (const char *kind, const char *text, gsize length)
{
  SpValue *value;
  SpValueType type;

  if (strcmp (kind, "str") == 0)
    return sp_value_new_string (text);
  if (strcmp (kind, "binary") == 0)
    {
      gsize size;
      g_autofree guchar *bytes = g_base64_decode (text, &size);
      g_autofree char *decoded = g_utf8_make_valid ((const char *) bytes, (gssize) size);

      return sp_value_new_string (decoded);
    }
  value = resolve_plain (text, length, strcmp (kind, "timestamp") == 0);
  if (value == NULL)
    value = sp_value_new_string (text);
  type = sp_value_get_value_type (value);
  if ((strcmp (kind, "int") == 0 && type == SP_VALUE_INTEGER) ||
      (strcmp (kind, "float") == 0 && type == SP_VALUE_FLOAT) ||
      (strcmp (kind, "bool") == 0 && type == SP_VALUE_BOOLEAN) ||
      (strcmp (kind, "null") == 0 && type == SP_VALUE_NULL) ||
      (strcmp (kind, "timestamp") == 0 && type == SP_VALUE_DATE))
    return value;
  if (strcmp (kind, "float") == 0 && type == SP_VALUE_INTEGER)
    {
      double number = sp_value_get_float (value);

      sp_value_unref (value);
      return sp_value_new_float (number);
    }
  sp_value_unref (value);
  return NULL;
}

SpValue *
sp_yaml_resolve (const char *tag, const char *text, gsize length)
{
  static const char *const known[] = { "str",  "binary", "int",       "float",
                                       "bool", "null",   "timestamp", NULL };
  SpValue *value;

  g_return_val_if_fail (text != NULL, NULL);

  if (tag != NULL)
    {
      const char *kind = g_str_has_prefix (tag, TAG_PREFIX) ? tag + strlen (TAG_PREFIX) : "";

      return g_strv_contains (known, kind) ? resolve_tagged (kind, text, length)
                                           : sp_value_new_string (text);
    }
  value = resolve_plain (text, length, TRUE);
  return value != NULL ? value : sp_value_new_string (text);
}
