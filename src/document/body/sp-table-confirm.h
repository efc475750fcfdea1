/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

/**
 * Whether cmark-gfm sees the table as we do: a table, of so many columns. Only its header and its
 * delimiter row are shown to cmark, which is what decides, so that the price of a keystroke does
 * not grow with the page; and what stands above where that holds anything unusual. A delimiter row
 * longer than the header is a table to Hugo and none to cmark: there Hugo is right.
 */
gboolean sp_table_is_confirmed (const SpTable *self);

G_END_DECLS
