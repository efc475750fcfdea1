/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-patch.h"

#include "sp-value.h"

#include <string.h>

/* Where all blocks are to go, the number to remove is negative.
 * A click tells the number of its block, and in a table the row (0 the header) and the column. */
const char sp_preview_script[] =
    "function spReset () {\n"
    "  document.body.innerHTML =\n"
    "      '<header id=\"sp-header\"></header><main id=\"sp-body\"></main>';\n"
    "}\n"
    "function spPatch (header, from, remove, blocks) {\n"
    "  if (!document.getElementById ('sp-body')) {\n"
    "    spPatchWebsite (header, from, remove, blocks);\n"
    "    return;\n"
    "  }\n"
    "  if (header !== null)\n"
    "    document.getElementById ('sp-header').innerHTML = header;\n"
    "  const body = document.getElementById ('sp-body');\n"
    "  let at = body.children[from] || null;\n"
    "  if (remove < 0)\n"
    "    remove = body.children.length;\n"
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
    "function spShow (index, row) {\n"
    "  const old = document.querySelector ('.sp-edited');\n"
    "  if (old)\n"
    "    old.classList.remove ('sp-edited');\n"
    "  const body = document.getElementById ('sp-body');\n"
    "  const block = body ? body.children[index] : (spPlace && spPlace[index] || [])[0];\n"
    "  if (!block) {\n"
    "    window.scrollTo (0, 0);\n"
    "    return;\n"
    "  }\n"
    "  const table = row >= 0 ? block.querySelector ('table') : null;\n"
    "  const place = table && table.rows[row] || block;\n"
    "  place.classList.add ('sp-edited');\n"
    "  place.scrollIntoView ({ block: 'nearest' });\n"
    "}\n"
    "document.addEventListener ('click', event => {\n"
    "  const found = spPlace ? spPlace.findIndex (\n"
    "      nodes => nodes.some (node => node.contains (event.target))) : -1;\n"
    "  const block = found >= 0 ? spPlace[found][0] : event.target.closest ('.sp-block');\n"
    "  if (!block) {\n"
    "    if (event.target.closest ('#sp-header, h1'))\n"
    "      window.webkit.messageHandlers.click.postMessage ('-1 -1 -1');\n"
    "    return;\n"
    "  }\n"
    "  const index = found >= 0 ? found :\n"
    "      Array.prototype.indexOf.call (block.parentNode.children, block);\n"
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
  if (old_blocks != NULL && same_header && n_old == new_blocks->len && first == n_old)
    return NULL;

  call = g_string_new (old_blocks == NULL ? "spReset (); spPatch (" : "spPatch (");
  if (same_header)
    g_string_append (call, "null");
  else
    sp_json_append_string (call, new_header, -1);
  g_string_append_printf (call, ", %u, %d, [", first,
                          old_blocks != NULL ? (int) (n_old - first - last) : -1);
  for (guint i = first; i < new_blocks->len - last; i++)
    {
      const SpRenderedBlock *block = g_ptr_array_index (new_blocks, i);

      if (i > first)
        g_string_append_c (call, ',');
      sp_json_append_string (call, block->html, -1);
    }
  g_string_append (call, "]);");
  return g_string_free (call, FALSE);
}

char *
sp_preview_make_website (const char *html, const char *header, GPtrArray *blocks)
{
  GString *call = g_string_new ("spWebsite (");

  g_return_val_if_fail (header != NULL && blocks != NULL, NULL);

  if (html != NULL)
    sp_json_append_string (call, html, -1);
  else
    g_string_append (call, "null");
  g_string_append_c (call, ',');
  sp_json_append_string (call, header, -1);
  g_string_append (call, ",[");
  for (guint i = 0; i < blocks->len; i++)
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (call, ',');
      sp_json_append_string (call, block->html, -1);
    }
  g_string_append (call, "]);");
  return g_string_free (call, FALSE);
}

/* The row of @block's table that holds @offset, the header as 0; -1 outside of tables. */
static int
find_row (SpBody *body, const SpRenderedBlock *block, gsize offset)
{
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      int n_rows = (int) sp_cells_get_n_rows (sp_table_get_cells (table));
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (start < block->start || offset < start || offset >= end)
        continue;
      for (int row = n_rows - 1; row >= -1; row--)
        {
          sp_table_get_row_span (table, row, &start, &end);
          if (offset >= start)
            return row + 1;
        }
    }
  return -1;
}

char *
sp_preview_make_show (GPtrArray *blocks, SpBody *body, gsize offset)
{
  g_return_val_if_fail (blocks != NULL && body != NULL, NULL);

  for (guint i = blocks->len; i > 0 && offset >= sp_body_get_start (body); i--)
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, i - 1);

      if (offset >= block->start)
        return g_strdup_printf ("spShow (%u, %d);", i - 1, find_row (body, block, offset));
    }
  return g_strdup ("spShow (-1, -1);");
}

gsize
sp_preview_find_offset (SpBody *body, const SpRenderedBlock *block, int row, int column)
{
  for (guint i = 0; row >= 0 && column >= 0 && i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);
      gsize start, end;

      sp_table_get_span (table, &start, &end);
      if (start < block->start || start >= block->end)
        continue;
      if (row - 1 >= (int) sp_cells_get_n_rows (sp_table_get_cells (table)))
        continue;
      sp_table_get_cell_span (table, row - 1, (guint) column, &start, &end);
      return start;
    }
  return block->start;
}
