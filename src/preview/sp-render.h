/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-markup.h"
#include "sp-text.h"

G_BEGIN_DECLS

/** One top-level block of the rendered body and the bytes of the page that it comes from. */
typedef struct
{
  char *html;
  gsize start;
  gsize end;
} SpRenderedBlock;

void sp_rendered_block_free (SpRenderedBlock *block);

/**
 * The body of @text from @body_start as HTML, as Hugo would publish it with @markup.
 * (transfer full)
 */
char *sp_render_body (SpText *text, gsize body_start, const SpMarkup *markup);

/**
 * The same, block by block: the blocks' HTML one behind the other is what sp_render_body() gives.
 * Returns: (transfer full) (element-type SpRenderedBlock): with a free function set.
 */
GPtrArray *sp_render_blocks (SpText *text, gsize body_start, const SpMarkup *markup);

G_END_DECLS
