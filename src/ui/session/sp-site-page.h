/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-merge.h"
#include "sp-page-index.h"
#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_PAGE (sp_site_page_get_type ())

/**
 * SpSitePage: a page of the site, as the list shows it, and once it has been opened as it is being
 * edited. Owned by the session.
 *
 * Properties: "entry" (boxed away as a pointer, notified when what the list shows has changed),
 * "modified" (unsaved changes), "busy" (being loaded or saved).
 */
G_DECLARE_FINAL_TYPE (SpSitePage, sp_site_page, SP, SITE_PAGE, GObject)

/** @entry: what the index read of it, its place in @site included. */
SpSitePage *sp_site_page_new (SpSite *site, SpIndexEntry *entry);

GFile *sp_site_page_get_file (SpSitePage *self);
const char *sp_site_page_get_path (SpSitePage *self);
SpIndexEntry *sp_site_page_get_entry (SpSitePage *self);

/** What the index read anew of an unopened page. */
void sp_site_page_set_entry (SpSitePage *self, SpIndexEntry *entry);

/** Its file has another name now, and the same bytes as before. */
void sp_site_page_move (SpSitePage *self, SpIndexEntry *entry);

/** The title without case and accents, for sorting. */
const char *sp_site_page_get_title_key (SpSitePage *self);

/** When the file was changed last, in seconds since 1970; 0 when that is not known. */
gint64 sp_site_page_get_changed (SpSitePage *self);

/** The page being edited; %NULL until it has been loaded. */
SpPage *sp_site_page_get_page (SpSitePage *self);
gboolean sp_site_page_is_modified (SpSitePage *self);
gboolean sp_site_page_is_busy (SpSitePage *self);

/** Reads the file, unless the page is loaded. Fails with #SpStoreError. */
void sp_site_page_load_async (SpSitePage *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sp_site_page_load_finish (SpSitePage *self, GAsyncResult *result, GError **error);

/** Writes the page as it is now; typing may go on meanwhile. Fails with #SpStoreError. */
void sp_site_page_save_async (SpSitePage *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sp_site_page_save_finish (SpSitePage *self, GAsyncResult *result, GError **error);

typedef enum
{
  SP_DISK_SAME,     /* the file is what was loaded or saved last */
  SP_DISK_RELOADED, /* it was another, there were no unsaved changes, and it was taken */
  SP_DISK_MERGED,   /* it was another, and the unsaved changes are on top of it now */
  SP_DISK_CONFLICT, /* both changed the same: nothing has changed, and somebody must decide */
  SP_DISK_FAILED,   /* it is away or cannot be read; the page stays as it is */
} SpDiskState;

/**
 * Looks at the file, and takes what others did to it: as one step that undo takes back, after which
 * saving overwrites nothing unseen.
 * @merge: (out) (transfer full): for a conflict: to be asked about and given to
 * sp_site_page_settle(); else %NULL.
 */
SpDiskState sp_site_page_follow_disk (SpSitePage *self, SpMerge **merge, GError **error);

/** Takes the merged text with the conflicts decided as @sides says. Returns: %FALSE when the page
 * was changed since, or the decisions do not go together; nothing has changed then. */
gboolean sp_site_page_settle (SpSitePage *self, SpMerge *merge, const SpMergeSide *sides);

/** The file is away for good: all of the page is unsaved, and saving makes the file anew. */
void sp_site_page_forget_disk (SpSitePage *self);

/** Reads the file again and takes what it says, as one step that undo takes back. */
gboolean sp_site_page_reload (SpSitePage *self, GError **error);

/** Whether the file is another than the one that was loaded or saved last. */
gboolean sp_site_page_changed_on_disk (SpSitePage *self);

G_END_DECLS
