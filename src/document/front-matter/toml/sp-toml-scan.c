/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

gboolean
sp_toml_fail (SpTomlScan *self, gsize offset, const char *sentence)
{
  if (self->reading->error == NULL)
    {
      self->reading->error = g_strdup (sentence);
      self->reading->error_offset = MIN (offset, self->end);
    }
  return FALSE;
}

char
sp_toml_peek (const SpTomlScan *self)
{
  return self->at < self->end ? self->data[self->at] : '\0';
}

static gboolean
has_prefix (const SpTomlScan *self, gsize at, const char *prefix)
{
  gsize n = strlen (prefix);

  return self->end - at >= n && memcmp (self->data + at, prefix, n) == 0;
}

static gboolean
is_newline (const SpTomlScan *self, gsize at)
{
  return self->data[at] == '\n' || has_prefix (self, at, "\r\n");
}

static void
skip_newline (SpTomlScan *self)
{
  self->at += self->data[self->at] == '\r' ? 2 : 1;
}

static gboolean
is_control (char c)
{
  return ((guchar) c < 0x20 && c != '\t') || c == 0x7F;
}

static gboolean
fail_control (SpTomlScan *self)
{
  return sp_toml_fail (self, self->at,
                       _ ("There is an invisible control character here. Delete it."));
}

void
sp_toml_skip_blanks (SpTomlScan *self)
{
  while (self->at < self->end && (self->data[self->at] == ' ' || self->data[self->at] == '\t'))
    self->at++;
}

static gboolean
skip_comment (SpTomlScan *self)
{
  if (sp_toml_peek (self) != '#')
    return TRUE;
  for (; self->at < self->end && !is_newline (self, self->at); self->at++)
    if (is_control (self->data[self->at]))
      return fail_control (self);
  return TRUE;
}

gboolean
sp_toml_skip_line_rest (SpTomlScan *self)
{
  sp_toml_skip_blanks (self);
  if (!skip_comment (self))
    return FALSE;
  if (self->at == self->end)
    return TRUE;
  if (!is_newline (self, self->at))
    return sp_toml_fail (self, self->at,
                         _ ("There is something behind the value that does not belong to it. Put "
                            "texts in quotation marks, and each field on its own line."));
  skip_newline (self);
  return TRUE;
}

gboolean
sp_toml_skip_space (SpTomlScan *self)
{
  while (self->at < self->end)
    {
      sp_toml_skip_blanks (self);
      if (!skip_comment (self))
        return FALSE;
      if (self->at == self->end || !is_newline (self, self->at))
        return TRUE;
      skip_newline (self);
    }
  return TRUE;
}

static void
append_character (SpTomlScan *self, gunichar character)
{
  if (character == 0)
    {
      self->nul = TRUE;
      character = REPLACEMENT;
    }
  g_string_append_unichar (self->text, character);
}

/* The @n_digits hexadecimal digits behind a \u. */
static gboolean
read_code_point (SpTomlScan *self, guint n_digits)
{
  gunichar character = 0;

  if (self->end - self->at < n_digits)
    return FALSE;
  for (guint i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (self->data[self->at + i]);

      if (digit < 0 || character > 0x10FFFF)
        return FALSE;
      character = character * 16 + (gunichar) digit;
    }
  if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
    return FALSE;
  self->at += n_digits;
  append_character (self, character);
  return TRUE;
}

/* A backslash before a line end takes the line end away, and all blanks behind it. */
static gboolean
skip_line_continuation (SpTomlScan *self)
{
  gsize at = self->at + 1;

  while (at < self->end && (self->data[at] == ' ' || self->data[at] == '\t'))
    at++;
  if (at == self->end || !is_newline (self, at))
    return FALSE;
  while (at < self->end &&
         (self->data[at] == ' ' || self->data[at] == '\t' || is_newline (self, at)))
    at += self->data[at] == '\r' ? 2 : 1;
  self->at = at;
  return TRUE;
}

static gboolean
read_escape (SpTomlScan *self)
{
  static const char letters[] = "btnfre\"\\";
  static const char meanings[] = "\b\t\n\f\r\x1B\"\\";
  gsize start = self->at;
  char letter = start + 1 < self->end ? self->data[start + 1] : '\0';
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  self->at = MIN (start + 2, self->end);
  if (found != NULL)
    {
      g_string_append_c (self->text, meanings[found - letters]);
      return TRUE;
    }
  if ((letter == 'u' && read_code_point (self, 4)) || (letter == 'U' && read_code_point (self, 8)))
    return TRUE;
  return sp_toml_fail (self, start,
                       _ ("A backslash in a text in double quotation marks has a special meaning, "
                          "and this one has none. Write two backslashes for one."));
}

static gboolean
fail_unclosed (SpTomlScan *self, gsize start)
{
  return sp_toml_fail (self, start,
                       _ ("The text that begins with a quotation mark here has no closing one."));
}

/* A string on one line, between two @quote. */
static gboolean
read_short_string (SpTomlScan *self, char quote)
{
  gsize start = self->at++;

  while (self->at < self->end && !is_newline (self, self->at))
    {
      char c = self->data[self->at];

      if (c == quote)
        {
          self->at++;
          return TRUE;
        }
      if (c == '\\' && quote == '"')
        {
          if (!read_escape (self))
            return FALSE;
          continue;
        }
      if (is_control (c))
        return fail_control (self);
      g_string_append_c (self->text, c);
      self->at++;
    }
  return fail_unclosed (self, start);
}

/* Up to two quotation marks may stand right before the three that close. */
static gboolean
close_long_string (SpTomlScan *self, char quote)
{
  gsize n = 0;

  while (self->at + n < self->end && self->data[self->at + n] == quote)
    n++;
  if (n > 5)
    return sp_toml_fail (self, self->at, _ ("There are too many quotation marks in a row here."));
  for (gsize i = 3; i < n; i++)
    g_string_append_c (self->text, quote);
  self->at += n;
  return TRUE;
}

/* A string between three @quote on each side. Its line ends are read as LF. */
static gboolean
read_long_string (SpTomlScan *self, char quote)
{
  const char delimiter[] = { quote, quote, quote, '\0' };
  gsize start = self->at;

  self->at += 3;
  if (self->at < self->end && is_newline (self, self->at))
    skip_newline (self);
  while (self->at < self->end)
    {
      char c = self->data[self->at];

      if (c == quote && has_prefix (self, self->at, delimiter))
        return close_long_string (self, quote);
      if (is_newline (self, self->at))
        {
          g_string_append_c (self->text, '\n');
          skip_newline (self);
          continue;
        }
      if (c == '\\' && quote == '"')
        {
          if (!skip_line_continuation (self) && !read_escape (self))
            return FALSE;
          continue;
        }
      if (is_control (c))
        return fail_control (self);
      g_string_append_c (self->text, c);
      self->at++;
    }
  return fail_unclosed (self, start);
}

gboolean
sp_toml_read_string (SpTomlScan *self, SpNodeStyle *style)
{
  char quote = self->data[self->at];

  g_string_truncate (self->text, 0);
  self->nul = FALSE;
  *style = quote == '"' ? SP_STYLE_DOUBLE : SP_STYLE_SINGLE;
  if (has_prefix (self, self->at, quote == '"' ? "\"\"\"" : "'''"))
    return read_long_string (self, quote);
  return read_short_string (self, quote);
}

static gboolean
is_bare (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

gboolean
sp_toml_read_key (SpTomlScan *self)
{
  char first = sp_toml_peek (self);
  gsize start = self->at;

  g_string_truncate (self->text, 0);
  self->nul = FALSE;
  if (first == '"' || first == '\'')
    return read_short_string (self, first);
  while (self->at < self->end && is_bare (self->data[self->at]))
    self->at++;
  if (self->at == start)
    return sp_toml_fail (self, start,
                         _ ("This line is not a field: a field is a name, an equals sign, and a "
                            "value. Names with spaces or special letters need quotation marks."));
  g_string_append_len (self->text, self->data + start, (gssize) (self->at - start));
  return TRUE;
}
