/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-prose-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* The selection, or the word at the caret. */
static void
get_target (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  if (gtk_text_buffer_get_selection_bounds (buffer, start, end))
    return;
  if (gtk_text_iter_inside_word (start) || gtk_text_iter_ends_word (start))
    {
      if (!gtk_text_iter_starts_word (start))
        gtk_text_iter_backward_word_start (start);
      if (!gtk_text_iter_ends_word (end))
        gtk_text_iter_forward_word_end (end);
    }
}

static gboolean
stands_after (const GtkTextIter *iter, const char *mark)
{
  GtkTextIter to = *iter;
  g_autofree char *text = NULL;

  gtk_text_iter_forward_chars (&to, (int) strlen (mark));
  text = gtk_text_iter_get_slice (iter, &to);
  return strcmp (text, mark) == 0;
}

static int
count_stars (GtkTextIter iter, gboolean after)
{
  int n = 0;

  while (after ? gtk_text_iter_get_char (&iter) == '*'
               : gtk_text_iter_backward_char (&iter) && gtk_text_iter_get_char (&iter) == '*')
    {
      n++;
      if (after)
        gtk_text_iter_forward_char (&iter);
    }
  return n;
}

/* Of three stars on each side two make it bold and one italic. */
static gboolean
is_marked (const GtkTextIter *start, const GtkTextIter *end, const char *mark)
{
  int n = MIN (count_stars (*start, FALSE), count_stars (*end, TRUE));

  return strcmp (mark, "*") == 0 ? n % 2 == 1 : n >= 2;
}

void
sp_prose_format_toggle_inline (GtkTextBuffer *buffer, const char *mark)
{
  GtkTextIter start, end, other;
  GtkTextMark *start_mark, *end_mark;
  int length = (int) strlen (mark);
  gboolean remove;

  get_target (buffer, &start, &end);
  remove = is_marked (&start, &end, mark);
  start_mark = gtk_text_buffer_create_mark (buffer, NULL, &start, remove);
  end_mark = gtk_text_buffer_create_mark (buffer, NULL, &end, !remove);

  gtk_text_buffer_begin_user_action (buffer);
  if (remove)
    {
      other = end;
      gtk_text_iter_forward_chars (&other, length);
      gtk_text_buffer_delete (buffer, &end, &other);
      gtk_text_buffer_get_iter_at_mark (buffer, &start, start_mark);
      other = start;
      gtk_text_iter_backward_chars (&other, length);
      gtk_text_buffer_delete (buffer, &other, &start);
    }
  else
    {
      gtk_text_buffer_insert (buffer, &end, mark, -1);
      gtk_text_buffer_get_iter_at_mark (buffer, &start, start_mark);
      gtk_text_buffer_insert (buffer, &start, mark, -1);
    }
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_iter_at_mark (buffer, &start, start_mark);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, end_mark);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_buffer_delete_mark (buffer, start_mark);
  gtk_text_buffer_delete_mark (buffer, end_mark);
}

static gboolean
line_has_prefix (GtkTextBuffer *buffer, int line, const char *prefix)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  return stands_after (&iter, prefix);
}

void
sp_prose_format_toggle_lines (GtkTextBuffer *buffer, const char *prefix)
{
  GtkTextIter start, end;
  gboolean remove = TRUE;
  int first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  if (last > first && gtk_text_iter_starts_line (&end))
    last--;
  for (int line = first; line <= last; line++)
    remove = remove && line_has_prefix (buffer, line, prefix);

  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      GtkTextIter iter, to;

      gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
      if (remove)
        {
          to = iter;
          gtk_text_iter_forward_chars (&to, (int) strlen (prefix));
          gtk_text_buffer_delete (buffer, &iter, &to);
        }
      else if (!line_has_prefix (buffer, line, prefix))
        {
          gtk_text_buffer_insert (buffer, &iter, prefix, -1);
        }
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* Makes the selection what @mark and brackets say, and selects the place for @address. */
static void
insert_link (GtkTextBuffer *buffer, const char *mark, const char *address)
{
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;
  GtkTextIter start, end;

  get_target (buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  link = g_strdup_printf ("%s[%s](%s)", mark, text, address);
  gtk_text_buffer_begin_user_action (buffer);
  if (!gtk_text_iter_equal (&start, &end))
    gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, link, -1);
  gtk_text_buffer_end_user_action (buffer);

  end = start;
  gtk_text_iter_backward_char (&end);
  start = end;
  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (address, -1));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

void
sp_prose_format_link (GtkTextBuffer *buffer)
{
  /* Translators: stands where the address of a link goes, and is selected. */
  insert_link (buffer, "", _ ("address"));
}

void
sp_prose_format_image (GtkTextBuffer *buffer)
{
  /* Translators: stands where the path of an image goes, and is selected. */
  insert_link (buffer, "!", _ ("image"));
}

void
sp_prose_format_cycle_heading (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  int line;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  line = gtk_text_iter_get_line (&start);
  gtk_text_buffer_begin_user_action (buffer);
  if (line_has_prefix (buffer, line, "### "))
    {
      sp_prose_format_toggle_lines (buffer, "### ");
    }
  else if (line_has_prefix (buffer, line, "## "))
    {
      sp_prose_format_toggle_lines (buffer, "## ");
      sp_prose_format_toggle_lines (buffer, "### ");
    }
  else
    {
      sp_prose_format_toggle_lines (buffer, "## ");
    }
  gtk_text_buffer_end_user_action (buffer);
}
