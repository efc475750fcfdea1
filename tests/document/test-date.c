/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-date.h"

typedef struct
{
  const char *text;
  const char *day;    /* changed to 7 January 2024, a Sunday */
  const char *time;   /* changed to 9:05:07 */
  const char *offset; /* changed to +02:00 */
  gboolean timestamp;
} Row;

static const Row rows[] = {
  { "2023-05-11", "2024-01-07", "2023-05-11T09:05:07", NULL, TRUE },
  { "2023-5-1", "2024-1-7", "2023-5-1T09:05:07", NULL, TRUE },
  { "2023/05/11", "2024/01/07", "2023/05/11 09:05:07", NULL, FALSE },
  { "2023-05-11T22:35:06+05:31", "2024-01-07T22:35:06+05:31", "2023-05-11T09:05:07+05:31",
    "2023-05-11T22:35:06+02:00", TRUE },
  { "2023-05-11T22:35:06Z", "2024-01-07T22:35:06Z", "2023-05-11T09:05:07Z",
    "2023-05-11T22:35:06+02:00", TRUE },
  { "2023-05-11t22:35:06z", "2024-01-07t22:35:06z", "2023-05-11t09:05:07z",
    "2023-05-11t22:35:06+02:00", TRUE },
  { "2023-05-11T22:35:06", "2024-01-07T22:35:06", "2023-05-11T09:05:07",
    "2023-05-11T22:35:06+02:00", TRUE },
  { "2023-05-11T22:35", "2024-01-07T22:35", "2023-05-11T09:05:07", "2023-05-11T22:35+02:00",
    FALSE },
  { "2023-05-11T22:35:06.120-04:00", "2024-01-07T22:35:06.120-04:00",
    "2023-05-11T09:05:07.120-04:00", "2023-05-11T22:35:06.120+02:00", TRUE },
  { "2023-05-11T22:35:06.5", "2024-01-07T22:35:06.5", "2023-05-11T09:05:07.5",
    "2023-05-11T22:35:06.5+02:00", TRUE },
  { "2023-05-11 22:35:06 -0400", "2024-01-07 22:35:06 -0400", "2023-05-11 09:05:07 -0400",
    "2023-05-11 22:35:06 +0200", TRUE },
  { "2023-05-11 8:00:00 -0500", "2024-01-07 8:00:00 -0500", "2023-05-11 9:05:07 -0500",
    "2023-05-11 8:00:00 +0200", TRUE },
  { "2023-05-11 22:35:06 -0400 EDT", "2024-01-07 22:35:06 -0400 EDT",
    "2023-05-11 09:05:07 -0400 EDT", "2023-05-11 22:35:06 +0200 EDT", FALSE },
  { "11 May 2023", "07 Jan 2024", "11 May 2023 09:05:07", NULL, FALSE },
  { "01 Feb 2023", "07 Jan 2024", "01 Feb 2023 09:05:07", NULL, FALSE },
  { "February 1, 2023", "January 7, 2024", "February 1, 2023 09:05:07", NULL, FALSE },
  { "Thu, 11 May 2023 22:35:06 GMT", "Sun, 07 Jan 2024 22:35:06 GMT",
    "Thu, 11 May 2023 09:05:07 GMT", "Thu, 11 May 2023 22:35:06 +0200", FALSE },
  { "Thursday, 11-May-23 22:35:06 GMT", "Sunday, 07-Jan-24 22:35:06 GMT",
    "Thursday, 11-May-23 09:05:07 GMT", "Thursday, 11-May-23 22:35:06 +0200", FALSE },
  { "Thu May 11 22:35:06 2023", "Sun Jan 07 22:35:06 2024", "Thu May 11 09:05:07 2023",
    "Thu May 11 22:35:06 +0200 2023", FALSE },
};

static void
test_a_change_keeps_the_rest_of_the_spelling (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *day = sp_date_set_day (row->text, 2024, 1, 7);
      g_autofree char *time = sp_date_set_time (row->text, 9, 5, 7);
      g_autofree char *offset = sp_date_set_offset (row->text, 2 * 3600);

      g_test_message ("%s", row->text);
      g_assert_cmpint (sp_date_is_timestamp (row->text), ==, row->timestamp);
      g_assert_cmpstr (day, ==, row->day);
      g_assert_cmpstr (time, ==, row->time);
      g_assert_cmpstr (offset, ==, row->offset);
    }
}

static void
test_setting_what_is_there_changes_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SpDate date;
      g_autofree char *day = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_true (sp_date_parse (rows[i].text, &date));
      day = sp_date_set_day (rows[i].text, date.year, date.month, date.day);
      g_assert_cmpstr (day, ==, rows[i].text);
      if (date.has_time)
        {
          g_autofree char *time = sp_date_set_time (rows[i].text, date.hour, date.minute,
                                                    date.has_second ? date.second : -1);

          g_assert_cmpstr (time, ==, rows[i].text);
        }
      if (date.has_offset)
        {
          g_autofree char *offset = sp_date_set_offset (rows[i].text, date.offset);

          g_assert_cmpstr (offset, ==, rows[i].text);
        }
    }
}

static void
test_parts_are_read (void)
{
  SpDate date;

  g_assert_true (sp_date_parse ("2023-05-11T22:35:06.25+05:31", &date));
  g_assert_cmpint (date.year, ==, 2023);
  g_assert_cmpint (date.month, ==, 5);
  g_assert_cmpint (date.day, ==, 11);
  g_assert_cmpint (date.hour, ==, 22);
  g_assert_cmpint (date.minute, ==, 35);
  g_assert_cmpint (date.second, ==, 6);
  g_assert_cmpuint (date.fraction_digits, ==, 2);
  g_assert_cmpuint (date.nanosecond, ==, 250000000);
  g_assert_true (date.has_offset);
  g_assert_cmpint (date.offset, ==, (5 * 60 + 31) * 60);

  g_assert_true (sp_date_parse ("Thu, 11 May 2023 22:35:06 -0330", &date));
  g_assert_cmpint (date.offset, ==, -(3 * 60 + 30) * 60);
  g_assert_true (sp_date_parse ("02 Jan 06 15:04 MST", &date));
  g_assert_cmpint (date.year, ==, 2006);
  g_assert_false (date.has_second);
  g_assert_true (sp_date_parse ("0001-01-01", NULL));
}

static void
test_what_is_no_date (void)
{
  static const char *const texts[] = {
    "",
    "2023",
    "2023-13-41",
    "2023-02-29",
    "2023-05-11T",
    "2023-05-11x",
    "23-05-11",
    "2023-05-11T25:00:00",
    "May 2023",
    "11 May",
    "12:30",
    "2023-05/11",
    "2023-05-11T22:5:06",
    "next week",
    "2023-05-11T22:35:06+5x",
    "0000-01-01",
    "11 Mayday 2023",
    "2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (sp_date_parse (texts[i], NULL));
      g_assert_false (sp_date_is_timestamp (texts[i]));
      g_assert_null (sp_date_set_day (texts[i], 2024, 1, 7));
    }
}

static void
test_impossible_changes_are_refused (void)
{
  g_assert_null (sp_date_set_day ("2023-05-11", 2023, 2, 29));
  g_assert_null (sp_date_set_day ("11 May 23", 1950, 5, 11));
  g_assert_null (sp_date_set_time ("2023-05-11", 24, 0, 0));
  /* What stands behind the minute would become a part of the second. */
  g_assert_null (sp_date_set_time ("2023 8:00,1 May", 9, 5, 7));
  g_assert_null (sp_date_set_offset ("2023-05-11", 0));
  g_assert_null (sp_date_set_offset ("2023-05-11T00:00:00Z", 24 * 3600));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/a-change-keeps-the-rest-of-the-spelling",
                   test_a_change_keeps_the_rest_of_the_spelling);
  g_test_add_func ("/date/setting-what-is-there-changes-nothing",
                   test_setting_what_is_there_changes_nothing);
  g_test_add_func ("/date/parts-are-read", test_parts_are_read);
  g_test_add_func ("/date/what-is-no-date", test_what_is_no_date);
  g_test_add_func ("/date/impossible-changes-are-refused", test_impossible_changes_are_refused);

  return g_test_run ();
}
