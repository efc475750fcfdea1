/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/**
 * The page's price: the second cell, without markup, of the first table row named "Cost", "Price",
 * "Cost Range" or the like. @body_start: see sp_front_matter_get_span(). @text is UTF-8.
 * Returns: (transfer full) (nullable).
 */
char *sp_page_find_price (SpText *text, gsize body_start);

/** Whether a row's first cell, without markup, names the price. */
gboolean sp_page_is_price_name (const char *name);

G_END_DECLS
