/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-match-selection.h"

#include <string.h>

/* Longer selections are no words that someone looks for. */
#define MOST_TEXT 200

/* Where the match is in what the field shows, in characters. */
static gboolean
get_place_in_field (SpPage *page, const SpMatch *match, const char *shown, int *from, int *to)
{
  const SpNode *node = sp_front_matter_lookup (sp_page_get_front_matter (page), match->subject);
  const char *value = node != NULL ? sp_value_get_string (node->value) : NULL;

  if (strlen (shown) < match->to || (value != NULL && strcmp (shown, value) != 0))
    return FALSE;
  *from = (int) g_utf8_strlen (shown, (gssize) match->from);
  *to = (int) g_utf8_strlen (shown, (gssize) match->to);
  return TRUE;
}

static void
select_in_buffer (GtkTextView *view, SpPage *page, const SpMatch *match)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (match->kind == SP_MATCH_TEXT)
    {
      const char *data = sp_text_get_data (sp_page_get_text (page), NULL);

      /* The caret is there by now. */
      gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
      end = start;
      gtk_text_iter_forward_chars (
          &end, (int) g_utf8_strlen (data + match->start, (gssize) (match->end - match->start)));
    }
  else
    {
      g_autofree char *shown = NULL;
      int from, to;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      shown = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
      if (!get_place_in_field (page, match, shown, &from, &to))
        return;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
    }
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

void
sp_match_selection_show (GtkWidget *focus, SpPage *page, const SpMatch *match)
{
  g_return_if_fail (SP_IS_PAGE (page) && match != NULL);

  if (GTK_IS_TEXT_VIEW (focus))
    {
      select_in_buffer (GTK_TEXT_VIEW (focus), page, match);
    }
  else if (GTK_IS_TEXT (focus) && match->kind == SP_MATCH_FIELD)
    {
      int from, to;

      if (get_place_in_field (page, match, gtk_editable_get_text (GTK_EDITABLE (focus)), &from,
                              &to))
        gtk_editable_select_region (GTK_EDITABLE (focus), from, to);
    }
}

char *
sp_match_selection_get_text (GtkWidget *focus)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int from, to;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
        text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  else if (GTK_IS_TEXT (focus) &&
           gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &from, &to))
    {
      text = gtk_editable_get_chars (GTK_EDITABLE (focus), from, to);
    }
  if (text == NULL || strlen (text) > MOST_TEXT || strchr (text, '\n') != NULL)
    return NULL;
  return g_steal_pointer (&text);
}
