/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the input as a date and changes each part of it: the others stay. */

#include "fuzz.h"

#include "sp-date.h"

#include <string.h>

static void
check_day (const char *text, const SpDate *before, int year, int month, int day)
{
  g_autofree char *changed = sp_date_set_day (text, year, month, day);
  SpDate after;

  if (changed == NULL)
    return;
  g_assert_true (sp_date_parse (changed, &after));
  g_assert_cmpint (after.year, ==, year);
  g_assert_cmpint (after.month, ==, month);
  g_assert_cmpint (after.day, ==, day);
  after.year = before->year;
  after.month = before->month;
  after.day = before->day;
  g_assert_cmpmem (&after, sizeof after, before, sizeof *before);
}

static void
check_time (const char *text, const SpDate *before, int hour, int minute, int second)
{
  g_autofree char *changed = sp_date_set_time (text, hour, minute, second);
  SpDate after;

  if (changed == NULL)
    return;
  g_assert_true (sp_date_parse (changed, &after));
  g_assert_true (after.has_time);
  g_assert_cmpint (after.hour, ==, hour);
  g_assert_cmpint (after.minute, ==, minute);
  if (second >= 0 && after.has_second)
    g_assert_cmpint (after.second, ==, second);
  g_assert_cmpint (after.year, ==, before->year);
  g_assert_cmpint (after.month, ==, before->month);
  g_assert_cmpint (after.day, ==, before->day);
  g_assert_cmpint (after.has_offset, ==, before->has_offset);
  g_assert_cmpint (after.offset, ==, before->offset);
  g_assert_cmpuint (after.fraction_digits, ==, before->fraction_digits);
  g_assert_cmpuint (after.nanosecond, ==, before->nanosecond);
}

static void
check_offset (const char *text, const SpDate *before, int offset)
{
  g_autofree char *changed = sp_date_set_offset (text, offset);
  SpDate after;

  if (changed == NULL)
    return;
  g_assert_true (sp_date_parse (changed, &after));
  g_assert_true (after.has_offset);
  g_assert_cmpint (after.offset, ==, offset);
  after.has_offset = before->has_offset;
  after.offset = before->offset;
  g_assert_cmpmem (&after, sizeof after, before, sizeof *before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *same = NULL;
  SpDate date;

  memset (&date, 0, sizeof date);
  if (!sp_date_parse (text, &date))
    {
      g_assert_false (sp_date_is_timestamp (text));
      return 0;
    }
  g_assert_cmpint (date.month, >=, 1);
  g_assert_cmpint (date.month, <=, 12);
  g_assert_cmpint (date.day, >=, 1);
  g_assert_cmpint (date.day, <=, 31);
  same = sp_date_set_day (text, date.year, date.month, date.day);
  /* A weekday that is put right may be longer, and a text too long is no date. */
  g_assert_true (same != NULL || size > 70);
  check_day (text, &date, 2024, 1, 7);
  check_day (text, &date, 2024, 2, 29);
  check_day (text, &date, 1999, 12, 31);
  check_day (text, &date, 987, 10, 10);
  check_time (text, &date, 9, 5, 7);
  check_time (text, &date, 0, 0, -1);
  check_time (text, &date, 23, 59, 60);
  check_offset (text, &date, 0);
  check_offset (text, &date, 5 * 3600 + 31 * 60);
  check_offset (text, &date, -4 * 3600);
  return 0;
}
