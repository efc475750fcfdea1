/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-text-binding.h"

#include <string.h>

struct _SpTextBinding
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  SpPage *page;
  char *subject;
  char *before;
  char *after;

  gsize start;
  gsize end;
  gboolean updating; /* the buffer follows the page just now */
};

G_DEFINE_FINAL_TYPE (SpTextBinding, sp_text_binding, G_TYPE_OBJECT)

static const char *
get_data (SpTextBinding *self)
{
  return sp_text_get_data (sp_page_get_text (self->page), NULL);
}

/* @text as the page spells it: composed, and with its line ends. */
static char *
convert (SpTextBinding *self, const char *text, gssize length)
{
  g_autofree char *composed = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
  const char *newline = sp_text_get_newline_at (sp_page_get_text (self->page), self->start);
  GString *converted = g_string_new (NULL);

  for (const char *at = composed; *at != '\0'; at++)
    {
      if (*at != '\n' && *at != '\r')
        {
          g_string_append_c (converted, *at);
          continue;
        }
      g_string_append (converted, newline);
      if (at[0] == '\r' && at[1] == '\n')
        at++;
    }
  return g_string_free (converted, FALSE);
}

/* The number of line ends right before or after @offset, with nothing but them between. */
static guint
count_newlines (SpTextBinding *self, gsize offset, gboolean after)
{
  gsize length;
  const char *data = sp_text_get_data (sp_page_get_text (self->page), &length);
  guint n = 0;

  if (after)
    for (; offset < length && (data[offset] == '\n' || data[offset] == '\r'); offset++)
      n += data[offset] == '\n';
  else
    for (; offset > 0 && (data[offset - 1] == '\n' || data[offset - 1] == '\r'); offset--)
      n += data[offset - 1] == '\n';
  return n;
}

/* @surrounding without the line ends that stand there already. */
static char *
get_missing (SpTextBinding *self, const char *surrounding, gboolean after)
{
  gsize n_there = count_newlines (self, after ? self->end : self->start, after);

  return convert (self, surrounding + MIN (n_there, strlen (surrounding)), -1);
}

static gboolean
apply (SpTextBinding *self, SpEditList *edits)
{
  g_autoptr (SpChange) change = sp_change_new_text (edits, self->subject);
  g_autoptr (GError) error = NULL;

  if (sp_page_apply (self->page, change, self, SP_APPLY_TYPING, &error))
    return TRUE;
  /* Text changes are only refused where the view is read-only. */
  g_debug ("%s", error->message);
  return FALSE;
}

static void
insert_text_cb (SpTextBinding *self, GtkTextIter *iter, const char *text, int length)
{
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (GString) inserted = NULL;
  g_autofree char *converted = NULL;
  gsize offset, before = 0;

  if (self->updating || self->page == NULL)
    return;
  if (!sp_page_is_utf8 (self->page, NULL))
    {
      g_signal_stop_emission_by_name (self->buffer, "insert-text");
      return;
    }

  converted = convert (self, text, length);
  if (strlen (converted) != (gsize) length || memcmp (converted, text, (gsize) length) != 0)
    {
      g_signal_stop_emission_by_name (self->buffer, "insert-text");
      gtk_text_buffer_insert (self->buffer, iter, converted, -1);
      return;
    }

  offset = sp_text_binding_get_offset (self, iter);
  inserted = g_string_new_len (text, length);
  if (self->start == self->end)
    {
      g_autofree char *prefix = get_missing (self, self->before, FALSE);
      g_autofree char *suffix = get_missing (self, self->after, TRUE);

      before = strlen (prefix);
      g_string_prepend (inserted, prefix);
      g_string_append (inserted, suffix);
    }
  edits = sp_edit_list_new_single (offset, offset, inserted->str, (gssize) inserted->len);

  /* Before the page tells the others, who may ask for the range. */
  self->start += before;
  self->end = self->start + (self->end - (self->start - before)) + (gsize) length;
  if (!apply (self, edits))
    {
      self->end -= (gsize) length;
      self->start -= before;
      self->end -= before;
      g_signal_stop_emission_by_name (self->buffer, "insert-text");
    }
}

static void
delete_range_cb (SpTextBinding *self, GtkTextIter *start, GtkTextIter *end)
{
  g_autoptr (SpEditList) edits = NULL;
  gsize from, to;

  if (self->updating || self->page == NULL)
    return;
  if (!sp_page_is_utf8 (self->page, NULL))
    {
      g_signal_stop_emission_by_name (self->buffer, "delete-range");
      return;
    }
  from = sp_text_binding_get_offset (self, start);
  to = sp_text_binding_get_offset (self, end);
  if (from > to)
    {
      gsize swap = from;

      from = to;
      to = swap;
    }
  edits = sp_edit_list_new_single (from, to, "", 0);
  self->end -= to - from;
  if (!apply (self, edits))
    {
      self->end += to - from;
      g_signal_stop_emission_by_name (self->buffer, "delete-range");
    }
}

SpTextBinding *
sp_text_binding_new (GtkTextBuffer *buffer, const char *subject)
{
  SpTextBinding *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  self = g_object_new (SP_TYPE_TEXT_BINDING, NULL);
  self->buffer = g_object_ref (buffer);
  self->subject = g_strdup (subject);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Makes the buffer hold @text by replacing what is between the common start and end. */
static void
update_buffer (SpTextBinding *self, SpText *text)
{
  g_autofree char *old = NULL;
  g_autoptr (SpText) shown = NULL;
  g_autoptr (SpEditList) edits = NULL;
  const SpEdit *edit;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  old = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
  shown = sp_text_new_take (old, strlen (old));
  old = NULL;
  edits = sp_edit_list_new_between (shown, text);
  if (sp_edit_list_get_n_edits (edits) == 0)
    return;
  edit = sp_edit_list_get (edits, 0);
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, &start,
      (int) g_utf8_strlen (sp_text_get_data (shown, NULL), (gssize) edit->start));
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, &end,
      (int) g_utf8_strlen (sp_text_get_data (shown, NULL), (gssize) edit->end));
  self->updating = TRUE;
  if (edit->end > edit->start)
    gtk_text_buffer_delete (self->buffer, &start, &end);
  if (edit->length > 0)
    gtk_text_buffer_insert (self->buffer, &start, edit->text, (int) edit->length);
  self->updating = FALSE;
}

void
sp_text_binding_set_page (SpTextBinding *self, SpPage *page, gsize start, gsize end)
{
  g_return_if_fail (SP_IS_TEXT_BINDING (self));

  if (g_set_object (&self->page, page))
    {
      self->updating = TRUE;
      gtk_text_buffer_set_text (self->buffer, "", 0);
      self->updating = FALSE;
    }
  self->start = 0;
  self->end = 0;
  if (page != NULL)
    {
      GtkTextIter first;

      sp_text_binding_set_range (self, start, end);
      gtk_text_buffer_get_start_iter (self->buffer, &first);
      gtk_text_buffer_place_cursor (self->buffer, &first);
    }
}

void
sp_text_binding_set_range (SpTextBinding *self, gsize start, gsize end)
{
  g_autoptr (SpText) text = NULL;

  g_return_if_fail (SP_IS_TEXT_BINDING (self));
  g_return_if_fail (self->page != NULL && start <= end);
  g_return_if_fail (end <= sp_text_get_length (sp_page_get_text (self->page)));

  self->start = start;
  self->end = end;
  if (sp_page_is_utf8 (self->page, NULL))
    {
      text = sp_text_new (get_data (self) + start, end - start);
    }
  else
    {
      /* Shown for reading only, so the replacement characters go nowhere. */
      char *valid = g_utf8_make_valid (get_data (self) + start, (gssize) (end - start));

      text = sp_text_new_take (valid, strlen (valid));
    }
  update_buffer (self, text);
}

void
sp_text_binding_get_range (SpTextBinding *self, gsize *start, gsize *end)
{
  g_return_if_fail (SP_IS_TEXT_BINDING (self));

  if (start != NULL)
    *start = self->start;
  if (end != NULL)
    *end = self->end;
}

void
sp_text_binding_set_surroundings (SpTextBinding *self, const char *before, const char *after)
{
  g_return_if_fail (SP_IS_TEXT_BINDING (self));
  g_return_if_fail (before != NULL && after != NULL);

  g_free (self->before);
  g_free (self->after);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
}

gsize
sp_text_binding_get_offset (SpTextBinding *self, const GtkTextIter *iter)
{
  const char *data;

  g_return_val_if_fail (SP_IS_TEXT_BINDING (self), 0);
  g_return_val_if_fail (self->page != NULL && iter != NULL, 0);

  data = get_data (self);
  return (gsize) (g_utf8_offset_to_pointer (data + self->start, gtk_text_iter_get_offset (iter)) -
                  data);
}

void
sp_text_binding_get_iter (SpTextBinding *self, gsize offset, GtkTextIter *iter)
{
  g_return_if_fail (SP_IS_TEXT_BINDING (self));
  g_return_if_fail (iter != NULL);

  if (self->page == NULL || !sp_page_is_utf8 (self->page, NULL))
    {
      gtk_text_buffer_get_start_iter (self->buffer, iter);
      return;
    }
  offset = CLAMP (offset, self->start, self->end);
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, iter,
      (int) g_utf8_strlen (get_data (self) + self->start, (gssize) (offset - self->start)));
}

static void
sp_text_binding_finalize (GObject *object)
{
  SpTextBinding *self = SP_TEXT_BINDING (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->page);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);

  G_OBJECT_CLASS (sp_text_binding_parent_class)->finalize (object);
}

static void
sp_text_binding_class_init (SpTextBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_text_binding_finalize;
}

static void
sp_text_binding_init (SpTextBinding *self)
{
  self->before = g_strdup ("");
  self->after = g_strdup ("");
}
