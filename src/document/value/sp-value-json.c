/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-value.h"

#include <math.h>
#include <string.h>

/* NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR may stand in JSON as they are, but many who read it
 * line by line take them for line ends. */
static gboolean
is_line_separator (const char *at, const char *end)
{
  return (end - at >= 2 && memcmp (at, "\xc2\x85", 2) == 0) ||
         (end - at >= 3 &&
          (memcmp (at, "\xe2\x80\xa8", 3) == 0 || memcmp (at, "\xe2\x80\xa9", 3) == 0));
}

void
sp_json_append_string (GString *json, const char *text, gssize length)
{
  const char *end;

  g_return_if_fail (json != NULL && text != NULL);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_string_append_c (json, '"');
  for (const char *at = text; at < end; at++)
    switch (*at)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *at < 0x20)
          g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
        else if (is_line_separator (at, end))
          {
            g_string_append_printf (json, "\\u%04x", g_utf8_get_char (at));
            at = g_utf8_next_char (at) - 1;
          }
        else
          g_string_append_c (json, *at);
      }
  g_string_append_c (json, '"');
}

static void
append_number (GString *json, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (json, "null");
      return;
    }
  /* The shortest spelling that reads back as the same number. */
  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (json, buffer);
  if (strpbrk (buffer, ".e") == NULL)
    g_string_append (json, ".0");
}

static void
append_entries (const SpValue *self, GString *json)
{
  const gboolean map = sp_value_get_value_type (self) == SP_VALUE_MAP;

  g_string_append_c (json, map ? '{' : '[');
  for (guint i = 0; i < sp_value_get_length (self); i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      if (map)
        {
          sp_json_append_string (json, sp_value_get_key (self, i), -1);
          g_string_append (json, ": ");
        }
      sp_value_append_json (sp_value_get_item (self, i), json);
    }
  g_string_append_c (json, map ? '}' : ']');
}

void
sp_value_append_json (const SpValue *self, GString *json)
{
  g_return_if_fail (self != NULL && json != NULL);

  switch (sp_value_get_value_type (self))
    {
    case SP_VALUE_NULL:
      g_string_append (json, "null");
      break;
    case SP_VALUE_BOOLEAN:
      g_string_append (json, sp_value_get_boolean (self) ? "true" : "false");
      break;
    case SP_VALUE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, sp_value_get_integer (self));
      break;
    case SP_VALUE_FLOAT:
      append_number (json, sp_value_get_float (self));
      break;
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      sp_json_append_string (json, sp_value_get_string (self), -1);
      break;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
      append_entries (self, json);
      break;
    default:
      g_return_if_reached ();
    }
}
