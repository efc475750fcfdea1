/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml-span.h"

#include "sp-ascii.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

/* The control characters that are valid UTF-8 and refused by YAML all the same. */
static gboolean
is_control (const char *at, const char *end)
{
  guchar byte = (guchar) *at;

  if (byte < 0x20)
    return byte != '\t' && byte != '\n' && byte != '\r';
  if (byte == 0x7F)
    return TRUE;
  if (byte == 0xC2 && end - at >= 2)
    return (guchar) at[1] < 0xA0 && (guchar) at[1] != 0x85;
  return end - at >= 3 && byte == 0xEF && (guchar) at[1] == 0xBF && (guchar) at[2] >= 0xBE;
}

const char *
sp_yaml_places_init (SpYamlPlaces *self, const char *data, gsize start, gsize end, gsize *bad)
{
  const char *stop = data + end, *invalid;

  *self = (SpYamlPlaces){ data, start, end, TRUE, 0, start };
  for (gsize at = start; (at = sp_ascii_skip_printable (data, at, end)) < end; at++)
    {
      if ((guchar) data[at] >= 0x80)
        self->ascii = FALSE;
      if (is_control (data + at, stop))
        {
          *bad = at;
          return _ ("There is an invisible control character here. Delete it.");
        }
    }
  if (!self->ascii && !g_utf8_validate_len (data + start, end - start, &invalid))
    {
      *bad = (gsize) (invalid - data);
      return _ (
          "There is a character here that is not UTF-8. The website can only be built when the "
          "file is converted to UTF-8.");
    }
  return NULL;
}

gsize
sp_yaml_places_find (SpYamlPlaces *self, gsize index)
{
  gsize at = self->last_byte;

  if (self->ascii)
    return MIN (self->start + index, self->end);
  for (; self->last_index < index && at < self->end; self->last_index++)
    for (at++; at < self->end && is_continuation (self->data[at]); at++)
      ;
  for (; self->last_index > index; self->last_index--)
    for (at--; is_continuation (self->data[at]); at--)
      ;
  return self->last_byte = at;
}

static gsize
skip_line (const SpYamlPlaces *self, gsize at)
{
  const char *newline = memchr (self->data + at, '\n', self->end - at);

  return newline != NULL ? (gsize) (newline - self->data) + 1 : self->end;
}

gsize
sp_yaml_find_indicator (const SpYamlPlaces *self, gsize from, gsize to, char indicator)
{
  while (from < to)
    {
      char byte = self->data[from];

      if (byte == indicator)
        return from;
      if (byte == '#')
        from = skip_line (self, from);
      else if (g_ascii_isspace (byte) || byte == ',' || byte == '{' || (guchar) byte >= 0x80)
        from++;
      else
        break;
    }
  return SP_YAML_NO_MARK;
}

gsize
sp_yaml_skip_properties (const SpYamlPlaces *self, gsize at)
{
  while (at < self->end)
    {
      char byte = self->data[at];

      if (byte == '&' || byte == '!')
        while (at < self->end && !g_ascii_isspace (self->data[at]))
          at++;
      else if (byte == '#')
        at = skip_line (self, at);
      else if (g_ascii_isspace (byte))
        at++;
      else
        break;
    }
  return at;
}

/* A carriage return alone, U+0085, U+2028, U+2029. */
static gboolean
is_behind_odd_line_end (const SpYamlPlaces *self, gsize at)
{
  const guchar *data = (const guchar *) self->data;

  return (at > self->start && data[at - 1] == '\r') ||
         (at > self->start + 1 && data[at - 2] == 0xC2 && data[at - 1] == 0x85) ||
         (at > self->start + 2 && data[at - 3] == 0xE2 && data[at - 2] == 0x80 &&
          (data[at - 1] == 0xA8 || data[at - 1] == 0xA9));
}

gboolean
sp_yaml_find_entry (const SpYamlPlaces *self, SpYamlNode *node)
{
  SpNode *base = &node->node;
  gsize at = base->key != NULL ? base->key_start : base->start;
  gsize from;
  gboolean first;

  if (base->key == NULL && node->mark != SP_YAML_NO_MARK)
    at = node->mark;
  for (from = at; from > self->start; from--)
    if (self->data[from - 1] != ' ' && self->data[from - 1] != '\t')
      break;
  first = from == self->start || self->data[from - 1] == '\n';
  base->entry_start = first ? from : at;
  base->entry_end = skip_line (self, base->end);
  return first || !is_behind_odd_line_end (self, from);
}

static gsize
previous_line (const SpYamlPlaces *self, gsize start, gsize at)
{
  const char *newline;

  if (at <= start + 1)
    return start;
  newline = memrchr (self->data + start, '\n', at - 1 - start);
  return newline != NULL ? (gsize) (newline - self->data) + 1 : start;
}

static gsize
line_end_before (const SpYamlPlaces *self, gsize at)
{
  if (at > self->start && self->data[at - 1] == '\n')
    at--;
  if (at > self->start && self->data[at - 1] == '\r')
    at--;
  return at;
}

gsize
sp_yaml_trim_block_scalar (const SpYamlPlaces *self, gsize start, gsize end)
{
  gsize header_end = start + 1, first, at = end, indent = 0, line;
  gboolean keep = FALSE;

  for (; header_end < end && strchr ("+-123456789", self->data[header_end]) != NULL &&
         self->data[header_end] != '\0';
       header_end++)
    keep |= self->data[header_end] == '+';
  first = skip_line (self, header_end);
  if (first >= end)
    return header_end;
  /* libyaml may stop within the indentation of the line behind. */
  if (self->data[end - 1] != '\n' && strspn (self->data + previous_line (self, start, end + 1),
                                             " ") >= end - previous_line (self, start, end + 1))
    at = previous_line (self, start, end + 1);
  if (keep)
    return MAX (line_end_before (self, at), header_end);

  for (line = first; line < at; line = skip_line (self, line))
    {
      indent = strspn (self->data + line, " ");
      if (self->data[line + indent] != '\n' && self->data[line + indent] != '\r')
        break;
    }
  for (; at > first; at = line)
    {
      gsize spaces;

      line = previous_line (self, start, at);
      spaces = strspn (self->data + line, " ");
      if (line + spaces < line_end_before (self, at) || spaces > indent)
        break;
    }
  return at > first ? line_end_before (self, at) : header_end;
}
