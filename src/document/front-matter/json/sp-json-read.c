/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Nobody nests fields deeper than this; what does is an accident or an attack. */
#define MOST_LEVELS 200

#define REPLACEMENT 0xFFFD

typedef struct
{
  SpReading *reading;
  const char *data;
  gsize at;
  gsize end;
  GString *text; /* of the string read last */
  gboolean nul;  /* it held a NUL, for which U+FFFD stands */
} Reader;

static gboolean
fail (Reader *self, gsize offset, const char *sentence)
{
  if (self->reading->error == NULL)
    {
      self->reading->error = g_strdup (sentence);
      self->reading->error_offset = MIN (offset, self->end);
    }
  return FALSE;
}

static char
peek (const Reader *self)
{
  return self->at < self->end ? self->data[self->at] : '\0';
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end && self->data[self->at] != '\0' &&
         strchr (" \t\r\n", self->data[self->at]) != NULL)
    self->at++;
}

static gboolean
read_unit (Reader *self, gunichar *unit)
{
  if (self->end - self->at < 6 || self->data[self->at] != '\\' || self->data[self->at + 1] != 'u')
    return FALSE;
  *unit = 0;
  for (gsize i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (self->data[self->at + i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }
  self->at += 6;
  return TRUE;
}

static gboolean
is_high_surrogate (gunichar unit)
{
  return unit >= 0xD800 && unit < 0xDC00;
}

static gboolean
is_low_surrogate (gunichar unit)
{
  return unit >= 0xDC00 && unit < 0xE000;
}

/* "\uXXXX", or two that make one character. Half of such a pair becomes U+FFFD, as in Go. */
static gboolean
read_unicode_escape (Reader *self)
{
  gunichar unit, low;

  if (!read_unit (self, &unit))
    return FALSE;
  if (is_high_surrogate (unit))
    {
      gsize before = self->at;

      if (read_unit (self, &low) && is_low_surrogate (low))
        {
          unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
      else
        {
          self->at = before;
          unit = REPLACEMENT;
        }
    }
  else if (is_low_surrogate (unit))
    {
      unit = REPLACEMENT;
    }
  else if (unit == 0)
    {
      self->nul = TRUE;
      unit = REPLACEMENT;
    }
  g_string_append_unichar (self->text, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = self->at + 1 < self->end ? self->data[self->at + 1] : '\0';
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  if (found != NULL)
    {
      g_string_append_c (self->text, meanings[found - letters]);
      self->at += 2;
      return TRUE;
    }
  if (read_unicode_escape (self))
    return TRUE;
  return fail (self, self->at,
               _ ("A backslash in a text has a special meaning, and this one has none. Write two "
                  "backslashes for one."));
}

static gboolean
read_string (Reader *self)
{
  gsize start = self->at++;

  g_string_truncate (self->text, 0);
  self->nul = FALSE;
  while (self->at < self->end)
    {
      char c = self->data[self->at];

      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c == '\\')
        {
          if (!read_escape (self))
            return FALSE;
          continue;
        }
      if (c == '\n' || c == '\r')
        break;
      if ((guchar) c < 0x20)
        return fail (self, self->at,
                     _ ("There is an invisible control character in this text. Delete it."));
      g_string_append_c (self->text, c);
      self->at++;
    }
  return fail (self, start,
               _ ("The text that begins with a quotation mark here has no closing one on its "
                  "line."));
}

static gboolean
skip_digits (Reader *self)
{
  gsize start = self->at;

  while (self->at < self->end && g_ascii_isdigit (self->data[self->at]))
    self->at++;
  return self->at > start;
}

static gboolean
skip_number (Reader *self, gboolean *whole)
{
  *whole = TRUE;
  if (peek (self) == '-')
    self->at++;
  if (peek (self) == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  if (peek (self) == '.')
    {
      *whole = FALSE;
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      *whole = FALSE;
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  return TRUE;
}

static SpValue *
read_number (Reader *self)
{
  gsize start = self->at;
  g_autofree char *text = NULL;
  gboolean whole;
  gint64 integer;
  double number;

  if (!skip_number (self, &whole))
    return NULL;
  text = g_strndup (self->data + start, self->at - start);
  if (whole && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return sp_value_new_integer (integer);
  number = g_ascii_strtod (text, NULL);
  return isfinite (number) ? sp_value_new_float (number) : NULL;
}

static gboolean
skip_word (Reader *self, const char *word)
{
  gsize length = strlen (word);

  if (self->end - self->at < length || memcmp (self->data + self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* A value other than a text, list or group. */
static SpValue *
read_word (Reader *self)
{
  gsize start = self->at;
  SpValue *value = NULL;

  if (skip_word (self, "true"))
    value = sp_value_new_boolean (TRUE);
  else if (skip_word (self, "false"))
    value = sp_value_new_boolean (FALSE);
  else if (skip_word (self, "null"))
    value = sp_value_new_null ();
  else if (peek (self) == '-' || g_ascii_isdigit (peek (self)))
    value = read_number (self);
  if (value == NULL)
    fail (self, start,
          _ ("A value is missing here, or it is a text without quotation marks, or a number that "
             "cannot be read."));
  return value;
}

static void
lock_nul (SpNode *node)
{
  node->locked_why = _ ("There is an invisible control character in this text, so it can only be "
                        "changed in the source.");
}

static gboolean
read_key (Reader *self, SpNode *entry)
{
  if (peek (self) != '"')
    return fail (self, self->at,
                 _ ("The name of a field is missing here, or has no quotation marks. There may be "
                    "a comma too many before it."));
  entry->key_start = self->at;
  if (!read_string (self))
    return FALSE;
  entry->key_end = self->at;
  entry->key = sp_arena_copy (self->reading->arena, self->text->str, self->text->len);
  if (self->nul)
    lock_nul (entry);
  else if (*entry->key == '\0')
    entry->locked_why = _ ("This field has no name, so it can only be changed in the source.");
  skip_space (self);
  if (peek (self) != ':')
    return fail (self, self->at, _ ("The colon behind the name of the field is missing."));
  self->at++;
  skip_space (self);
  return TRUE;
}

static gboolean read_value (Reader *self, SpNode *node, guint level);

static gboolean
read_child (Reader *self, SpNode *parent, guint level)
{
  SpNode *child = sp_node_alloc (self->reading->arena, sizeof (SpNode));

  if (parent->type == SP_VALUE_MAP)
    {
      if (!read_key (self, child))
        return FALSE;
    }
  sp_node_append (parent, child);
  if (!read_value (self, child, level))
    return FALSE;
  child->entry_start = child->key != NULL ? child->key_start : child->start;
  child->entry_end = child->end;
  return TRUE;
}

static gboolean
read_children (Reader *self, SpNode *parent, guint level)
{
  char close = parent->type == SP_VALUE_MAP ? '}' : ']';

  self->at++;
  skip_space (self);
  if (peek (self) == close)
    {
      self->at++;
      return TRUE;
    }
  for (;;)
    {
      if (!read_child (self, parent, level))
        return FALSE;
      skip_space (self);
      if (peek (self) == close)
        {
          self->at++;
          return TRUE;
        }
      if (peek (self) != ',')
        return fail (self, self->at, _ ("A comma or a closing bracket is missing here."));
      self->at++;
      skip_space (self);
    }
}

static gboolean
read_value (Reader *self, SpNode *node, guint level)
{
  char first = peek (self);

  node->start = self->at;
  if (level > MOST_LEVELS)
    return fail (self, self->at, _ ("Fields are nested too deeply here."));
  if (first == '"')
    {
      node->style = SP_STYLE_DOUBLE;
      if (!read_string (self))
        return FALSE;
      node->value = sp_value_new_string (self->text->str);
      if (self->nul)
        lock_nul (node);
    }
  else if (first == '{' || first == '[')
    {
      node->style = SP_STYLE_FLOW;
      node->type = first == '{' ? SP_VALUE_MAP : SP_VALUE_LIST;
      if (!read_children (self, node, level + 1))
        return FALSE;
      sp_node_finish (node, self->reading);
    }
  else
    {
      node->style = SP_STYLE_PLAIN;
      node->value = read_word (self);
      if (node->value == NULL)
        return FALSE;
    }
  node->type = sp_value_get_value_type (node->value);
  node->end = self->at;
  return TRUE;
}

static gboolean
read_document (Reader *self, SpNode *root)
{
  const char *bad;

  if (!g_utf8_validate_len (self->data + self->at, self->end - self->at, &bad))
    return fail (self, (gsize) (bad - self->data),
                 *bad == '\0' ? _ ("There is an invisible control character here. Delete it.")
                              : _ ("This is not a letter that can stand on the page: the file is "
                                   "not written in UTF-8."));
  skip_space (self);
  if (peek (self) != '{')
    return fail (self, self->at, _ ("The fields must stand between braces { and }."));
  if (!read_value (self, root, 1))
    return FALSE;
  skip_space (self);
  if (self->at < self->end)
    return fail (self, self->at, _ ("There is something behind the closing brace."));
  return TRUE;
}

void
sp_json_read (SpReading *reading)
{
  Reader reader = { reading, sp_text_get_data (reading->text, NULL), reading->start, reading->end };
  SpNode *root = sp_node_alloc (reading->arena, sizeof (SpNode));

  reader.text = g_string_new (NULL);
  if (read_document (&reader, root))
    {
      root->entry_start = root->start;
      root->entry_end = root->end;
      reading->root = root;
    }
  else
    {
      sp_node_drop_values (root);
    }
  g_string_free (reader.text, TRUE);
}
