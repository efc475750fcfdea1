/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-date-parse.h"

#include <string.h>

/* Front matter is not read in the user's language. */
static const char *const month_names[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };
static const char *const weekday_names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday" };

/* The longest spelling by far; a longer text is no date. */
#define LONGEST 80

static int
find_name (const char *const *names, guint n_names, const char *text, guint length)
{
  for (guint i = 0; i < n_names; i++)
    if ((length == 3 || length == strlen (names[i])) &&
        g_ascii_strncasecmp (names[i], text, length) == 0)
      return (int) i + 1;
  return 0;
}

int
sp_date_find_month (const char *text, guint length)
{
  return find_name (month_names, G_N_ELEMENTS (month_names), text, length);
}

int
sp_date_find_weekday (const char *text, guint length)
{
  return find_name (weekday_names, G_N_ELEMENTS (weekday_names), text, length);
}

const char *
sp_date_get_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return month_names[month - 1];
}

const char *
sp_date_get_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return weekday_names[weekday - 1];
}

/* Reads digits at @at, at most @most, into @number; their count. */
static guint
read_number (const char *text, guint at, guint most, int *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit (text[at + n]); n++)
    *number = *number * 10 + (text[at + n] - '0');
  return g_ascii_isdigit (text[at + n]) ? 0 : n;
}

static gboolean
read_part (const char *text, guint *at, guint most, int *number, SpDateSpan *span)
{
  guint n = read_number (text, *at, most, number);

  *span = (SpDateSpan){ *at, *at + n };
  *at += n;
  return n > 0;
}

static void
read_fraction (const char *text, guint *at, SpDate *date)
{
  guint unit = 100000000;

  if ((text[*at] != '.' && text[*at] != ',') || !g_ascii_isdigit (text[*at + 1]))
    return;
  for (++*at; g_ascii_isdigit (text[*at]); ++*at)
    {
      date->nanosecond += (guint) (text[*at] - '0') * unit;
      unit /= 10;
      date->fraction_digits++;
    }
}

/* 22:35, 22:35:06, 22:35:06.25 */
static gboolean
read_time (const char *text, guint *at, SpDateParts *parts)
{
  SpDate *date = &parts->date;

  if (!read_part (text, at, 2, &date->hour, &parts->hour) || text[*at] != ':')
    return FALSE;
  ++*at;
  if (!read_part (text, at, 2, &date->minute, &parts->minute) ||
      parts->minute.end - parts->minute.start != 2)
    return FALSE;
  date->has_time = TRUE;
  if (text[*at] == ':')
    {
      ++*at;
      if (!read_part (text, at, 2, &date->second, &parts->second) ||
          parts->second.end - parts->second.start != 2)
        return FALSE;
      date->has_second = TRUE;
      read_fraction (text, at, date);
    }
  return date->hour <= 23 && date->minute <= 59 && date->second <= 60;
}

/* Z, +05:31, -0400, +2 */
static gboolean
read_offset (const char *text, guint *at, SpDateParts *parts)
{
  SpDate *date = &parts->date;
  guint start = *at, n;
  int hours, minutes = 0;

  if (text[*at] == 'Z' || text[*at] == 'z')
    {
      ++*at;
    }
  else
    {
      gboolean west = text[*at] == '-';

      ++*at;
      n = read_number (text, *at, 4, &hours);
      if (n == 0 || n == 3)
        return FALSE;
      *at += n;
      if (n == 4)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if (text[*at] == ':')
        {
          ++*at;
          if (read_number (text, *at, 2, &minutes) != 2)
            return FALSE;
          *at += 2;
        }
      if (hours > 23 || minutes > 59)
        return FALSE;
      date->offset = (hours * 60 + minutes) * 60 * (west ? -1 : 1);
    }
  date->has_offset = TRUE;
  parts->zone = (SpDateSpan){ start, *at };
  return TRUE;
}

static gboolean
read_zone_name (const char *text, guint *at, SpDateParts *parts)
{
  guint start = *at;

  while (g_ascii_isupper (text[*at]))
    ++*at;
  if (*at - start < 3 || *at - start > 5 || g_ascii_isalpha (text[*at]))
    return FALSE;
  if (!parts->date.has_offset)
    parts->zone = (SpDateSpan){ start, *at };
  parts->date.has_offset = TRUE;
  return TRUE;
}

static guint
skip_spaces (const char *text, guint at)
{
  while (text[at] == ' ' || text[at] == '\t')
    at++;
  return at;
}

/* 2023-05-11, then perhaps a time, then perhaps an offset. */
static gboolean
read_numeric (const char *text, SpDateParts *parts)
{
  SpDate *date = &parts->date;
  guint at = 0, spaces;
  char separator;

  if (!read_part (text, &at, 4, &date->year, &parts->year) || at != 4)
    return FALSE;
  separator = text[at];
  if (separator != '-' && separator != '/' && separator != '.')
    return FALSE;
  at++;
  if (!read_part (text, &at, 2, &date->month, &parts->month) || text[at] != separator)
    return FALSE;
  at++;
  if (!read_part (text, &at, 2, &date->day, &parts->day))
    return FALSE;
  parts->numeric = TRUE;
  if (text[at] == '\0')
    return TRUE;

  spaces = skip_spaces (text, at);
  if (spaces == at && text[at] != 'T' && text[at] != 't')
    return FALSE;
  at = spaces > at ? spaces : at + 1;
  if (!read_time (text, &at, parts))
    return FALSE;
  spaces = skip_spaces (text, at);
  if (memchr ("Zz+-", text[spaces], 4) != NULL)
    {
      at = spaces;
      if (!read_offset (text, &at, parts))
        return FALSE;
      spaces = skip_spaces (text, at);
    }
  if (spaces > at && read_zone_name (text, &spaces, parts))
    at = spaces;
  return text[at] == '\0';
}

static gboolean
read_word (const char *text, guint *at, SpDateParts *parts)
{
  guint start = *at, length = 0;

  while (g_ascii_isalpha (text[start + length]))
    length++;
  *at += length;
  if (sp_date_find_month (text + start, length) != 0 && parts->date.month == 0)
    {
      parts->date.month = sp_date_find_month (text + start, length);
      parts->month = (SpDateSpan){ start, *at };
      return TRUE;
    }
  if (sp_date_find_weekday (text + start, length) != 0 && parts->date.month == 0)
    {
      parts->weekday = (SpDateSpan){ start, *at };
      return TRUE;
    }
  *at = start;
  return parts->date.has_time && read_zone_name (text, at, parts);
}

static gboolean
read_day_or_year (const char *text, guint *at, SpDateParts *parts)
{
  SpDate *date = &parts->date;
  int number;
  guint n = read_number (text, *at, 4, &number);
  SpDateSpan span = { *at, *at + n };

  *at += n;
  if (n == 4 && parts->year.end == 0)
    {
      date->year = number;
      parts->year = span;
      return TRUE;
    }
  if ((n == 1 || n == 2) && parts->day.end == 0)
    {
      date->day = number;
      parts->day = span;
      return TRUE;
    }
  if (n == 2 && parts->year.end == 0)
    {
      date->year = number + (number >= 69 ? 1900 : 2000); /* as Go's time package */
      parts->year = span;
      return TRUE;
    }
  return FALSE;
}

/* 11 May 2023, May 11, 2023, Thu, 11 May 2023 22:35:06 GMT, Thursday, 11-May-23 22:35:06 GMT … */
static gboolean
read_worded (const char *text, SpDateParts *parts)
{
  guint at = 0;

  while (text[at] != '\0')
    {
      gboolean understood;

      if (g_ascii_isalpha (text[at]))
        understood = read_word (text, &at, parts);
      else if (g_ascii_isdigit (text[at]) &&
               (text[at + 1] == ':' || (text[at + 1] != '\0' && text[at + 2] == ':')))
        understood = !parts->date.has_time && read_time (text, &at, parts);
      else if (g_ascii_isdigit (text[at]))
        understood = read_day_or_year (text, &at, parts);
      else if ((text[at] == '+' || text[at] == '-') && parts->date.has_time &&
               !parts->date.has_offset)
        understood = read_offset (text, &at, parts);
      else
        understood = memchr (" ,-", text[at++], 3) != NULL;
      if (!understood)
        return FALSE;
    }
  return parts->year.end > 0 && parts->month.end > 0 && parts->day.end > 0;
}

gboolean
sp_date_parse_parts (const char *text, SpDateParts *parts)
{
  *parts = (SpDateParts){ 0 };
  if (strnlen (text, LONGEST) == LONGEST)
    return FALSE;
  if (!read_numeric (text, parts))
    {
      *parts = (SpDateParts){ 0 };
      if (!read_worded (text, parts))
        return FALSE;
    }
  return parts->date.month >= 1 && parts->date.day >= 1 && parts->date.year >= 1 &&
         g_date_valid_dmy ((GDateDay) parts->date.day, (GDateMonth) parts->date.month,
                           (GDateYear) parts->date.year);
}
