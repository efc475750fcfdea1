/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <jsc/jsc.h>

#include "sp-page.h"
#include "sp-render.h"

G_BEGIN_DECLS

/**
 * The call of the scripts in data/ui/preview that marks what is being edited.
 *
 * @blocks: (element-type SpRenderedBlock): those shown.
 * @subject, @offset: as sp_editor_get_place() gives them.
 * @scroll: whether it is brought into view too.
 */
char *sp_preview_make_show (GPtrArray *blocks,
                            SpPage *page,
                            const char *subject,
                            gsize offset,
                            gboolean scroll);

/** The same for what an edit changed in the body at the byte @offset; %NULL for the fields. */
char *sp_preview_make_show_edit (GPtrArray *blocks, SpPage *page, gsize offset);

/**
 * What a click means.
 *
 * @clicked: what the scripts sent.
 * @subject: (out) (transfer full): the field, or %NULL when it is
 * @offset: (out): a byte of the body: in a table where the cell begins, else at the clicked word.
 * Returns: whether it means anything.
 */
gboolean sp_preview_read_click (JSCValue *clicked,
                                GPtrArray *blocks,
                                SpPage *page,
                                char **subject,
                                gsize *offset);

G_END_DECLS
