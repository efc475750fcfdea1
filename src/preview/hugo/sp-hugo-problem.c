/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-hugo-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A pattern in Hugo's words, and what it means for people. %s is its first group. */
static const struct
{
  const char *pattern;
  const char *meaning;
} known[] = {
  { "failed to unmarshal|unmarshal failed",
    N_ ("the fields at the top of the page cannot be read") },
  { "invalid (?:YAML|TOML|JSON) delimiter",
    N_ ("the line that opens the fields is not complete") },
  { "EOF looking for end", N_ ("the fields at the top of the page have no end") },
  { "template for shortcode \"(.+?)\" not found",
    N_ ("the website has no building block named “%s”") },
  { "shortcode \"(.+?)\" must be closed", N_ ("the building block “%s” has no end") },
  { "closing tag for shortcode '(.+?)' does not match",
    N_ ("the end of the building block “%s” does not belong to the one before it") },
  { "got closing shortcode", N_ ("a building block is ended that was not begun") },
  { "REF_NOT_FOUND.*Ref \"(.+?)\"", N_ ("there is no page “%s” to link to") },
  { "shortcode", N_ ("a building block is not written as it must be") },
  { "is not whitelisted in policy \"security\\.http",
    N_ ("its templates want something from the internet, which the preview does not fetch") },
  { "is not whitelisted in policy \"security\\.exec",
    N_ ("its templates want to run another program, which the preview does not do") },
  { "template", N_ ("a template has a mistake") },
};

void
sp_hugo_problem_free (SpHugoProblem *self)
{
  g_free (self->message);
  g_free (self->path);
  g_free (self);
}

/* The file that Hugo means by @path, relative to the site's folder where it is in it. */
static char *
name_file (const char *path, const char *folder, const char *private, GPtrArray *sources)
{
  g_autofree char *real = g_strdup (path);
  gsize length = strlen (folder);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *own = g_strdup_printf ("%s/content/%u/", private, i);

      if (g_str_has_prefix (path, own))
        {
          g_free (real);
          real = g_build_filename (g_ptr_array_index (sources, i), path + strlen (own), NULL);
          break;
        }
    }
  if (strncmp (real, folder, length) == 0 && real[length] == '/')
    return g_strdup (real + length + 1);
  return g_steal_pointer (&real);
}

/* Of YAML the lines are counted from behind the one that opens it. */
static guint
find_line (const char *reported, const char *what)
{
  g_autoptr (GRegex) regex = g_regex_new ("yaml: (?:.*?line (\\d+))?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *own = NULL;
  guint line = (guint) g_ascii_strtoull (reported, NULL, 10);

  if (!g_regex_match (regex, what, 0, &match))
    return line;
  own = g_match_info_fetch (match, 1);
  return (own != NULL && own[0] != '\0' ? (guint) g_ascii_strtoull (own, NULL, 10) : line) + 1;
}

/* (transfer full): %NULL when the words are not known. */
static char *
find_meaning (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (known[i].pattern, G_REGEX_DOTALL, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *word = NULL;
      GString *meaning;

      if (!g_regex_match (regex, what, 0, &match))
        continue;
      word = g_match_info_fetch (match, 1);
      meaning = g_string_new (_ (known[i].meaning));
      g_string_replace (meaning, "%s", word != NULL ? word : "", 0);
      return g_string_free (meaning, FALSE);
    }
  return NULL;
}

SpHugoProblem *
sp_hugo_problem_read (const char *output,
                      const char *folder,
                      const char *private,
                      GPtrArray *sources)
{
  g_autoptr (GRegex) place = g_regex_new ("\"([^\"\n]+?):(\\d+):\\d+\": ([^\n]+)", 0, 0, NULL);
  g_autoptr (GRegex) words = g_regex_new ("(?i)error:? (?:building site: )?([^\n]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *file = NULL;
  g_autofree char *reported = NULL;
  g_autofree char *what = NULL;
  g_autofree char *meaning = find_meaning (output);
  SpHugoProblem *self = g_new0 (SpHugoProblem, 1);

  if (g_regex_match (place, output, 0, &match))
    {
      file = g_match_info_fetch (match, 1);
      reported = g_match_info_fetch (match, 2);
      what = g_match_info_fetch (match, 3);
      self->path = name_file (file, folder, private, sources);
      self->line = find_line (reported, what);
      if (meaning == NULL)
        meaning = g_steal_pointer (&what);
      /* Translators: a file, a line's number, and what is wrong there. */
      self->message = g_strdup_printf (_ ("The website cannot be built because of “%s”, line %u: "
                                          "%s. Nothing is lost; the last version stays."),
                                       self->path, self->line, meaning);
      return self;
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (meaning == NULL && g_regex_match (words, output, 0, &match))
    meaning = g_match_info_fetch (match, 1);
  self->message = g_strdup_printf (
      _ ("The website cannot be built: %s. Nothing is lost; the last version stays."),
      meaning != NULL ? meaning : _ ("Hugo, the program that builds it, does not say why"));
  return self;
}
