/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpDate: what a date's text says. The text itself is the value: to change a part of it, use the
 * functions below, which keep the spelling of all other parts (separators, number of digits,
 * precision, fraction, UTC offset, names in the case and length they have).
 *
 * Read are the spellings that Hugo reads (github.com/spf13/cast 1.5.0, "timeFormats"), with day,
 * month and hour also in one digit: 2023-05-11, 2023-05-11T22:35:06+05:31, 2023-05-11 22:35 -0400,
 * 11 May 2023, May 11, 2023, Thu, 11 May 2023 22:35:06 GMT, Thu May 11 22:35:06 2023 …
 */
typedef struct
{
  int year;  /* 1 to 9999 */
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */

  gboolean has_time;
  int hour;   /* 0 to 23 */
  int minute; /* 0 to 59 */

  gboolean has_second;
  int second; /* 0 to 60 */

  guint fraction_digits; /* behind the second, 0 when there are none */
  guint nanosecond;      /* the fraction, cut to nine digits */

  gboolean has_offset;
  int offset; /* seconds east of UTC; 0 for a zone's name other than UTC, GMT or Z */
} SpDate;

/** Whether @text is a date that exists. @date: (out) (optional). */
gboolean sp_date_parse (const char *text, SpDate *date);

/** Whether @text, unquoted in YAML, is a date to some reader: the forms of YAML 1.1's timestamp,
 * with numbers that make a date. */
gboolean sp_date_is_timestamp (const char *text);

/** @text with another day; a name of a weekday in it follows. (transfer full): %NULL when @text is
 * no date, when there is no such day, or when the spelling cannot carry it (a year of two digits).
 * The same holds for the functions below. */
char *sp_date_set_day (const char *text, int year, int month, int day);

/** @text with another time of day. @second may be -1: the present one, or none. A date without a
 * time gets one behind a "T", or behind a space if it is not of the form 2023-05-11. The fraction
 * stays. */
char *sp_date_set_time (const char *text, int hour, int minute, int second);

/** @text with another UTC offset, in seconds, a whole number of minutes below a day. "Z" stays for
 * no offset; where there was none, it is added as "+02:00". %NULL for a date without a time. */
char *sp_date_set_offset (const char *text, int offset);

G_END_DECLS
