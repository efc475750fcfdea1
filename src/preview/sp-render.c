/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-render.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

void
sp_rendered_block_free (SpRenderedBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->html);
  g_free (block);
}

static cmark_node *
parse (const char *data, gsize length, int options, const SpMarkup *markup, cmark_parser **parser)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
  const gboolean enabled[] = { markup->table, markup->strikethrough, markup->linkify,
                               markup->task_list };

  cmark_gfm_core_extensions_ensure_registered ();
  *parser = cmark_parser_new (options);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (enabled[i])
      cmark_parser_attach_syntax_extension (*parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (*parser, data, length);
  return cmark_parser_finish (*parser);
}

GPtrArray *
sp_render_blocks (SpText *text, gsize body_start, const SpMarkup *markup)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_rendered_block_free);
  int options = CMARK_OPT_DEFAULT;
  cmark_parser *parser;
  cmark_node *document;
  const char *data;
  gsize length;
  gsize first_line;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (markup != NULL, NULL);

  options |= markup->unsafe ? CMARK_OPT_UNSAFE : 0;
  options |= markup->typographer ? CMARK_OPT_SMART : 0;
  options |= markup->footnote ? CMARK_OPT_FOOTNOTES : 0;

  data = sp_text_get_data (text, &length);
  body_start = MIN (body_start, length);
  first_line = sp_text_get_line_at (text, body_start);
  document = parse (data + body_start, length - body_start, options, markup, &parser);
  for (cmark_node *node = cmark_node_first_child (document); node != NULL;
       node = cmark_node_next (node))
    {
      SpRenderedBlock *block = g_new0 (SpRenderedBlock, 1);
      char *html
        = cmark_render_html (node, options, cmark_parser_get_syntax_extensions (parser));

      block->html = g_strdup (html);
      block->start
        = sp_text_get_line_start (text, first_line + cmark_node_get_start_line (node) - 1);
      block->end = sp_text_get_line_end (text, first_line + cmark_node_get_end_line (node) - 1);
      g_ptr_array_add (blocks, block);
      cmark_get_default_mem_allocator ()->free (html);
    }
  cmark_node_free (document);
  cmark_parser_free (parser);
  return blocks;
}

char *
sp_render_body (SpText *text, gsize body_start, const SpMarkup *markup)
{
  g_autoptr (GPtrArray) blocks = sp_render_blocks (text, body_start, markup);
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (html, ((SpRenderedBlock *) g_ptr_array_index (blocks, i))->html);
  return g_string_free (html, FALSE);
}
