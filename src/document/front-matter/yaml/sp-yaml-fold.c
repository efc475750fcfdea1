/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml-fold.h"

#include <string.h>

#include "sp-yaml-scalar.h"

#define LEAST_WIDTH 40

/* A line that is not blank: how it is written, what it says, and what lies between it and the next.
 */
typedef struct
{
  char *source;
  char *text;
  guint blank_lines; /* that follow */
} Line;

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->source);
  g_free (line->text);
}

static gboolean
begins_blank (const char *text)
{
  return *text == ' ' || *text == '\t';
}

static char *
decode_single (const char *source)
{
  GString *text = g_string_new (NULL);

  for (; *source != '\0'; source++)
    {
      if (source[0] == '\'' && source[1] == '\'')
        source++;
      g_string_append_c (text, *source);
    }
  return g_string_free (text, FALSE);
}

/* %NULL for an escape of more than one character: such lines are written anew. */
static char *
decode_double (const char *source)
{
  GString *text = g_string_new (NULL);

  for (; *source != '\0'; source++)
    {
      if (*source == '\\')
        {
          source++;
          if (*source != '"' && *source != '\\' && *source != '/')
            {
              g_string_free (text, TRUE);
              return NULL;
            }
        }
      g_string_append_c (text, *source);
    }
  return g_string_free (text, FALSE);
}

static char *
decode (const char *source, SpNodeStyle style)
{
  if (style == SP_STYLE_SINGLE)
    return decode_single (source);
  if (style == SP_STYLE_DOUBLE)
    return decode_double (source);
  return g_strdup (source);
}

static char *
encode (const char *text, SpNodeStyle style)
{
  g_autoptr (GString) quoted = NULL;

  if (style != SP_STYLE_SINGLE && style != SP_STYLE_DOUBLE)
    return g_strdup (text);
  quoted = g_string_new (NULL);
  sp_yaml_append_string (quoted, text, style, FALSE);
  return g_strndup (quoted->str + 1, quoted->len - 2);
}

/* What @line and @next have between them in the text. */
static void
append_joint (GString *text, const Line *line, const Line *next, SpNodeStyle style)
{
  gboolean kept =
      style == SP_STYLE_FOLDED && (begins_blank (line->text) || begins_blank (next->text));
  guint feeds = line->blank_lines + (kept ? 1 : 0);

  if (feeds == 0)
    g_string_append_c (text, ' ');
  for (; feeds > 0; feeds--)
    g_string_append_c (text, '\n');
}

static const Line *
line_at (GArray *lines, guint index)
{
  return &g_array_index (lines, Line, index);
}

/* What the lines from @start up to @end say; with the joint behind them if @joint. */
static char *
join (GArray *lines, guint start, guint end, SpNodeStyle style)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    {
      g_string_append (text, line_at (lines, i)->text);
      if (i + 1 < lines->len)
        append_joint (text, line_at (lines, i), line_at (lines, i + 1), style);
    }
  return g_string_free (text, FALSE);
}

/* %NULL when a line cannot be told: an escape at its end, a blank line first. */
static GArray *
read_lines (GPtrArray *sources, SpNodeStyle style)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < sources->len; i++)
    {
      const char *source = g_ptr_array_index (sources, i);
      Line line = { NULL, NULL, 0 };

      if (*source == '\0' && lines->len > 0)
        {
          g_array_index (lines, Line, lines->len - 1).blank_lines++;
          continue;
        }
      line.source = g_strdup (source);
      line.text = decode (source, style);
      if (line.text == NULL || *source == '\0')
        {
          clear_line (&line);
          g_array_unref (lines);
          return NULL;
        }
      g_array_append_val (lines, line);
    }
  return lines;
}

static gsize
find_width (GPtrArray *sources)
{
  gsize width = LEAST_WIDTH;

  for (guint i = 0; i < sources->len; i++)
    width = MAX (width, (gsize) g_utf8_strlen (g_ptr_array_index (sources, i), -1));
  return width;
}

/* Where a line of at most @width characters of @text ends: at a space between two words. */
static gsize
find_break (const char *text, gsize width)
{
  gsize found = 0, n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      if (n > width && found > 0)
        return found;
      if (*at == ' ' && at > text && !begins_blank (at - 1) && !begins_blank (at + 1) &&
          at[1] != '\0')
        found = (gsize) (at - text);
    }
  return n > width ? found : 0;
}

/* One line feed or more becomes that many blank lines, less one beside a line that keeps them. */
static void
add_lines (GPtrArray *out, const char *text, gsize width, SpNodeStyle style)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  const char *last = NULL;
  guint feeds = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      const char *paragraph = paragraphs[i];
      gsize at;

      if (i > 0)
        feeds++;
      if (*paragraph == '\0')
        continue;
      if (feeds > 0 && last != NULL && style == SP_STYLE_FOLDED &&
          (begins_blank (last) || begins_blank (paragraph)))
        feeds--;
      for (; feeds > 0; feeds--)
        g_ptr_array_add (out, g_strdup (""));
      last = paragraph;
      while (!begins_blank (paragraph) && (at = find_break (paragraph, width)) > 0)
        {
          g_autofree char *part = g_strndup (paragraph, at);

          g_ptr_array_add (out, encode (part, style));
          paragraph += at + 1;
        }
      g_ptr_array_add (out, encode (paragraph, style));
    }
}

static void
add_old_lines (GPtrArray *out, GArray *lines, guint start, guint end, gboolean last_blank)
{
  for (guint i = start; i < end; i++)
    {
      g_ptr_array_add (out, g_strdup (line_at (lines, i)->source));
      if (i + 1 < end || last_blank)
        for (guint j = 0; j < line_at (lines, i)->blank_lines; j++)
          g_ptr_array_add (out, g_strdup (""));
    }
}

/* The lines when @prefix old lines before and @suffix behind stay; %NULL when that does not say
 * @text. */
static GPtrArray *
try (GArray *old, guint prefix, guint suffix, const char *text, gsize width, SpNodeStyle style)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = join (old, 0, prefix, style);
  g_autofree char *behind = join (old, old->len - suffix, old->len, style);
  g_autofree char *middle = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GArray) read = NULL;
  gsize length = strlen (text), used = strlen (before) + strlen (behind);

  if (used > length || !g_str_has_prefix (text, before) || !g_str_has_suffix (text, behind))
    return NULL;
  middle = g_strndup (text + strlen (before), length - used);
  add_old_lines (lines, old, 0, prefix, TRUE);
  if (suffix > 0)
    {
      /* The joint before the lines that stay is theirs. */
      const Line *joint = line_at (old, old->len - suffix - 1);
      g_autoptr (GString) gap = g_string_new (NULL);

      append_joint (gap, joint, line_at (old, old->len - suffix), style);
      if (!g_str_has_suffix (middle, gap->str) || begins_blank (joint->text))
        return NULL;
      middle[strlen (middle) - gap->len] = '\0';
      if (*middle == '\0')
        return NULL;
      add_lines (lines, middle, width, style);
      for (guint j = 0; j < joint->blank_lines; j++)
        g_ptr_array_add (lines, g_strdup (""));
    }
  else if (*middle != '\0')
    add_lines (lines, middle, width, style);
  add_old_lines (lines, old, old->len - suffix, old->len, FALSE);

  read = read_lines (lines, style);
  if (read == NULL)
    return NULL;
  said = join (read, 0, read->len, style);
  return strcmp (said, text) == 0 ? g_steal_pointer (&lines) : NULL;
}

static gboolean
can_carry (const char *text, SpNodeStyle style, gboolean in_flow)
{
  g_autofree char *line = NULL;

  if (*text == '\0' || *text == '\n' || !sp_yaml_is_printable (text))
    return FALSE;
  if (style == SP_STYLE_FOLDED)
    return TRUE;
  /* Line ends swallow the blanks around them. */
  if (strstr (text, " \n") != NULL || strstr (text, "\n ") != NULL || strchr (text, '\t') != NULL)
    return FALSE;
  if (style != SP_STYLE_PLAIN)
    return TRUE;
  line = g_strdelimit (g_strdup (text), "\n", ' ');
  return sp_yaml_is_plain_safe (line, in_flow);
}

/* How many lines at the start say what @text begins with, the joints behind them included. */
static guint
match_start (GArray *old, const char *text, SpNodeStyle style)
{
  guint n = 0;

  for (; n < old->len; n++)
    {
      g_autofree char *said = join (old, n, n + 1, style);

      if (!g_str_has_prefix (text, said))
        break;
      text += strlen (said);
    }
  return n;
}

/* The same at the end, of the lines behind the first @after. */
static guint
match_end (GArray *old, guint after, const char *text, SpNodeStyle style)
{
  gsize at = strlen (text);
  guint n = 0;

  for (; n < old->len - after; n++)
    {
      guint index = old->len - n - 1;
      g_autofree char *said = join (old, index, index + 1, style);
      gsize length = strlen (said);

      if (length > at || memcmp (text + at - length, said, length) != 0)
        break;
      at -= length;
    }
  return n;
}

GPtrArray *
sp_yaml_fold (GPtrArray *old_lines, const char *text, SpNodeStyle style, gboolean in_flow)
{
  g_autoptr (GArray) old = NULL;
  guint prefix, suffix;
  gsize width;

  g_return_val_if_fail (old_lines != NULL && text != NULL, NULL);

  if (!can_carry (text, style, in_flow))
    return NULL;
  old = read_lines (old_lines, style);
  if (old == NULL && style != SP_STYLE_FOLDED)
    return NULL;
  if (old == NULL)
    {
      old = g_array_new (FALSE, FALSE, sizeof (Line));
      g_array_set_clear_func (old, clear_line);
    }
  width = find_width (old_lines);
  prefix = match_start (old, text, style);
  suffix = match_end (old, prefix, text, style);
  /* The change may touch what lies between lines, then fewer of them stay. */
  for (guint i = 0; prefix + suffix > 0; i++)
    {
      GPtrArray *lines = suffix < old->len ? try (old, prefix, suffix, text, width, style) : NULL;

      if (lines != NULL)
        return lines;
      if (i == 4)
        prefix = suffix = 0;
      else if (suffix > 0)
        suffix--;
      else
        prefix--;
    }
  return try (old, 0, 0, text, width, style);
}
