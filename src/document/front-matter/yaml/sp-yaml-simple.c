/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shape of nearly every page: names at the start of their lines, each with a text on the same
 * line, or with a list of such texts below or in brackets. Whatever might mean more is left to
 * libyaml, so what is accepted here is chosen for being plain to see, not for being complete. */

#include "sp-yaml-reader.h"

#include <string.h>

/* libyaml takes names of up to 1024 characters; nobody writes them half as long. */
#define LONGEST_KEY 128

/* What means more than itself where a text without quotes begins, and within brackets. */
static const char first_indicators[] = "?:,[]{}#&*!|>'\"%@`";
static const char bracket_indicators[] = "?:[{}#&*!|>'\"%@`";

typedef struct
{
  SpYamlReader *reader;
  const char *data;
  gsize at;       /* the start of a line */
  gsize line_end; /* where its line feed stands, or @end */
  gsize end;      /* of the fields */
  char small[256];
  GString *large; /* for texts that are larger, made at the first */
} Scan;

static gboolean
take (Scan *self, SpYamlEventType type, SpNodeStyle style, gsize start, gsize end)
{
  const SpYamlEvent event = { .type = type, .style = style, .start = start, .end = end };

  return sp_yaml_reader_take (self->reader, &event);
}

/* The bytes from @from to @to with a zero byte behind them. */
static const char *
copy_text (Scan *self, gsize from, gsize to)
{
  char *text = self->small;

  if (to - from >= sizeof self->small)
    {
      if (self->large == NULL)
        self->large = g_string_new (NULL);
      g_string_set_size (self->large, to - from);
      text = self->large->str;
    }
  memcpy (text, self->data + from, to - from);
  text[to - from] = '\0';
  return text;
}

/* The bytes from @from to @to are the text of the scalar from @start to @end. */
static gboolean
take_scalar (Scan *self, SpNodeStyle style, gsize start, gsize end, gsize from, gsize to)
{
  SpYamlEvent event = { .type = SP_YAML_SCALAR, .style = style, .start = start, .end = end };

  event.text = copy_text (self, from, to);
  event.length = to - from;
  event.resolves = style == SP_STYLE_PLAIN;
  return sp_yaml_reader_take (self->reader, &event);
}

/* Where the content of the line at hand ends; a carriage return belongs to its end. */
static gsize
find_content_end (const Scan *self)
{
  if (self->line_end > self->at && self->line_end < self->end &&
      self->data[self->line_end - 1] == '\r')
    return self->line_end - 1;
  return self->line_end;
}

static void
leave_line (Scan *self)
{
  self->at = MIN (self->line_end + 1, self->end);
}

static gsize
skip_spaces (const Scan *self, gsize at, gsize end)
{
  while (at < end && self->data[at] == ' ')
    at++;
  return at;
}

/* Goes to the next line that is neither blank nor a comment, and tells its indentation. %FALSE at
 * the end. */
static gboolean
next_line (Scan *self, gsize *indent)
{
  while (self->at < self->end)
    {
      const char *newline = memchr (self->data + self->at, '\n', self->end - self->at);
      gsize end, first;

      self->line_end = newline != NULL ? (gsize) (newline - self->data) : self->end;
      end = find_content_end (self);
      first = skip_spaces (self, self->at, end);
      if (first < end && self->data[first] != '#')
        {
          *indent = first - self->at;
          return TRUE;
        }
      leave_line (self);
    }
  return FALSE;
}

/* Whether from @at up to @end there is nothing but spaces and a comment; what a comment follows
 * ends with a space. */
static gboolean
is_rest (const Scan *self, gsize at, gsize end)
{
  gsize first = skip_spaces (self, at, end);

  return first == end || (first > at && self->data[first] == '#');
}

/* Whether there is a tab, a carriage return without its line feed, the mark of byte order or one of
 * the line ends that only YAML knows. */
static gboolean
has_odd (const Scan *self)
{
  static const char *const odd[] = { "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF" };
  const char *at = self->data + self->at, *end = self->data + self->end, *cr = at;

  if (memchr (at, '\t', (gsize) (end - at)) != NULL)
    return TRUE;
  while ((cr = memchr (cr, '\r', (gsize) (end - cr))) != NULL)
    if (++cr == end || *cr != '\n')
      return TRUE;
  for (guint i = 0; !self->reader->places.ascii && i < G_N_ELEMENTS (odd); i++)
    if (memmem (at, (gsize) (end - at), odd[i], strlen (odd[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Where the quoted text that begins at @at ends; 0 unless it ends on the line and says what stands
 * between its quotes. */
static gsize
find_quoted_end (const Scan *self, gsize at, gsize end)
{
  const char *first = self->data + at + 1, *stop = self->data + end;
  const char *close = memchr (first, first[-1], (gsize) (stop - first));

  if (close == NULL || (close + 1 < stop && close[1] == *close) ||
      (*close == '"' && memchr (first, '\\', (gsize) (close - first)) != NULL))
    return 0;
  return (gsize) (close - self->data) + 1;
}

static gboolean
begins_plain (const Scan *self, gsize at, gsize end)
{
  const char byte = self->data[at];

  if (byte == '-')
    return at + 1 < end && self->data[at + 1] != ' ';
  return strchr (first_indicators, byte) == NULL;
}

/* Where the comment behind the text from @at on begins, or @end. */
static gsize
find_comment (const Scan *self, gsize at, gsize end)
{
  const char *mark = self->data + at;

  while ((mark = memchr (mark, '#', (gsize) (self->data + end - mark))) != NULL)
    {
      if (mark[-1] == ' ')
        return (gsize) (mark - self->data);
      mark++;
    }
  return end;
}

/* Where the plain text that begins at @at ends; 0 when a colon makes something else of it. */
static gsize
find_plain_end (const Scan *self, gsize at, gsize end)
{
  const gsize stop = find_comment (self, at, end);
  const char *colon = self->data + at;
  gsize last = stop;

  while ((colon = memchr (colon, ':', (gsize) (self->data + stop - colon))) != NULL)
    if (++colon == self->data + end || *colon == ' ')
      return 0;
  while (last > at && self->data[last - 1] == ' ')
    last--;
  return last;
}

static gboolean
is_separator (char byte)
{
  return byte == ',' || byte == ']';
}

/* As find_plain_end(), within brackets, where more has a meaning. */
static gsize
find_item_end (const Scan *self, gsize at, gsize end)
{
  gsize last = at;

  for (; at < end && !is_separator (self->data[at]); at++)
    {
      if (self->data[at] == ' ')
        continue;
      if (strchr (bracket_indicators, self->data[at]) != NULL)
        return 0;
      last = at + 1;
    }
  return last;
}

static gboolean
read_quoted (Scan *self, gsize at, gsize stop)
{
  const SpNodeStyle style = self->data[at] == '"' ? SP_STYLE_DOUBLE : SP_STYLE_SINGLE;

  return take_scalar (self, style, at, stop, at + 1, stop - 1);
}

/* A list in brackets, on one line, of texts. */
static gboolean
read_brackets (Scan *self, gsize at, gsize end)
{
  if (!take (self, SP_YAML_BEGIN_LIST, SP_STYLE_FLOW, at, at + 1))
    return FALSE;
  at = skip_spaces (self, at + 1, end);
  while (at < end && self->data[at] != ']')
    {
      const gboolean quoted = self->data[at] == '"' || self->data[at] == '\'';
      const gsize stop = quoted ? find_quoted_end (self, at, end)
                                : (self->data[at] != '-' ? find_item_end (self, at, end) : 0);

      if (stop <= at || !(quoted ? read_quoted (self, at, stop)
                                 : take_scalar (self, SP_STYLE_PLAIN, at, stop, at, stop)))
        return FALSE;
      at = skip_spaces (self, stop, end);
      if (at == end || !is_separator (self->data[at]))
        return FALSE;
      if (self->data[at] == ',')
        at = skip_spaces (self, at + 1, end);
    }
  return at < end && take (self, SP_YAML_END, SP_STYLE_FLOW, at, at + 1) &&
         is_rest (self, at + 1, end);
}

/* What stands from @at to the end of the line, which is not nothing. */
static gboolean
read_value (Scan *self, gsize at, gsize end)
{
  const char byte = self->data[at];
  gsize stop;

  if (byte == '"' || byte == '\'')
    {
      stop = find_quoted_end (self, at, end);
      return stop > 0 && is_rest (self, stop, end) && read_quoted (self, at, stop);
    }
  if (byte == '[')
    return read_brackets (self, at, end);
  if (!begins_plain (self, at, end))
    return FALSE;
  stop = find_plain_end (self, at, end);
  return stop > at && take_scalar (self, SP_STYLE_PLAIN, at, stop, at, stop);
}

/* Takes the value behind the colon or dash at @mark when there is one on its line; an empty one is
 * the caller's. The line is done with then. */
static gboolean
read_rest_of_line (Scan *self, gsize mark, gboolean *empty)
{
  const gsize end = find_content_end (self);
  const gsize at = skip_spaces (self, mark + 1, end);

  *empty = is_rest (self, mark + 1, end);
  if (!*empty && (at == mark + 1 || !read_value (self, at, end)))
    return FALSE;
  leave_line (self);
  return TRUE;
}

static gboolean
is_dash (const Scan *self, gsize at)
{
  return self->data[at] == '-' && (at + 1 == self->end || memchr (" \r\n", self->data[at + 1], 3));
}

/* The list below a name, at the indentation that its first line has. */
static gboolean
read_list (Scan *self, gsize indent)
{
  gsize next = indent;

  if (!take (self, SP_YAML_BEGIN_LIST, SP_STYLE_BLOCK, self->at + indent, self->at + indent))
    return FALSE;
  do
    {
      const gsize mark = self->at + indent;
      gboolean empty;

      if (!is_dash (self, mark) || !read_rest_of_line (self, mark, &empty))
        return FALSE;
      if (empty && !take_scalar (self, SP_STYLE_PLAIN, mark + 1, mark + 1, mark + 1, mark + 1))
        return FALSE;
    }
  while (next_line (self, &next) && next == indent && (indent > 0 || self->data[self->at] == '-'));
  return (self->at == self->end || next == 0) && take (self, SP_YAML_END, SP_STYLE_BLOCK, 0, 0);
}

/* The colon behind the name at the start of the line; 0 when it is not so simple. */
static gsize
find_colon (const Scan *self)
{
  const gsize most = MIN (self->end, self->at + LONGEST_KEY);
  gsize at = self->at;

  if (!g_ascii_isalpha (self->data[at]))
    return 0;
  while (at < most &&
         (g_ascii_isalnum (self->data[at]) || self->data[at] == '_' || self->data[at] == '-'))
    at++;
  return at < most && self->data[at] == ':' ? at : 0;
}

static gboolean
read_field (Scan *self)
{
  const gsize colon = find_colon (self);
  gboolean empty;
  gsize indent = 0;

  if (colon == 0 || !take_scalar (self, SP_STYLE_PLAIN, self->at, colon, self->at, colon) ||
      !read_rest_of_line (self, colon, &empty))
    return FALSE;
  if (!empty)
    return TRUE;
  if (next_line (self, &indent) && is_dash (self, self->at + indent))
    return read_list (self, indent);
  return take_scalar (self, SP_STYLE_PLAIN, colon + 1, colon + 1, colon + 1, colon + 1);
}

static gboolean
read_fields (Scan *self)
{
  gsize indent;

  if (has_odd (self) || !next_line (self, &indent) || indent > 0 ||
      !take (self, SP_YAML_BEGIN_MAP, SP_STYLE_BLOCK, self->at, self->at))
    return FALSE;
  while (next_line (self, &indent))
    if (indent > 0 || !read_field (self))
      return FALSE;
  return take (self, SP_YAML_END, SP_STYLE_BLOCK, 0, 0);
}

gboolean
sp_yaml_scan_simple (SpYamlReader *reader)
{
  Scan self;
  gboolean simple;

  self.reader = reader;
  self.data = reader->places.data;
  self.at = self.line_end = reader->places.start;
  self.end = reader->places.end;
  self.large = NULL;
  simple = read_fields (&self);
  if (self.large != NULL)
    g_string_free (self.large, TRUE);
  return simple;
}
