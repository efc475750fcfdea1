/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times the document layer on a page: bench-document FILE. Prints a line per measure: what it is,
 * median and 95th percentile in microseconds, separated by tabs. */

#include "sp-page.h"

#include <stdlib.h>
#include <string.h>

#define LARGE_PAGE (1000 * 1000)

/* Long enough to be read, short enough to be run often. */
#define SECONDS_PER_MEASURE 0.5
#define MIN_ROUNDS 20

typedef void (*Measure) (SpPage *page, SpText *text, guint round);

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *name, GArray *times)
{
  g_array_sort (times, compare_times);
  g_print ("%s\t%.1f\t%.1f\n", name, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100));
}

static void
measure (const char *name, Measure run, SpText *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GTimer) total = g_timer_new ();
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (SpPage) page = sp_page_new (text);

  for (guint round = 0;
       round < MIN_ROUNDS || g_timer_elapsed (total, NULL) < SECONDS_PER_MEASURE; round++)
    {
      double microseconds;

      g_timer_start (timer);
      run (page, text, round);
      microseconds = g_timer_elapsed (timer, NULL) * 1e6;
      g_array_append_val (times, microseconds);
    }
  report (name, times);
}

static void
apply (SpPage *page, SpChange *change, SpApplyFlags flags)
{
  g_autoptr (GError) error = NULL;

  if (change == NULL || !sp_page_apply (page, change, NULL, flags, &error))
    g_error ("The change was refused: %s", error != NULL ? error->message : "no change");
  sp_change_unref (change);
}

static SpChange *
change_title (SpPage *page, guint round)
{
  g_autofree char *title = g_strdup_printf ("Title %u", round % 10);
  g_autoptr (SpValue) value = sp_value_new_string (title);

  return sp_front_matter_set (sp_page_get_front_matter (page), "title", value, NULL, NULL);
}

static void
run_parse (SpPage *unused, SpText *text, guint round)
{
  g_autoptr (SpPage) page = sp_page_new (text);
}

static void
run_parse_set_serialise (SpPage *unused, SpText *text, guint round)
{
  g_autoptr (SpPage) page = sp_page_new (text);
  g_autofree char *bytes = NULL;
  gsize length;

  apply (page, change_title (page, round), SP_APPLY_DEFAULT);
  length = sp_text_get_length (sp_page_get_text (page));
  bytes = sp_text_slice (sp_page_get_text (page), 0, length);
}

static void
run_title_keystroke (SpPage *page, SpText *text, guint round)
{
  apply (page, change_title (page, round), SP_APPLY_TYPING);
}

static void
run_cell_keystroke (SpPage *page, SpText *text, guint round)
{
  const SpTable *table = sp_body_get_table (sp_page_get_body (page), 0);
  g_autofree char *cell = g_strdup_printf ("$%u", 100 + round % 10);

  apply (page, sp_table_set_cell (table, 0, 1, cell, FALSE, NULL), SP_APPLY_TYPING);
}

static void
run_prose_keystroke (SpPage *page, SpText *text, guint round)
{
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  gsize start = sp_body_get_block (sp_page_get_body (page), 0)->content_start;

  /* A letter comes and goes, so that the page does not grow. */
  if (round % 2 == 0)
    sp_edit_list_add (edits, start, start, "a", 1);
  else
    sp_edit_list_add (edits, start, start + 1, "", 0);
  apply (page, sp_change_new_text (edits, "body"), SP_APPLY_TYPING);
}

/* The page's body again and again behind its front matter. */
static SpText *
enlarge (SpText *text)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  GString *large;
  const char *data;
  gsize length, body;

  data = sp_text_get_data (text, &length);
  sp_front_matter_get_span (front_matter, NULL, &body);
  large = g_string_new_len (data, (gssize) body);
  while (large->len < LARGE_PAGE)
    {
      g_string_append_len (large, data + body, (gssize) (length - body));
      g_string_append (large, "\n\n");
    }
  length = large->len;
  return sp_text_new_take (g_string_free (large, FALSE), length);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpText) large = NULL;
  char *data;
  gsize length;

  if (argc != 2 || !g_file_get_contents (argv[1], &data, &length, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-document FILE");
      return EXIT_FAILURE;
    }
  text = sp_text_new_take (data, length);
  large = enlarge (text);

  measure ("parse", run_parse, text);
  measure ("parse, set the title, serialise", run_parse_set_serialise, text);
  measure ("keystroke in the title", run_title_keystroke, text);
  measure ("keystroke in a cell", run_cell_keystroke, text);
  measure ("keystroke in the text", run_prose_keystroke, text);
  measure ("keystroke in the title, page of 1 MB", run_title_keystroke, large);
  measure ("keystroke in a cell, page of 1 MB", run_cell_keystroke, large);
  measure ("keystroke in the text, page of 1 MB", run_prose_keystroke, large);
  return EXIT_SUCCESS;
}
