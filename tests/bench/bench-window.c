/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Times the window on a large website, in milliseconds of the clock: bench-window FOLDER. From the
 * first frame to the whole list; from a click on a page to the frame with its form; from a letter
 * in the search to the frame with what it finds; the frames while the list is scrolled; the memory
 * before a page was ever previewed. Prints a line for each: name, median, 95th percentile and unit,
 * between tabs.
 */

#include "sp-settings.h"
#include "sp-window-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGES_SHOWN 40
#define FRAMES      240
#define STEP        120 /* pixels a frame: a quick turn of the wheel */

static double
get_time (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (const char *name, double *times, guint n, const char *unit)
{
  qsort (times, n, sizeof *times, compare);
  printf ("%s\t%.3f\t%.3f\t%s\n", name, times[n / 2], times[MIN (n - 1, n * 95 / 100)], unit);
}

static gpointer
find_in (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_in (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Until the next frame is on the screen. */
static void
wait_frame (SpWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
wait_quiet (SpWindow *window, guint milliseconds)
{
  double end = get_time () + milliseconds;

  while (get_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  wait_frame (window);
}

static double
wait_mark (SpWindow *window, const char *name)
{
  gint64 *moment;

  while ((moment = g_hash_table_lookup (window->marks, name)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return (double) *moment / 1e3;
}

static SpWindow *
open_site (SpApplication *application, GFile *folder)
{
  g_autoptr (GSettings) settings = sp_settings_get_for_site (folder);
  SpWindow *window = sp_window_new (application);
  double first, listed;

  g_settings_set_boolean (settings, "show-preview", FALSE);
  sp_application_open_site (application, GTK_WINDOW (window), folder, NULL);
  gtk_window_present (GTK_WINDOW (window));
  first = wait_mark (window, "first-frame");
  wait_mark (window, "listed");
  wait_frame (window);
  listed = MAX (0, get_time () - first);
  report ("first frame to the whole list", &listed, 1, "ms");
  return window;
}

static void
report_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;
  double megabytes;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  line = text != NULL ? strstr (text, "\nPss:") : NULL;
  megabytes = line != NULL ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1000 : 0;
  report ("memory without a preview", &megabytes, 1, "MB");
}

/* As GTK itself does it when a row is clicked. */
static void
click_pages (SpWindow *window)
{
  GtkWidget *list = find_in (GTK_WIDGET (window->page_list), GTK_TYPE_LIST_VIEW);
  SpPageView *view = sp_page_list_get_view (window->page_list);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (view));
  double times[PAGES_SHOWN];

  for (guint i = 0; i < PAGES_SHOWN; i++)
    {
      guint position = (i + 1) * (n_pages / (PAGES_SHOWN + 2));
      SpSitePage *page = sp_page_view_get (view, position);
      double start;

      gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
      wait_quiet (window, 200);
      start = get_time ();
      gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
      while (window->current != page || sp_site_page_get_page (page) == NULL)
        g_main_context_iteration (NULL, TRUE);
      wait_frame (window);
      times[i] = get_time () - start;
    }
  report ("click on a page to its form", times, PAGES_SHOWN, "ms");
}

static void
search (SpWindow *window)
{
  static const char *const searches[] = { "hands laser 12", "session 4", "scalp", "week", "zzz" };
  GtkEditable *entry = find_in (GTK_WIDGET (window->page_list), GTK_TYPE_SEARCH_ENTRY);
  double times[100];
  guint n_times = 0;

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      for (int at = 0; searches[i][at] != '\0' && n_times < G_N_ELEMENTS (times); at++)
        {
          double start;
          int position = at;

          wait_quiet (window, 60);
          start = get_time ();
          gtk_editable_insert_text (entry, searches[i] + at, 1, &position);
          wait_frame (window);
          times[n_times++] = get_time () - start;
        }
      gtk_editable_set_text (entry, "");
    }
  wait_quiet (window, 300);
  report ("letter in the search to what it finds", times, n_times, "ms");
}

typedef struct
{
  GtkAdjustment *vertical;
  gint64 last_frame; /* in µs of the frame clock */
  guint n;
  guint n_late;
} Scrolling;

/* Frames come in multiples of the screen's interval; whatever comes later than the next is late. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scrolling *scrolling = user_data;
  gint64 frame = gdk_frame_clock_get_frame_time (clock), interval;

  gdk_frame_clock_get_refresh_info (clock, frame, &interval, NULL);
  if (scrolling->last_frame > 0)
    {
      scrolling->n++;
      scrolling->n_late += frame - scrolling->last_frame > interval * 3 / 2;
    }
  scrolling->last_frame = frame;
  gtk_adjustment_set_value (scrolling->vertical,
                            gtk_adjustment_get_value (scrolling->vertical) + STEP);
  return scrolling->n < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scroll (SpWindow *window)
{
  GtkWidget *list = find_in (GTK_WIDGET (window->page_list), GTK_TYPE_LIST_VIEW);
  Scrolling scrolling = { .vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)) };
  double late;

  gtk_adjustment_set_value (scrolling.vertical, 0);
  wait_quiet (window, 300);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), scroll_cb, &scrolling, NULL);
  while (scrolling.n < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  late = scrolling.n_late;
  report ("late frames of 240 while the list is scrolled", &late, 1, "frames");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SpApplication) application = sp_application_new ();
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argc == 2 ? argv[1] : "");
  g_autoptr (GError) error = NULL;
  SpWindow *window;

  if (argc != 2 || !g_application_register (G_APPLICATION (application), NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-window FOLDER");
      return EXIT_FAILURE;
    }
  window = open_site (application, folder);
  wait_quiet (window, 1000);
  report_memory ();
  g_object_set (window->panes, "show-end", TRUE, NULL);
  wait_mark (window, "preview");
  wait_quiet (window, 1000);
  click_pages (window);
  search (window);
  scroll (window);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
