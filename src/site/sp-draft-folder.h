/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-draft.h"

G_BEGIN_DECLS

/**
 * SpDraftFolder: where one run of the program keeps the drafts of one site: a folder of its own in
 * the person's state folder, locked while the program runs. The lock goes when the program does,
 * however it ends, and only then may another one take what is in the folder.
 *
 * For several threads; reference-counted.
 */
typedef struct _SpDraftFolder SpDraftFolder;

/** For a site about to be worked on. Nothing is made on the disk before the first draft. */
SpDraftFolder *sp_draft_folder_new (const char *site);

/** The folders of @site (%NULL: of every site) that programs which have ended left behind, each
 * locked until its last reference goes. (transfer full) (element-type SpDraftFolder) */
GPtrArray *sp_draft_folder_claim (const char *site);

SpDraftFolder *sp_draft_folder_ref (SpDraftFolder *self);
void sp_draft_folder_unref (SpDraftFolder *self);

/**
 * Writes the draft of @page durably, in place of the one before: afterwards one of the two is on
 * the disk, whatever happens.
 * Returns: 0, or an errno
 */
int sp_draft_folder_write (SpDraftFolder *self, const char *page, SpText *base, SpText *text);

/** Removes the draft of @page, if there is one. Returns: 0, or an errno */
int sp_draft_folder_remove (SpDraftFolder *self, const char *page);

/** The drafts in it. What cannot be read is left where it is, for another version of the program
 * or a person. (transfer full) (element-type SpDraft)
 * @n_unreadable: (out) (optional). */
GPtrArray *sp_draft_folder_read (SpDraftFolder *self, guint *n_unreadable);

/** Where it is; %NULL before the first draft. */
const char *sp_draft_folder_get_path (SpDraftFolder *self);

/** Ends its use, after what is being written: later writes fail with ECANCELED, an empty folder is
 * removed, the lock released. */
void sp_draft_folder_close (SpDraftFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDraftFolder, sp_draft_folder_unref)

G_END_DECLS
