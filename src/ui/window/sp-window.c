/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-window.h"

#include "sp-settings.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, ADW_TYPE_APPLICATION_WINDOW)

static SpPage *
get_page (SpWindow *self)
{
  return self->current != NULL ? sp_site_page_get_page (self->current) : NULL;
}

void
sp_window_set_action_enabled (SpWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_title (SpWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Service Pages"));
      return;
    }
  if (self->current != NULL)
    {
      const char *page_title = sp_index_entry_get_title (sp_site_page_get_entry (self->current));

      title = sp_site_page_is_modified (self->current) ? g_strdup_printf ("• %s", page_title)
                                                       : g_strdup (page_title);
      /* Translators: the website's name and the page's file. */
      subtitle =
          g_strdup_printf (_ ("%s — %s"), sp_site_get_title (sp_session_get_site (self->session)),
                           sp_site_page_get_path (self->current));
    }
  else
    {
      title = g_strdup (sp_site_get_title (sp_session_get_site (self->session)));
      subtitle = g_strdup ("");
    }
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_panes (SpWindow *self)
{
  int mode = sp_panes_get_mode (self->panes);

  gtk_widget_set_visible (self->back_button,
                          mode == 1 && sp_panes_get_current (self->panes) != SP_PANE_START);
  gtk_widget_set_visible (self->pages_button, mode > 1);
  gtk_widget_set_visible (self->wide_buttons, mode > 1);
  gtk_widget_set_visible (self->narrow_bar, mode == 1);
}

void
sp_window_update (SpWindow *self)
{
  SpPage *page = get_page (self);
  gboolean site = self->session != NULL;
  gboolean modified = self->current != NULL && sp_site_page_is_modified (self->current);
  gboolean busy = self->current != NULL && sp_site_page_is_busy (self->current);

  gtk_stack_set_visible_child_name (self->main_stack, site ? "site" : "welcome");
  sp_window_set_action_enabled (self, "save", modified && !busy);
  sp_window_set_action_enabled (self, "save-all",
                                site && sp_session_get_n_modified (self->session) > 0);
  sp_window_set_action_enabled (
      self, "undo", (page != NULL && sp_page_can_undo (page)) || sp_window_can_undo_pages (self));
  sp_window_set_action_enabled (self, "redo", page != NULL && sp_page_can_redo (page));
  sp_window_set_action_enabled (self, "recover",
                                self->recovered != NULL && self->recovered->len > 0);
  sp_window_set_action_enabled (self, "search", site);
  sp_window_set_action_enabled (self, "select-page", site);
  sp_window_set_action_enabled (self, "source", page != NULL);
  sp_window_update_manage_actions (self);
  sp_window_update_page_actions (self);
  update_title (self);
  update_panes (self);
}

static void
follow_page (SpWindow *self, SpPage *page, gboolean follow)
{
  const char *properties[] = { "notify::can-undo", "notify::can-redo", "notify::modified" };

  if (page == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (follow)
      g_signal_connect_object (page, properties[i], G_CALLBACK (sp_window_update), self,
                               G_CONNECT_SWAPPED);
  if (!follow)
    g_signal_handlers_disconnect_by_func (page, sp_window_update, self);
}

static void
set_current (SpWindow *self, SpSitePage *page)
{
  if (self->current == page)
    return;
  if (self->current != NULL)
    {
      follow_page (self, get_page (self), FALSE);
      g_signal_handlers_disconnect_by_func (self->current, sp_window_update, self);
    }
  self->current = page;
  sp_banner_set_message (self->notice, NULL);
  if (page != NULL)
    g_signal_connect_object (page, "notify", G_CALLBACK (sp_window_update), self,
                             G_CONNECT_SWAPPED);
  sp_page_list_set_selected (self->page_list, page);
}

typedef struct
{
  SpWindow *window;
  SpSitePage *page;
} LoadData;

static void
page_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  LoadData *data = user_data;
  SpWindow *self = data->window;
  g_autoptr (GError) error = NULL;
  gboolean loaded = sp_site_page_load_finish (data->page, result, &error);

  if (self->session != NULL && self->current == data->page)
    {
      if (loaded)
        {
          SpSite *site = sp_session_get_site (self->session);
          SpPage *page = get_page (self);

          follow_page (self, page, TRUE);
          sp_editor_set_page (self->editor, self->current, self->session);
          sp_preview_pane_set_page (self->preview, page, site,
                                    sp_site_page_get_path (self->current));
          sp_window_mark (self, "form");
          sp_window_check_disk (self);
          if (self->editing)
            sp_editor_reveal (self->editor, "title");
        }
      else
        {
          sp_editor_show_message (self->editor, _ ("This Page Cannot Be Opened"), error->message);
          sp_preview_pane_set_page (self->preview, NULL, NULL, NULL);
        }
      self->editing = FALSE;
      sp_window_update (self);
    }
  g_object_unref (data->window);
  g_object_unref (data->page);
  g_free (data);
}

void
sp_window_open_page (SpWindow *self, SpSitePage *page)
{
  LoadData *data;

  if (sp_panes_get_mode (self->panes) == 1)
    sp_panes_set_current (self->panes, SP_PANE_CENTER);
  /* One that could not be opened is tried again. */
  if (self->current == page && (get_page (self) != NULL || sp_site_page_is_busy (page)))
    return;
  set_current (self, page);
  data = g_new0 (LoadData, 1);
  data->window = g_object_ref (self);
  data->page = g_object_ref (page);
  sp_site_page_load_async (page, page_loaded_cb, data);
  sp_window_update (self);
}

void
sp_window_edit_page (SpWindow *self, SpSitePage *page)
{
  self->editing = TRUE;
  sp_window_open_page (self, page);
}

void
sp_window_toast (SpWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
sp_window_mark (SpWindow *self, const char *name)
{
  gint64 now = g_get_monotonic_time ();

  if (!g_hash_table_contains (self->marks, name))
    g_hash_table_insert (self->marks, (gpointer) name, g_memdup2 (&now, sizeof now));
}

static void
after_paint_cb (GdkFrameClock *clock, SpWindow *self)
{
  sp_window_mark (self, "first-frame");
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
}

static void
sp_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_window_parent_class)->map (widget);

  if (!g_hash_table_contains (SP_WINDOW (widget)->marks, "first-frame"))
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (after_paint_cb), widget, 0);
}

static void
page_selected_cb (SpWindow *self, SpSitePage *page)
{
  sp_window_open_page (self, page);
}

static void
problem_selected_cb (SpWindow *self, SpSitePage *page)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->problems_button));
  sp_window_open_page (self, page);
}

static void
problems_changed_cb (SpWindow *self)
{
  guint n_problems = sp_problem_list_get_n_problems (self->problems);
  g_autofree char *count = g_strdup_printf ("%u", n_problems);
  g_autofree char *tooltip = n_problems == 0
                                 ? g_strdup (_ ("No problems were found"))
                                 : g_strdup_printf (ngettext ("%u page has a problem",
                                                              "%u pages have problems", n_problems),
                                                    n_problems);

  gtk_label_set_label (self->problems_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), n_problems > 0);
  gtk_widget_set_tooltip_text (self->problems_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
}

static void
page_activated_cb (SpWindow *self)
{
  if (sp_panes_get_mode (self->panes) == 1)
    sp_panes_set_current (self->panes, SP_PANE_CENTER);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
folder_chosen_cb (SpWindow *self, GFile *folder)
{
  sp_application_open_file (SP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                            GTK_WINDOW (self), folder);
}

static void
back_cb (SpWindow *self)
{
  sp_panes_set_current (self->panes, SP_PANE_START);
}

static void
notify_active_cb (SpWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->session == NULL)
    return;
  sp_window_check_disk (self);
  sp_session_rescan (self->session);
}

SpWindow *
sp_window_new (SpApplication *application)
{
  return g_object_new (SP_TYPE_WINDOW, "application", application, NULL);
}

SpSession *
sp_window_get_session (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);

  return self->session;
}

void
sp_window_set_session (SpWindow *self, SpSession *session, GFile *page)
{
  g_return_if_fail (SP_IS_WINDOW (self));
  g_return_if_fail (SP_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->wanted, page);
  sp_page_list_set_session (self->page_list, session);
  sp_problem_list_set_session (self->problems, session);
  sp_preview_pane_set_session (self->preview, session);
  g_signal_connect_object (session, "notify::n-modified", G_CALLBACK (sp_window_update), self,
                           G_CONNECT_SWAPPED);
  sp_window_restore_site_state (self);
  sp_window_update (self);
  sp_window_load_site (self);
}

void
sp_window_select_file (SpWindow *self, GFile *file)
{
  g_autofree char *path = NULL;
  SpSitePage *page = NULL;

  g_return_if_fail (SP_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  path = sp_site_get_path (sp_session_get_site (self->session), file);
  if (path != NULL)
    page = sp_session_lookup (self->session, path);
  if (page != NULL)
    {
      sp_window_open_page (self, page);
      return;
    }
  if (!self->listed)
    {
      g_set_object (&self->wanted, file);
      return;
    }
  sp_window_show_message (self, _ ("This File Is Not a Page of the Website"),
                          _ ("Pages are the Markdown files in the website’s content folder."));
}

/* No page is open then, so that each one of the list can be chosen. */
void
sp_window_show_message (SpWindow *self, const char *title, const char *description)
{
  set_current (self, NULL);
  sp_preview_pane_set_page (self->preview, NULL, NULL, NULL);
  sp_editor_show_message (self->editor, title, description);
  sp_window_update (self);
}

void
sp_window_show_problem (SpWindow *self, const char *problem)
{
  g_return_if_fail (SP_IS_WINDOW (self));
  g_return_if_fail (problem != NULL);

  if (self->session == NULL)
    sp_welcome_set_problem (self->welcome, problem);
  else
    sp_window_toast (self, problem);
}

static void
remember_state (SpWindow *self)
{
  GSettings *settings = sp_settings_get ();
  int width, height;

  sp_window_remember_site_state (self);
  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_state (SpWindow *self)
{
  GSettings *settings = sp_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
sp_window_close_request (GtkWindow *window)
{
  SpWindow *self = SP_WINDOW (window);

  sp_editor_commit (self->editor);
  if (!self->closing && self->session != NULL && sp_session_get_n_modified (self->session) > 0)
    {
      sp_window_ask_and_close (self);
      return GDK_EVENT_STOP;
    }
  remember_state (self);
  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  if (self->current != NULL)
    {
      follow_page (self, get_page (self), FALSE);
      g_signal_handlers_disconnect_by_func (self->current, sp_window_update, self);
      self->current = NULL;
    }
  sp_window_forget_undo (self);
  g_clear_object (&self->session);
  g_clear_object (&self->wanted);
  g_clear_object (&self->site_settings);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
sp_window_finalize (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->their_before, sp_text_unref);
  g_clear_pointer (&self->their_after, sp_text_unref);

  G_OBJECT_CLASS (sp_window_parent_class)->finalize (object);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;
  widget_class->map = sp_window_map;

  g_type_ensure (SP_TYPE_BANNER);
  g_type_ensure (SP_TYPE_EDITOR);
  g_type_ensure (SP_TYPE_PAGE_LIST);
  g_type_ensure (SP_TYPE_PANES);
  g_type_ensure (SP_TYPE_PREVIEW_PANE);
  g_type_ensure (SP_TYPE_PROBLEM_LIST);
  g_type_ensure (SP_TYPE_SHRINK);
  g_type_ensure (SP_TYPE_WELCOME);
  g_type_ensure (SP_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/window/sp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, drafts_banner);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, pages_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, problems_label);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, unsaved_banner);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, wide_buttons);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, work_bar);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, notify_active_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_window_reorder_pages);
  gtk_widget_class_bind_template_callback (widget_class, sp_window_update);
}

static void
sp_window_init (SpWindow *self)
{
  self->asked = g_hash_table_new (NULL, NULL);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  sp_window_install_actions (self);
  sp_window_install_manage_actions (self);
  sp_window_install_page_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_window_connect_preview (self);
  if (IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  restore_state (self);
  sp_window_update (self);
}
