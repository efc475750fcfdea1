/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-bin-job.h"
#include "sp-compat.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

typedef struct
{
  SpWindow *window;
  GCancellable *cancellable;
  GPtrArray *pages;
  char *title; /* of the first */
} Binning;

static void
binning_free (Binning *binning)
{
  g_object_unref (binning->window);
  g_object_unref (binning->cancellable);
  g_ptr_array_unref (binning->pages);
  g_free (binning->title);
  g_free (binning);
}

static void
undo_binning (SpWindow *self, gpointer data)
{
  g_autofree char *failures = NULL;
  SpSitePage *first = sp_bin_job_undo (data, &failures);

  if (first != NULL)
    {
      sp_page_view_update (sp_page_list_get_view (self->page_list));
      sp_window_open_page (self, first);
      gtk_widget_grab_focus (GTK_WIDGET (self->page_list));
    }
  if (*failures != '\0')
    sp_window_tell (self, _ ("Not Everything Came Back"), failures);
}

static char *
describe (const Binning *binning, SpBinJob *job)
{
  guint n = sp_bin_job_get_n_binned (job);
  const char *place = sp_bin_job_get_place (job);

  if (place != NULL)
    /* Translators: a page's title or "3 pages", and a folder. */
    return g_strdup_printf (ngettext ("%u page was moved to %s, since this folder has no bin",
                                      "%u pages were moved to %s, since this folder has no bin", n),
                            n, place);
  if (n == 1)
    return g_strdup_printf (_ ("“%s” was moved to the bin"), binning->title);
  return g_strdup_printf (
      ngettext ("%u page was moved to the bin", "%u pages were moved to the bin", n), n);
}

static void
progress_cb (guint n_done, guint n_pages, gpointer user_data)
{
  const Binning *binning = user_data;
  g_autofree char *what = NULL;

  if (binning->window->work_bar == NULL)
    return;
  what = g_strdup_printf (_ ("Moving pages to the bin: %u of %u"), n_done, n_pages);
  sp_work_bar_set_progress (binning->window->work_bar, what, n_done, n_pages);
}

static void
binned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Binning *binning = user_data;
  SpWindow *self = binning->window;
  g_autoptr (SpBinJob) job = sp_bin_job_finish (result);

  if (self->session != NULL)
    {
      sp_work_bar_end (self->work_bar, binning->cancellable);
      if (sp_bin_job_get_n_binned (job) > 0)
        {
          g_autofree char *message = describe (binning, job);

          sp_window_offer_undo (self, message, undo_binning, g_object_ref (job), g_object_unref);
        }
      if (*sp_bin_job_get_failures (job) != '\0')
        sp_window_tell (self, _ ("Not Moved to the Bin"), sp_bin_job_get_failures (job));
      sp_window_update (self);
    }
  binning_free (binning);
}

/* The page that is open goes away: the next one of the list is opened instead of it. */
static void
leave_pages (SpWindow *self, GPtrArray *pages)
{
  SpSitePage *neighbour;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean narrow = sp_panes_get_mode (self->panes) == 1;
  gboolean in_list =
      focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page_list));

  if (self->current == NULL || !g_ptr_array_find (pages, self->current, NULL))
    return;
  neighbour = sp_page_list_get_neighbour (self->page_list);
  if (neighbour == NULL || g_ptr_array_find (pages, neighbour, NULL))
    {
      sp_window_show_message (self, _ ("No Page Is Open"), _ ("Choose one in the list of pages."));
    }
  else
    {
      sp_window_open_page (self, neighbour);
      if (narrow)
        sp_panes_set_current (self->panes, SP_PANE_START);
    }
  if (in_list || narrow)
    gtk_widget_grab_focus (GTK_WIDGET (self->page_list));
}

static void
bin_pages (SpWindow *self, GPtrArray *pages)
{
  Binning *binning = g_new0 (Binning, 1);

  binning->window = g_object_ref (self);
  binning->cancellable = g_cancellable_new ();
  binning->pages = g_ptr_array_ref (pages);
  binning->title = g_strdup (
      sp_index_entry_get_title (sp_site_page_get_entry (g_ptr_array_index (pages, 0))));
  leave_pages (self, pages);
  sp_work_bar_begin (self->work_bar, _ ("Moving pages to the bin"), binning->cancellable);
  sp_bin_job_async (self->session, pages, binning->cancellable, progress_cb, binned_cb, binning);
}

static void
saved_cb (SpWindow *self, gboolean all_saved)
{
  g_autoptr (GPtrArray) pages = sp_window_get_targets (self);

  if (all_saved && pages->len > 0)
    bin_pages (self, pages);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) modified = user_data;
  g_autofree char *answer = sp_compat_ask_finish (result);

  if (g_strcmp0 (answer, "save") == 0)
    sp_window_save_pages (SP_WINDOW (object), modified, saved_cb);
}

/* What is in the bin is all that there will be once the undo is gone: so it must be the latest. */
static void
ask_to_save (SpWindow *self, GPtrArray *modified)
{
  const SpAnswer answers[] = {
    { "cancel", _ ("_Cancel"), SP_ANSWER_DEFAULT },
    { "save", _ ("_Save and Move to Bin"), SP_ANSWER_SUGGESTED },
    { NULL },
  };
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u of the pages has changes that are not saved. They are saved first, so that the "
                "bin has all of it.",
                "%u of the pages have changes that are not saved. They are saved first, so that "
                "the bin has all of them.",
                modified->len),
      modified->len);

  sp_compat_ask_async (GTK_WINDOW (self), _ ("Move Unsaved Pages to the Bin?"), body, answers,
                       answered_cb, g_ptr_array_ref (modified));
}

void
sp_window_bin_pages (SpWindow *self)
{
  g_autoptr (GPtrArray) pages = sp_window_get_targets (self);
  g_autoptr (GPtrArray) modified = g_ptr_array_new_with_free_func (g_object_unref);

  sp_editor_commit (self->editor);
  for (guint i = 0; i < pages->len; i++)
    {
      SpSitePage *page = g_ptr_array_index (pages, i);

      if (sp_site_page_is_busy (page))
        return;
      if (sp_site_page_is_modified (page))
        g_ptr_array_add (modified, g_object_ref (page));
    }
  if (modified->len > 0)
    ask_to_save (self, modified);
  else if (pages->len > 0)
    bin_pages (self, pages);
}
