/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Removes a folder that the program made itself, with all that is in it; links are not followed.
 */
void sp_remove_tree (const char *folder);

G_END_DECLS
