/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml-scalar.h"

#include <math.h>
#include <string.h>

#include "sp-number.h"

/* Line ends to YAML 1.1 (NEL, LS, PS), a byte-order mark, control and non-characters: they stand in
 * double quotes only, escaped. */
static gboolean
must_escape (gunichar c)
{
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c & 0xFFFE) == 0xFFFE;
}

static gboolean
is_simple (const char *text, gboolean lines)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (lines && (*text == '\n' || *text == '\t'))
        continue;
      if ((guchar) *text >= 0x80 || (guchar) *text < 0x20 || *text == 0x7F)
        if (must_escape (g_utf8_get_char (text)))
          return FALSE;
    }
  return TRUE;
}

gboolean
sp_yaml_is_printable (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_simple (text, TRUE);
}

/* Words that some reader takes for a boolean, null, a number or the default key, in whatever case.
 */
static gboolean
is_word (const char *text)
{
  static const char *const words[] = { "y",    "n",     "yes",   "no",      "on",  "off",
                                       "true", "false", "null",  "~",       "<<",  "=",
                                       ".inf", "+.inf", "-.inf", ".nan",    "nan", "inf",
                                       "-inf", "+inf",  "none",  "infinity" };

  if (strlen (text) > 8)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Numbers in any base and notation, sexagesimals and timestamps are made of these characters. */
static gboolean
may_be_number (const char *text)
{
  if (!g_ascii_isdigit (*text) && *text != '+' && *text != '-' && *text != '.')
    return FALSE;
  return text[strspn (text, "0123456789abcdefABCDEFxXoO_.,:+-pPtTzZ ")] == '\0';
}

static gboolean
is_blank_outside (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

gboolean
sp_yaml_is_plain_safe (const char *text, gboolean in_flow)
{
  const char *last;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0' || strchr ("-?:,[]{}#&*!|>'\"%@` ", *text) != NULL)
    return FALSE;
  last = g_utf8_find_prev_char (text, text + strlen (text));
  if (is_blank_outside (g_utf8_get_char (text)) || is_blank_outside (g_utf8_get_char (last)))
    return FALSE;
  if (strstr (text, ": ") != NULL || strstr (text, " #") != NULL || *last == ':')
    return FALSE;
  /* A colon is allowed in brackets by newer readers only. */
  if (in_flow && strpbrk (text, ",[]{}:?") != NULL)
    return FALSE;
  return !is_word (text) && !may_be_number (text) && strncmp (text, "...", 3) != 0 &&
         is_simple (text, FALSE);
}

static void
append_escape (GString *out, gunichar c)
{
  switch (c)
    {
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    default:
      if (c < 0x100)
        g_string_append_printf (out, "\\x%02X", c);
      else if (c < 0x10000)
        g_string_append_printf (out, "\\u%04X", c);
      else
        g_string_append_printf (out, "\\U%08X", c);
    }
}

static void
append_double (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (must_escape (c))
        append_escape (out, c);
      else if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

static void
append_single (GString *out, const char *text)
{
  g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '\'')
        g_string_append_c (out, '\'');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '\'');
}

void
sp_yaml_append_string (GString *out, const char *text, SpNodeStyle style, gboolean in_flow)
{
  g_return_if_fail (out != NULL && text != NULL);

  if (style == SP_STYLE_SINGLE && is_simple (text, FALSE))
    append_single (out, text);
  else if (style == SP_STYLE_PLAIN && sp_yaml_is_plain_safe (text, in_flow))
    g_string_append (out, text);
  else
    append_double (out, text);
}

/* A spelling that YAML 1.1, which wants a point and a sign, and Go read as the same number. */
static void
append_float (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *exponent;

  if (isnan (number))
    {
      g_string_append (out, ".nan");
      return;
    }
  if (isinf (number))
    {
      g_string_append (out, number < 0 ? "-.inf" : ".inf");
      return;
    }
  /* As people write prices; an exponent only where there is no other way. */
  if (number == 0 || (fabs (number) >= 1e-5 && fabs (number) < 1e15))
    {
      sp_number_append (out, number, 0);
      return;
    }
  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  if (strpbrk (buffer, ".") != NULL)
    {
      g_string_append (out, buffer);
      return;
    }
  exponent = strchr (buffer, 'e');
  g_string_append_len (out, buffer, exponent != NULL ? exponent - buffer : -1);
  g_string_append (out, ".0");
  if (exponent != NULL)
    g_string_append (out, exponent);
}

void
sp_yaml_append_scalar (GString *out, SpValue *value, SpNodeStyle style, gboolean in_flow)
{
  g_return_if_fail (out != NULL && value != NULL);

  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_BOOLEAN:
      g_string_append (out, sp_value_get_boolean (value) ? "true" : "false");
      break;
    case SP_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, sp_value_get_integer (value));
      break;
    case SP_VALUE_FLOAT:
      append_float (out, sp_value_get_float (value));
      break;
    case SP_VALUE_STRING:
      sp_yaml_append_string (out, sp_value_get_string (value), style, in_flow);
      break;
    case SP_VALUE_DATE:
      g_string_append (out, sp_value_get_string (value));
      break;
    case SP_VALUE_NULL:
      g_string_append (out, "null");
      break;
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
    default:
      g_return_if_reached ();
    }
}

void
sp_yaml_append_key (GString *out, const char *key, SpNodeStyle style, gboolean in_flow)
{
  g_return_if_fail (out != NULL && key != NULL);

  /* A colon anywhere in a key is asking for trouble with some reader. */
  if (style == SP_STYLE_PLAIN && strchr (key, ':') != NULL)
    style = SP_STYLE_DOUBLE;
  sp_yaml_append_string (out, key, style, in_flow);
}
