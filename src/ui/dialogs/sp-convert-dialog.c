/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-convert-dialog.h"

#include <glib/gi18n.h>

#include "sp-encoding.h"

/* Enough to judge by. */
#define MOST_LINES 12
/* Characters on either side of the first that is converted. */
#define MOST_BEFORE 30
#define MOST_AFTER 60

typedef struct
{
  SpPage *page;
  SpText *before;
  SpText *after;
} Conversion;

static void
conversion_free (gpointer data)
{
  Conversion *self = data;

  g_object_unref (self->page);
  sp_text_unref (self->before);
  sp_text_unref (self->after);
  g_free (self);
}

static void
convert_cb (GtkWindow *window)
{
  Conversion *self = g_object_get_data (G_OBJECT (window), "conversion");

  /* What was shown is what is done: if the text has changed meanwhile, nothing is. */
  if (sp_text_equal (self->before, sp_page_get_text (self->page)))
    sp_page_replace (self->page, self->after, NULL);
  gtk_window_close (window);
}

/* The part of a line around the place where it differs. */
static char *
excerpt (SpText *after, gsize line, const char *at)
{
  const char *data = sp_text_get_data (after, NULL);
  const char *start = data + sp_text_get_line_start (after, line);
  const char *end = data + sp_text_get_line_end (after, line);
  const char *from = at, *to = at;
  g_autofree char *part = NULL;

  for (guint n = 0; n < MOST_BEFORE && from > start; n++)
    from = g_utf8_prev_char (from);
  for (guint n = 0; n < MOST_AFTER && to < end; n++)
    to = g_utf8_next_char (to);
  part = g_strndup (from, (gsize) (to - from));
  g_strstrip (part);
  return g_strconcat (from > start ? "…" : "", part, to < end ? "…" : "", NULL);
}

/* Conversion keeps the lines. */
static void
add_lines (GtkBox *groups, SpText *before, SpText *after)
{
  GtkWidget *list = gtk_list_box_new ();
  gsize n_lines = sp_text_get_n_lines (before);
  gboolean whole = n_lines != sp_text_get_n_lines (after);
  guint n_shown = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the page would read"), -1);
  for (gsize line = 0; line < sp_text_get_n_lines (after) && n_shown < MOST_LINES; line++)
    {
      gsize start = sp_text_get_line_start (after, line), end = sp_text_get_line_end (after, line);
      const char *data = sp_text_get_data (after, NULL), *at = data + start;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (start == end)
        continue;
      if (!whole)
        {
          const char *old = sp_text_get_data (before, NULL) + sp_text_get_line_start (before, line);
          const char *bad;

          if (g_utf8_validate_len (old, sp_text_get_line_end (before, line) -
                                            sp_text_get_line_start (before, line), &bad))
            continue;
          at += bad - old;
        }
      text = excerpt (after, line, at);
      label = sp_dialog_label_new (text);
      gtk_widget_set_margin_top (label, 12);
      gtk_widget_set_margin_bottom (label, 12);
      gtk_widget_set_margin_start (label, 12);
      gtk_widget_set_margin_end (label, 12);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      n_shown++;
    }
  gtk_box_append (groups, list);
}

static void
tell_unknown (GtkWindow *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _ ("This Page Cannot Be Converted"),
      _ ("Its characters are stored in a way that Service Pages does not know. The page stays as "
         "it is. Please ask whoever made it to save it again as UTF-8."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sp_convert_dialog_present (GtkWindow *parent, SpPage *page)
{
  SpText *before;
  SpEncoding encoding;
  g_autoptr (SpText) after = NULL;
  g_autofree char *explanation = NULL;
  AdwHeaderBar *header;
  GtkBox *groups;
  GtkWindow *window;
  GtkWidget *cancel, *convert;
  Conversion *conversion;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SP_IS_PAGE (page));

  before = sp_page_get_text (page);
  encoding = sp_encoding_guess (before);
  after = sp_encoding_convert (before, encoding);
  if (after == NULL)
    {
      tell_unknown (parent);
      return;
    }
  window = sp_dialog_new (parent, _ ("Convert This Page"), &header, &groups);
  adw_header_bar_set_show_start_title_buttons (header, FALSE);
  adw_header_bar_set_show_end_title_buttons (header, FALSE);
  cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (header, cancel);
  convert = gtk_button_new_with_mnemonic (_ ("Con_vert"));
  gtk_widget_add_css_class (convert, "suggested-action");
  g_signal_connect_swapped (convert, "clicked", G_CALLBACK (convert_cb), window);
  adw_header_bar_pack_end (header, convert);
  gtk_window_set_default_widget (window, convert);
  /* Translators: %s is the name of an encoding, such as "Western European (Windows)". */
  explanation = g_strdup_printf (
      _ ("The characters of this page look like %s. Converted to the encoding that websites use, "
         "these lines would read as shown. If they look right, convert the page; you can undo it. "
         "Nothing is written before you save."),
      sp_encoding_get_name (encoding));
  gtk_box_append (groups, sp_dialog_label_new (explanation));
  add_lines (groups, before, after);

  conversion = g_new0 (Conversion, 1);
  conversion->page = g_object_ref (page);
  conversion->before = sp_text_ref (before);
  conversion->after = g_steal_pointer (&after);
  g_object_set_data_full (G_OBJECT (window), "conversion", conversion, conversion_free);
  gtk_window_present (window);
  gtk_widget_grab_focus (convert);
}
