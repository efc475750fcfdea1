/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-restore.h"

#include "sp-merge.h"
#include "sp-store.h"

#include <glib/gi18n.h>

SpText *
sp_restore_merge (SpDraft *draft, SpText *theirs, guint *n_conflicts)
{
  SpText *ours = sp_draft_get_text (draft);
  SpText *base = sp_draft_get_base (draft);
  g_autoptr (SpText) nothing = sp_text_new ("", 0);
  g_autoptr (SpMerge) merge = NULL;

  if (n_conflicts != NULL)
    *n_conflicts = 0;
  if (theirs == NULL || (base != NULL && sp_text_equal (base, theirs)))
    return sp_text_ref (ours);
  merge = sp_merge_new (base != NULL ? base : nothing, ours, theirs);
  if (n_conflicts != NULL)
    *n_conflicts = sp_merge_get_n_conflicts (merge);
  return sp_text_ref (sp_merge_get_text (merge, SP_MERGE_OURS));
}

static GFile *
get_file (SpSession *session, SpDraft *draft)
{
  return g_file_resolve_relative_path (sp_site_get_folder (sp_session_get_site (session)),
                                       sp_draft_get_page (draft));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpSitePage *site_page = SP_SITE_PAGE (object);
  g_autoptr (GTask) task = user_data;
  SpRecovered *recovered = g_task_get_task_data (task);
  SpDraftKeeper *drafts = sp_session_get_drafts (g_task_get_source_object (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = NULL;
  SpPage *page;

  if (!sp_site_page_load_finish (site_page, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  page = sp_site_page_get_page (site_page);
  text = sp_restore_merge (sp_recovered_get_draft (recovered), sp_page_get_text (page), NULL);
  sp_page_break_undo (page);
  sp_page_replace (page, text, task);
  /* There are two drafts of it for a moment rather than none. */
  if (drafts != NULL && sp_draft_keeper_flush (drafts))
    sp_recovered_remove (recovered);
  g_task_return_pointer (task, site_page, NULL);
}

static void
load (GTask *task)
{
  SpSession *session = g_task_get_source_object (task);
  const char *path = sp_draft_get_page (sp_recovered_get_draft (g_task_get_task_data (task)));
  SpSitePage *page = sp_session_lookup (session, path);

  if (page == NULL)
    page = sp_session_add (session, path);
  if (page != NULL)
    {
      sp_site_page_load_async (page, loaded_cb, task);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("“%s” is not among the pages of the website. Nothing was lost, and "
                              "this is offered again; please look for the page’s file first."),
                           path);
  g_object_unref (task);
}

/* What the file held goes back first, so that the page can be looked at and saved as any other. */
static gboolean
put_back (SpSession *session, SpDraft *draft, GError **error)
{
  g_autoptr (GFile) file = get_file (session, draft);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GError) folder_error = NULL;
  SpText *base = sp_draft_get_base (draft);

  if (!g_file_make_directory_with_parents (parent, NULL, &folder_error) &&
      !g_error_matches (folder_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&folder_error));
      return FALSE;
    }
  return sp_store_save (file, base != NULL ? base : sp_draft_get_text (draft), NULL, NULL, NULL,
                        error);
}

void
sp_restore_async (SpSession *session,
                  SpRecovered *recovered,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  SpDraft *draft;

  g_return_if_fail (SP_IS_SESSION (session));
  g_return_if_fail (recovered != NULL);

  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_restore_async);
  g_task_set_task_data (task, sp_recovered_ref (recovered), (GDestroyNotify) sp_recovered_unref);
  draft = sp_recovered_get_draft (recovered);
  if (sp_recovered_get_current (recovered) != NULL ||
      sp_session_lookup (session, sp_draft_get_page (draft)) != NULL ||
      put_back (session, draft, &error))
    load (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

SpSitePage *
sp_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_restore_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
