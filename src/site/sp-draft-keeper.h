/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_DRAFT_KEEPER (sp_draft_keeper_get_type ())

/**
 * SpDraftKeeper: sees to it that the unsaved text of a site's open pages is on the disk, within two
 * seconds of a change, also while changes never pause, and is gone from there once it is saved or
 * undone.
 *
 * What it has written it knows by revision: sp_draft_keeper_is_safe() speaks of the text as it is
 * now. For the thread that edits the pages; the writing is done in another.
 *
 * Property: "problem" (string, notified): why drafts cannot be written at present, a sentence in
 * plain words, or %NULL. It keeps trying.
 */
G_DECLARE_FINAL_TYPE (SpDraftKeeper, sp_draft_keeper, SP, DRAFT_KEEPER, GObject)

/** @site: the path of the site's folder. */
SpDraftKeeper *sp_draft_keeper_new (const char *site);

/** Keeps drafts of @page from now on; nothing happens when it does already.
 * @path: the page's, relative to the site's folder, with "/". */
void sp_draft_keeper_follow (SpDraftKeeper *self, const char *path, SpPage *page);

/** The page at @path is of no more interest, its unsaved text neither: its draft is removed. */
void sp_draft_keeper_discard (SpDraftKeeper *self, const char *path);

/** The same for all pages. */
void sp_draft_keeper_discard_all (SpDraftKeeper *self);

/** Whether the text of the page at @path, at its present revision, would outlive a crash: it is in
 * the file, or in a draft on the disk. */
gboolean sp_draft_keeper_is_safe (SpDraftKeeper *self, const char *path);

/** Writes at once what has not been written, and waits for it; whether all is safe now. */
gboolean sp_draft_keeper_flush (SpDraftKeeper *self);

const char *sp_draft_keeper_get_problem (SpDraftKeeper *self);

/** Ends the keeping: drafts of pages without unsaved changes are removed, the others stay for the
 * next start. Also done when the keeper is disposed of. */
void sp_draft_keeper_close (SpDraftKeeper *self);

G_END_DECLS
