/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-compat.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

static SpPage *
get_page (SpWindow *self)
{
  return self->current != NULL ? sp_site_page_get_page (self->current) : NULL;
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static void
folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) folder = sp_compat_choose_folder_finish (result);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (object));

  if (folder != NULL && application != NULL)
    sp_application_open_site (SP_APPLICATION (application), GTK_WINDOW (object), folder, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_compat_choose_folder_async (user_data, _ ("Open Website Folder"), folder_chosen_cb, NULL);
}

/* Undo and redo show what they have changed. */
static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpPage *page = get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *subject = NULL;

  if (sp_window_can_undo_pages (self) && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page_list)))
    {
      sp_window_undo_pages (self);
      return;
    }
  if (page == NULL || !sp_page_can_undo (page))
    return;
  subject = g_strdup (sp_page_get_undo_subject (page));
  sp_page_undo (page, self);
  sp_editor_reveal (self->editor, subject);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_show_recovered (user_data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpPage *page = get_page (self);
  g_autofree char *subject = NULL;

  if (page == NULL || !sp_page_can_redo (page))
    return;
  subject = g_strdup (sp_page_get_redo_subject (page));
  sp_page_redo (page, self);
  sp_editor_reveal (self->editor, subject);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->current == NULL)
    return;
  sp_editor_commit (self->editor);
  g_ptr_array_add (pages, g_object_ref (self->current));
  sp_window_save_pages (self, pages, NULL);
}

static void
save_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  g_autoptr (GPtrArray) pages = NULL;

  if (self->session == NULL)
    return;
  sp_editor_commit (self->editor);
  pages = sp_session_get_modified (self->session);
  sp_window_save_pages (self, pages, NULL);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_search_pages (user_data);
}

static void
select_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpSitePage *page = NULL;

  if (self->session != NULL)
    page = sp_session_lookup (self->session, g_variant_get_string (parameter, NULL));
  if (page != NULL)
    sp_window_open_page (self, page);
}

static void
show_in_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_editor_show_in_source (self->editor, (gsize) g_variant_get_uint64 (parameter));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_toast (user_data, g_variant_get_string (parameter, NULL));
}

/* Where there is room for one pane, showing the preview means going to it. */
static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  gboolean shown;

  if (sp_panes_get_mode (self->panes) == 1)
    {
      sp_panes_set_current (self->panes, sp_panes_get_current (self->panes) == SP_PANE_END
                                             ? SP_PANE_CENTER
                                             : SP_PANE_END);
      return;
    }
  g_object_get (self->panes, "show-end", &shown, NULL);
  g_object_set (self->panes, "show-end", !shown, NULL);
}

/* Goes round the panes that are shown; the one that has the focus is left. */
static void
go_to_pane (SpWindow *self, int direction)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->page_list), GTK_WIDGET (self->editor),
                         GTK_WIDGET (self->preview) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int now = direction > 0 ? -1 : 0;

  for (int i = 0; focus != NULL && i < 3; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      now = i;
  for (int step = 1; step <= 3; step++)
    {
      int pane = (now + step * direction + 6) % 3;

      if (sp_panes_get_mode (self->panes) == 1)
        sp_panes_set_current (self->panes, pane);
      else if (!gtk_widget_get_child_visible (panes[pane]))
        continue;
      if (pane == SP_PANE_START ? gtk_widget_grab_focus (panes[pane])
                                : gtk_widget_child_focus (panes[pane], GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_pane (user_data, 1);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_pane (user_data, -1);
}

static void
pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  gboolean shown;

  g_object_get (self->panes, "show-start", &shown, NULL);
  g_object_set (self->panes, "show-start", !shown, NULL);
}

/* For checks from outside: the moments of sp_window_mark(). */
static void
read_marks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer name, moment;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &name, &moment))
    g_variant_builder_add (&builder, "{sx}", name, *(gint64 *) moment);
  g_simple_action_set_state (action, g_variant_builder_end (&builder));
}

static void
source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_editor_set_source (self->editor, !sp_editor_get_source (self->editor));
}

static void
review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_editor_commit (self->editor);
  sp_window_review (self);
}

static void
show_changes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_show_their_changes (user_data);
}

static void
save_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_save_again (user_data);
}

static const GActionEntry actions[] = {
  { "close", close_cb },
  { "marks", read_marks_cb, NULL, "@a{sx} {}" },
  { "next-pane", next_pane_cb },
  { "open", open_cb },
  { "pages", pages_cb },
  { "preview", preview_cb },
  { "previous-pane", previous_pane_cb },
  { "recover", recover_cb },
  { "redo", redo_cb },
  { "review", review_cb },
  { "save", save_cb },
  { "save-again", save_again_cb },
  { "save-all", save_all_cb },
  { "search", search_cb },
  { "select-page", select_page_cb, "s" },
  { "show-changes", show_changes_cb },
  { "show-in-source", show_in_source_cb, "t" },
  { "source", source_cb },
  { "toast", toast_cb, "s" },
  { "undo", undo_cb },
};

void
sp_window_install_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  sp_window_install_find_actions (self);
}
