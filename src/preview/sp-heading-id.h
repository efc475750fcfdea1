/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The id of a heading as Hugo 0.111.3 makes it (markup/goldmark/autoid.go): from the Markdown of
 * the heading's last line.
 *
 * @type: "github", "github-ascii" or "blackfriday".
 * @ids: (element-type utf8): those given out; the new one is added.
 * @suffixes: (element-type utf8 guint): owned keys; remembers which numbers were tried.
 * Returns: owned by @ids.
 */
char *sp_heading_id_generate (const char *text,
                              gsize length,
                              const char *type,
                              GHashTable *ids,
                              GHashTable *suffixes);

G_END_DECLS
