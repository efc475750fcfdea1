/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The place of @file as a person knows it, for showing only. In a sandbox a folder that was chosen
 * is reached by a number below the document portal's mount, which says nothing to anybody: then it
 * is where the folder is outside, if the portal tells (since its version 1.19), and otherwise the
 * folder's name and what is below. UTF-8; free it with g_free(). */
char *sp_real_name (GFile *file);

/** What of @path is below the document portal's mount and the number in it: "site/content/a.md" of
 * "/run/user/1000/doc/1a2b3c/site/content/a.md". NULL for any other path. */
const char *sp_real_name_below_portal (const char *path);

/** Whether it is an extended attribute by which a portal or the like describes the file rather than
 * one that belongs to it, and so is not copied to another. */
gboolean sp_real_name_is_attribute (const char *name);

G_END_DECLS
