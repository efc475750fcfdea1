/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most bytes of most pages are plain ASCII, and need no closer look. These pass over them a word at
 * a time, up to the first byte that is something else, or @end. */

/** Passes over bytes from 0x01 to 0x7F. */
gsize sp_ascii_skip (const char *data, gsize at, gsize end);

/** Passes over bytes from 0x20 to 0x7E. */
gsize sp_ascii_skip_printable (const char *data, gsize at, gsize end);

G_END_DECLS
