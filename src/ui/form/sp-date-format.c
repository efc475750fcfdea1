/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-date-format.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>

char *
sp_date_format_for_people (const SpDate *date)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  time = g_date_time_new_utc (date->year, date->month, date->day, date->has_time ? date->hour : 0,
                              date->has_time ? date->minute : 0, 0);
  if (time == NULL)
    return g_strdup ("");
  if (date->has_time)
    /* Translators: a day and a time of day, for g_date_time_format(). */
    return g_date_time_format (time, _ ("%-d %b %Y, %H:%M"));
  /* Translators: a day, for g_date_time_format(). */
  return g_date_time_format (time, _ ("%-d %b %Y"));
}

char *
sp_date_format_offset (const SpDate *date)
{
  int minutes;

  g_return_val_if_fail (date != NULL, NULL);

  if (!date->has_time || !date->has_offset)
    return g_strdup ("");
  minutes = abs (date->offset) / 60;
  return g_strdup_printf ("%c%02d:%02d", date->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

char *
sp_date_format_time (const SpDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  return date->has_time ? g_strdup_printf ("%02d:%02d", date->hour, date->minute) : g_strdup ("");
}

char *
sp_date_format_new (int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, 0, 0, 0);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

gboolean
sp_date_read_time (const char *text, int *hour, int *minute)
{
  int end = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  return sscanf (text, " %2d:%2d %n", hour, minute, &end) == 2 && text[end] == '\0' && *hour >= 0 &&
         *hour <= 23 && *minute >= 0 && *minute <= 59;
}

gboolean
sp_date_read_offset (const char *text, int *offset)
{
  int hours, minutes, end = 0;
  char sign;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_equal (text, "Z") || g_str_equal (text, "z"))
    {
      *offset = 0;
      return TRUE;
    }
  if (sscanf (text, " %c%2d:%2d %n", &sign, &hours, &minutes, &end) != 3 || text[end] != '\0')
    return FALSE;
  if ((sign != '+' && sign != '-') || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return FALSE;
  *offset = (sign == '-' ? -60 : 60) * (hours * 60 + minutes);
  return TRUE;
}
