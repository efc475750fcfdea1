/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-date.h"

#include <string.h>

static gboolean
read_number (const char **text, guint min_digits, guint max_digits, int *number)
{
  guint digits = 0;

  *number = 0;
  while (digits < max_digits && g_ascii_isdigit (**text))
    {
      *number = *number * 10 + (**text - '0');
      (*text)++;
      digits++;
    }
  return digits >= min_digits;
}

static gboolean
read_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (**text == ' ' || **text == ',')
    (*text)++;
}

/* The month's name, in full or its first three letters. */
static int
read_month (const char **text)
{
  static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
  };
  guint length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  for (int i = 0; i < 12; i++)
    {
      if ((length == 3 || length == strlen (months[i])) &&
          g_ascii_strncasecmp (*text, months[i], length) == 0)
        {
          *text += length;
          return i + 1;
        }
    }
  return 0;
}

static gboolean
read_day (const char **text, int *year, int *month, int *day)
{
  const char *start = *text;

  if (read_number (text, 4, 4, year) && read_char (text, '-') && read_number (text, 1, 2, month) &&
      read_char (text, '-') && read_number (text, 1, 2, day))
    return TRUE;

  *text = start;
  if (read_number (text, 1, 2, day))
    {
      skip_spaces (text);
      *month = read_month (text);
    }
  else
    {
      *month = read_month (text);
      skip_spaces (text);
      if (!read_number (text, 1, 2, day))
        return FALSE;
    }
  skip_spaces (text);
  return *month != 0 && read_number (text, 4, 4, year);
}

/* "Z", "+05:31", "-0700"; nothing is UTC. */
static gboolean
read_offset (const char **text, int *seconds)
{
  int hours, minutes = 0, sign;

  *seconds = 0;
  while (read_char (text, ' '))
    ;
  if (**text == '\0' || read_char (text, 'Z'))
    return TRUE;
  sign = **text == '-' ? -1 : 1;
  if (!read_char (text, '+') && !read_char (text, '-'))
    return FALSE;
  if (!read_number (text, 2, 2, &hours))
    return FALSE;
  read_char (text, ':');
  if (**text != '\0' && !read_number (text, 2, 2, &minutes))
    return FALSE;
  *seconds = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

static gboolean
read_time (const char **text, int *seconds)
{
  int hour, minute, second = 0;

  if (!read_number (text, 1, 2, &hour) || !read_char (text, ':') ||
      !read_number (text, 2, 2, &minute))
    return FALSE;
  if (read_char (text, ':') && !read_number (text, 2, 2, &second))
    return FALSE;
  if (read_char (text, '.'))
    {
      while (g_ascii_isdigit (**text))
        (*text)++;
    }
  *seconds = hour * 3600 + minute * 60 + second;
  return hour < 24 && minute < 60 && second < 60;
}

gint64
sp_page_date_to_seconds (const char *text)
{
  int year, month, day, time = 0, offset = 0;
  GDate date;
  gint64 days;

  g_return_val_if_fail (text != NULL, SP_PAGE_DATE_NONE);

  if (!read_day (&text, &year, &month, &day) || year == 0 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SP_PAGE_DATE_NONE;
  if (read_char (&text, 'T') || read_char (&text, 't') || read_char (&text, ' '))
    {
      if (!read_time (&text, &time) || !read_offset (&text, &offset))
        return SP_PAGE_DATE_NONE;
    }
  if (*text != '\0')
    return SP_PAGE_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  /* Julian day 719163 is 1 January 1970. */
  days = (gint64) g_date_get_julian (&date) - 719163;
  return days * 86400 + time - offset;
}
