/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hugo-problem.h"

/* What Hugo 0.111.3 writes, and what of it is told. */
static const struct
{
  const char *output;
  const char *path;
  guint line;
  const char *words;
} cases[] = {
  { "Error: Error building site: \"/site/content/a.md:1:1\": failed to unmarshal YAML: yaml: "
    "mapping values are not allowed in this context",
    "content/a.md", 2, "fields at the top" },
  { "Error: Error building site: \"/private/content/0/a.md:10:1\": failed to unmarshal YAML: yaml: "
    "line 10: found character that cannot start any token",
    "content/a.md", 11, "fields at the top" },
  { "Error: Error building site: \"/private/content/0/b/t.md:3:12\": unmarshal failed: toml: "
    "expected newline but got U+0034 '4'",
    "content/b/t.md", 3, "fields at the top" },
  { "Error: Error building site: \"/private/content/0/a.md:19:7\": failed to extract shortcode: "
    "template for shortcode \"nothere\" not found",
    "content/a.md", 19, "“nothere”" },
  { "Start building sites …\nERROR 2026/01/02 03:04:05 [en] REF_NOT_FOUND: Ref \"nope.md\": "
    "\"/private/content/0/a.md:19:7\": page not found\n"
    "Error: Error building site: logged 1 error(s)",
    "content/a.md", 19, "“nope.md”" },
  { "Error: Error building site: failed to render pages: render of \"page\" failed: "
    "\"/site/layouts/services/single.html:1:7\": execute of template failed: template: "
    "services/single.html:1:7: executing",
    "layouts/services/single.html", 1, "template has a mistake" },
  { "Error: something new", NULL, 0, "something new" },
  { "", NULL, 0, "does not say why" },
};

static void
test_tells_page_line_and_what (void)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  g_ptr_array_add (sources, (gpointer) "/site/content");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpHugoProblem) problem =
          sp_hugo_problem_read (cases[i].output, "/site", "/private", sources);

      g_assert_cmpstr (problem->path, ==, cases[i].path);
      g_assert_cmpuint (problem->line, ==, cases[i].line);
      g_assert_nonnull (g_strstr_len (problem->message, -1, cases[i].words));
      g_assert_nonnull (g_strstr_len (problem->message, -1, "Nothing is lost"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hugo-problem/tells-page-line-and-what", test_tells_page_line_and_what);

  return g_test_run ();
}
