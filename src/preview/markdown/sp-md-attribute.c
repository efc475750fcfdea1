/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-parser.h"

#define MAX_NESTING 16

typedef struct
{
  SpMdArena *arena;
  const char *line;
  int length;
  int position;
  int depth;
} Scanner;

static gboolean scan_attributes (Scanner *self, SpMdAttribute **attributes);
static gboolean scan_value (Scanner *self, SpMdAttribute *attribute);

static char
peek (const Scanner *self)
{
  return self->position < self->length ? self->line[self->position] : '\xff';
}

static void
skip_spaces (Scanner *self)
{
  while (self->position < self->length && sp_md_is_space (self->line[self->position]))
    self->position++;
}

static gboolean
is_name_start (char c)
{
  return sp_md_is_alpha (c) || c == '_' || c == ':';
}

static SpMdSlice
scan_name (Scanner *self)
{
  SpMdSlice name = { self->line + self->position, 0 };

  while (self->position < self->length &&
         (is_name_start (peek (self)) || sp_md_is_digit (peek (self)) || peek (self) == '.' ||
          peek (self) == '-'))
    self->position++;
  name.length = self->line + self->position - name.data;
  return name;
}

/* "#id" and ".class". */
static void
scan_short (Scanner *self, SpMdAttribute *attribute)
{
  static const SpMdSlice id = { "id", 2 };
  static const SpMdSlice class = { "class", 5 };
  int start = self->position + 1;

  attribute->name = peek (self) == '#' ? id : class;
  for (self->position++; self->position < self->length; self->position++)
    {
      char c = peek (self);

      if (sp_md_is_space (c) ||
          (sp_md_is_punct (c) && c != '_' && c != '-' && c != ':' && c != '.'))
        break;
    }
  attribute->value.data = self->line + start;
  attribute->value.length = self->position - start;
  attribute->escape = TRUE;
}

static gboolean
scan_string (Scanner *self, SpMdAttribute *attribute)
{
  static const char escapes[] = "\"\"//\\\\b\bf\fn\nr\rt\t";
  char *value = sp_md_arena_alloc (self->arena, self->length - self->position + 1);
  int n = 0;

  for (int i = self->position + 1; i < self->length; i++)
    {
      char c = self->line[i];

      if (c == '"')
        {
          attribute->value.data = value;
          attribute->value.length = n;
          attribute->escape = TRUE;
          self->position = i + 1;
          return TRUE;
        }
      if (c == '\\' && i != self->length - 1)
        for (const char *e = escapes; *e != '\0'; e += 2)
          if (self->line[i + 1] == *e)
            {
              c = e[1];
              i++;
              break;
            }
      value[n++] = c;
    }
  return FALSE;
}

static void
scan_digits (Scanner *self)
{
  while (sp_md_is_digit (peek (self)))
    self->position++;
}

static gboolean
scan_number (Scanner *self, SpMdAttribute *attribute)
{
  int start = self->position;
  g_autofree char *text = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *value;

  if (peek (self) == '-' || peek (self) == '+')
    self->position++;
  if (!sp_md_is_digit (peek (self)))
    return FALSE;
  scan_digits (self);
  if (peek (self) == '.')
    {
      self->position++;
      scan_digits (self);
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      self->position++;
      if (peek (self) == '-' || peek (self) == '+')
        self->position++;
      scan_digits (self);
    }
  text = g_strndup (self->line + start, self->position - start);
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", g_ascii_strtod (text, NULL));
  value = sp_md_arena_alloc (self->arena, strlen (buffer) + 1);
  memcpy (value, buffer, strlen (buffer) + 1);
  attribute->value.data = value;
  attribute->value.length = strlen (value);
  return TRUE;
}

/* A list or a group: Hugo prints nothing for either. */
static gboolean
scan_list (Scanner *self)
{
  SpMdAttribute item;

  self->position++;
  for (int i = 0;; i++)
    {
      gboolean comma = i != 0 && peek (self) == ',';

      if (comma)
        self->position++;
      if (peek (self) == ']')
        {
          self->position++;
          return !comma;
        }
      skip_spaces (self);
      if (!scan_value (self, &item))
        return FALSE;
      skip_spaces (self);
    }
}

static gboolean
scan_word (Scanner *self, SpMdAttribute *attribute)
{
  SpMdSlice word;

  if (!is_name_start (peek (self)))
    return FALSE;
  word = scan_name (self);
  attribute->escape = !sp_md_slice_equal (word, "true") && !sp_md_slice_equal (word, "false") &&
                      !sp_md_slice_equal (word, "null");
  if (sp_md_slice_equal (word, "null"))
    word.length = 0;
  attribute->value = word;
  return TRUE;
}

static gboolean
scan_value (Scanner *self, SpMdAttribute *attribute)
{
  SpMdAttribute *group;
  gboolean ok;
  char c;

  memset (attribute, 0, sizeof *attribute);
  skip_spaces (self);
  if (self->position >= self->length || self->depth >= MAX_NESTING)
    return FALSE;
  c = peek (self);
  self->depth++;
  if (c == '{')
    ok = scan_attributes (self, &group);
  else if (c == '[')
    ok = scan_list (self);
  else if (c == '"')
    ok = scan_string (self, attribute);
  else if (c == '-' || c == '+' || sp_md_is_digit (c))
    ok = scan_number (self, attribute);
  else
    ok = scan_word (self, attribute);
  self->depth--;
  return ok;
}

static gboolean
scan_attribute (Scanner *self, SpMdAttribute *attribute)
{
  SpMdSlice name;

  skip_spaces (self);
  if (peek (self) == '#' || peek (self) == '.')
    {
      scan_short (self, attribute);
      return TRUE;
    }
  if (self->position >= self->length || !is_name_start (peek (self)))
    return FALSE;
  name = scan_name (self);
  skip_spaces (self);
  if (peek (self) != '=')
    return FALSE;
  self->position++;
  if (!scan_value (self, attribute))
    return FALSE;
  attribute->name = name;
  return !sp_md_slice_equal (name, "class") || attribute->escape;
}

/* Classes add up; any other name may stand twice, and the last one is used. */
static void
add_attribute (Scanner *self, SpMdAttribute **attributes, const SpMdAttribute *attribute)
{
  SpMdAttribute **end = attributes;

  for (; *end != NULL; end = &(*end)->next)
    if (sp_md_slice_equal ((*end)->name, "class") && sp_md_slice_equal (attribute->name, "class"))
      {
        int n = (*end)->value.length;
        char *joined = sp_md_arena_alloc (self->arena, n + 1 + attribute->value.length);

        memcpy (joined, (*end)->value.data, n);
        joined[n] = ' ';
        memcpy (joined + n + 1, attribute->value.data, attribute->value.length);
        (*end)->value.data = joined;
        (*end)->value.length = n + 1 + attribute->value.length;
        return;
      }
  *end = sp_md_arena_alloc (self->arena, sizeof (SpMdAttribute));
  **end = *attribute;
  (*end)->next = NULL;
}

static gboolean
scan_attributes (Scanner *self, SpMdAttribute **attributes)
{
  *attributes = NULL;
  skip_spaces (self);
  if (peek (self) != '{')
    return FALSE;
  self->position++;
  while (peek (self) != '}')
    {
      SpMdAttribute attribute = { 0 };

      if (!scan_attribute (self, &attribute))
        return FALSE;
      add_attribute (self, attributes, &attribute);
      skip_spaces (self);
      if (peek (self) == ',')
        {
          self->position++;
          skip_spaces (self);
        }
    }
  self->position++;
  return TRUE;
}

SpMdAttribute *
sp_md_parse_attributes (SpMdArena *arena, const char *line, int length, int position, int *end)
{
  Scanner scanner = { arena, line, length, position, 0 };
  SpMdAttribute *attributes;

  if (!scan_attributes (&scanner, &attributes))
    {
      *end = -1;
      return NULL;
    }
  *end = scanner.position;
  return attributes;
}
