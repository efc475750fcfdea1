/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-value.h"

G_BEGIN_DECLS

/** Of each item of the list @new the number of that of @old which it is, or -1: the same value,
 * else one in its place that is alike. (transfer full) */
int *sp_value_match_items (SpValue *old, SpValue *new);

/** What tells one item from another: its type and value. (transfer full): free with g_strfreev() */
char **sp_value_match_keys (SpValue *list);

G_END_DECLS
