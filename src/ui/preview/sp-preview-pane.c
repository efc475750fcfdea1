/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-pane.h"

#include "sp-preview-document.h"
#include "sp-preview-patch.h"
#include "sp-preview-url.h"
#include "sp-site-scheme.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <webkit/webkit.h>

#define MAX_PATCHES 512

/* The pane's own script runs beside the page, out of its reach. */
#define SCRIPT_WORLD "ServicePages"

struct _SpPreviewPane
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *overlay;
  WebKitWebView *view;
  SpPage *page;
  SpSite *site;
  char *path;

  /* What the document holds. */
  char *header;
  GPtrArray *blocks;
  gboolean committed; /* the load that was asked for last shows */
  gboolean loaded;

  guint create_source;
  guint patch_idle;
  gboolean edited;   /* since the last patch */
  gsize edit_offset; /* where the last edit was */
  GArray *patches;
};

enum
{
  OFFSET_ACTIVATED,
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpPreviewPane, sp_preview_pane, GTK_TYPE_WIDGET)

static void
patched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpPreviewPane) self = user_data;
  g_autoptr (JSCValue) value =
      webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (object), result, NULL);
  gint64 now = g_get_monotonic_time ();

  if (value == NULL)
    return;
  if (self->patches->len == MAX_PATCHES)
    g_array_remove_index (self->patches, 0);
  g_array_append_val (self->patches, now);
}

static void
patch (SpPreviewPane *self)
{
  SpFrontMatter *front_matter;
  g_autofree char *header = NULL;
  g_autofree char *call = NULL;
  GPtrArray *blocks;

  g_clear_handle_id (&self->patch_idle, g_source_remove);
  if (!self->loaded || self->page == NULL)
    return;
  front_matter = sp_page_get_front_matter (self->page);
  header = sp_preview_render_header (front_matter, self->site, self->path);
  blocks = sp_preview_render_blocks (front_matter, self->site, self->path);
  call = sp_preview_make_patch (self->header, self->blocks, header, blocks);
  g_free (self->header);
  self->header = g_steal_pointer (&header);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = blocks;
  if (call != NULL)
    {
      g_autofree char *show = NULL;
      g_autofree char *script = NULL;

      if (self->edited)
        show = sp_preview_make_show (blocks, sp_page_get_body (self->page), self->edit_offset);
      script = g_strconcat (call, show != NULL ? show : "", " null", NULL);
      webkit_web_view_evaluate_javascript (self->view, script, -1, SCRIPT_WORLD, NULL, NULL,
                                           patched_cb, g_object_ref (self));
    }
  self->edited = FALSE;
}

static gboolean
patch_cb (gpointer user_data)
{
  SpPreviewPane *self = user_data;

  self->patch_idle = 0;
  patch (self);
  return G_SOURCE_REMOVE;
}

/* Edits that come together, as when a range is pasted, are one patch. */
static void
page_edited_cb (SpPreviewPane *self, SpEditList *edits)
{
  if (!self->loaded)
    return;
  self->edit_offset = sp_edit_list_get (edits, 0)->start;
  self->edited = TRUE;
  if (self->patch_idle == 0)
    self->patch_idle = g_idle_add_full (G_PRIORITY_HIGH, patch_cb, self, NULL);
}

static void
load_document (SpPreviewPane *self)
{
  g_autofree char *html = NULL;

  self->committed = FALSE;
  self->loaded = FALSE;
  g_clear_pointer (&self->header, g_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  if (self->view == NULL)
    return;
  sp_site_scheme_set_site (self->view, self->site);
  if (self->page == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
      return;
    }
  html = sp_preview_render_document (sp_page_get_front_matter (self->page), self->site, self->path);
  webkit_web_view_load_html (self->view, html, SP_PREVIEW_SCHEME ":///");
}

static void
load_changed_cb (SpPreviewPane *self, WebKitLoadEvent event)
{
  if (event == WEBKIT_LOAD_STARTED)
    self->committed = FALSE;
  else if (event == WEBKIT_LOAD_COMMITTED)
    self->committed = TRUE;
  /* A load that another one took over finishes too, without ever having shown. */
  if (event != WEBKIT_LOAD_FINISHED || !self->committed || self->page == NULL)
    return;
  self->loaded = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
  /* Everything once more, block by block: the page may have been edited while it was loading, and
   * no raw HTML can reach out of its block this way. */
  patch (self);
  g_signal_emit (self, signals[READY], 0);
}

static void
web_process_terminated_cb (SpPreviewPane *self)
{
  load_document (self);
}

/* Only the pane's own document is shown: links lead nowhere. */
static gboolean
decide_policy_cb (SpPreviewPane *self,
                  WebKitPolicyDecision *decision,
                  WebKitPolicyDecisionType type)
{
  WebKitNavigationAction *action;
  const char *address;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && !self->loaded &&
      g_strcmp0 (address, SP_PREVIEW_SCHEME ":///") == 0 &&
      webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER)
    return FALSE;
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

static gboolean
return_true_cb (void)
{
  return TRUE;
}

/* The byte of the page that a click on a block, and in a table on a cell, means. */
static gsize
find_offset (SpPreviewPane *self, const SpRenderedBlock *block, int row, int column)
{
  SpBody *body = sp_page_get_body (self->page);

  for (guint i = 0; row >= 0 && column >= 0 && i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (start < block->start || start >= block->end)
        continue;
      if (row - 1 >= (int) sp_cells_get_n_rows (sp_table_get_cells (table)))
        continue;
      sp_table_get_cell_span (table, row - 1, (guint) column, &start, &end);
      return start;
    }
  return block->start;
}

static void
clicked_cb (SpPreviewPane *self, JSCValue *value)
{
  g_autofree char *message = jsc_value_to_string (value);
  g_auto (GStrv) numbers = g_strsplit (message, " ", 3);
  gint64 index, row, column;

  if (self->page == NULL || self->blocks == NULL || g_strv_length (numbers) != 3)
    return;
  index = g_ascii_strtoll (numbers[0], NULL, 10);
  row = g_ascii_strtoll (numbers[1], NULL, 10);
  column = g_ascii_strtoll (numbers[2], NULL, 10);
  if (index < 0)
    {
      const SpNode *title =
          sp_front_matter_lookup (sp_page_get_front_matter (self->page), "title");

      if (title != NULL)
        g_signal_emit (self, signals[OFFSET_ACTIVATED], 0, (guint64) title->start);
    }
  else if (index < self->blocks->len)
    {
      const SpRenderedBlock *block = g_ptr_array_index (self->blocks, (guint) index);

      g_signal_emit (self, signals[OFFSET_ACTIVATED], 0,
                     (guint64) find_offset (self, block, (int) CLAMP (row, -1, G_MAXINT),
                                            (int) CLAMP (column, -1, G_MAXINT)));
    }
}

static void
update_background (SpPreviewPane *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA colour;

  gdk_rgba_parse (&colour, dark ? "#1e1e1e" : "#ffffff");
  webkit_web_view_set_background_color (self->view, &colour);
}

static WebKitSettings *
make_settings (void)
{
  return webkit_settings_new_with_settings (
      "enable-javascript-markup", FALSE, "enable-html5-database", FALSE,
      "enable-html5-local-storage", FALSE, "enable-webaudio", FALSE, "enable-webgl", FALSE,
      "enable-media", FALSE, "enable-page-cache", FALSE, "enable-developer-extras", FALSE,
      "enable-back-forward-navigation-gestures", FALSE,
      "hardware-acceleration-policy", WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER, NULL);
}

/* Nothing is fetched from outside: whatever would be, goes to a port where nobody answers. */
static WebKitNetworkSession *
make_network_session (void)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *proxy =
      webkit_network_proxy_settings_new ("http://127.0.0.1:9", NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, proxy);
  webkit_network_proxy_settings_free (proxy);
  return session;
}

static void
create_view (SpPreviewPane *self)
{
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();
  g_autoptr (WebKitNetworkSession) session = make_network_session ();
  WebKitUserScript *script = webkit_user_script_new_for_world (
      sp_preview_script, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
      WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, SCRIPT_WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (content, script);
  webkit_user_script_unref (script);
  webkit_user_content_manager_register_script_message_handler (content, "click", SCRIPT_WORLD);
  g_signal_connect_object (content, "script-message-received::click", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);

  self->view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", sp_site_scheme_get_context (),
                             "network-session", session, "settings", settings,
                             "user-content-manager", content, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_policy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated",
                           G_CALLBACK (web_process_terminated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "context-menu", G_CALLBACK (return_true_cb), NULL);
  g_signal_connect (self->view, "permission-request", G_CALLBACK (return_true_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_background), self, G_CONNECT_SWAPPED);
  update_background (self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->view));
  load_document (self);
}

static gboolean
create_cb (gpointer user_data)
{
  SpPreviewPane *self = user_data;

  self->create_source = 0;
  create_view (self);
  return G_SOURCE_REMOVE;
}

void
sp_preview_pane_set_page (SpPreviewPane *self, SpPage *page, SpSite *site, const char *path)
{
  g_return_if_fail (SP_IS_PREVIEW_PANE (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (self->page == page)
    return;
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_edited_cb, self);
  g_set_object (&self->page, page);
  g_clear_pointer (&self->site, sp_site_unref);
  self->site = site != NULL ? sp_site_ref (site) : NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_handle_id (&self->patch_idle, g_source_remove);
  if (page != NULL)
    g_signal_connect_object (page, "edited", G_CALLBACK (page_edited_cb), self, G_CONNECT_SWAPPED);
  load_document (self);
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JSCValue) value =
      webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (object), result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, jsc_value_to_string (value), g_free);
}

void
sp_preview_pane_get_text_async (SpPreviewPane *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_PREVIEW_PANE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_preview_pane_get_text_async);
  if (!self->loaded)
    {
      g_task_return_pointer (task, g_strdup (""), g_free);
      return;
    }
  if (self->patch_idle != 0)
    patch (self);
  webkit_web_view_evaluate_javascript (self->view, "document.body.innerText", -1, SCRIPT_WORLD,
                                       NULL, NULL, text_cb, g_steal_pointer (&task));
}

char *
sp_preview_pane_get_text_finish (SpPreviewPane *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GArray *
sp_preview_pane_get_patches (SpPreviewPane *self)
{
  g_return_val_if_fail (SP_IS_PREVIEW_PANE (self), NULL);

  return self->patches;
}

static void
sp_preview_pane_map (GtkWidget *widget)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (widget);

  GTK_WIDGET_CLASS (sp_preview_pane_parent_class)->map (widget);

  if (self->view == NULL && self->create_source == 0)
    self->create_source = g_timeout_add_full (G_PRIORITY_LOW, 50, create_cb, self, NULL);
}

static void
sp_preview_pane_dispose (GObject *object)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  g_clear_handle_id (&self->create_source, g_source_remove);
  g_clear_handle_id (&self->patch_idle, g_source_remove);
  self->view = NULL;
  self->loaded = FALSE;
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_preview_pane_parent_class)->dispose (object);
}

static void
sp_preview_pane_finalize (GObject *object)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->header, g_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->patches, g_array_unref);

  G_OBJECT_CLASS (sp_preview_pane_parent_class)->finalize (object);
}

static void
sp_preview_pane_class_init (SpPreviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_preview_pane_dispose;
  object_class->finalize = sp_preview_pane_finalize;
  widget_class->map = sp_preview_pane_map;

  signals[OFFSET_ACTIVATED] =
      g_signal_new ("offset-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "previewpane");
}

static void
sp_preview_pane_init (SpPreviewPane *self)
{
  self->patches = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}
