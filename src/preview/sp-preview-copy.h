/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * A shown page as one that any browser opens from a file.
 *
 * @html: the page, made for @origin, such as "sp-site://".
 * @folder: the address of the folder whose files stand for what is below @origin.
 * Returns: (transfer full): with addresses below @origin, and those that begin at its top, leading
 * into @folder; those of folders lead to their "index.html". A policy that lets @origin send images
 * lets files.
 */
char *sp_preview_make_copy (const char *html, const char *origin, const char *folder);

G_END_DECLS
