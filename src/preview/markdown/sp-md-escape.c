/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-escape.h"

#include <stdlib.h>
#include <string.h>

#include "sp-md-char.h"

typedef struct
{
  const char *name;
  const char *text;
} HtmlEntity;

#include "sp-html-entities.h"

static int
compare_entity (gconstpointer key, gconstpointer entity)
{
  const SpMdSlice *name = key;
  const HtmlEntity *candidate = entity;
  int order = strncmp (name->data, candidate->name, name->length);

  return order != 0 ? order : candidate->name[name->length] == '\0' ? 0 : -1;
}

static const char *
find_entity (const char *name, int length)
{
  SpMdSlice key = { name, length };
  const HtmlEntity *entity;

  entity = bsearch (&key, html_entities, G_N_ELEMENTS (html_entities), sizeof (HtmlEntity),
                    compare_entity);
  return entity != NULL ? entity->text : NULL;
}

/* Reads "&…;" at @text. Returns its bytes, 0 when it is no reference, and appends what it is. */
static int
read_named (const char *text, int length, GString *out)
{
  const char *found;
  int i = 1;

  while (i < length && sp_md_is_alnum (text[i]))
    i++;
  if (i == 1 || i >= length || text[i] != ';')
    return 0;
  found = find_entity (text + 1, i - 1);
  if (found == NULL)
    return 0;
  g_string_append (out, found);
  return i + 1;
}

static int
read_numeric (const char *text, int length, GString *out)
{
  gboolean hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
  int start = hex ? 3 : 2;
  int i = start;
  guint64 code;

  while (i < length && (hex ? g_ascii_isxdigit (text[i]) : sp_md_is_digit (text[i])))
    i++;
  if (i == start || i - start > (hex ? 6 : 7) || i >= length || text[i] != ';')
    return 0;
  code = g_ascii_strtoull (text + start, NULL, hex ? 16 : 10);
  if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    code = 0xfffd;
  g_string_append_unichar (out, code);
  return i + 1;
}

static int
read_reference (const char *text, int length, GString *out)
{
  if (length > 1 && text[1] == '#')
    return read_numeric (text, length, out);
  return read_named (text, length, out);
}

void
sp_md_append_escaped (GString *html, const char *text, int length)
{
  int start = 0;

  for (int i = 0; i < length; i++)
    {
      const char *entity;

      switch (text[i])
        {
        case '&':
          entity = "&amp;";
          break;
        case '<':
          entity = "&lt;";
          break;
        case '>':
          entity = "&gt;";
          break;
        case '"':
          entity = "&quot;";
          break;
        default:
          continue;
        }
      g_string_append_len (html, text + start, i - start);
      g_string_append (html, entity);
      start = i + 1;
    }
  g_string_append_len (html, text + start, length - start);
}

void
sp_md_append_text (GString *html, const char *text, int length)
{
  g_autoptr (GString) resolved = NULL;
  int start = 0;
  int i = 0;

  while (i < length)
    {
      int used = 0;

      if (text[i] == '\\' && i + 1 < length && sp_md_is_punct (text[i + 1]))
        {
          sp_md_append_escaped (html, text + start, i - start);
          start = i + 1;
          i += 2;
          continue;
        }
      if (text[i] == '\0')
        {
          sp_md_append_escaped (html, text + start, i - start);
          g_string_append (html, "\357\277\275");
          start = ++i;
          continue;
        }
      if (text[i] == '&')
        {
          if (resolved == NULL)
            resolved = g_string_new (NULL);
          g_string_truncate (resolved, 0);
          used = read_reference (text + i, length - i, resolved);
        }
      if (used > 0)
        {
          sp_md_append_escaped (html, text + start, i - start);
          sp_md_append_escaped (html, resolved->str, resolved->len);
          start = i + used;
        }
      i += MAX (used, 1);
    }
  sp_md_append_escaped (html, text + start, length - start);
}

void
sp_md_append_raw (GString *html, const char *text, int length)
{
  for (int i = 0; i < length;)
    {
      const char *nul = memchr (text + i, '\0', length - i);
      int end = nul != NULL ? (int) (nul - text) : length;

      g_string_append_len (html, text + i, end - i);
      if (nul != NULL)
        g_string_append (html, "\357\277\275");
      i = end + 1;
    }
}

void
sp_md_append_code (GString *html, const char *text, int length)
{
  for (int i = 0; i < length; i++)
    switch (text[i])
      {
      case '\'':
        g_string_append (html, "&#39;");
        break;
      case '"':
        g_string_append (html, "&#34;");
        break;
      default:
        sp_md_append_escaped (html, text + i, 1);
      }
}

/* Backslash escapes, then numbers, then names: each over what the one before gave. */
static void
resolve_address (GString *address)
{
  g_autoptr (GString) from = g_string_new (NULL);

  for (int pass = 0; pass < 3; pass++)
    {
      if (memchr (address->str, pass == 0 ? '\\' : '&', address->len) == NULL)
        continue;
      g_string_truncate (from, 0);
      g_string_append_len (from, address->str, address->len);
      g_string_truncate (address, 0);
      for (gsize i = 0; i < from->len;)
        {
          const char *text = from->str + i;
          int rest = from->len - i;
          int used = 0;

          if (pass == 0 && text[0] == '\\' && rest > 1 && sp_md_is_punct (text[1]))
            {
              g_string_append_c (address, text[1]);
              used = 2;
            }
          else if (pass == 1 && text[0] == '&' && rest > 1 && text[1] == '#')
            used = read_numeric (text, rest, address);
          else if (pass == 2 && text[0] == '&')
            used = read_named (text, rest, address);
          if (used == 0)
            g_string_append_c (address, text[0]);
          i += MAX (used, 1);
        }
    }
}

/* The bytes of the character that @c starts, or 0 when it starts none. */
static int
get_char_length (guchar c)
{
  return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

void
sp_md_append_address (GString *html, const char *address, int length, gboolean resolve)
{
  static const char digits[] = "0123456789ABCDEF";
  g_autoptr (GString) resolved = g_string_new_len (address, length);
  int n;

  if (resolve)
    resolve_address (resolved);
  n = resolved->len;
  for (int i = 0; i < n;)
    {
      const char *p = resolved->str + i;
      guchar c = *p;
      int bytes = get_char_length (c);

      if (sp_md_is_alnum (c) || (c != '\0' && strchr (";/?:@=+$,-_.!~*'()#&", c) != NULL))
        sp_md_append_escaped (html, p, 1);
      else if (c == '%' && i + 2 < n && g_ascii_isxdigit (p[1]))
        {
          sp_md_append_escaped (html, p, 3);
          bytes = 3;
        }
      else if (bytes == 0)
        {
          g_string_append_c (html, c);
          bytes = 1;
        }
      else if (i + bytes <= n)
        for (int k = 0; k < bytes; k++)
          {
            g_string_append_c (html, '%');
            g_string_append_c (html, digits[(guchar) p[k] >> 4]);
            g_string_append_c (html, digits[(guchar) p[k] & 15]);
          }
      i += bytes;
    }
}

static gboolean
has_prefix (const char *text, int length, const char *prefix)
{
  int n = strlen (prefix);

  return length >= n && memcmp (text, prefix, n) == 0;
}

gboolean
sp_md_is_dangerous_address (const char *address, int length)
{
  if (has_prefix (address, length, "data:image/"))
    {
      const char *type = address + 11;
      int rest = length - 11;

      return !has_prefix (type, rest, "png;") && !has_prefix (type, rest, "gif;") &&
             !has_prefix (type, rest, "jpeg;") && !has_prefix (type, rest, "webp;") &&
             !has_prefix (type, rest, "svg+xml;");
    }
  return has_prefix (address, length, "javascript:") || has_prefix (address, length, "vbscript:") ||
         has_prefix (address, length, "file:") || has_prefix (address, length, "data:");
}
