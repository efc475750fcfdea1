/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Whether a program that synchronises folders gave a file that name: the second version of a page
 * that two people changed at the same time. Known are Dropbox, Nextcloud and ownCloud, Syncthing,
 * Seafile, Google Drive and, where the name says "conflict", others; OneDrive adds only the name of
 * a computer, which is told from a page's name where it is one that Windows makes up.
 * @path: with or without folders
 */
gboolean sp_conflict_copy_is (const char *path);

G_END_DECLS
