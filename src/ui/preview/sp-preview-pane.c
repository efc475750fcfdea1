/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-pane.h"

#include "sp-preview-document.h"
#include "sp-preview-patch.h"
#include "sp-preview-url.h"
#include "sp-preview-view.h"
#include "sp-site-scheme.h"
#include "sp-website-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <webkit/webkit.h>

#define MAX_PATCHES 512

struct _SpPreviewPane
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *box;
  GtkWidget *instant_button;
  GtkWidget *website_button;
  GtkWidget *problem; /* what Hugo complains of */
  GtkWidget *stack;   /* "view", "question", "message" */
  GtkWidget *message_page;
  GtkWidget *overlay;
  WebKitWebView *view;
  SpSession *session;
  SpWebsitePreview *website; /* NULL in Instant */
  char *address;             /* of the page in the website that is loaded */
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
  if (!self->loaded || self->page == NULL || (self->website != NULL && self->blocks == NULL))
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
      webkit_web_view_evaluate_javascript (self->view, script, -1, SP_PREVIEW_WORLD, NULL, NULL,
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
  if (self->website != NULL)
    sp_website_preview_request (self->website, self->page, self->path);
  if (!self->loaded)
    return;
  self->edit_offset = sp_edit_list_get (edits, 0)->start;
  self->edited = TRUE;
  if (self->patch_idle == 0)
    self->patch_idle = g_idle_add_full (G_PRIORITY_HIGH, patch_cb, self, NULL);
}

static void
show_message (SpPreviewPane *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->message_page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->message_page), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "message");
}

static void
set_problem (SpPreviewPane *self, const char *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/* Takes note of what the website's page holds, then brings it up to what has been typed since. */
static void
show_website (SpPreviewPane *self, const char *html)
{
  SpText *text = sp_website_preview_get_text (self->website, self->path);
  g_autoptr (SpFrontMatter) front_matter = NULL;
  g_autofree char *call = NULL;
  g_autofree char *script = NULL;

  if (text == NULL)
    return;
  front_matter = sp_front_matter_parse (text);
  g_free (self->header);
  self->header = sp_preview_render_header (front_matter, self->site, self->path);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = sp_preview_render_blocks (front_matter, self->site, self->path);
  call = sp_preview_make_website (html, self->header, self->blocks);
  script = g_strconcat (call, " null", NULL);
  webkit_web_view_evaluate_javascript (self->view, script, -1, SP_PREVIEW_WORLD, NULL, NULL, NULL,
                                       NULL);
  patch (self);
}

static void
website_built_cb (SpPreviewPane *self)
{
  SpHugoWebsite *website = sp_website_preview_get_website (self->website);
  g_autofree char *address = NULL;
  g_autofree char *html = NULL;
  g_autofree char *tip = NULL;
  g_autoptr (GFile) file = NULL;

  tip = g_strdup_printf (_ ("The page inside the real website (Hugo %s)"),
                         sp_hugo_website_get_version (website));
  gtk_widget_set_tooltip_text (self->website_button, tip);
  set_problem (self, NULL);
  if (self->page == NULL || self->path == NULL || self->view == NULL ||
      sp_website_preview_get_text (self->website, self->path) == NULL)
    return;
  address = sp_hugo_website_get_address (website, self->path);
  file = address != NULL ? sp_hugo_website_find_file (website, address) : NULL;
  if (file == NULL)
    {
      show_message (self, _ ("Not on the Website"),
                    _ ("The website’s templates publish nothing for this page."));
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "view");
  if (self->loaded && g_strcmp0 (self->address, address) == 0)
    {
      if (g_file_load_contents (file, NULL, &html, NULL, NULL, NULL) &&
          g_utf8_validate (html, -1, NULL))
        show_website (self, html);
      return;
    }
  g_free (self->address);
  self->address = g_steal_pointer (&address);
  self->loaded = FALSE;
  webkit_web_view_load_uri (self->view, self->address);
}

static void
website_failed_cb (SpPreviewPane *self, const char *message)
{
  if (self->address == NULL)
    show_message (self, _ ("No Website to Show"), message);
  else
    set_problem (self, message);
}

static void
load_website (SpPreviewPane *self)
{
  if (!sp_website_preview_is_trusted (self->session))
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "question");
      return;
    }
  if (self->website == NULL)
    {
      self->website = sp_website_preview_new (self->session);
      g_signal_connect_object (self->website, "built", G_CALLBACK (website_built_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->website, "failed", G_CALLBACK (website_failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  sp_site_scheme_set_website (self->view, sp_website_preview_get_website (self->website));
  sp_website_preview_request (self->website, self->page, self->path);
}

static void
load_document (SpPreviewPane *self)
{
  g_autofree char *html = NULL;

  set_problem (self, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "view");
  g_clear_pointer (&self->address, g_free);
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
  if (self->session != NULL &&
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->website_button)))
    {
      load_website (self);
      return;
    }
  g_clear_object (&self->website);
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
  if (self->website != NULL)
    show_website (self, NULL);
  else
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
      g_strcmp0 (address, self->address != NULL ? self->address : SP_PREVIEW_SCHEME ":///") == 0 &&
      webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER)
    return FALSE;
  webkit_policy_decision_ignore (decision);
  return TRUE;
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
      const SpNode *title = sp_front_matter_lookup (sp_page_get_front_matter (self->page), "title");

      if (title != NULL)
        g_signal_emit (self, signals[OFFSET_ACTIVATED], 0, (guint64) title->start);
    }
  else if (index < self->blocks->len)
    {
      const SpRenderedBlock *block = g_ptr_array_index (self->blocks, (guint) index);

      g_signal_emit (self, signals[OFFSET_ACTIVATED], 0,
                     (guint64) sp_preview_find_offset (sp_page_get_body (self->page), block,
                                                       (int) CLAMP (row, -1, G_MAXINT),
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

static void
create_view (SpPreviewPane *self)
{
  self->view = sp_preview_view_new ();
  g_signal_connect_object (webkit_web_view_get_user_content_manager (self->view),
                           "script-message-received::click", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_policy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated",
                           G_CALLBACK (web_process_terminated_cb), self, G_CONNECT_SWAPPED);
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

void
sp_preview_pane_set_session (SpPreviewPane *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PREVIEW_PANE (self));
  g_return_if_fail (SP_IS_SESSION (session));

  g_set_object (&self->session, session);
}

static void
trust_cb (SpPreviewPane *self)
{
  sp_website_preview_trust (self->session);
  load_document (self);
}

static GtkWidget *
make_bar (SpPreviewPane *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reload = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (linked, "linked");
  self->instant_button = gtk_toggle_button_new_with_label (_ ("Instant"));
  gtk_widget_set_tooltip_text (self->instant_button, _ ("The page at once, in a style of its own"));
  gtk_box_append (GTK_BOX (linked), self->instant_button);
  self->website_button = gtk_toggle_button_new_with_label (_ ("Website"));
  gtk_widget_set_tooltip_text (self->website_button, _ ("The page inside the real website"));
  gtk_box_append (GTK_BOX (linked), self->website_button);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->website_button),
                               GTK_TOGGLE_BUTTON (self->instant_button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->instant_button), TRUE);
  g_signal_connect_object (self->website_button, "toggled", G_CALLBACK (load_document), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (reload, _ ("Show the preview anew"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reload), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reload"), -1);
  g_signal_connect_object (reload, "clicked", G_CALLBACK (load_document), self, G_CONNECT_SWAPPED);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), linked);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), reload);
  return bar;
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
  webkit_web_view_evaluate_javascript (self->view, "document.body.innerText", -1, SP_PREVIEW_WORLD,
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
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->website);
  g_clear_object (&self->session);
  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_preview_pane_parent_class)->dispose (object);
}

static void
sp_preview_pane_finalize (GObject *object)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  g_clear_pointer (&self->address, g_free);
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
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->problem = gtk_label_new (NULL);
  self->stack = gtk_stack_new ();
  self->overlay = gtk_overlay_new ();
  self->message_page = adw_status_page_new ();
  gtk_widget_add_css_class (self->message_page, "compact");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_selectable (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "preview-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_stack_add_named (GTK_STACK (self->stack), self->overlay, "view");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       sp_preview_view_make_question (G_CALLBACK (trust_cb), G_OBJECT (self)),
                       "question");
  gtk_stack_add_named (GTK_STACK (self->stack), self->message_page, "message");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
