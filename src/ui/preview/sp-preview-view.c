/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-view.h"

#include "sp-site-scheme.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RESOURCES   "/io/github/servicepages/ServicePages/preview/"
#define ALLOWED_KEY "sp-allowed"

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

/* Only the document that was asked for is shown: links lead nowhere. */
static gboolean
decide_policy_cb (WebKitWebView *view,
                  WebKitPolicyDecision *decision,
                  WebKitPolicyDecisionType type)
{
  const char *allowed = g_object_get_data (G_OBJECT (view), ALLOWED_KEY);
  WebKitNavigationAction *action;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && allowed != NULL &&
      g_str_equal (webkit_uri_request_get_uri (webkit_navigation_action_get_request (action)),
                   allowed) &&
      webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER)
    return FALSE;
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

static void
update_background_cb (WebKitWebView *view)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA colour;

  gdk_rgba_parse (&colour, dark ? "#1e1e1e" : "#ffffff");
  webkit_web_view_set_background_color (view, &colour);
}

static void
add_script (WebKitUserContentManager *content, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) source = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  WebKitUserScript *script = webkit_user_script_new_for_world (
      g_bytes_get_data (source, NULL), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
      WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, SP_PREVIEW_WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (content, script);
  webkit_user_script_unref (script);
}

static void
add_style (WebKitUserContentManager *content, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) source = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  WebKitUserStyleSheet *style = webkit_user_style_sheet_new (
      g_bytes_get_data (source, NULL), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
      WEBKIT_USER_STYLE_LEVEL_USER, NULL, NULL);

  webkit_user_content_manager_add_style_sheet (content, style);
  webkit_user_style_sheet_unref (style);
}

void
sp_preview_view_allow (WebKitWebView *view, const char *address)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  g_object_set_data_full (G_OBJECT (view), ALLOWED_KEY, g_strdup (address), g_free);
}

WebKitWebView *
sp_preview_view_new (void)
{
  WebKitWebView *view;
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();
  g_autoptr (WebKitNetworkSession) session = make_network_session ();

  add_script (content, "website.js");
  add_script (content, "preview.js");
  add_style (content, "website.css");
  webkit_user_content_manager_register_script_message_handler (content, "click", SP_PREVIEW_WORLD);

  view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", sp_site_scheme_get_context (),
                       "network-session", session, "settings", settings, "user-content-manager",
                       content, NULL);
  g_signal_connect (view, "decide-policy", G_CALLBACK (decide_policy_cb), NULL);
  g_signal_connect (view, "context-menu", G_CALLBACK (return_true_cb), NULL);
  g_signal_connect (view, "permission-request", G_CALLBACK (return_true_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_background_cb), view, G_CONNECT_SWAPPED);
  update_background_cb (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  return view;
}
