/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-toml-write.h"

#include <string.h>

static gboolean
is_control (char c)
{
  return (guchar) c < 0x20 || c == 0x7F;
}

static gboolean
fits_literal (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\'' || (is_control (*text) && *text != '\t'))
      return FALSE;
  return TRUE;
}

/* A line that begins like the fence would end the front matter. */
static gboolean
has_fence (const char *text)
{
  return g_str_has_prefix (text, "+++") || strstr (text, "\n+++") != NULL;
}

static gboolean
fits_long_literal (const char *text)
{
  if (strstr (text, "'''") != NULL || has_fence (text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (is_control (*text) && *text != '\t' && *text != '\n')
      return FALSE;
  return TRUE;
}

static void
append_escaped (GString *out, char c)
{
  static const char characters[] = "\b\t\n\f\r\"\\";
  static const char letters[] = "btnfr\"\\";
  const char *found = strchr (characters, c);

  if (found != NULL)
    g_string_append_printf (out, "\\%c", letters[found - characters]);
  else if (is_control (c))
    g_string_append_printf (out, "\\u%04X", (guint) (guchar) c);
  else
    g_string_append_c (out, c);
}

static void
append_basic (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    append_escaped (out, *text);
  g_string_append_c (out, '"');
}

static void
append_long_basic (GString *out, const char *text, const char *newline)
{
  guint quotes = 0;
  gboolean starts_line = TRUE;

  for (; *text != '\0'; text++)
    {
      /* Neither three in a row nor one before those that close. */
      gboolean escape_quote = quotes == 2 || text[1] == '\0';

      if (*text == '\n')
        g_string_append (out, newline);
      else if (starts_line && g_str_has_prefix (text, "+++"))
        g_string_append (out, "\\u002B");
      else if (*text == '\t' || (*text == '"' && !escape_quote))
        g_string_append_c (out, *text);
      else
        append_escaped (out, *text);
      quotes = *text == '"' && !escape_quote ? quotes + 1 : 0;
      starts_line = *text == '\n';
    }
}

static void
append_long_literal (GString *out, const char *text, const char *newline)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, newline);
    else
      g_string_append_c (out, *text);
}

void
sp_toml_append_string (GString *out,
                       const char *text,
                       SpTomlQuotes quotes,
                       const char *newline,
                       gboolean own_line)
{
  const char *delimiter = quotes == SP_TOML_LONG_LITERAL ? "'''" : "\"\"\"";

  if (quotes == SP_TOML_LITERAL && fits_literal (text))
    {
      g_string_append_printf (out, "'%s'", text);
      return;
    }
  if (quotes == SP_TOML_BASIC || quotes == SP_TOML_LITERAL)
    {
      append_basic (out, text);
      return;
    }
  if (quotes == SP_TOML_LONG_LITERAL && !fits_long_literal (text))
    delimiter = "\"\"\"";
  g_string_append (out, delimiter);
  /* The line end right behind the opening quotes does not count. */
  if (own_line || *text == '\n')
    g_string_append (out, newline);
  if (*delimiter == '"')
    append_long_basic (out, text, newline);
  else
    append_long_literal (out, text, newline);
  g_string_append (out, delimiter);
}

void
sp_toml_append_key (GString *out, const char *key)
{
  gboolean bare = *key != '\0';

  for (const char *at = key; *at != '\0'; at++)
    bare = bare && (g_ascii_isalnum (*at) || *at == '_' || *at == '-');
  if (bare)
    g_string_append (out, key);
  else
    append_basic (out, key);
}

void
sp_toml_append_lines_of_text (GString *out, const char *text, const char *newline)
{
  /* Of Windows line ends within a text Hugo keeps the carriage returns. */
  sp_toml_append_string (out, text,
                         strcmp (newline, "\n") == 0 ? SP_TOML_LONG_BASIC : SP_TOML_BASIC, newline,
                         TRUE);
}
