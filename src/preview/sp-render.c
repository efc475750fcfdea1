/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-render.h"

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-html.h"
#include "sp-page-source.h"

/* How deep shortcodes may enclose each other. */
#define MAX_DEPTH 8

void
sp_rendered_block_free (SpRenderedBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->html);
  g_free (block);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Where top-level blocks start, in order. Footnotes count: they stand amid the other blocks, and
 * are published at the end. */
static GArray *
collect_starts (SpMdParser *parser, int length)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (int));

  for (const SpMdNode *node = parser->document->first; node != NULL; node = node->next)
    {
      if (node->kind != SP_MD_FOOTNOTE_LIST)
        g_array_append_val (starts, node->offset);
      else
        for (const SpMdNode *note = node->first; note != NULL; note = note->next)
          g_array_append_val (starts, note->offset);
    }
  g_array_append_val (starts, length);
  g_array_sort (starts, compare_ints);
  return starts;
}

/* The first start behind @offset, without the white space before it. */
static int
find_end (SpMdParser *parser, GArray *starts, int offset)
{
  guint low = 0;
  guint high = starts->len - 1;
  int end;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (starts, int, middle) > offset)
        high = middle;
      else
        low = middle + 1;
    }
  end = g_array_index (starts, int, low);
  return end - sp_md_trim_right (parser->source + offset, end - offset);
}

/* What is being rendered: the page, or what a shortcode of it encloses. */
typedef struct
{
  SpText *text;
  const SpMarkup *markup;
  SpFrontMatter *front_matter; /* read when a shortcode asks for it */
  int depth;
} Rendering;

static GPtrArray *render (Rendering *self, const char *body, gsize length, gsize body_start);

static char *
join_blocks (GPtrArray *blocks)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (html, ((SpRenderedBlock *) g_ptr_array_index (blocks, i))->html);
  return g_string_free (html, FALSE);
}

/* Shortcodes nested too deeply show as the text they are. */
static char *
render_inner_cb (const char *markdown, gsize length, gpointer data)
{
  Rendering *self = data;
  g_autoptr (GPtrArray) blocks = NULL;

  if (self->depth >= MAX_DEPTH)
    {
      g_autofree char *text = g_strndup (markdown, length);

      return g_markup_escape_text (text, -1);
    }
  self->depth++;
  blocks = render (self, markdown, length, 0);
  self->depth--;
  return join_blocks (blocks);
}

static char *
get_parameter_cb (const char *name, gpointer data)
{
  Rendering *self = data;
  const SpNode *node;
  const char *text;

  if (self->front_matter == NULL)
    self->front_matter = sp_front_matter_parse (self->text);
  node = sp_front_matter_lookup (self->front_matter, name);
  if (node == NULL || node->value == NULL)
    return NULL;
  text = sp_value_get_string (node->value);
  if (text != NULL)
    return g_markup_escape_text (text, -1);
  switch (sp_value_get_value_type (node->value))
    {
    case SP_VALUE_BOOLEAN:
      return g_strdup (sp_value_get_boolean (node->value) ? "true" : "false");
    case SP_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, sp_value_get_integer (node->value));
    default:
      return NULL;
    }
}

static GPtrArray *
render (Rendering *self, const char *body, gsize length, gsize body_start)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_rendered_block_free);
  SpShortcodeContext context = { render_inner_cb, get_parameter_cb, self };
  g_autoptr (SpPageSource) source = sp_page_source_new (body, length, &context);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GArray) starts = NULL;
  gsize markdown_length;
  const char *markdown = sp_page_source_get_markdown (source, &markdown_length);
  SpMdParser *parser =
      sp_md_parser_new (markdown, MIN (markdown_length, G_MAXINT / 2), self->markup);

  starts = collect_starts (parser, parser->reader.length);
  for (SpMdNode *node = parser->document->first; node != NULL; node = node->next)
    {
      int start = CLAMP (node->offset, 0, parser->reader.length);
      int end = find_end (parser, starts, start);
      SpRenderedBlock *block;

      g_string_truncate (html, 0);
      sp_md_append_html (parser, node, html);
      sp_page_source_finish (source, html);
      if (html->len == 0)
        continue;
      block = g_new0 (SpRenderedBlock, 1);
      block->html = g_strndup (html->str, html->len);
      block->start = body_start + sp_page_source_map (source, start);
      block->end = body_start + sp_page_source_map (source, end);
      g_ptr_array_add (blocks, block);
    }
  sp_md_parser_free (parser);
  return blocks;
}

GPtrArray *
sp_render_blocks (SpText *text, gsize body_start, const SpMarkup *markup)
{
  Rendering rendering = { text, markup, NULL, 0 };
  GPtrArray *blocks;
  const char *data;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (markup != NULL, NULL);

  data = sp_text_get_data (text, &length);
  body_start = MIN (body_start, length);
  if (body_start == 0 && sp_text_has_bom (text))
    body_start = 3;
  blocks = render (&rendering, data + body_start, length - body_start, body_start);
  g_clear_pointer (&rendering.front_matter, sp_front_matter_unref);
  return blocks;
}

char *
sp_render_body (SpText *text, gsize body_start, const SpMarkup *markup)
{
  g_autoptr (GPtrArray) blocks = sp_render_blocks (text, body_start, markup);

  return join_blocks (blocks);
}
