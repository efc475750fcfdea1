/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether a file of that name is one that a save has made and not come to the end of. */
gboolean sp_store_is_leftover (const char *name);

/**
 * Takes what an interrupted save left at @path out of the website's folder. If there is anything in
 * it, it is put into the person's state folder first, since it may be the only copy of a text.
 * One that a running program still writes stays where it is, as does any of the last hour, which
 * may be a save on another computer.
 * Returns: whether it is not there any more
 */
gboolean sp_store_collect_leftover (const char *path);

G_END_DECLS
