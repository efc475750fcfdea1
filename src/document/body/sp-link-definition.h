/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * A paragraph's link reference definitions, "[name]: /address 'title'", which are none of its text.
 * As goldmark 1.5.4 reads them.
 *
 * @start, @end: the paragraph, whole lines.
 * Returns: where the line starts that follows the last definition; @start when there is none.
 */
gsize sp_link_definitions_skip (const char *data, gsize start, gsize end);

G_END_DECLS
