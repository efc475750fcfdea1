/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** How a format writes what stands between brackets with commas between. */
typedef struct
{
  gboolean has_comments; /* "#" begins a comment, and a comma may follow the last item */
  const char *separator; /* what stands between a comma and an item on the same line */
  const char
      *indentation; /* what the lines inside brackets are indented by, against those outside */

  /* (transfer full) A new item or entry, on a line indented by @indentation; %NULL on one line with
   * others. @neighbour: (nullable): one beside it. Answers %NULL with an error. */
  char *(*spell) (SpFrontMatter *front_matter,
                  const SpChild *child,
                  const SpNode *neighbour,
                  const char *indentation,
                  GError **error);
} SpCommaStyle;

/** sp_format's edit_children() for the list or map @node that stands between brackets.
 * @multi_line: whether the first child of an empty one gets a line of its own. */
gboolean sp_comma_list_edit (SpFrontMatter *front_matter,
                             const SpNode *node,
                             const SpChild *children,
                             guint n_children,
                             const SpCommaStyle *style,
                             gboolean multi_line,
                             SpEditList *edits,
                             GError **error);

/** sp_format's move_item(). */
gboolean sp_comma_list_move (SpFrontMatter *front_matter,
                             const SpNode *item,
                             guint to,
                             const SpCommaStyle *style,
                             SpEditList *edits,
                             GError **error);

G_END_DECLS
