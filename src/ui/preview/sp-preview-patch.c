/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-patch.h"

#include "sp-value.h"

#include <string.h>

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
