/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-live-page.h"

#include "sp-hugo-config.h"
#include "sp-preview-copy.h"
#include "sp-preview-document.h"
#include "sp-preview-patch.h"
#include "sp-preview-place.h"
#include "sp-preview-url.h"
#include "sp-preview-view.h"
#include "sp-screen-layout.h"
#include "sp-site-scheme.h"

#define MAX_PATCHES 512

/* The browser part is started again that often, unless it held out for a while in between. */
#define MAX_CRASHES 3
#define HELD_OUT    (60 * G_USEC_PER_SEC)

struct _SpLivePage
{
  GtkWidget parent_instance;

  /* Owned */
  WebKitWebView *view;
  SpHugoWebsite *website; /* NULL in Instant */
  SpText *built;          /* what of the page is in the website */
  char *address;          /* of the page in the website that is loaded */
  SpPage *page;
  SpSite *site;
  char *path;

  /* What the document holds. */
  char *header;
  GPtrArray *blocks;
  gboolean committed; /* the load that was asked for last shows */
  gboolean loaded;
  gboolean wanted; /* something is to be shown */
  guint n_crashes;
  gint64 crashed_at;

  guint create_source;
  guint patch_idle;
  gboolean edited;   /* since the last patch */
  gsize edit_offset; /* where the last edit was */
  char *subject;     /* what is being edited; see sp_live_page_show_place() */
  gsize offset;
  guint place_idle;
  GArray *patches;
};

enum
{
  CRASHED,
  FIELD_ACTIVATED,
  OFFSET_ACTIVATED,
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpLivePage, sp_live_page, GTK_TYPE_WIDGET)

/* The calls' value is the moment, by the clock of the page, when they were done. */
static void
run (SpLivePage *self, const char *calls, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *script = g_strconcat (calls, " Date.now ()", NULL);

  webkit_web_view_evaluate_javascript (self->view, script, -1, SP_PREVIEW_WORLD, NULL, NULL,
                                       callback, user_data);
}

/* The answer may wait for the window to be drawn; the page has been patched before that. Its clock
 * tells whole milliseconds that are over. */
static void
patched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpLivePage) self = user_data;
  g_autoptr (JSCValue) value =
      webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (object), result, NULL);
  gint64 now = g_get_monotonic_time ();
  gint64 ago;
  gint64 moment;

  if (value == NULL)
    return;
  ago = g_get_real_time () - ((gint64) jsc_value_to_double (value) + 1) * G_TIME_SPAN_MILLISECOND;
  moment = now - MAX (ago, 0);
  if (self->patches->len == MAX_PATCHES)
    g_array_remove_index (self->patches, 0);
  g_array_append_val (self->patches, moment);
}

static char *
make_show (SpLivePage *self, gboolean scroll)
{
  return self->subject != NULL ? sp_preview_make_show (self->blocks, self->page, self->subject,
                                                       self->offset, scroll)
                               : g_strdup ("spMark (null, false);");
}

/* Takes over what a text of the page shows as. */
static void
take_shown (SpLivePage *self, char *header, GPtrArray *blocks)
{
  g_free (self->header);
  self->header = header;
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = blocks;
}

static void
patch (SpLivePage *self)
{
  SpFrontMatter *front_matter;
  g_autofree char *call = NULL;
  g_autofree char *show = NULL;
  g_autofree char *calls = NULL;
  GPtrArray *blocks;
  char *header;

  g_clear_handle_id (&self->patch_idle, g_source_remove);
  if (!self->loaded || self->page == NULL || (self->website != NULL && self->blocks == NULL))
    return;
  front_matter = sp_page_get_front_matter (self->page);
  /* Fields that cannot be read at the moment say nothing: the website's page keeps what it has. */
  if (self->website != NULL && sp_front_matter_get_error (front_matter, NULL) != NULL)
    return;
  header = sp_preview_render_header (front_matter, self->site, self->path);
  blocks = sp_preview_render_blocks (front_matter, self->site, self->path);
  call = sp_preview_make_patch (self->header, self->blocks, header, blocks);
  take_shown (self, header, blocks);
  if (call == NULL)
    return;
  if (self->edited)
    show = sp_preview_make_show_edit (blocks, self->page, self->edit_offset);
  if (show == NULL)
    show = make_show (self, self->edited);
  calls = g_strconcat (call, show, NULL);
  run (self, calls, patched_cb, g_object_ref (self));
  self->edited = FALSE;
}

static gboolean
patch_cb (gpointer user_data)
{
  SpLivePage *self = user_data;

  self->patch_idle = 0;
  patch (self);
  return G_SOURCE_REMOVE;
}

/* Edits that come together, as when a range is pasted, are one patch. */
static void
page_edited_cb (SpLivePage *self, SpEditList *edits)
{
  if (!self->loaded)
    return;
  self->edit_offset = sp_edit_list_get (edits, 0)->start;
  self->edited = TRUE;
  if (self->patch_idle == 0)
    self->patch_idle = g_idle_add_full (G_PRIORITY_HIGH, patch_cb, self, NULL);
}

static gboolean
place_cb (gpointer user_data)
{
  SpLivePage *self = user_data;
  g_autofree char *show = NULL;

  self->place_idle = 0;
  /* A patch that waits shows it too. */
  if (!self->loaded || self->page == NULL || self->blocks == NULL || self->patch_idle != 0)
    return G_SOURCE_REMOVE;
  show = make_show (self, TRUE);
  run (self, show, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Tells the browser what the website's page holds, then brings it up to what has been typed since.
 * @html: (nullable): when it is not loaded already. */
static void
take_website (SpLivePage *self, const char *html)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (self->built);
  g_autofree char *call = NULL;
  g_autofree char *show = NULL;
  g_autofree char *calls = NULL;

  take_shown (self, sp_preview_render_header (front_matter, self->site, self->path),
              sp_preview_render_blocks (front_matter, self->site, self->path));
  call = sp_preview_make_website (html, self->header, self->blocks);
  show = make_show (self, FALSE);
  calls = g_strconcat (call, show, NULL);
  run (self, calls, NULL, NULL);
  patch (self);
}

static void
forget_document (SpLivePage *self)
{
  g_clear_handle_id (&self->patch_idle, g_source_remove);
  g_clear_object (&self->website);
  g_clear_pointer (&self->built, sp_text_unref);
  g_clear_pointer (&self->address, g_free);
  self->committed = FALSE;
  self->loaded = FALSE;
  take_shown (self, NULL, NULL);
}

static void
load (SpLivePage *self)
{
  if (self->view == NULL || !self->wanted || self->page == NULL)
    return;
  self->committed = FALSE;
  self->loaded = FALSE;
  sp_site_scheme_set_site (self->view, self->site);
  sp_site_scheme_set_website (self->view, self->website);
  if (self->website != NULL)
    {
      sp_preview_view_allow (self->view, self->address);
      webkit_web_view_load_uri (self->view, self->address);
    }
  else
    {
      g_autofree char *html = sp_preview_render_document (sp_page_get_front_matter (self->page),
                                                          self->site, self->path);

      sp_preview_view_allow (self->view, SP_PREVIEW_SCHEME ":///");
      webkit_web_view_load_html (self->view, html, SP_PREVIEW_SCHEME ":///");
    }
}

static void
load_changed_cb (SpLivePage *self, WebKitLoadEvent event)
{
  if (event == WEBKIT_LOAD_STARTED)
    self->committed = FALSE;
  else if (event == WEBKIT_LOAD_COMMITTED)
    self->committed = TRUE;
  /* A load that another one took over finishes too, without ever having shown. */
  if (event != WEBKIT_LOAD_FINISHED || !self->committed || self->page == NULL)
    return;
  self->loaded = TRUE;
  sp_preview_view_allow (self->view, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
  /* Everything once more, block by block: the page may have been edited while it was loading, and
   * no raw HTML can reach out of its block this way. */
  if (self->website != NULL)
    take_website (self, NULL);
  else
    patch (self);
  g_signal_emit (self, signals[READY], 0);
}

static void
web_process_terminated_cb (SpLivePage *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->crashed_at > HELD_OUT)
    self->n_crashes = 0;
  self->crashed_at = now;
  self->n_crashes++;
  take_shown (self, NULL, NULL);
  if (self->n_crashes <= MAX_CRASHES)
    {
      load (self);
      return;
    }
  forget_document (self);
  self->wanted = FALSE;
  g_signal_emit (self, signals[CRASHED], 0);
}

static void
clicked_cb (SpLivePage *self, JSCValue *clicked)
{
  g_autofree char *subject = NULL;
  gsize offset;

  if (self->page == NULL ||
      !sp_preview_read_click (clicked, self->blocks, self->page, &subject, &offset))
    return;
  if (subject != NULL)
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, subject);
  else
    g_signal_emit (self, signals[OFFSET_ACTIVATED], 0, (guint64) offset);
}

static gboolean
create_cb (gpointer user_data)
{
  SpLivePage *self = user_data;

  self->create_source = 0;
  self->view = sp_preview_view_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  g_signal_connect_object (webkit_web_view_get_user_content_manager (self->view),
                           "script-message-received::click", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated",
                           G_CALLBACK (web_process_terminated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  load (self);
  return G_SOURCE_REMOVE;
}

void
sp_live_page_set_page (SpLivePage *self, SpPage *page, SpSite *site, const char *path)
{
  g_return_if_fail (SP_IS_LIVE_PAGE (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_edited_cb, self);
  forget_document (self);
  self->wanted = FALSE;
  self->n_crashes = 0;
  g_set_object (&self->page, page);
  g_clear_pointer (&self->site, sp_site_unref);
  self->site = site != NULL ? sp_site_ref (site) : NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->subject, g_free);
  if (page != NULL)
    g_signal_connect_object (page, "edited", G_CALLBACK (page_edited_cb), self, G_CONNECT_SWAPPED);
  else if (self->view != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
}

void
sp_live_page_show_instant (SpLivePage *self)
{
  g_return_if_fail (SP_IS_LIVE_PAGE (self));

  forget_document (self);
  self->wanted = TRUE;
  load (self);
}

gboolean
sp_live_page_show_website (SpLivePage *self, SpHugoWebsite *website, SpText *text)
{
  g_autofree char *address = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (SP_IS_LIVE_PAGE (self), FALSE);
  g_return_val_if_fail (SP_IS_HUGO_WEBSITE (website), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  address = self->path != NULL ? sp_hugo_website_get_address (website, self->path) : NULL;
  file = address != NULL ? sp_hugo_website_find_file (website, address) : NULL;
  if (file == NULL)
    return FALSE;
  self->wanted = TRUE;
  g_clear_pointer (&self->built, sp_text_unref);
  self->built = sp_text_ref (text);
  if (self->loaded && self->website == website && g_strcmp0 (self->address, address) == 0)
    {
      if (g_file_load_contents (file, NULL, &html, NULL, NULL, NULL) &&
          g_utf8_validate (html, -1, NULL))
        take_website (self, html);
      return TRUE;
    }
  forget_document (self);
  self->built = sp_text_ref (text);
  self->website = g_object_ref (website);
  self->address = g_steal_pointer (&address);
  load (self);
  return TRUE;
}

void
sp_live_page_show_place (SpLivePage *self, const char *subject, gsize offset)
{
  g_return_if_fail (SP_IS_LIVE_PAGE (self));

  g_free (self->subject);
  self->subject = g_strdup (subject);
  self->offset = offset;
  if (self->place_idle == 0)
    self->place_idle = g_idle_add (place_cb, self);
}

void
sp_live_page_set_width (SpLivePage *self, int width)
{
  g_return_if_fail (SP_IS_LIVE_PAGE (self));

  sp_screen_layout_set_width (
      SP_SCREEN_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), width);
}

void
sp_live_page_print (SpLivePage *self)
{
  g_autoptr (WebKitPrintOperation) operation = NULL;
  GtkRoot *root;

  g_return_if_fail (SP_IS_LIVE_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (!self->loaded || !GTK_IS_WINDOW (root))
    return;
  operation = webkit_print_operation_new (self->view);
  webkit_print_operation_run_dialog (operation, GTK_WINDOW (root));
}

/* What the website's page says in the last build, or the page in the style of its own. */
static char *
make_copy (SpLivePage *self, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) top = NULL;
  g_autofree char *html = NULL;
  g_autofree char *folder = NULL;

  if (self->website == NULL)
    {
      html = sp_preview_render_document (sp_page_get_front_matter (self->page), self->site,
                                         self->path);
      folder = g_file_get_uri (sp_site_get_folder (self->site));
      return sp_preview_make_copy (html, SP_PREVIEW_SCHEME "://", folder);
    }
  file = sp_hugo_website_find_file (self->website, self->address);
  top = sp_hugo_website_get_folder (self->website);
  if (file == NULL || !g_file_load_contents (file, NULL, &html, NULL, NULL, error))
    return NULL;
  folder = g_file_get_uri (top);
  return sp_preview_make_copy (html, SP_HUGO_ORIGIN, folder);
}

char *
sp_live_page_write_copy (SpLivePage *self, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *html = NULL;

  g_return_val_if_fail (SP_IS_LIVE_PAGE (self), NULL);

  if (self->page != NULL && self->site != NULL)
    html = make_copy (self, error);
  if (html == NULL)
    return NULL;
  folder = g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, "browser", NULL);
  path = g_build_filename (folder, "page.html", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_file_set_contents (path, html, -1, error))
    return NULL;
  return g_filename_to_uri (path, NULL, error);
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
sp_live_page_get_text_async (SpLivePage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_LIVE_PAGE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sp_live_page_get_text_async);
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
sp_live_page_get_text_finish (SpLivePage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GArray *
sp_live_page_get_patches (SpLivePage *self)
{
  g_return_val_if_fail (SP_IS_LIVE_PAGE (self), NULL);

  return self->patches;
}

static void
sp_live_page_map (GtkWidget *widget)
{
  SpLivePage *self = SP_LIVE_PAGE (widget);

  GTK_WIDGET_CLASS (sp_live_page_parent_class)->map (widget);

  if (self->view == NULL && self->create_source == 0)
    self->create_source = g_timeout_add_full (G_PRIORITY_LOW, 50, create_cb, self, NULL);
}

static void
sp_live_page_dispose (GObject *object)
{
  SpLivePage *self = SP_LIVE_PAGE (object);

  g_clear_handle_id (&self->create_source, g_source_remove);
  g_clear_handle_id (&self->place_idle, g_source_remove);
  forget_document (self);
  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;
  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_live_page_parent_class)->dispose (object);
}

static void
sp_live_page_finalize (GObject *object)
{
  SpLivePage *self = SP_LIVE_PAGE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->patches, g_array_unref);

  G_OBJECT_CLASS (sp_live_page_parent_class)->finalize (object);
}

static void
sp_live_page_class_init (SpLivePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_live_page_dispose;
  object_class->finalize = sp_live_page_finalize;
  widget_class->map = sp_live_page_map;

  signals[CRASHED] = g_signal_new ("crashed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FIELD_ACTIVATED] =
      g_signal_new ("field-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OFFSET_ACTIVATED] =
      g_signal_new ("offset-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, SP_TYPE_SCREEN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "livepage");
}

static void
sp_live_page_init (SpLivePage *self)
{
  self->patches = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
