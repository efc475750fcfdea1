/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-list.h"
#include "sp-page-row.h"

G_BEGIN_DECLS

/** Lets the chosen pages be dragged by @row to another place of their section, and dropped on it.
 * Only while the list stands as the website orders it. */
void sp_page_reorder_setup_row (SpPageRow *row, SpPageList *list);

G_END_DECLS
