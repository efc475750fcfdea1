/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

/** Reads Markdown with tables, strikethrough and footnotes, in any thread.
 * Returns: free with cmark_node_free() */
cmark_node *sp_cmark_parse (const char *markdown, gsize length);

G_END_DECLS
