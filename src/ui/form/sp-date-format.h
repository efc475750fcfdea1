/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-date.h"

G_BEGIN_DECLS

/** @date as people here write it, the time included when it has one: the day and hour that stand in
 * the file, in no other time zone. (transfer full) */
char *sp_date_format_for_people (const SpDate *date);

/** "+05:31"; "" for a date without a time. (transfer full) */
char *sp_date_format_offset (const SpDate *date);

/** "22:35"; "" for a date without a time. (transfer full) */
char *sp_date_format_time (const SpDate *date);

/** The beginning of the day in the local time zone, as RFC 3339: how a date is written where there
 * was none. (transfer full) */
char *sp_date_format_new (int year, int month, int day);

/** "22:35" or "9:05"; %FALSE for anything else. */
gboolean sp_date_read_time (const char *text, int *hour, int *minute);

/** "+05:31", "-4:00", "Z"; in seconds. */
gboolean sp_date_read_offset (const char *text, int *offset);

G_END_DECLS
