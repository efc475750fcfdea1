/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml-scan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
read_digits (const char *text, gsize length, gsize at, guint n, int least, int most, int *number)
{
  int value = 0;

  if (length - at < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[at + i]))
        return FALSE;
      value = value * 10 + (text[at + i] - '0');
    }
  if (number != NULL)
    *number = value;
  return value >= least && value <= most;
}

static gboolean
is_day (const char *text, gsize length)
{
  int year, month, day;

  if (length < 10 || text[4] != '-' || text[7] != '-' ||
      !read_digits (text, length, 0, 4, 0, 9999, &year) ||
      !read_digits (text, length, 5, 2, 1, 12, &month) ||
      !read_digits (text, length, 8, 2, 1, 31, &day))
    return FALSE;
  /* The year 0 is a leap year too, but GDate does not know it. */
  return day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year == 0 ? 4 : year));
}

/* How long the time of day at the start of @text is, 0 when there is none. */
static gsize
measure_time (const char *text, gsize length)
{
  gsize at = 8;

  if (length < 8 || text[2] != ':' || text[5] != ':' ||
      !read_digits (text, length, 0, 2, 0, 23, NULL) ||
      !read_digits (text, length, 3, 2, 0, 59, NULL) ||
      !read_digits (text, length, 6, 2, 0, 60, NULL))
    return 0;
  if (length > at && text[at] == '.')
    {
      at++;
      if (at == length || !g_ascii_isdigit (text[at]))
        return 0;
      while (at < length && g_ascii_isdigit (text[at]))
        at++;
    }
  return at;
}

static gboolean
is_offset (const char *text, gsize length)
{
  if (length == 1)
    return text[0] == 'Z' || text[0] == 'z';
  return length == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
         read_digits (text, length, 1, 2, 0, 23, NULL) &&
         read_digits (text, length, 4, 2, 0, 59, NULL);
}

gboolean
sp_toml_is_date (const char *text, gsize length)
{
  gsize time_length;

  if (length >= 3 && text[2] == ':')
    return measure_time (text, length) == length;
  if (!is_day (text, length))
    return FALSE;
  if (length == 10)
    return TRUE;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
    return FALSE;
  time_length = measure_time (text + 11, length - 11);
  if (time_length == 0)
    return FALSE;
  time_length += 11;
  return time_length == length || is_offset (text + time_length, length - time_length);
}

/* Whether the digits of @text, all of @base, have underscores only between two of them. Those
 * without the underscores are added to @plain. */
static gboolean
copy_digits (const char *text, gsize length, guint base, GString *plain)
{
  gboolean digit_before = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int value = g_ascii_xdigit_value (text[i]);

      if (text[i] == '_' && digit_before && i + 1 < length)
        {
          digit_before = FALSE;
          continue;
        }
      if (value < 0 || value >= (int) base)
        return FALSE;
      digit_before = TRUE;
      g_string_append_c (plain, text[i]);
    }
  return digit_before;
}

static SpValue *
read_integer (const char *text, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gsize sign = length > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  guint base = 10;
  gint64 number;

  if (length > 2 && text[0] == '0')
    base = text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : text[1] == 'b' ? 2 : 10;
  if (sign == 1 && text[0] == '-')
    g_string_append_c (plain, '-');
  if (!copy_digits (text + (base != 10 ? 2 : sign), length - (base != 10 ? 2 : sign), base, plain))
    return NULL;
  if (base == 10 && text[sign] == '0' && length > sign + 1)
    return NULL;
  if (!g_ascii_string_to_signed (plain->str, base, G_MININT64, G_MAXINT64, &number, NULL))
    return NULL;
  return sp_value_new_integer (number);
}

static gsize
find_any (const char *text, gsize length, gsize at, const char *characters)
{
  while (at < length && strchr (characters, text[at]) == NULL)
    at++;
  return at;
}

static SpValue *
read_float (const char *text, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gsize sign = length > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  gsize dot, power, at;
  double number;

  if (length - sign == 3 && memcmp (text + sign, "inf", 3) == 0)
    return sp_value_new_float (text[0] == '-' ? -INFINITY : INFINITY);
  if (length - sign == 3 && memcmp (text + sign, "nan", 3) == 0)
    return sp_value_new_float (NAN);

  g_string_append_len (plain, text, (gssize) sign);
  dot = find_any (text, length, sign, ".eE");
  power = find_any (text, length, dot, "eE");
  if (dot == length || !copy_digits (text + sign, dot - sign, 10, plain) ||
      (text[sign] == '0' && dot > sign + 1))
    return NULL;
  if (dot < power)
    {
      g_string_append_c (plain, '.');
      if (!copy_digits (text + dot + 1, power - dot - 1, 10, plain))
        return NULL;
    }
  if (power < length)
    {
      at = power + 1;
      g_string_append_c (plain, 'e');
      if (at < length && (text[at] == '+' || text[at] == '-'))
        g_string_append_c (plain, text[at++]);
      if (!copy_digits (text + at, length - at, 10, plain))
        return NULL;
    }
  number = g_ascii_strtod (plain->str, NULL);
  return isfinite (number) ? sp_value_new_float (number) : NULL;
}

static gsize
measure_token (const SpTomlScan *self, gsize at)
{
  gsize start = at;

  while (at < self->end && (g_ascii_isalnum (self->data[at]) ||
                            (self->data[at] != '\0' && strchr ("_+-.:", self->data[at]) != NULL)))
    at++;
  return at - start;
}

static SpValue *
fail_token (SpTomlScan *self, const char *text, gsize length)
{
  if (length >= 5 && (text[4] == '-' || text[2] == ':'))
    sp_toml_fail (self, self->at,
                  _ ("This is not a date. Write it as 2024-01-31 or 2024-01-31T09:00:00Z."));
  else if (length > 0 && (g_ascii_isdigit (text[0]) || text[0] == '+' || text[0] == '-'))
    sp_toml_fail (self, self->at,
                  _ ("This is not a number. Put it in quotation marks if it is a text."));
  else
    sp_toml_fail (self, self->at,
                  _ ("A value is missing here, or it is a text without quotation marks."));
  return NULL;
}

SpValue *
sp_toml_read_token (SpTomlScan *self)
{
  const char *text = self->data + self->at;
  gsize length = measure_token (self, self->at);
  SpValue *value = NULL;

  if (length == 4 && memcmp (text, "true", 4) == 0)
    value = sp_value_new_boolean (TRUE);
  else if (length == 5 && memcmp (text, "false", 5) == 0)
    value = sp_value_new_boolean (FALSE);
  else if (length >= 5 && g_ascii_isdigit (text[0]) && (text[2] == ':' || text[4] == '-'))
    {
      g_autofree char *date = NULL;

      if (length == 10 && self->end - self->at > 11 && text[10] == ' ' &&
          g_ascii_isdigit (text[11]))
        length += 1 + measure_token (self, self->at + 11);
      date = g_strndup (text, length);
      if (sp_toml_is_date (date, length))
        value = sp_value_new_date (date);
    }
  else if (length > 0)
    {
      value = read_integer (text, length);
      if (value == NULL)
        value = read_float (text, length);
    }
  if (value == NULL)
    return fail_token (self, text, length);
  self->at += length;
  return value;
}
