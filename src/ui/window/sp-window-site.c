/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-settings.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* The page that was asked for is opened as soon as it is known; another, when all are. */
static void
open_wanted (SpWindow *self)
{
  g_autofree char *path = NULL;
  SpSitePage *page = NULL;

  if (self->wanted == NULL)
    return;
  path = sp_site_get_path (sp_session_get_site (self->session), self->wanted);
  if (path != NULL)
    page = sp_session_lookup (self->session, path);
  if (page == NULL)
    return;
  g_clear_object (&self->wanted);
  sp_window_open_page (self, page);
}

static void
show_progress (SpWindow *self)
{
  guint n_pages = g_list_model_get_n_items (sp_session_get_pages (self->session));
  g_autofree char *what =
      g_strdup_printf (ngettext ("Reading the website: %u page so far",
                                 "Reading the website: %u pages so far", n_pages),
                       n_pages);

  sp_work_bar_set_progress (self->work_bar, what, 0, 0);
}

static void
pages_changed_cb (SpWindow *self)
{
  if (!sp_session_is_loading (self->session))
    return;
  show_progress (self);
  open_wanted (self);
}

static void
open_first (SpWindow *self)
{
  SpSitePage *first = sp_page_list_get_first (self->page_list);

  if (first != NULL)
    sp_window_open_page (self, first);
}

static void
session_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *problem;

  if (self->session != SP_SESSION (object))
    return;
  sp_work_bar_end (self->work_bar, sp_session_get_loading (self->session));
  if (!sp_session_load_finish (self->session, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          sp_window_show_message (self, _ ("This Website Cannot Be Read"), error->message);
          return;
        }
      sp_window_toast (self,
                       _ ("Not all pages were read. Open the website again to see them all."));
    }
  self->listed = TRUE;
  sp_window_mark (self, "listed");
  problem = sp_site_get_problem (sp_session_get_site (self->session));
  if (problem != NULL)
    sp_window_toast (self, problem);
  if (self->wanted != NULL)
    sp_window_select_file (self, self->wanted);
  else if (self->current == NULL)
    open_first (self);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL ||
      !gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), GTK_WIDGET (self->panes)))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_list));
  g_clear_object (&self->wanted);
  sp_window_update (self);
  sp_window_watch_drafts (self);
}

/* Somebody else removed the page that is shown, and nothing in it was unsaved. */
static void
page_removed_cb (SpWindow *self, SpSitePage *page)
{
  if (page != self->current)
    return;
  sp_window_show_message (self, _ ("This Page Was Removed"),
                          _ ("Its file is not in the website’s folder any more. Nothing that you "
                             "changed was lost."));
}

/* Nothing of an opened page that was not changed here is kept from what others made of it. */
static void
page_changed_on_disk_cb (SpWindow *self, SpSitePage *page)
{
  if (page == self->current)
    sp_window_check_disk (self);
  else if (!sp_site_page_is_modified (page) && sp_site_page_changed_on_disk (page))
    sp_site_page_reload (page, NULL);
}

void
sp_window_load_site (SpWindow *self)
{
  g_signal_connect_object (sp_session_get_pages (self->session), "items-changed",
                           G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "page-removed", G_CALLBACK (page_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "page-changed-on-disk",
                           G_CALLBACK (page_changed_on_disk_cb), self, G_CONNECT_SWAPPED);
  sp_session_load_async (self->session, session_loaded_cb, g_object_ref (self));
  sp_work_bar_begin (self->work_bar, _ ("Reading the website"),
                     sp_session_get_loading (self->session));
}

void
sp_window_restore_site_state (SpWindow *self)
{
  GSettings *settings;

  self->site_settings =
      sp_settings_get_for_site (sp_site_get_folder (sp_session_get_site (self->session)));
  settings = self->site_settings;
  if (settings == NULL)
    return;
  sp_panes_set_widths (self->panes, g_settings_get_int (settings, "pages-width"),
                       g_settings_get_int (settings, "preview-width"));
  g_settings_bind (settings, "show-pages", self->panes, "show-start", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-preview", self->panes, "show-end", G_SETTINGS_BIND_DEFAULT);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "page-sort",
                                      g_settings_get_value (settings, "page-sort"));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "page-filter",
                                      g_settings_get_value (settings, "page-filter"));
}

void
sp_window_remember_site_state (SpWindow *self)
{
  int start, end;

  if (self->site_settings == NULL)
    return;
  sp_panes_get_widths (self->panes, &start, &end);
  g_settings_set_int (self->site_settings, "pages-width", CLAMP (start, 120, 2000));
  g_settings_set_int (self->site_settings, "preview-width", CLAMP (end, 200, 4000));
}
