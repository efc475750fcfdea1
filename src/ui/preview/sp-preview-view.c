/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-view.h"

#include "sp-preview-patch.h"
#include "sp-site-scheme.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static gboolean
return_true_cb (void)
{
  return TRUE;
}

static WebKitSettings *
make_settings (void)
{
  return webkit_settings_new_with_settings (
      "enable-javascript-markup", FALSE, "enable-html5-database", FALSE,
      "enable-html5-local-storage", FALSE, "enable-webaudio", FALSE, "enable-webgl", FALSE,
      "enable-media", FALSE, "enable-page-cache", FALSE, "enable-developer-extras", FALSE,
      "enable-back-forward-navigation-gestures", FALSE, "hardware-acceleration-policy",
      WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER, NULL);
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

WebKitWebView *
sp_preview_view_new (void)
{
  WebKitWebView *view;
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();
  g_autoptr (WebKitNetworkSession) session = make_network_session ();
  g_autofree char *source = g_strconcat (sp_website_script, sp_preview_script, NULL);
  WebKitUserScript *script = webkit_user_script_new_for_world (
      source, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START,
      SP_PREVIEW_WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (content, script);
  webkit_user_script_unref (script);
  webkit_user_content_manager_register_script_message_handler (content, "click", SP_PREVIEW_WORLD);

  view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", sp_site_scheme_get_context (),
                       "network-session", session, "settings", settings, "user-content-manager",
                       content, NULL);
  g_signal_connect (view, "context-menu", G_CALLBACK (return_true_cb), NULL);
  g_signal_connect (view, "permission-request", G_CALLBACK (return_true_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  return view;
}

GtkWidget *
sp_preview_view_make_question (GCallback trusted, GObject *owner)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Website"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Do You Trust This Website?"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("To show the page inside the website, this computer runs the website’s own templates. "
         "Only do so if you know where they come from."));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", trusted, owner, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}
