/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-cmark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

static gpointer
register_extensions (gpointer unused)
{
  cmark_gfm_core_extensions_ensure_registered ();
  return NULL;
}

cmark_node *
sp_cmark_parse (const char *markdown, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  cmark_parser *parser;
  cmark_node *document;

  g_once (&once, register_extensions, NULL);
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("strikethrough"));
  cmark_parser_feed (parser, markdown, length);
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}
