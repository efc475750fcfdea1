/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/** Appends the words in the tables of @text from @body_start on, without their pipes and stars, for
 * searching. What only looks like a table may come along. */
void sp_haystack_append_tables (GString *out, SpText *text, gsize body_start);

G_END_DECLS
