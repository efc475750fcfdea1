/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-toml.h"

G_BEGIN_DECLS

/** sp_toml_edit_children() for a map whose entries are lines: the root, a [table], or what dotted
 * keys and the headers of inner tables make. */
gboolean sp_toml_edit_table (SpFrontMatter *front_matter,
                             const SpNode *node,
                             const SpChild *children,
                             guint n_children,
                             SpEditList *edits,
                             GError **error);

/** The same for a list of [[tables]]. */
gboolean sp_toml_edit_tables (SpFrontMatter *front_matter,
                              const SpNode *node,
                              const SpChild *children,
                              guint n_children,
                              SpEditList *edits,
                              GError **error);

/** sp_toml_move_item() for a list of [[tables]]. */
gboolean sp_toml_move_table (SpFrontMatter *front_matter,
                             const SpNode *item,
                             guint to,
                             SpEditList *edits,
                             GError **error);

G_END_DECLS
