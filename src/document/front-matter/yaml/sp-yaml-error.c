/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-yaml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gsize
line_start (const char *data, gsize start, gsize at)
{
  while (at > start && data[at - 1] != '\n')
    at--;
  return at;
}

/* The first character of the indentation of the line at @at that is no space, or @end. */
static gsize
find_bad_indentation (const char *data, gsize start, gsize end, gsize at)
{
  for (at = line_start (data, start, at); at < end; at++)
    {
      if (data[at] == '\t')
        return at;
      if (end - at >= 2 && memcmp (data + at, "\xC2\xA0", 2) == 0)
        return at;
      if (data[at] != ' ')
        break;
    }
  return end;
}

static gboolean
mentions (const char *text, const char *words)
{
  return text != NULL && strstr (text, words) != NULL;
}

static char *
describe_bad_start (const char *data, gsize end, gsize at)
{
  if (at < end && data[at] == '\t')
    return g_strdup (_ ("There is a tab here where only spaces may stand. Replace it with "
                        "spaces."));
  if (at < end && g_ascii_isgraph (data[at]))
    return g_strdup_printf (_ ("A text cannot begin with “%c”. Put the text in quotation marks."),
                            data[at]);
  return g_strdup (_ ("A text cannot begin with this character. Put it in quotation marks."));
}

/* Whether a closing quotation mark stands right before @at on its line. */
static gboolean
is_behind_quote (const char *data, gsize start, gsize at)
{
  while (at > start && data[at - 1] == ' ')
    at--;
  return at > start && (data[at - 1] == '"' || data[at - 1] == '\'');
}

const char *
sp_yaml_get_escape_sentence (void)
{
  return _ ("A backslash in a text in double quotation marks has a special meaning, and this one "
            "has none. Write two backslashes for one.");
}

char *
sp_yaml_describe_error (const yaml_parser_t *parser,
                        const char *data,
                        gsize start,
                        gsize end,
                        gsize *at)
{
  const char *problem = parser->problem, *context = parser->context;
  gsize bad = find_bad_indentation (data, start, end, *at);

  if (bad < end)
    {
      *at = bad;
      return g_strdup (
          _ ("This line begins with a tab or a special space. Only ordinary spaces may "
             "stand before a field; replace it with spaces."));
    }
  if (mentions (context, "quoted scalar") && mentions (problem, "end of stream"))
    return g_strdup (_ ("The text that begins with a quotation mark here has no closing one."));
  if (mentions (problem, "escape") || mentions (problem, "hexdecimal") ||
      mentions (problem, "Unicode"))
    return g_strdup (
        _ ("A backslash in a text in double quotation marks has a special meaning, and "
           "this one has none. Write two backslashes for one."));
  if (mentions (problem, "mapping values are not allowed"))
    return g_strdup (_ ("There is a colon with a space behind it in the middle of a text. Put the "
                        "whole text in quotation marks."));
  if (mentions (problem, "cannot start any token") || mentions (problem, "alphabetic or numeric"))
    return describe_bad_start (data, end, *at);
  if (mentions (problem, "could not find expected ':'"))
    return g_strdup (_ ("This line is not a field: the colon behind the name of the field is "
                        "missing."));
  if (mentions (problem, "']'"))
    return g_strdup (_ ("The list in square brackets that begins here lacks a comma or its "
                        "closing bracket."));
  if (mentions (problem, "'}'"))
    return g_strdup (
        _ ("The group in braces that begins here lacks a comma or its closing brace."));
  if (mentions (problem, "'-' indicator") || mentions (problem, "block sequence entries"))
    return g_strdup (_ ("This line does not fit into the list around it: each item begins with a "
                        "dash, and the dashes stand below each other."));
  if (mentions (problem, "expected key") && is_behind_quote (data, start, *at))
    return g_strdup (_ ("There is more text behind a closing quotation mark. Put all of the text "
                        "in quotation marks; inside double ones, write \\\" for such a mark."));
  if (mentions (problem, "expected key"))
    return g_strdup (
        _ ("This line does not fit to the fields above it. Check that it begins as far "
           "to the right as they do, and that texts in quotation marks end with one."));
  if (mentions (problem, "block scalar") || mentions (context, "block scalar"))
    return g_strdup (_ ("The text of several lines that begins here is not indented as it must "
                        "be."));
  if (mentions (problem, "control characters"))
    return g_strdup (_ ("There is an invisible control character here. Delete it."));
  return g_strdup (_ ("The fields cannot be read from here on."));
}
