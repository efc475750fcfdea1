/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Appends @number, which is finite, with a decimal point and the fewest digits that read back as
 * it, but at least @least_decimals behind the point; with an exponent only when it is very large or
 * very small. TOML and JSON both read it as a number that is not an integer. */
void sp_number_append (GString *out, double number, guint least_decimals);

/** How many digits stand behind the point of the @length bytes at @text, a number without exponent;
 * 0 for any other. For keeping them when the number changes. */
guint sp_number_count_decimals (const char *text, gsize length);

G_END_DECLS
