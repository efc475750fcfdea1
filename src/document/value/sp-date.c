/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-date.h"

#include <string.h>

#include "sp-date-parse.h"

gboolean
sp_date_parse (const char *text, SpDate *date)
{
  SpDateParts parts;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!sp_date_parse_parts (text, &parts))
    return FALSE;
  if (date != NULL)
    *date = parts.date;
  return TRUE;
}

gboolean
sp_date_is_timestamp (const char *text)
{
  SpDateParts parts;

  g_return_val_if_fail (text != NULL, FALSE);

  return sp_date_parse_parts (text, &parts) && parts.numeric && text[4] == '-' &&
         (!parts.date.has_time || parts.date.has_second) &&
         (parts.zone.end == 0 || text[parts.zone.end] == '\0');
}

/* Takes @changed, and gives it back if it says what it must: some spellings, put together by nobody
 * but chance, read differently once a part of them has another length. */
static char *
confirm (char *changed, const SpDate *expected)
{
  SpDate date;

  /* All of its members are integers, so it has no padding. */
  if (sp_date_parse (changed, &date) && memcmp (&date, expected, sizeof date) == 0)
    return changed;
  g_free (changed);
  return NULL;
}

static void
append_span (GString *out, const char *text, guint from, guint to)
{
  g_string_append_len (out, text + from, (gssize) to - (gssize) from);
}

/* @number with as many digits as stood there, at least. */
static void
append_number (GString *out, SpDateSpan old, int number)
{
  g_string_append_printf (out, "%0*d", (int) (old.end - old.start), number);
}

/* @name as the old one was written: whole or three letters, in its case. */
static void
append_name (GString *out, const char *text, SpDateSpan old, const char *name, gboolean whole)
{
  g_autofree char *spelt = whole ? g_strdup (name) : g_strndup (name, 3);

  if (g_ascii_isupper (text[old.start + 1]))
    for (char *at = spelt; *at != '\0'; at++)
      *at = g_ascii_toupper (*at);
  else if (g_ascii_islower (text[old.start]))
    *spelt = g_ascii_tolower (*spelt);
  g_string_append (out, spelt);
}

typedef struct
{
  SpDateSpan span;
  enum
  {
    PART_YEAR,
    PART_MONTH,
    PART_DAY,
    PART_WEEKDAY,
  } kind;
} DayPart;

static void
sort_parts (DayPart *parts, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && parts[j].span.start < parts[j - 1].span.start; j--)
      {
        DayPart swap = parts[j];

        parts[j] = parts[j - 1];
        parts[j - 1] = swap;
      }
}

static gboolean
year_fits (SpDateSpan span, int year)
{
  return span.end - span.start == 4 || (year >= 1969 && year <= 2068);
}

char *
sp_date_set_day (const char *text, int year, int month, int day)
{
  SpDateParts parts;
  DayPart order[4];
  GString *out;
  GDate weekday;
  guint from = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (!sp_date_parse_parts (text, &parts) || year < 1 || year > 9999 || month < 1 || month > 12 ||
      day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) ||
      !year_fits (parts.year, year))
    return NULL;
  g_date_clear (&weekday, 1);
  g_date_set_dmy (&weekday, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  order[0] = (DayPart){ parts.year, PART_YEAR };
  order[1] = (DayPart){ parts.month, PART_MONTH };
  order[2] = (DayPart){ parts.day, PART_DAY };
  order[3] = (DayPart){ parts.weekday, PART_WEEKDAY };
  sort_parts (order, 4);

  out = g_string_new (NULL);
  for (guint i = 0; i < 4; i++)
    {
      SpDateSpan span = order[i].span;

      if (span.end == span.start)
        continue;
      append_span (out, text, from, span.start);
      from = span.end;
      if (order[i].kind == PART_YEAR)
        append_number (out, span, span.end - span.start == 2 ? year % 100 : year);
      else if (order[i].kind == PART_DAY)
        append_number (out, span, day);
      else if (order[i].kind == PART_WEEKDAY)
        append_name (out, text, span,
                     sp_date_get_weekday_name ((int) g_date_get_weekday (&weekday)),
                     span.end - span.start > 3);
      else if (parts.numeric)
        append_number (out, span, month);
      else
        append_name (out, text, span, sp_date_get_month_name (month), span.end - span.start > 3);
    }
  g_string_append (out, text + from);
  parts.date.year = year;
  parts.date.month = month;
  parts.date.day = day;
  return confirm (g_string_free (out, FALSE), &parts.date);
}

char *
sp_date_set_time (const char *text, int hour, int minute, int second)
{
  SpDateParts parts;
  SpDate expected;
  GString *out;
  guint from;

  g_return_val_if_fail (text != NULL, NULL);

  if (!sp_date_parse_parts (text, &parts) || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
      second < -1 || second > 60)
    return NULL;
  expected = parts.date;
  expected.has_time = TRUE;
  expected.hour = hour;
  expected.minute = minute;
  if (second >= 0)
    expected.second = second;
  expected.has_second = expected.has_second || second > 0 || !parts.date.has_time;
  if (!parts.date.has_time)
    return confirm (g_strdup_printf ("%s%c%02d:%02d:%02d", text,
                                     parts.numeric && text[4] == '-' ? 'T' : ' ', hour, minute,
                                     expected.second),
                    &expected);

  out = g_string_new_len (text, parts.hour.start);
  append_number (out, parts.hour, hour);
  append_span (out, text, parts.hour.end, parts.minute.start);
  append_number (out, parts.minute, minute);
  from = parts.minute.end;
  if (second >= 0 && parts.date.has_second)
    {
      append_span (out, text, from, parts.second.start);
      append_number (out, parts.second, second);
      from = parts.second.end;
    }
  else if (second > 0)
    {
      g_string_append_printf (out, ":%02d", second);
    }
  g_string_append (out, text + from);
  return confirm (g_string_free (out, FALSE), &expected);
}

char *
sp_date_set_offset (const char *text, int offset)
{
  SpDateParts parts;
  const char *zone;
  guint length;
  gboolean colon;
  int minutes = ABS (offset) / 60;
  g_autofree char *spelt = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!sp_date_parse_parts (text, &parts) || !parts.date.has_time || offset % 60 != 0 ||
      minutes >= 24 * 60)
    return NULL;
  if (parts.date.has_offset && parts.date.offset == offset)
    return g_strdup (text);
  zone = text + parts.zone.start;
  length = parts.zone.end - parts.zone.start;
  if (length == 0)
    {
      guint at = parts.date.has_second ? parts.second.end : parts.minute.end;

      if (parts.date.fraction_digits > 0)
        at += parts.date.fraction_digits + 1;
      parts.zone = (SpDateSpan){ at, at };
    }
  colon = length == 0 ? parts.numeric : g_ascii_isalpha (*zone) ? length == 1 : length == 6;
  spelt = g_strdup_printf (colon ? "%s%c%02d:%02d" : "%s%c%02d%02d",
                           length == 0 && !parts.numeric ? " " : "", offset < 0 ? '-' : '+',
                           minutes / 60, minutes % 60);
  parts.date.has_offset = TRUE;
  parts.date.offset = offset;
  return confirm (g_strdup_printf ("%.*s%s%s", (int) parts.zone.start, text, spelt,
                                   text + parts.zone.end),
                  &parts.date);
}
