/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** How a JSON text is laid out. */
typedef struct
{
  gboolean multi_line;       /* the fields have lines of their own */
  gboolean lists_multi_line; /* the items of lists too */
  char indentation[32];      /* by how much a line is indented against the one around it */
  char colon[16];            /* with the blanks around it */
  const char *newline;
} SpJsonLayout;

/** Reads JSON as Hugo does, that is Go's encoding/json; whole numbers stay whole numbers. */
void sp_json_read (SpReading *reading);

/** How the fields of a page are laid out; what cannot be told is as in a new page. */
void sp_json_find_layout (SpFrontMatter *front_matter, SpJsonLayout *layout);

/** Appends @value. @indentation: that of the line it begins on; %NULL to write it on one line. */
gboolean sp_json_append_value (GString *out,
                               SpValue *value,
                               const SpJsonLayout *layout,
                               const char *indentation,
                               GError **error);

/** SpFormatBackend.write_new; %NULL for a value that JSON does not have. */
char *sp_json_write_new (SpValue *root, const char *newline);

/** SpFormatBackend.replace. */
gboolean sp_json_replace (SpFrontMatter *front_matter,
                          const SpNode *node,
                          SpValue *value,
                          SpEditList *edits,
                          GError **error);

/** SpFormatBackend.edit_children. */
gboolean sp_json_edit_children (SpFrontMatter *front_matter,
                                const SpNode *node,
                                const SpChild *children,
                                guint n_children,
                                SpEditList *edits,
                                GError **error);

/** SpFormatBackend.move_item. */
gboolean sp_json_move_item (SpFrontMatter *front_matter,
                            const SpNode *item,
                            guint to,
                            SpEditList *edits,
                            GError **error);

G_END_DECLS
