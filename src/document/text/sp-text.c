/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-text.h"

#include "sp-ascii.h"

#include <string.h>

typedef struct
{
  gsize n_lines;
  gsize starts[];
} LineIndex;

struct _SpText
{
  gatomicrefcount ref_count;
  gsize length;
  char *data;
  LineIndex *lines; /* made at the first question, published atomically */
  int is_utf8;      /* once that is known, set atomically */
};

SpText *
sp_text_new_take (char *data, gsize length)
{
  SpText *self;

  g_return_val_if_fail (data != NULL && data[length] == '\0', NULL);

  self = g_new0 (SpText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->data = data;
  self->length = length;
  return self;
}

SpText *
sp_text_new (const char *data, gsize length)
{
  char *copy;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  copy = g_malloc (length + 1);
  if (length > 0)
    memcpy (copy, data, length);
  copy[length] = '\0';
  return sp_text_new_take (copy, length);
}

SpText *
sp_text_ref (SpText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_text_unref (SpText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->lines);
  g_free (self->data);
  g_free (self);
}

const char *
sp_text_get_data (SpText *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->data;
}

gsize
sp_text_get_length (SpText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

char *
sp_text_slice (SpText *self, gsize start, gsize end)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  return g_strndup (self->data + start, end - start);
}

gboolean
sp_text_equal (SpText *self, SpText *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self == other ||
         (self->length == other->length && memcmp (self->data, other->data, self->length) == 0);
}

gboolean
sp_text_has_bom (SpText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->length >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0;
}

gboolean
sp_text_is_utf8 (SpText *self, gsize *bad_offset)
{
  gsize at = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (bad_offset == NULL && g_atomic_int_get (&self->is_utf8))
    return TRUE;
  while ((at = sp_ascii_skip (self->data, at, self->length)) < self->length)
    {
      /* A character never reaches into ASCII, so what lies before it can be looked at alone. */
      gsize stop = at + 1;
      const char *end;

      while (stop < self->length && (guchar) self->data[stop] >= 0x80)
        stop++;
      if (!g_utf8_validate_len (self->data + at, stop - at, &end))
        {
          at = (gsize) (end - self->data);
          break;
        }
      at = stop;
    }
  if (bad_offset != NULL)
    *bad_offset = at;
  if (at == self->length)
    g_atomic_int_set (&self->is_utf8, TRUE);
  return at == self->length;
}

SpNewline
sp_text_get_newline (SpText *self)
{
  gboolean lf = FALSE, crlf = FALSE;
  const char *at, *end;

  g_return_val_if_fail (self != NULL, SP_NEWLINE_LF);

  end = self->data + self->length;
  for (at = self->data; (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    {
      if (at > self->data && at[-1] == '\r')
        crlf = TRUE;
      else
        lf = TRUE;
      if (lf && crlf)
        return SP_NEWLINE_MIXED;
    }
  return crlf ? SP_NEWLINE_CRLF : SP_NEWLINE_LF;
}

const char *
sp_text_get_newline_at (SpText *self, gsize offset)
{
  const char *at;

  g_return_val_if_fail (self != NULL, "\n");

  offset = MIN (offset, self->length);
  at = memchr (self->data + offset, '\n', self->length - offset);
  if (at == NULL)
    at = memrchr (self->data, '\n', offset);
  return at != NULL && at > self->data && at[-1] == '\r' ? "\r\n" : "\n";
}

static const LineIndex *
get_lines (SpText *self)
{
  LineIndex *lines = g_atomic_pointer_get (&self->lines);
  const char *at, *end;
  gsize n = 1, i = 0;

  if (lines != NULL)
    return lines;

  end = self->data + self->length;
  for (at = self->data; (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    n++;
  lines = g_malloc (sizeof (LineIndex) + n * sizeof (gsize));
  lines->n_lines = n;
  lines->starts[i++] = 0;
  for (at = self->data; (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    lines->starts[i++] = (gsize) (at + 1 - self->data);

  if (!g_atomic_pointer_compare_and_exchange (&self->lines, NULL, lines))
    {
      g_free (lines);
      lines = g_atomic_pointer_get (&self->lines);
    }
  return lines;
}

gsize
sp_text_get_n_lines (SpText *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return get_lines (self)->n_lines;
}

gsize
sp_text_get_line_start (SpText *self, gsize line)
{
  const LineIndex *lines;

  g_return_val_if_fail (self != NULL, 0);

  lines = get_lines (self);
  return line < lines->n_lines ? lines->starts[line] : self->length;
}

gsize
sp_text_get_line_end (SpText *self, gsize line)
{
  const LineIndex *lines;
  gsize end;

  g_return_val_if_fail (self != NULL, 0);

  lines = get_lines (self);
  if (line + 1 >= lines->n_lines)
    return self->length;
  end = lines->starts[line + 1] - 1;
  if (end > lines->starts[line] && self->data[end - 1] == '\r')
    end--;
  return end;
}

gsize
sp_text_get_line_at (SpText *self, gsize offset)
{
  const LineIndex *lines;
  gsize low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  lines = get_lines (self);
  high = lines->n_lines;
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (lines->starts[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

void
sp_text_get_position (SpText *self, gsize offset, guint *line, guint *column)
{
  gsize at, index;
  guint characters = 1;

  g_return_if_fail (self != NULL);

  offset = MIN (offset, self->length);
  index = sp_text_get_line_at (self, offset);
  at = sp_text_get_line_start (self, index);
  if (index == 0 && sp_text_has_bom (self))
    at += 3;
  for (; at < offset; at++)
    if (((guchar) self->data[at] & 0xC0) != 0x80)
      characters++;
  if (line != NULL)
    *line = (guint) index + 1;
  if (column != NULL)
    *column = characters;
}
