/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-recovery-window.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

static void
update_unsaved_banner (SpWindow *self)
{
  g_autofree char *message = NULL;

  if (self->recovered != NULL && self->recovered->len > 0)
    message = g_strdup_printf (ngettext ("%u page was not saved when the program ended last.",
                                         "%u pages were not saved when the program ended last.",
                                         self->recovered->len),
                               self->recovered->len);
  sp_banner_set_message (self->unsaved_banner, message);
}

static void
restored_cb (SpWindow *self, SpSitePage *page)
{
  sp_window_open_page (self, page);
}

/* Closed with some of it unanswered, it is there for the asking, and the next time. */
static void
recovery_unmap_cb (SpWindow *self)
{
  update_unsaved_banner (self);
  sp_window_update (self);
}

void
sp_window_show_recovered (SpWindow *self)
{
  SpRecoveryWindow *window;

  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->session == NULL || self->recovered == NULL || self->recovered->len == 0)
    return;
  window = sp_recovery_window_new (GTK_WINDOW (self), self->session, self->recovered);
  g_signal_connect_object (window, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unmap", G_CALLBACK (recovery_unmap_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
find_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, sp_recovery_find (task_data), (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (object);
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  self->recovered = found;
  if (found == NULL || self->session == NULL)
    return;
  sp_window_update (self);
  sp_window_show_recovered (self);
}

static void
drafts_notify_problem_cb (SpWindow *self, GParamSpec *pspec, SpDraftKeeper *drafts)
{
  sp_banner_set_message (self->drafts_banner, sp_draft_keeper_get_problem (drafts));
}

void
sp_window_watch_drafts (SpWindow *self)
{
  SpDraftKeeper *drafts = sp_session_get_drafts (self->session);
  const char *folder = g_file_peek_path (sp_site_get_folder (sp_session_get_site (self->session)));
  g_autoptr (GTask) task = NULL;

  if (drafts == NULL || folder == NULL)
    return;
  g_signal_connect_object (drafts, "notify::problem", G_CALLBACK (drafts_notify_problem_cb), self,
                           G_CONNECT_SWAPPED);
  drafts_notify_problem_cb (self, NULL, drafts);
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_source_tag (task, sp_window_watch_drafts);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, find_thread);
}
