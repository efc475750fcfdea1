/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-source-style.h"

#include <adwaita.h>

static void
notify_dark_cb (GtkSourceBuffer *buffer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (
                                                  gtk_source_style_scheme_manager_get_default (),
                                                  dark ? "service-pages-dark" : "service-pages"));
}

void
sp_source_style_follow (GtkSourceBuffer *buffer, const char *language)
{
  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));
  g_return_if_fail (language != NULL);

  gtk_source_buffer_set_language (
      buffer, gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (),
                                                        language));
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (notify_dark_cb), buffer, G_CONNECT_SWAPPED);
  notify_dark_cb (buffer);
}
