/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-source-style.h"

#include <adwaita.h>

/* Without the program's own files, as when it is not installed, GtkSourceView's do. */
static GtkSourceStyleScheme *
find_scheme (const char *id, const char *fallback)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (schemes, id);

  return scheme != NULL ? scheme : gtk_source_style_scheme_manager_get_scheme (schemes, fallback);
}

static void
notify_dark_cb (GtkSourceBuffer *buffer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (buffer,
                                      dark ? find_scheme ("service-pages-dark", "Adwaita-dark")
                                           : find_scheme ("service-pages", "Adwaita"));
}

static GtkSourceLanguage *
find_language (const char *id)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *language = gtk_source_language_manager_get_language (languages, id);

  return language != NULL ? language
                          : gtk_source_language_manager_get_language (languages, "markdown");
}

/* GtkSourceView forgets a language's rules with the last buffer that uses them, and to read them
 * again takes longer than all else in showing a page. So one buffer of each is kept. */
static void
keep_rules (GtkSourceLanguage *language)
{
  static GHashTable *kept;

  if (kept == NULL)
    kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  if (!g_hash_table_contains (kept, language))
    g_hash_table_insert (kept, language, gtk_source_buffer_new_with_language (language));
}

void
sp_source_style_follow (GtkSourceBuffer *buffer, const char *language)
{
  GtkSourceLanguage *found;

  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));
  g_return_if_fail (language != NULL);

  found = find_language (language);
  if (found != NULL)
    keep_rules (found);
  gtk_source_buffer_set_language (buffer, found);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (notify_dark_cb), buffer, G_CONNECT_SWAPPED);
  notify_dark_cb (buffer);
}
