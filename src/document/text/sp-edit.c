/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-edit.h"

#include <string.h>

struct _SpEditList
{
  gatomicrefcount ref_count;
  GArray *edits; /* SpEdit, its text owned */
};

/* Not g_strndup(), which stops at a NUL. */
static char *
copy_bytes (const char *bytes, gsize length)
{
  char *copy = g_malloc (length + 1);

  if (length > 0)
    memcpy (copy, bytes, length);
  copy[length] = '\0';
  return copy;
}

static void
clear_edit (gpointer data)
{
  SpEdit *edit = data;

  g_free ((char *) edit->text);
}

SpEditList *
sp_edit_list_new (void)
{
  SpEditList *self = g_new0 (SpEditList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->edits = g_array_new (FALSE, FALSE, sizeof (SpEdit));
  g_array_set_clear_func (self->edits, clear_edit);
  return self;
}

SpEditList *
sp_edit_list_new_single (gsize start, gsize end, const char *text, gssize length)
{
  SpEditList *self = sp_edit_list_new ();

  sp_edit_list_add (self, start, end, text, length);
  return self;
}

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

SpEditList *
sp_edit_list_new_between (SpText *before, SpText *after)
{
  SpEditList *self = sp_edit_list_new ();
  gsize a_length, b_length, prefix = 0, suffix = 0, shorter;
  const char *a, *b;

  g_return_val_if_fail (before != NULL && after != NULL, self);

  a = sp_text_get_data (before, &a_length);
  b = sp_text_get_data (after, &b_length);
  shorter = MIN (a_length, b_length);
  while (prefix < shorter && a[prefix] == b[prefix])
    prefix++;
  if (prefix == a_length && prefix == b_length)
    return self;
  while (prefix > 0 && (is_continuation (a[prefix]) || is_continuation (b[prefix])))
    prefix--;
  while (suffix < shorter - prefix && a[a_length - suffix - 1] == b[b_length - suffix - 1])
    suffix++;
  while (suffix > 0 && is_continuation (a[a_length - suffix]))
    suffix--;
  sp_edit_list_add (self, prefix, a_length - suffix, b + prefix,
                    (gssize) (b_length - suffix - prefix));
  return self;
}

SpEditList *
sp_edit_list_ref (SpEditList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_edit_list_unref (SpEditList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->edits);
  g_free (self);
}

void
sp_edit_list_add (SpEditList *self, gsize start, gsize end, const char *text, gssize length)
{
  SpEdit edit = { start, end, NULL, 0 };
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (start <= end);
  g_return_if_fail (text != NULL || length == 0);

  edit.length = length < 0 ? strlen (text) : (gsize) length;
  for (index = self->edits->len; index > 0; index--)
    {
      const SpEdit *other = &g_array_index (self->edits, SpEdit, index - 1);

      if (other->start < start || (other->start == start && other->end <= end))
        break;
    }
  g_return_if_fail (index == 0 || g_array_index (self->edits, SpEdit, index - 1).end <= start);
  g_return_if_fail (index == self->edits->len ||
                    end <= g_array_index (self->edits, SpEdit, index).start);

  edit.text = copy_bytes (text, edit.length);
  g_array_insert_val (self->edits, index, edit);
}

guint
sp_edit_list_get_n_edits (SpEditList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}

const SpEdit *
sp_edit_list_get (SpEditList *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->edits->len, NULL);

  return &g_array_index (self->edits, SpEdit, index);
}

SpText *
sp_edit_list_apply (SpEditList *self, SpText *text)
{
  gsize length, result_length, from = 0, to = 0;
  const char *data;
  char *result;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  data = sp_text_get_data (text, &length);
  if (self->edits->len == 0)
    return sp_text_ref (text);
  g_return_val_if_fail (g_array_index (self->edits, SpEdit, self->edits->len - 1).end <= length,
                        NULL);

  result_length = length;
  for (guint i = 0; i < self->edits->len; i++)
    {
      const SpEdit *edit = &g_array_index (self->edits, SpEdit, i);

      result_length = result_length - (edit->end - edit->start) + edit->length;
    }
  result = g_malloc (result_length + 1);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const SpEdit *edit = &g_array_index (self->edits, SpEdit, i);

      memcpy (result + to, data + from, edit->start - from);
      to += edit->start - from;
      memcpy (result + to, edit->text, edit->length);
      to += edit->length;
      from = edit->end;
    }
  memcpy (result + to, data + from, length - from);
  result[result_length] = '\0';
  return sp_text_new_take (result, result_length);
}

SpEditList *
sp_edit_list_invert (SpEditList *self, SpText *before)
{
  SpEditList *inverse = sp_edit_list_new ();
  const char *data;
  gssize shift = 0;

  g_return_val_if_fail (self != NULL && before != NULL, inverse);

  data = sp_text_get_data (before, NULL);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const SpEdit *edit = &g_array_index (self->edits, SpEdit, i);
      gsize start = (gsize) ((gssize) edit->start + shift);

      sp_edit_list_add (inverse, start, start + edit->length, data + edit->start,
                        (gssize) (edit->end - edit->start));
      shift += (gssize) edit->length - (gssize) (edit->end - edit->start);
    }
  return inverse;
}

gsize
sp_edit_list_map_offset (SpEditList *self, gsize offset, gboolean after)
{
  gssize shift = 0;

  g_return_val_if_fail (self != NULL, offset);

  for (guint i = 0; i < self->edits->len; i++)
    {
      const SpEdit *edit = &g_array_index (self->edits, SpEdit, i);
      gboolean passed = edit->end < offset || (edit->end == offset && edit->start < offset);

      if (passed || (edit->start == edit->end && edit->start == offset && after))
        shift += (gssize) edit->length - (gssize) (edit->end - edit->start);
      else if (edit->start < offset)
        return (gsize) ((gssize) edit->start + shift) + (after ? edit->length : 0);
      else
        break;
    }
  return (gsize) ((gssize) offset + shift);
}
