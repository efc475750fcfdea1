/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @text for searching: without case and without accents, so that "creme" finds "Crème".
 * (transfer full) */
char *sp_fold (const char *text);

G_END_DECLS
