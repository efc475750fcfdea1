/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-conflict-dialog.h"
#include "sp-review-dialog.h"
#include "sp-store.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* A question about a page's conflicts. */
typedef struct
{
  SpSitePage *page;
  SpMerge *merge;
  gboolean save; /* when it is answered */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  sp_merge_free (question->merge);
  g_free (question);
}

static const char *
get_title (SpSitePage *page)
{
  return sp_index_entry_get_title (sp_site_page_get_entry (page));
}

static void
keep_difference (SpWindow *self, SpText *before, SpText *after)
{
  g_clear_pointer (&self->their_before, sp_text_unref);
  g_clear_pointer (&self->their_after, sp_text_unref);
  self->their_before = sp_text_ref (before);
  self->their_after = sp_text_ref (after);
}

static void
tell (SpWindow *self, const char *text)
{
  const char *const labels[] = { _ ("_Show What Changed"), _ ("_Undo"), NULL };
  const char *const actions[] = { "win.show-changes", "win.undo", NULL };

  sp_banner_tell (self->notice, text, labels, actions);
}

static void
tell_missing (SpWindow *self, const GError *error)
{
  const char *const labels[] = { _ ("_Save Again"), NULL };
  const char *const actions[] = { "win.save-again", NULL };
  const char *const nothing[] = { NULL };

  if (g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND))
    sp_banner_tell (self->notice,
                    _ ("This page’s file is not there any more. The page is still here, and "
                       "nothing of it is lost: you can save it again."),
                    labels, actions);
  else
    sp_banner_tell (self->notice, error->message, nothing, nothing);
}

static void
decided_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (object);
  Question *question = user_data;
  SpSitePage *page = question->page;
  g_autofree SpMergeSide *sides = sp_conflict_dialog_ask_finish (result);

  g_hash_table_remove (self->asked, page);
  if (sides != NULL && sp_site_page_settle (page, question->merge, sides))
    {
      sp_window_toast (self, _ ("Both versions are together now. Undo brings yours back."));
      if (question->save)
        {
          g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

          g_ptr_array_add (pages, g_object_ref (page));
          sp_window_save_pages (self, pages, NULL);
        }
    }
  else
    {
      sp_window_toast (self, _ ("Nothing was changed or overwritten. You are asked again when you "
                                "save the page."));
    }
  question_free (question);
}

/* Takes over the conflicts. */
static void
ask (SpWindow *self, SpSitePage *page, SpMerge *merge, gboolean save)
{
  Question *question;

  if (!g_hash_table_add (self->asked, page))
    {
      sp_merge_free (merge);
      return;
    }
  question = g_new0 (Question, 1);
  question->page = g_object_ref (page);
  question->merge = merge;
  question->save = save;
  sp_conflict_dialog_ask_async (GTK_WINDOW (self), get_title (page), merge, decided_cb, question);
}

static SpDiskState
follow (SpWindow *self, SpSitePage *page, gboolean save)
{
  g_autoptr (SpText) before = sp_text_ref (sp_page_get_text (sp_site_page_get_page (page)));
  g_autoptr (GError) error = NULL;
  SpMerge *merge;
  SpDiskState state = sp_site_page_follow_disk (page, &merge, &error);

  switch (state)
    {
    case SP_DISK_RELOADED:
      if (page == self->current)
        sp_window_toast (self,
                         _ ("Somebody else has changed this page: it is shown as it is now."));
      break;
    case SP_DISK_MERGED:
      if (page == self->current)
        {
          keep_difference (self, before, sp_page_get_text (sp_site_page_get_page (page)));
          tell (self, _ ("Somebody else has changed this page too. Their changes and yours are "
                         "together now; yours are not saved yet."));
        }
      break;
    case SP_DISK_CONFLICT:
      ask (self, page, merge, save);
      break;
    case SP_DISK_FAILED:
      if (page == self->current)
        tell_missing (self, error);
      break;
    case SP_DISK_SAME:
    default:
      break;
    }
  return state;
}

gboolean
sp_window_follow_disk (SpWindow *self, SpSitePage *page)
{
  SpDiskState state = follow (self, page, TRUE);

  return state != SP_DISK_CONFLICT && state != SP_DISK_FAILED;
}

void
sp_window_check_disk (SpWindow *self)
{
  SpSitePage *page = self->current;

  if (page == NULL || sp_site_page_get_page (page) == NULL || sp_site_page_is_busy (page) ||
      g_hash_table_contains (self->asked, page))
    return;
  follow (self, page, FALSE);
}

void
sp_window_review (SpWindow *self)
{
  g_autoptr (GPtrArray) modified = NULL;
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (SpReviewPage));

  if (self->session == NULL)
    return;
  modified = sp_session_get_modified (self->session);
  for (guint i = 0; i < modified->len; i++)
    {
      SpSitePage *page = g_ptr_array_index (modified, i);
      SpReviewPage review = {
        get_title (page),
        sp_site_page_get_path (page),
        sp_page_get_saved_text (sp_site_page_get_page (page)),
        sp_page_get_text (sp_site_page_get_page (page)),
      };

      g_array_append_val (pages, review);
    }
  sp_review_dialog_present (GTK_WINDOW (self), _ ("Review Changes"),
                            pages->len == 0 ? _ ("Everything is saved.")
                                            : _ ("This is what saving will change."),
                            (const SpReviewPage *) (gpointer) pages->data, pages->len);
}

void
sp_window_show_their_changes (SpWindow *self)
{
  SpReviewPage review;

  if (self->current == NULL || self->their_before == NULL)
    return;
  review = (SpReviewPage){ get_title (self->current), sp_site_page_get_path (self->current),
                           self->their_before, self->their_after };
  sp_review_dialog_present (GTK_WINDOW (self), _ ("What Changed"),
                            _ ("This is what somebody else has changed in the page."), &review, 1);
}

void
sp_window_save_again (SpWindow *self)
{
  g_autoptr (GPtrArray) pages = NULL;

  if (self->current == NULL || sp_site_page_get_page (self->current) == NULL ||
      sp_site_page_is_busy (self->current))
    return;
  sp_site_page_forget_disk (self->current);
  pages = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (pages, g_object_ref (self->current));
  sp_window_save_pages (self, pages, NULL);
}
