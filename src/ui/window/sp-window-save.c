/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-compat.h"
#include "sp-store.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* How often a page is brought together with what others write meanwhile. */
#define MAX_RETRIES 5

/* Saving a number of pages, one after the other. */
typedef struct
{
  SpWindow *window;
  GPtrArray *pages;
  guint next;
  guint n_saved;
  GString *failures;   /* a line for each page that was not written */
  guint n_retries;     /* of the page that is being written */
  SpWindowSavedFunc saved;
} SaveData;

static void
save_data_free (SaveData *data)
{
  g_object_unref (data->window);
  g_ptr_array_unref (data->pages);
  g_string_free (data->failures, TRUE);
  g_free (data);
}

static const char *
get_title (SpSitePage *page)
{
  return sp_index_entry_get_title (sp_site_page_get_entry (page));
}

static void
ignore_answer_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_free (sp_compat_ask_finish (result));
}

static void
finish_saving (SaveData *data)
{
  SpWindow *self = data->window;
  const SpAnswer answers[] = { { "close", _ ("_OK"), SP_ANSWER_DEFAULT }, { NULL } };
  gboolean all_saved = data->n_saved == data->pages->len;

  if (data->failures->len > 0)
    sp_compat_ask_async (GTK_WINDOW (self), _ ("Not Saved"), data->failures->str, answers,
                         ignore_answer_cb, NULL);
  if (data->n_saved == data->pages->len && data->n_saved == 1)
    sp_window_toast (self, _ ("Saved"));
  else if (data->n_saved > 0)
    {
      g_autofree char *message = g_strdup_printf (
          ngettext ("%u page saved", "%u pages saved", data->n_saved), data->n_saved);

      sp_window_toast (self, message);
    }
  sp_window_update (self);
  if (data->saved != NULL)
    data->saved (self, all_saved);
  save_data_free (data);
}

static void save_next (SaveData *data);

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SaveData *data = user_data;
  SpSitePage *page = SP_SITE_PAGE (object);
  g_autoptr (GError) error = NULL;

  if (sp_site_page_save_finish (page, result, &error))
    {
      data->n_saved++;
    }
  else if (g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED) &&
           data->n_retries++ < MAX_RETRIES && sp_window_follow_disk (data->window, page))
    {
      /* What others wrote is in it now, so it can be written. */
      data->next--;
      save_next (data);
      return;
    }
  else
    {
      if (data->failures->len > 0)
        g_string_append (data->failures, "\n\n");
      if (data->pages->len > 1)
        g_string_append_printf (data->failures, "%s: ", get_title (page));
      g_string_append (data->failures, error->message);
    }
  data->n_retries = 0;
  save_next (data);
}

static void
page_notify_busy_cb (SpSitePage *page, GParamSpec *pspec, SaveData *data)
{
  if (sp_site_page_is_busy (page))
    return;
  g_signal_handlers_disconnect_by_func (page, page_notify_busy_cb, data);
  save_next (data);
}

static void
save_next (SaveData *data)
{
  SpSitePage *page;

  if (data->next == data->pages->len)
    {
      finish_saving (data);
      return;
    }
  page = g_ptr_array_index (data->pages, data->next);
  if (sp_site_page_is_busy (page))
    {
      /* What was typed while it is being written is written after that. */
      g_signal_connect (page, "notify::busy", G_CALLBACK (page_notify_busy_cb), data);
      return;
    }
  data->next++;
  sp_site_page_save_async (page, saved_cb, data);
}

void
sp_window_save_pages (SpWindow *self, GPtrArray *pages, SpWindowSavedFunc saved)
{
  SaveData *data = g_new0 (SaveData, 1);

  data->window = g_object_ref (self);
  data->pages = g_ptr_array_ref (pages);
  data->failures = g_string_new (NULL);
  data->saved = saved;
  save_next (data);
}

static void
close_saved (SpWindow *self, gboolean all_saved)
{
  if (all_saved)
    gtk_window_close (GTK_WINDOW (self));
}

static void
close_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (object);
  g_autofree char *answer = sp_compat_ask_finish (result);

  if (g_strcmp0 (answer, "discard") == 0)
    {
      SpDraftKeeper *drafts = sp_session_get_drafts (self->session);

      if (drafts != NULL)
        sp_draft_keeper_discard_all (drafts);
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_strcmp0 (answer, "save") == 0)
    {
      g_autoptr (GPtrArray) pages = sp_session_get_modified (self->session);

      sp_window_save_pages (self, pages, close_saved);
    }
}

void
sp_window_ask_and_close (SpWindow *self)
{
  const SpAnswer answers[] = {
    { "cancel", _ ("_Cancel"), SP_ANSWER_DEFAULT },
    { "discard", _ ("_Discard"), SP_ANSWER_DESTRUCTIVE },
    { "save", _ ("_Save"), SP_ANSWER_SUGGESTED },
    { NULL },
  };
  g_autoptr (GPtrArray) pages = sp_session_get_modified (self->session);
  g_autoptr (GString) body = g_string_new (
      ngettext ("This page has changes that are not saved yet:",
                "These pages have changes that are not saved yet:", pages->len));

  for (guint i = 0; i < pages->len && i < 10; i++)
    g_string_append_printf (body, "\n%s", get_title (g_ptr_array_index (pages, i)));
  if (pages->len > 10)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body,
                              ngettext ("and %u more", "and %u more", pages->len - 10),
                              pages->len - 10);
    }
  sp_compat_ask_async (GTK_WINDOW (self), _ ("Save Changes?"), body->str, answers,
                       close_answered_cb, NULL);
}
