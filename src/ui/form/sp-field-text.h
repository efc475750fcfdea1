/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

/** What @node, a single value of the page of @row, says as a person reads and types it.
 * (transfer full) @node: (nullable). */
char *sp_field_text_for_node (SpFieldRow *row, const SpNode *node);

/**
 * Makes the field of @row say what was typed, in the type that it has. Emptied, a field that the
 * page did not have is taken out again, and one that was there without a value has none again.
 * %FALSE when that is refused; the row says why.
 */
gboolean sp_field_text_commit (SpFieldRow *row, const char *typed);

G_END_DECLS
