/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-website-preview.h"

#include "sp-settings.h"

/* Keys pressed within this time are one build. */
#define DELAY_MS 100

struct _SpWebsitePreview
{
  GObject parent_instance;

  SpSession *session;
  SpHugoWebsite *website;
  GCancellable *cancellable;
  SpPage *page; /* the one shown */
  char *path;

  GHashTable *building; /* path → SpText: what the build that runs was given; NULL when none runs */
  GHashTable *built;    /* likewise, of the last one that went well */
  gboolean again;
  guint delay;
};

enum
{
  BUILT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpWebsitePreview, sp_website_preview, G_TYPE_OBJECT)

/* Where nothing can be remembered, for as long as the program runs. */
static GHashTable *trusted_now;

static gboolean
is_sample (SpSession *session)
{
  g_autoptr (GFile) sample =
      g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "sample", NULL);

  return g_file_equal (sample, sp_site_get_folder (sp_session_get_site (session)));
}

gboolean
sp_website_preview_is_trusted (SpSession *session)
{
  GSettings *settings = sp_settings_get ();
  g_autofree char *uri = g_file_get_uri (sp_site_get_folder (sp_session_get_site (session)));
  g_auto (GStrv) uris = NULL;

  if (is_sample (session) || (trusted_now != NULL && g_hash_table_contains (trusted_now, uri)))
    return TRUE;
  if (settings != NULL)
    uris = g_settings_get_strv (settings, "trusted-sites");
  return uris != NULL && g_strv_contains ((const char *const *) uris, uri);
}

void
sp_website_preview_trust (SpSession *session)
{
  GSettings *settings = sp_settings_get ();
  g_autofree char *uri = g_file_get_uri (sp_site_get_folder (sp_session_get_site (session)));
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) uris = NULL;

  if (sp_website_preview_is_trusted (session))
    return;
  if (trusted_now == NULL)
    trusted_now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (trusted_now, g_strdup (uri));
  if (settings == NULL)
    return;
  builder = g_strv_builder_new ();
  old = g_settings_get_strv (settings, "trusted-sites");
  g_strv_builder_addv (builder, (const char **) old);
  g_strv_builder_add (builder, uri);
  uris = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "trusted-sites", (const char *const *) uris);
}

static void start (SpWebsitePreview *self);

static void
built_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWebsitePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean built = sp_hugo_website_build_finish (SP_HUGO_WEBSITE (object), result, &error);

  if (built)
    {
      g_clear_pointer (&self->built, g_hash_table_unref);
      self->built = g_steal_pointer (&self->building);
    }
  g_clear_pointer (&self->building, g_hash_table_unref);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (built)
    g_signal_emit (self, signals[BUILT], 0);
  else
    {
      guint line;
      const char *path = sp_hugo_website_get_problem (self->website, &line);

      g_signal_emit (self, signals[FAILED], 0, error->message, path, line);
    }
  if (self->again)
    start (self);
}

static void
add_text (GHashTable *texts, const char *path, SpPage *page)
{
  g_hash_table_insert (texts, g_strdup (path), sp_text_ref (sp_page_get_text (page)));
}

static void
start (SpWebsitePreview *self)
{
  g_autoptr (GPtrArray) modified = sp_session_get_modified (self->session);

  self->again = FALSE;
  self->building =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sp_text_unref);
  for (guint i = 0; i < modified->len; i++)
    {
      SpSitePage *page = g_ptr_array_index (modified, i);

      if (sp_site_page_get_page (page) != NULL)
        add_text (self->building, sp_site_page_get_path (page), sp_site_page_get_page (page));
    }
  if (self->page != NULL && self->path != NULL)
    add_text (self->building, self->path, self->page);
  sp_hugo_website_build_async (self->website, self->building, self->cancellable, built_cb,
                               g_object_ref (self));
}

static gboolean
delay_cb (gpointer user_data)
{
  SpWebsitePreview *self = user_data;

  self->delay = 0;
  if (self->building != NULL)
    self->again = TRUE;
  else
    start (self);
  return G_SOURCE_REMOVE;
}

void
sp_website_preview_request (SpWebsitePreview *self, SpPage *page, const char *path)
{
  g_return_if_fail (SP_IS_WEBSITE_PREVIEW (self));

  g_set_object (&self->page, page);
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->delay == 0)
    self->delay = g_timeout_add (self->built == NULL ? 0 : DELAY_MS, delay_cb, self);
}

SpHugoWebsite *
sp_website_preview_get_website (SpWebsitePreview *self)
{
  g_return_val_if_fail (SP_IS_WEBSITE_PREVIEW (self), NULL);

  return self->website;
}

SpText *
sp_website_preview_get_text (SpWebsitePreview *self, const char *path)
{
  g_return_val_if_fail (SP_IS_WEBSITE_PREVIEW (self), NULL);

  return self->built != NULL ? g_hash_table_lookup (self->built, path) : NULL;
}

SpWebsitePreview *
sp_website_preview_new (SpSession *session)
{
  SpWebsitePreview *self;

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);

  self = g_object_new (SP_TYPE_WEBSITE_PREVIEW, NULL);
  self->session = g_object_ref (session);
  self->website = sp_hugo_website_new (sp_session_get_site (session));
  return self;
}

static void
sp_website_preview_dispose (GObject *object)
{
  SpWebsitePreview *self = SP_WEBSITE_PREVIEW (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->page);
  g_clear_object (&self->session);
  g_clear_object (&self->website);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->building, g_hash_table_unref);
  g_clear_pointer (&self->built, g_hash_table_unref);

  G_OBJECT_CLASS (sp_website_preview_parent_class)->dispose (object);
}

static void
sp_website_preview_class_init (SpWebsitePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_website_preview_dispose;

  signals[BUILT] = g_signal_new ("built", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING,
                                  G_TYPE_UINT);
}

static void
sp_website_preview_init (SpWebsitePreview *self)
{
  self->cancellable = g_cancellable_new ();
}
