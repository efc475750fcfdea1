/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-site-scheme.h"

#include "sp-hugo-config.h"
#include "sp-preview-url.h"

#define SITE_KEY    "sp-site"
#define WEBSITE_KEY "sp-website"
#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE \
                                         "," G_FILE_ATTRIBUTE_STANDARD_TYPE

static void
refuse (WebKitURISchemeRequest *request)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such file in the site");

  webkit_uri_scheme_request_finish_error (request, error);
}

static void
answer (WebKitURISchemeRequest *request, GFile *file)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (file != NULL)
    info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  /* Not a pipe or a device, which could keep the pane waiting for ever. */
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    {
      refuse (request);
      return;
    }
  webkit_uri_scheme_request_finish (request, G_INPUT_STREAM (stream), g_file_info_get_size (info),
                                    g_file_info_get_content_type (info));
}

static gpointer
get_owner (WebKitURISchemeRequest *request, const char *key)
{
  WebKitWebView *view = webkit_uri_scheme_request_get_web_view (request);

  return view != NULL ? g_object_get_data (G_OBJECT (view), key) : NULL;
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  SpSite *site = get_owner (request, SITE_KEY);
  g_autoptr (GFile) file = NULL;

  if (site != NULL)
    file = sp_preview_find_file (site, webkit_uri_scheme_request_get_uri (request));
  answer (request, file);
}

static void
website_request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  SpHugoWebsite *website = get_owner (request, WEBSITE_KEY);
  g_autoptr (GFile) file = NULL;

  if (website != NULL)
    file = sp_hugo_website_find_file (website, webkit_uri_scheme_request_get_uri (request));
  answer (request, file);
}

WebKitWebContext *
sp_site_scheme_get_context (void)
{
  static WebKitWebContext *context;

  if (context == NULL)
    {
      context = webkit_web_context_new ();
      webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
      webkit_web_context_register_uri_scheme (context, SP_PREVIEW_SCHEME, request_cb, NULL, NULL);
      webkit_web_context_register_uri_scheme (context, SP_HUGO_SCHEME, website_request_cb, NULL,
                                              NULL);
    }
  return context;
}

void
sp_site_scheme_set_site (WebKitWebView *view, SpSite *site)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  g_object_set_data_full (G_OBJECT (view), SITE_KEY, site != NULL ? sp_site_ref (site) : NULL,
                          (GDestroyNotify) sp_site_unref);
}

void
sp_site_scheme_set_website (WebKitWebView *view, SpHugoWebsite *website)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  g_object_set_data_full (G_OBJECT (view), WEBSITE_KEY,
                          website != NULL ? g_object_ref (website) : NULL, g_object_unref);
}
