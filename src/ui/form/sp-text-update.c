/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-text-update.h"

#include <string.h>

/* What differs between two texts: @removed characters from character @start, and the @length bytes
 * of @inserted in their place. */
typedef struct
{
  int start;
  int removed;
  const char *inserted;
  int length;
} Difference;

static gboolean
find_difference (const char *before, const char *after, Difference *difference)
{
  const char *b = before, *a = after;
  const char *b_end = before + strlen (before), *a_end = after + strlen (after);

  if (strcmp (before, after) == 0)
    return FALSE;
  while (*b != '\0' && g_utf8_get_char (b) == g_utf8_get_char (a))
    {
      b = g_utf8_next_char (b);
      a = g_utf8_next_char (a);
    }
  while (b_end > b && a_end > a)
    {
      const char *b_last = g_utf8_prev_char (b_end);
      const char *a_last = g_utf8_prev_char (a_end);

      if (g_utf8_get_char (b_last) != g_utf8_get_char (a_last))
        break;
      b_end = b_last;
      a_end = a_last;
    }
  difference->start = (int) g_utf8_pointer_to_offset (before, b);
  difference->removed = (int) g_utf8_pointer_to_offset (b, b_end);
  difference->inserted = a;
  difference->length = (int) (a_end - a);
  return TRUE;
}

gboolean
sp_text_update_editable (GtkEditable *editable, const char *text)
{
  g_autofree char *before = NULL;
  Difference difference;
  int position;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  before = g_strdup (gtk_editable_get_text (editable));
  if (!find_difference (before, text, &difference))
    return FALSE;
  gtk_editable_delete_text (editable, difference.start, difference.start + difference.removed);
  position = difference.start;
  gtk_editable_insert_text (editable, difference.inserted, difference.length, &position);
  return TRUE;
}

gboolean
sp_text_update_buffer (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *before = NULL;
  Difference difference;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  before = sp_text_get_buffer_text (buffer);
  if (!find_difference (before, text, &difference))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, difference.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, difference.start + difference.removed);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, difference.inserted, difference.length);
  return TRUE;
}

char *
sp_text_get_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}
