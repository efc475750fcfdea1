/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-prose-paste.h"

#include "sp-html-markdown.h"

#include <string.h>

#define MIME_HTML "text/html"

/* More than a whole website's text was not meant. */
#define MOST_BYTES (8 * 1024 * 1024)

gboolean
sp_prose_paste_is_address (const char *text)
{
  static const char *const starts[] = { "https://", "http://", "mailto:", "tel:" };

  g_return_val_if_fail (text != NULL, FALSE);

  if (strpbrk (text, " \t\r\n<>()") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]) && text[strlen (starts[i])] != '\0')
      return TRUE;
  return FALSE;
}

void
sp_prose_paste_insert (GtkTextView *view, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (text != NULL);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_begin_user_action (buffer);
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      g_autofree char *address = g_strstrip (g_strdup (text));
      g_autofree char *selected = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);

      gtk_text_buffer_delete (buffer, &start, &end);
      if (sp_prose_paste_is_address (address) && strchr (selected, '\n') == NULL &&
          !sp_prose_paste_is_address (selected))
        {
          g_autofree char *link = g_strdup_printf ("[%s](%s)", selected, address);

          gtk_text_buffer_insert_at_cursor (buffer, link, -1);
        }
      else
        {
          gtk_text_buffer_insert_at_cursor (buffer, text, -1);
        }
    }
  else
    {
      gtk_text_buffer_insert_at_cursor (buffer, text, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkTextView) view = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && gtk_text_view_get_editable (view))
    sp_prose_paste_insert (view, text);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkTextView) view = user_data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *markdown = NULL;
  gsize length;
  const char *html;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      html = g_bytes_get_data (bytes, &length);
      if (html != NULL && length <= MOST_BYTES)
        markdown = sp_html_to_markdown (html, length);
    }
  if (markdown != NULL && *markdown != '\0' && gtk_text_view_get_editable (view))
    sp_prose_paste_insert (view, markdown);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (view));
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkTextView) view = user_data;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GInputStream) input =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (input == NULL)
    {
      gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_read_cb,
                                     g_object_ref (view));
      return;
    }
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, spliced_cb, g_object_ref (view));
}

gboolean
sp_prose_paste (GtkTextView *view)
{
  static const char *mimes[] = { MIME_HTML, NULL };
  GdkClipboard *clipboard;
  GdkContentFormats *formats;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), FALSE);

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_mime_type (formats, MIME_HTML))
    gdk_clipboard_read_async (clipboard, mimes, G_PRIORITY_DEFAULT, NULL, html_read_cb,
                              g_object_ref (view));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (view));
  else
    return FALSE;
  return TRUE;
}
