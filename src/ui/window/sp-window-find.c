/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-window-private.h"

/* Finding: a page of the site, or a text on the page. */

void
sp_window_search_pages (SpWindow *self)
{
  if (sp_panes_get_mode (self->panes) == 1)
    sp_panes_set_current (self->panes, SP_PANE_START);
  else
    g_object_set (self->panes, "show-start", TRUE, NULL);
  sp_page_list_focus_search (self->page_list);
}

static void
find (SpWindow *self, gboolean replace)
{
  if (sp_panes_get_mode (self->panes) == 1)
    sp_panes_set_current (self->panes, SP_PANE_CENTER);
  sp_editor_find (self->editor, replace);
}

/* Among the pages, or without a page, it is a page that is looked for. */
static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->current == NULL ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page_list))))
    sp_window_search_pages (self);
  else
    find (self, FALSE);
}

static void
find_replace_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  find (user_data, TRUE);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_editor_find_step (self->editor, TRUE);
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_editor_find_step (self->editor, FALSE);
}

static const GActionEntry actions[] = {
  { "find", find_cb },
  { "find-next", find_next_cb },
  { "find-previous", find_previous_cb },
  { "find-replace", find_replace_cb },
};

void
sp_window_install_find_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
