/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The columns that the UTF-8 text takes in a fixed-width font: 2 for East Asian wide characters
 * and emoji, joined ones counted once, 0 for combining marks and other characters without a width.
 * A byte that is not UTF-8 counts 1.
 */
gsize sp_display_width (const char *text, gsize length);

G_END_DECLS
