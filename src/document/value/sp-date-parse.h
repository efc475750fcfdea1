/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-date.h"

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end; /* equal to start when the part is not there */
} SpDateSpan;

/** A date and where each part of it is spelt. */
typedef struct
{
  SpDate date;
  SpDateSpan year;
  SpDateSpan month;
  SpDateSpan day;
  SpDateSpan weekday;
  SpDateSpan hour;
  SpDateSpan minute;
  SpDateSpan second;
  SpDateSpan zone;
  gboolean numeric; /* year, month, day in numbers and that order */
} SpDateParts;

gboolean sp_date_parse_parts (const char *text, SpDateParts *parts);

/** The number of the month or weekday (Monday is 1) whose English name, whole or by its first three
 * letters, the @length bytes at @text are; 0 for none. */
int sp_date_find_month (const char *text, guint length);
int sp_date_find_weekday (const char *text, guint length);

const char *sp_date_get_month_name (int month);
const char *sp_date_get_weekday_name (int weekday);

G_END_DECLS
