/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

static void
go_to_editor (SpWindow *self)
{
  if (sp_panes_get_mode (self->panes) == 1)
    sp_panes_set_current (self->panes, SP_PANE_CENTER);
}

static void
field_activated_cb (SpWindow *self, const char *subject)
{
  go_to_editor (self);
  sp_editor_reveal (self->editor, subject);
}

static void
offset_activated_cb (SpWindow *self, guint64 offset)
{
  go_to_editor (self);
  sp_editor_focus_offset (self->editor, (gsize) offset);
}

/* A page that is not open yet is only opened: the line is in the words of the message. */
static void
problem_activated_cb (SpWindow *self, const char *path, guint line)
{
  SpSitePage *page = sp_session_lookup (self->session, path);
  SpPage *open = page != NULL ? sp_site_page_get_page (page) : NULL;

  if (page == NULL)
    {
      sp_window_toast (self, _ ("This is not one of the website’s pages. Whoever looks after its "
                                "templates can mend it."));
      return;
    }
  if (page != self->current)
    {
      sp_window_open_page (self, page);
    }
  else if (open != NULL)
    {
      SpText *text = sp_page_get_text (open);
      gsize n_lines = sp_text_get_n_lines (text);

      go_to_editor (self);
      sp_editor_show_in_source (
          self->editor, sp_text_get_line_start (text, MIN (MAX (line, 1), n_lines) - 1));
    }
}

static void
place_changed_cb (SpWindow *self)
{
  gsize offset;
  g_autofree char *subject = sp_editor_get_place (self->editor, &offset);

  sp_live_page_show_place (sp_preview_pane_get_live_page (self->preview), subject, offset);
}

static void
ready_cb (SpWindow *self)
{
  sp_window_mark (self, "preview");
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_preview_pane_reload (self->preview);
}

static void
browser_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  g_autofree char *address =
      sp_live_page_write_copy (sp_preview_pane_get_live_page (self->preview), NULL);

  if (address != NULL)
    gtk_show_uri (GTK_WINDOW (self), address, GDK_CURRENT_TIME);
  else
    sp_window_toast (self, _ ("There is no page to open in a browser."));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_live_page_print (sp_preview_pane_get_live_page (self->preview));
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GSimpleAction) action = user_data;
  g_autofree char *text = sp_live_page_get_text_finish (SP_LIVE_PAGE (object), result, NULL);

  g_simple_action_set_state (action, g_variant_new_string (text != NULL ? text : ""));
}

/* For checks from outside, which cannot look into the browser part with this toolkit: asked for,
 * the text of the preview becomes the state of the action. */
static void
read_text_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_live_page_get_text_async (sp_preview_pane_get_live_page (self->preview), text_cb,
                               g_object_ref (action));
}

/* Likewise: the moments at which the last patches of the preview were in place. */
static void
read_patches_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GArray *patches = sp_live_page_get_patches (sp_preview_pane_get_live_page (self->preview));

  g_simple_action_set_state (action, g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, patches->data,
                                                                patches->len, sizeof (gint64)));
}

static const GActionEntry actions[] = {
  { "patches", read_patches_cb, NULL, "@ax []" },
  { "preview-browser", browser_cb },
  { "preview-print", print_cb },
  { "preview-reload", reload_cb },
  { "preview-text", read_text_cb, NULL, "''" },
};

void
sp_window_connect_preview (SpWindow *self)
{
  g_autoptr (GPropertyAction) mode = g_property_action_new ("preview-mode", self->preview, "mode");
  g_autoptr (GPropertyAction) width =
      g_property_action_new ("preview-width", self->preview, "width");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (mode));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (width));

  g_signal_connect_object (self->editor, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "field-activated", G_CALLBACK (field_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "offset-activated", G_CALLBACK (offset_activated_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "problem-activated", G_CALLBACK (problem_activated_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
}
