/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a walk through a site found: a page's file, or something that a person should know of. */
typedef struct
{
  char *path;    /* below the folder walked, as the file system spells it */
  char *problem; /* NULL, or why it is not to be read, in plain words */
  gboolean regular; /* it was a regular file and no link when it was found */
} SpWalkItem;

void sp_walk_item_free (SpWalkItem *self);

/** Whether Hugo takes a file of that name for a Markdown page. */
gboolean sp_walk_is_page_name (const char *name);

/** Whether @path is @folder or below it; both without links and without "/" at the end. */
gboolean sp_walk_is_inside (const char *path, const char *folder);

/** Whether there is a page anywhere below @folder; gives up after some thousand names. */
gboolean sp_walk_has_page (const char *folder);

/**
 * The pages below @folder, as Hugo finds them: no hidden files, and of a leaf bundle only its own
 * page. Links are followed as long as they stay inside @inside; a folder is walked only once.
 *
 * @folder, @inside: real paths, without links.
 * @skip: (nullable) (array zero-terminated=1): names of folders directly in @folder to pass over.
 * @folders: (nullable) (element-type filename): where to add the folders walked, below @folder.
 * @leftovers: (nullable) (element-type filename): where to add the full paths of what interrupted
 * saves left.
 * Returns: (transfer full) (element-type SpWalkItem): in the file system's order.
 */
GPtrArray *sp_walk_pages (const char *folder,
                          const char *inside,
                          const char *const *skip,
                          GPtrArray *folders,
                          GPtrArray *leftovers,
                          GCancellable *cancellable);

G_END_DECLS
