/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Renders bodies for the comparison with Hugo: render-pages [--unsafe] [--block-attributes] OUT,
 * the files' paths on standard input, one a line; each becomes OUT/NAME.html. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "sp-render.h"

static gboolean
render_file (const char *path, const char *folder, const SpMarkup *markup)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *out_name = g_strconcat (name, ".html", NULL);
  g_autofree char *out = g_build_filename (folder, out_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = NULL;
  g_autofree char *html = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  text = sp_text_new_take (data, length);
  html = sp_render_body (text, 0, markup);
  if (!g_file_set_contents (out, html, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  SpMarkup markup = sp_markup_defaults;
  char line[4096];
  gboolean ok = TRUE;

  for (int i = 1; i < argc - 1; i++)
    {
      markup.unsafe = markup.unsafe || g_str_equal (argv[i], "--unsafe");
      markup.block_attribute =
          markup.block_attribute || g_str_equal (argv[i], "--block-attributes");
    }
  if (argc < 2)
    return 2;
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\n")] = '\0';
      ok = render_file (line, argv[argc - 1], &markup) && ok;
    }
  return ok ? 0 : 3;
}
