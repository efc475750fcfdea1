/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Times what people do in the grid, in milliseconds of this process: opening a window with a table,
 * a key press in a cell with all that it brings about up to the drawn frames, each frame while it
 * is scrolled, a large paste. Prints a line for each: name, median, 95th percentile and unit,
 * between tabs.
 */

#include "sp-grid-clipboard.h"
#include "sp-grid-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define OPENINGS 5
#define KEYS     60
#define FRAMES   240
#define STEP     90 /* pixels a frame: a quick turn of the wheel */

static double
get_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec * 1e3 + (double) usage.ru_utime.tv_usec / 1e3;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (const char *name, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  printf ("%s\t%.3f\t%.3f\tms\n", name, times[n / 2], times[MIN (n - 1, n * 95 / 100)]);
}

static char *
make_page (guint n_rows, guint n_columns)
{
  GString *page = g_string_new ("---\ntitle: Table\n---\n");

  for (guint column = 0; column < n_columns; column++)
    g_string_append_printf (page, "| Column %u ", column);
  g_string_append (page, "|\n");
  for (guint column = 0; column < n_columns; column++)
    g_string_append (page, "|---");
  g_string_append (page, "|\n");
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        g_string_append_printf (page, "| text %u of row %u ", column, row);
      g_string_append (page, "|\n");
    }
  return g_string_free (page, FALSE);
}

static void
type (GridFixture *fixture, int row, const char *name)
{
  double times[KEYS];

  grid_fixture_select (fixture, row, 1);
  sp_grid_begin_edit (fixture->grid, SP_GRID_EDIT_CARET);
  grid_fixture_settle ();
  for (guint i = 0; i < KEYS; i++)
    {
      double start = get_time ();

      grid_fixture_type (fixture, "a");
      grid_fixture_draw (fixture);
      times[i] = get_time () - start;
    }
  sp_grid_end_edit (fixture->grid, TRUE);
  report (name, times, KEYS);
}

typedef struct
{
  GtkAdjustment *vertical;
  double times[FRAMES];
  double last;
  gint64 last_frame; /* in µs of the frame clock */
  guint n;
  guint n_late;
} Scrolling;

/* Frames come in multiples of the screen's interval; whatever comes later than the next is late. */
static gboolean
is_late (GdkFrameClock *clock, gint64 before, gint64 now)
{
  gint64 interval;

  gdk_frame_clock_get_refresh_info (clock, now, &interval, NULL);
  return now - before > interval * 3 / 2;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scrolling *scrolling = user_data;
  double now = get_time ();
  gint64 frame = gdk_frame_clock_get_frame_time (clock);

  if (scrolling->last_frame > 0)
    {
      scrolling->times[scrolling->n++] = now - scrolling->last;
      scrolling->n_late += is_late (clock, scrolling->last_frame, frame);
    }
  scrolling->last = now;
  scrolling->last_frame = frame;
  gtk_adjustment_set_value (scrolling->vertical,
                            gtk_adjustment_get_value (scrolling->vertical) + STEP);
  return scrolling->n < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scroll (GridFixture *fixture)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (GTK_WIDGET (fixture->grid), GTK_TYPE_SCROLLED_WINDOW);
  Scrolling scrolling = {
    .vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
  };
  double start;

  gtk_adjustment_set_value (scrolling.vertical, 0);
  grid_fixture_draw (fixture);
  start = gtk_adjustment_get_value (scrolling.vertical);
  gtk_widget_add_tick_callback (fixture->window, scroll_cb, &scrolling, NULL);
  while (scrolling.n < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolling.vertical), >=, start + FRAMES * STEP);
  report ("a frame while 2,000 rows × 8 are scrolled", scrolling.times, FRAMES);
  printf ("late frames of %d while 2,000 rows × 8 are scrolled\t%u\t%u\tframes\n", FRAMES,
          scrolling.n_late, scrolling.n_late);
}

static void
paste (GridFixture *fixture)
{
  g_autoptr (SpCellBlock) block = sp_cell_block_new (1000, 8);
  double start;

  for (guint row = 0; row < 1000; row++)
    for (guint column = 0; column < 8; column++)
      sp_cell_block_set (block, row, column, "pasted text");
  grid_fixture_select (fixture, 100, 0);
  start = get_time ();
  sp_grid_put_block (fixture->grid, block);
  grid_fixture_settle ();
  start = get_time () - start;
  report ("paste 1,000 × 8 cells", &start, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *small = make_page (8, 2);
  g_autofree char *large = make_page (2000, 8);
  double times[OPENINGS];
  GridFixture *fixture = NULL;

  adw_init ();
  fixture = grid_fixture_new (small);
  type (fixture, 3, "key press in a cell of a small table");
  for (guint i = 0; i < OPENINGS; i++)
    {
      double start = get_time ();

      grid_fixture_free (fixture);
      fixture = grid_fixture_new (large);
      grid_fixture_settle ();
      times[i] = get_time () - start;
    }
  report ("open a table of 2,000 rows × 8", times, OPENINGS);
  type (fixture, 1000, "key press in a cell of 2,000 rows × 8");
  scroll (fixture);
  paste (fixture);
  grid_fixture_free (fixture);
  return EXIT_SUCCESS;
}
