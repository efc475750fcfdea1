/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-patch.h"

#include "sp-render.h"
#include "sp-value.h"

#include <string.h>

/* A click tells the number of its block, and in a table the row (0 the header) and the column. */
const char sp_preview_script[] =
    "function spPatch (header, from, remove, blocks) {\n"
    "  if (header !== null)\n"
    "    document.getElementById ('sp-header').innerHTML = header;\n"
    "  const body = document.getElementById ('sp-body');\n"
    "  let at = body.children[from] || null;\n"
    "  for (const html of blocks) {\n"
    "    if (remove > 0) {\n"
    "      at.innerHTML = html;\n"
    "      at = at.nextElementSibling;\n"
    "      remove--;\n"
    "    } else {\n"
    "      const block = document.createElement ('div');\n"
    "      block.className = 'sp-block';\n"
    "      block.innerHTML = html;\n"
    "      body.insertBefore (block, at);\n"
    "    }\n"
    "  }\n"
    "  for (; remove > 0; remove--) {\n"
    "    const next = at.nextElementSibling;\n"
    "    at.remove ();\n"
    "    at = next;\n"
    "  }\n"
    "}\n"
    "document.addEventListener ('click', event => {\n"
    "  const block = event.target.closest ('.sp-block');\n"
    "  if (!block) {\n"
    "    if (event.target.closest ('#sp-header'))\n"
    "      window.webkit.messageHandlers.click.postMessage ('-1 -1 -1');\n"
    "    return;\n"
    "  }\n"
    "  const index = Array.prototype.indexOf.call (block.parentNode.children, block);\n"
    "  const cell = event.target.closest ('td, th');\n"
    "  const row = cell ? Array.prototype.indexOf.call (\n"
    "      cell.closest ('table').rows, cell.parentNode) : -1;\n"
    "  window.webkit.messageHandlers.click.postMessage (\n"
    "      index + ' ' + row + ' ' + (cell ? cell.cellIndex : -1));\n"
    "});\n";

static gboolean
same_html (GPtrArray *a, guint index_a, GPtrArray *b, guint index_b)
{
  const SpRenderedBlock *block_a = g_ptr_array_index (a, index_a);
  const SpRenderedBlock *block_b = g_ptr_array_index (b, index_b);

  return strcmp (block_a->html, block_b->html) == 0;
}

char *
sp_preview_make_patch (const char *old_header,
                       GPtrArray *old_blocks,
                       const char *new_header,
                       GPtrArray *new_blocks)
{
  guint n_old = old_blocks != NULL ? old_blocks->len : 0;
  guint shorter = MIN (n_old, new_blocks->len);
  guint first = 0, last = 0;
  gboolean same_header = g_strcmp0 (old_header, new_header) == 0;
  GString *call;

  g_return_val_if_fail (new_header != NULL, NULL);

  while (first < shorter && same_html (old_blocks, first, new_blocks, first))
    first++;
  while (last < shorter - first &&
         same_html (old_blocks, n_old - last - 1, new_blocks, new_blocks->len - last - 1))
    last++;
  if (same_header && n_old == new_blocks->len && first == n_old)
    return NULL;

  call = g_string_new ("spPatch (");
  if (same_header)
    g_string_append (call, "null");
  else
    sp_json_append_string (call, new_header, -1);
  g_string_append_printf (call, ", %u, %u, [", first, n_old - first - last);
  for (guint i = first; i < new_blocks->len - last; i++)
    {
      const SpRenderedBlock *block = g_ptr_array_index (new_blocks, i);

      if (i > first)
        g_string_append_c (call, ',');
      sp_json_append_string (call, block->html, -1);
    }
  g_string_append (call, "]); null");
  return g_string_free (call, FALSE);
}
