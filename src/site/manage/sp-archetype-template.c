/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-archetype-template.h"

#include "sp-page-name.h"

#include <string.h>

#define MOST_ARGUMENTS 8
#define DEEPEST        8

typedef struct
{
  const SpArchetypeContext *context;
  const char *at;
  const char *end;
  gboolean unknown;
  gboolean of_name; /* the value comes from the page's name */
  gboolean titled;  /* and was made a title */
  guint depth;
} Reader;

static char *read_pipeline (Reader *reader);

static void
skip_space (Reader *reader)
{
  while (reader->at < reader->end && g_ascii_isspace (*reader->at))
    reader->at++;
}

/* Go's layout is how it would write 2 January 2006, 15:04:05 in the zone -0700. */
static char *
format_date (GDateTime *now, const char *layout)
{
  static const struct
  {
    const char *go;
    const char *glib;
  } parts[] = {
    { "2006", "%Y" }, { "January", "%B" }, { "Jan", "%b" },     { "Monday", "%A" },
    { "Mon", "%a" },  { "01", "%m" },      { "02", "%d" },      { "15", "%H" },
    { "04", "%M" },   { "05", "%S" },      { "03", "%I" },      { "06", "%y" },
    { "PM", "%p" },   { "Z07:00", "%:z" }, { "-07:00", "%:z" }, { "-0700", "%z" },
    { "MST", "%Z" },
  };
  g_autoptr (GString) format = g_string_new (NULL);

  while (*layout != '\0')
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (parts) && !g_str_has_prefix (layout, parts[i].go))
        i++;
      if (i < G_N_ELEMENTS (parts))
        {
          g_string_append (format, parts[i].glib);
          layout += strlen (parts[i].go);
        }
      else
        {
          g_string_append_c (format, *layout++);
        }
    }
  return g_date_time_format (now, format->str);
}

static char *
make_title (const char *text, gboolean every_word)
{
  GString *title = g_string_new (NULL);
  gboolean start = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (title, start ? g_unichar_totitle (c) : c);
      start = every_word && g_unichar_isspace (c);
    }
  return g_string_free (title, FALSE);
}

static char *
replace_all (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = *from != '\0' ? g_strsplit (text, from, -1) : NULL;

  return parts != NULL && parts[0] != NULL ? g_strjoinv (to, parts) : g_strdup (text);
}

static char *
humanize (const char *text)
{
  g_autofree char *lines = replace_all (text, "_", " ");
  g_autofree char *words = replace_all (lines, "-", " ");

  return make_title (words, FALSE);
}

/* NULL for what is not known. */
static char *
call (Reader *reader, const char *name, char **arguments, guint n_arguments)
{
  const SpArchetypeContext *context = reader->context;
  const char *last = n_arguments > 0 ? arguments[n_arguments - 1] : NULL;

  if (strcmp (name, "now") == 0 && n_arguments == 0)
    return format_date (context->now, "2006-01-02T15:04:05Z07:00");
  if (g_str_equal (name, "now.Format") || g_str_equal (name, "time.Now.Format") ||
      g_str_equal (name, "time.Format") || g_str_equal (name, "dateFormat") ||
      g_str_equal (name, ".Date.Format"))
    return n_arguments > 0 ? format_date (context->now, arguments[0]) : NULL;
  if (g_str_equal (name, "now.Year") || g_str_equal (name, "time.Now.Year"))
    return format_date (context->now, "2006");
  if (g_str_equal (name, "now.Unix"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (context->now));
  if ((g_str_equal (name, "replace") || g_str_equal (name, "strings.Replace")) && n_arguments == 3)
    return replace_all (arguments[0], arguments[1], arguments[2]);
  if (g_str_equal (name, "title") || g_str_equal (name, "strings.Title") ||
      g_str_equal (name, "humanize") || g_str_equal (name, "inflect.Humanize"))
    {
      reader->titled = TRUE;
      if (last == NULL)
        return NULL;
      return strstr (name, "umanize") != NULL ? humanize (last) : make_title (last, TRUE);
    }
  if ((g_str_equal (name, "lower") || g_str_equal (name, "strings.ToLower")) && last != NULL)
    return g_utf8_strdown (last, -1);
  if ((g_str_equal (name, "upper") || g_str_equal (name, "strings.ToUpper")) && last != NULL)
    return g_utf8_strup (last, -1);
  if ((g_str_equal (name, "urlize") || g_str_equal (name, "anchorize")) && last != NULL)
    return sp_page_name_for_title (last);
  if ((g_str_equal (name, "print") || g_str_equal (name, "safeHTML") ||
       g_str_equal (name, "string")) &&
      n_arguments == 1)
    return g_strdup (last);
  if (g_str_equal (name, "trim") && n_arguments >= 1)
    return g_strstrip (g_strdup (arguments[0]));
  if (g_str_equal (name, "default") && n_arguments == 2)
    return g_strdup (*arguments[1] != '\0' ? arguments[1] : arguments[0]);
  return NULL;
}

static char *
look_up (Reader *reader, const char *name)
{
  const SpArchetypeContext *context = reader->context;

  if (g_str_equal (name, ".Date") || g_str_equal (name, ".Page.Date"))
    return format_date (context->now, "2006-01-02T15:04:05Z07:00");
  if (g_str_equal (name, ".Section") || g_str_equal (name, ".Type"))
    return g_strdup (context->section);
  if (g_str_equal (name, ".File.Dir"))
    return g_strdup (context->folder);
  if (g_str_equal (name, ".File.Extension") || g_str_equal (name, ".File.Ext"))
    return g_strdup ("md");
  if (g_str_equal (name, ".Name") || g_str_equal (name, ".File.ContentBaseName") ||
      g_str_equal (name, ".File.BaseFileName") || g_str_equal (name, ".File.TranslationBaseName") ||
      g_str_equal (name, ".Title"))
    {
      reader->of_name = TRUE;
      return g_strdup (context->name);
    }
  return NULL;
}

static char *
read_quoted (Reader *reader)
{
  char quote = *reader->at++;
  GString *text = g_string_new (NULL);

  while (reader->at < reader->end && *reader->at != quote)
    {
      if (*reader->at == '\\' && quote == '"' && reader->at + 1 < reader->end)
        {
          reader->at++;
          g_string_append_c (text, *reader->at == 'n' ? '\n' : *reader->at);
          reader->at++;
        }
      else
        {
          g_string_append_c (text, *reader->at++);
        }
    }
  if (reader->at < reader->end)
    reader->at++;
  return g_string_free (text, FALSE);
}

static char *
read_word (Reader *reader)
{
  const char *start = reader->at;

  while (reader->at < reader->end && !g_ascii_isspace (*reader->at) &&
         strchr ("|()\"`", *reader->at) == NULL)
    reader->at++;
  return g_strndup (start, (gsize) (reader->at - start));
}

/* An argument's value; @word: (out): for the first of a command, the name that it may be instead.
 */
static char *
read_operand (Reader *reader, char **word)
{
  *word = NULL;
  if (*reader->at == '"' || *reader->at == '`')
    return read_quoted (reader);
  if (*reader->at == '(')
    {
      char *value;

      reader->at++;
      value = read_pipeline (reader);
      skip_space (reader);
      if (reader->at < reader->end && *reader->at == ')')
        reader->at++;
      else
        reader->unknown = TRUE;
      return value;
    }
  *word = read_word (reader);
  if (g_ascii_isdigit (**word) || **word == '-')
    return g_strdup (*word);
  return look_up (reader, *word);
}

/* A value, or a function with its arguments; @piped: (transfer full) (nullable): one more. */
static char *
read_command (Reader *reader, char *piped)
{
  char *arguments[MOST_ARGUMENTS + 1] = { NULL };
  guint n_arguments = 0;
  g_autofree char *name = NULL;
  char *value;

  skip_space (reader);
  if (reader->at >= reader->end)
    {
      reader->unknown = TRUE;
      return piped;
    }
  value = read_operand (reader, &name);
  for (skip_space (reader);
       reader->at < reader->end && strchr ("|)", *reader->at) == NULL && !reader->unknown;
       skip_space (reader))
    {
      g_autofree char *word = NULL;
      const char *before = reader->at;
      char *argument = read_operand (reader, &word);

      if (argument == NULL && word != NULL)
        argument = call (reader, word, NULL, 0);
      if (argument == NULL || n_arguments >= MOST_ARGUMENTS - 1 || reader->at == before)
        reader->unknown = TRUE;
      if (argument != NULL && n_arguments < MOST_ARGUMENTS - 1)
        arguments[n_arguments++] = argument;
      else
        g_free (argument);
    }
  if (piped != NULL)
    arguments[n_arguments++] = piped;
  if (value == NULL && name != NULL)
    value = call (reader, name, arguments, n_arguments);
  else if (n_arguments > 0)
    reader->unknown = TRUE;
  for (guint i = 0; i < n_arguments; i++)
    g_free (arguments[i]);
  if (value == NULL)
    reader->unknown = TRUE;
  return value;
}

static char *
read_pipeline (Reader *reader)
{
  char *value;

  if (++reader->depth > DEEPEST)
    {
      reader->unknown = TRUE;
      return NULL;
    }
  value = read_command (reader, NULL);
  for (skip_space (reader); reader->at < reader->end && *reader->at == '|' && !reader->unknown;
       skip_space (reader))
    {
      reader->at++;
      value = read_command (reader, value);
    }
  reader->depth--;
  return value;
}

static char *
evaluate (const char *start, const char *end, const SpArchetypeContext *context, gboolean *unknown)
{
  Reader reader = { context, start, end, FALSE, FALSE, FALSE, 0 };
  char *value;

  if (end - start >= 4 && strncmp (start, "/*", 2) == 0 && strncmp (end - 2, "*/", 2) == 0)
    return g_strdup ("");
  value = read_pipeline (&reader);
  if (reader.unknown || reader.at < reader.end)
    {
      *unknown = TRUE;
      g_free (value);
      return g_strdup ("");
    }
  if (reader.of_name && reader.titled && context->title != NULL)
    {
      g_free (value);
      return g_strdup (context->title);
    }
  return value;
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
}

char *
sp_archetype_expand (const char *text, const SpArchetypeContext *context, gboolean *unknown)
{
  GString *out = g_string_new (NULL);
  const char *open;

  *unknown = FALSE;
  while ((open = strstr (text, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      const char *start = open + 2, *end = close;
      g_autofree char *value = NULL;
      gboolean trim = FALSE;

      if (close == NULL)
        break;
      g_string_append_len (out, text, open - text);
      if (start < end && *start == '-')
        {
          start++;
          trim_end (out);
        }
      if (end > start + 1 && end[-1] == '-' && g_ascii_isspace (end[-2]))
        {
          end--;
          trim = TRUE;
        }
      while (start < end && g_ascii_isspace (*start))
        start++;
      while (end > start && g_ascii_isspace (end[-1]))
        end--;
      value = evaluate (start, end, context, unknown);
      g_string_append (out, value);
      text = close + 2;
      while (trim && g_ascii_isspace (*text))
        text++;
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}
