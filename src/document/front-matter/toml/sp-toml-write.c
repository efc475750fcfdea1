/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-toml-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-number.h"
#include "sp-toml-scan.h"

static gboolean
append_date (GString *out, const char *text, GError **error)
{
  if (!sp_toml_is_date (text, strlen (text)))
    {
      g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                   _ ("“%s” is not a date as this page writes them. Write it as 2024-01-31 or "
                      "2024-01-31T09:00:00Z."),
                   text);
      return FALSE;
    }
  g_string_append (out, text);
  return TRUE;
}

static void
append_float (GString *out, double number, guint least_decimals)
{
  if (isnan (number))
    g_string_append (out, "nan");
  else if (isinf (number))
    g_string_append (out, number > 0 ? "inf" : "-inf");
  else
    sp_number_append (out, number, least_decimals);
}

static gboolean
append_list (GString *out, SpValue *list, SpTomlQuotes quotes, GError **error)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < sp_value_get_length (list); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (!sp_toml_append_value (out, sp_value_get_item (list, i), quotes, error))
        return FALSE;
    }
  g_string_append_c (out, ']');
  return TRUE;
}

static gboolean
append_map (GString *out, SpValue *map, SpTomlQuotes quotes, GError **error)
{
  g_string_append_c (out, '{');
  for (guint i = 0; i < sp_value_get_length (map); i++)
    {
      g_string_append (out, i > 0 ? ", " : " ");
      sp_toml_append_key (out, sp_value_get_key (map, i));
      g_string_append (out, " = ");
      if (!sp_toml_append_value (out, sp_value_get_item (map, i), quotes, error))
        return FALSE;
    }
  g_string_append (out, sp_value_get_length (map) > 0 ? " }" : "}");
  return TRUE;
}

gboolean
sp_toml_append_value (GString *out, SpValue *value, SpTomlQuotes quotes, GError **error)
{
  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_BOOLEAN:
      g_string_append (out, sp_value_get_boolean (value) ? "true" : "false");
      return TRUE;
    case SP_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, sp_value_get_integer (value));
      return TRUE;
    case SP_VALUE_FLOAT:
      append_float (out, sp_value_get_float (value), 0);
      return TRUE;
    case SP_VALUE_STRING:
      sp_toml_append_string (out, sp_value_get_string (value), quotes, "\n", FALSE);
      return TRUE;
    case SP_VALUE_DATE:
      return append_date (out, sp_value_get_string (value), error);
    case SP_VALUE_LIST:
      return append_list (out, value, quotes, error);
    case SP_VALUE_MAP:
      return append_map (out, value, quotes, error);
    case SP_VALUE_NULL:
    default:
      g_set_error_literal (
          error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
          _ ("A field of this page cannot be without a value. Remove the field, or "
             "give it an empty text."));
      return FALSE;
    }
}

static SpTomlQuotes
find_quotes (const char *old, gsize length)
{
  gboolean is_long = length >= 6 && old[1] == old[0] && old[2] == old[0];

  if (old[0] == '\'')
    return is_long ? SP_TOML_LONG_LITERAL : SP_TOML_LITERAL;
  return is_long ? SP_TOML_LONG_BASIC : SP_TOML_BASIC;
}

static void
append_string_like (GString *out,
                    const char *text,
                    const char *old,
                    gsize length,
                    const char *newline)
{
  SpTomlQuotes quotes = find_quotes (old, length);
  gboolean own_line = length > 6 && (old[3] == '\n' || old[3] == '\r');

  sp_toml_append_string (out, text, quotes, newline, own_line);
}

/* The digits of @number in another base, as the old ones: 0xdead, 0xDEAD. */
static void
append_in_base (GString *out, guint64 number, char base, gboolean capitals)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint size = base == 'x' ? 16 : base == 'o' ? 8 : 2;

  do
    {
      guint digit = (guint) (number % size);

      g_string_prepend_c (digits, (capitals ? "0123456789ABCDEF" : "0123456789abcdef")[digit]);
      number /= size;
    }
  while (number > 0);
  g_string_append_printf (out, "0%c%s", base, digits->str);
}

/* Whether the digits stand in groups of three: 1_000_000. */
static gboolean
has_thousands (const char *old, gsize length)
{
  gsize digits = 0;

  if (memchr (old, '_', length) == NULL)
    return FALSE;
  for (gsize i = length; i > 0 && old[i - 1] != '+' && old[i - 1] != '-'; i--)
    {
      if (old[i - 1] == '_' && digits % 3 != 0)
        return FALSE;
      if (old[i - 1] != '_')
        digits++;
      else if (i >= 2 && old[i - 2] == '_')
        return FALSE;
    }
  return TRUE;
}

static void
append_integer_like (GString *out, gint64 number, const char *old, gsize length)
{
  g_autofree char *digits = NULL;
  const char *at;

  if (length > 2 && old[0] == '0' && strchr ("xob", old[1]) != NULL && number >= 0)
    {
      gboolean capitals = FALSE;

      for (gsize i = 2; i < length; i++)
        capitals |= g_ascii_isupper (old[i]);
      append_in_base (out, (guint64) number, old[1], capitals);
      return;
    }
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  at = digits;
  if (*at == '-')
    g_string_append_c (out, *at++);
  else if (old[0] == '+')
    g_string_append_c (out, '+');
  for (gsize left = strlen (at); left > 0; left--, at++)
    {
      g_string_append_c (out, *at);
      if (left > 1 && left % 3 == 1 && has_thousands (old, length))
        g_string_append_c (out, '_');
    }
}

gboolean
sp_toml_append_like (GString *out,
                     SpValue *value,
                     const char *old,
                     gsize length,
                     const char *newline,
                     GError **error)
{
  switch (sp_value_get_value_type (value))
    {
    case SP_VALUE_STRING:
      append_string_like (out, sp_value_get_string (value), old, length, newline);
      return TRUE;
    case SP_VALUE_INTEGER:
      append_integer_like (out, sp_value_get_integer (value), old, length);
      return TRUE;
    case SP_VALUE_FLOAT:
      append_float (out, sp_value_get_float (value), sp_number_count_decimals (old, length));
      return TRUE;
    case SP_VALUE_NULL:
    case SP_VALUE_BOOLEAN:
    case SP_VALUE_DATE:
    case SP_VALUE_LIST:
    case SP_VALUE_MAP:
    default:
      return sp_toml_append_value (out, value, SP_TOML_BASIC, error);
    }
}

gboolean
sp_toml_wants_header (SpValue *value)
{
  SpValueType type = sp_value_get_value_type (value);

  if (type != SP_VALUE_LIST || sp_value_get_length (value) == 0)
    return type == SP_VALUE_MAP && sp_value_get_length (value) > 0;
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      SpValue *item = sp_value_get_item (value, i);

      if (sp_value_get_value_type (item) != SP_VALUE_MAP || sp_value_get_length (item) == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_toml_append_tables (GString *out,
                       const char *path,
                       SpValue *value,
                       const char *newline,
                       GError **error)
{
  if (sp_value_get_value_type (value) == SP_VALUE_MAP)
    {
      g_string_append_printf (out, "[%s]%s", path, newline);
      return sp_toml_append_lines (out, path, value, newline, error);
    }
  for (guint i = 0; i < sp_value_get_length (value); i++)
    {
      g_string_append_printf (out, "%s[[%s]]%s", i > 0 ? newline : "", path, newline);
      if (!sp_toml_append_lines (out, path, sp_value_get_item (value, i), newline, error))
        return FALSE;
    }
  return TRUE;
}

static char *
join (const char *path, const char *key)
{
  GString *joined = g_string_new (path);

  if (*path != '\0')
    g_string_append_c (joined, '.');
  sp_toml_append_key (joined, key);
  return g_string_free (joined, FALSE);
}

gboolean
sp_toml_append_lines (GString *out,
                      const char *path,
                      SpValue *map,
                      const char *newline,
                      GError **error)
{
  gboolean first = *path == '\0';

  for (guint i = 0; i < sp_value_get_length (map); i++)
    {
      SpValue *value = sp_value_get_item (map, i);
      const char *text = sp_value_get_string (value);

      if (sp_toml_wants_header (value))
        continue;
      first = FALSE;
      sp_toml_append_key (out, sp_value_get_key (map, i));
      g_string_append (out, " = ");
      if (sp_value_get_value_type (value) == SP_VALUE_STRING && strchr (text, '\n') != NULL)
        sp_toml_append_lines_of_text (out, text, newline);
      else if (!sp_toml_append_value (out, value, SP_TOML_BASIC, error))
        return FALSE;
      g_string_append (out, newline);
    }
  for (guint i = 0; i < sp_value_get_length (map); i++)
    {
      SpValue *value = sp_value_get_item (map, i);
      g_autofree char *inner = NULL;

      if (!sp_toml_wants_header (value))
        continue;
      if (!first)
        g_string_append (out, newline);
      first = FALSE;
      inner = join (path, sp_value_get_key (map, i));
      if (!sp_toml_append_tables (out, inner, value, newline, error))
        return FALSE;
    }
  return TRUE;
}

char *
sp_toml_write_new (SpValue *root, const char *newline)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "+++%s", newline);
  if (!sp_toml_append_lines (out, "", root, newline, NULL))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_append_printf (out, "+++%s", newline);
  return g_string_free (out, FALSE);
}
