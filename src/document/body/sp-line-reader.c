/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-line-reader.h"

#include "sp-row.h"
#include "sp-shortcode.h"

#include <string.h>

/* Hugo's own shortcode whose content is no Markdown. */
#define VERBATIM "highlight"

void
sp_line_reader_init (SpLineReader *self, const char *data, gsize start, gsize length)
{
  *self = (SpLineReader){ .data = data, .length = length, .next = start };
  self->next_shortcode = sp_shortcode_find (data, start, length);
}

void
sp_line_reader_clear (SpLineReader *self)
{
  g_clear_pointer (&self->closings, g_hash_table_unref);
}

/* Whether a tag that closes @tag stands behind it. */
static gboolean
is_closed (SpLineReader *self, const SpShortcode *tag)
{
  g_autofree char *name = g_strndup (tag->name, tag->name_length);

  if (self->closings == NULL)
    {
      gsize at = self->start;

      self->closings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      while ((at = sp_shortcode_find (self->data, at, self->length)) < self->length)
        {
          SpShortcode other;

          if (sp_shortcode_parse (self->data, at, self->length, &other))
            {
              if (other.closing && !other.markdown)
                g_hash_table_replace (self->closings, g_strndup (other.name, other.name_length),
                                      GSIZE_TO_POINTER (at));
              at = other.end;
            }
          else
            {
              at++;
            }
        }
    }
  return GPOINTER_TO_SIZE (g_hash_table_lookup (self->closings, name)) >= tag->end;
}

/* Behind the word that the shortcode at @at is to the Markdown reader. */
static gsize
skip_shortcode (SpLineReader *self, gsize at)
{
  SpShortcode tag;

  if (!sp_shortcode_parse (self->data, at, self->length, &tag))
    return at + 1;
  if (tag.closing || tag.markdown || tag.name_length != strlen (VERBATIM) ||
      memcmp (tag.name, VERBATIM, tag.name_length) != 0 || !is_closed (self, &tag))
    return sp_shortcode_skip (self->data, self->start, at, self->length);

  for (at = tag.end; (at = sp_shortcode_find (self->data, at, self->length)) < self->length;)
    {
      SpShortcode other;

      if (!sp_shortcode_parse (self->data, at, self->length, &other))
        at++;
      else if (other.closing && other.name_length == tag.name_length &&
               memcmp (other.name, tag.name, tag.name_length) == 0)
        return other.end;
      else
        at = other.end;
    }
  return tag.end;
}

static gsize
find_newline (SpLineReader *self, gsize from)
{
  const char *newline = memchr (self->data + from, '\n', self->length - from);

  return newline != NULL ? (gsize) (newline - self->data) : self->length;
}

gboolean
sp_line_reader_next (SpLineReader *self)
{
  gsize end;

  if (self->next >= self->length)
    return FALSE;
  self->start = self->next;
  end = find_newline (self, self->start);
  if (self->next_shortcode < self->start)
    self->next_shortcode = sp_shortcode_find (self->data, self->start, self->length);
  while (self->next_shortcode < end)
    {
      gsize behind = skip_shortcode (self, self->next_shortcode);

      if (behind > end)
        end = find_newline (self, behind);
      self->next_shortcode = sp_shortcode_find (self->data, behind, self->length);
    }

  self->next = MIN (end + 1, self->length);
  if (end > self->start && end < self->length && self->data[end - 1] == '\r')
    end--;
  self->end = end;
  self->at = self->start;
  self->column = 0;
  self->rest = 0;
  return TRUE;
}

static guint
get_tab_width (guint column)
{
  return 4 - column % 4;
}

guint
sp_line_reader_get_indent (SpLineReader *self, gsize *first)
{
  guint column = self->column + self->rest;
  gsize at = self->at;

  for (; at < self->end; at++)
    {
      if (self->data[at] == ' ')
        column++;
      else if (self->data[at] == '\t')
        column += get_tab_width (column);
      else
        break;
    }
  *first = at;
  return column - self->column;
}

void
sp_line_reader_skip_indent (SpLineReader *self, guint columns)
{
  while (columns > 0)
    {
      guint width = self->rest;

      if (width == 0)
        {
          if (self->at == self->end)
            return;
          if (self->data[self->at] == ' ')
            width = 1;
          else if (self->data[self->at] == '\t')
            width = get_tab_width (self->column);
          else
            return;
          self->at++;
        }
      self->rest = width > columns ? width - columns : 0;
      width -= self->rest;
      self->column += width;
      columns -= width;
    }
}

void
sp_line_reader_advance (SpLineReader *self, gsize at)
{
  self->column += self->rest;
  self->rest = 0;
  for (; self->at < at; self->at++)
    self->column += self->data[self->at] == '\t' ? get_tab_width (self->column) : 1;
}

gboolean
sp_line_reader_is_pair_tag (SpLineReader *self)
{
  gboolean found = FALSE;
  gsize at = self->at;

  while (at < self->end)
    {
      SpShortcode tag;

      if (sp_is_blank (self->data[at]))
        {
          at++;
          continue;
        }
      if (self->data[at] != '{' || !sp_shortcode_parse (self->data, at, self->length, &tag) ||
          tag.markdown || !(tag.closing || is_closed (self, &tag)))
        return FALSE;
      found = TRUE;
      at = tag.end;
    }
  return found;
}
