/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-find.h"
#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FINDER (sp_finder_get_type ())

/**
 * SpFinder: what is being looked for on a page, where it was found, and the place of those that was
 * gone to last. It follows the page's edits.
 *
 * Signal "changed": the matches, or which is the current one.
 */
G_DECLARE_FINAL_TYPE (SpFinder, sp_finder, SP, FINDER, GObject)

SpFinder *sp_finder_new (void);

/** @page: (nullable), referenced. */
void sp_finder_set_page (SpFinder *self, SpPage *page);
void sp_finder_set_needle (SpFinder *self, const char *needle);
void sp_finder_set_flags (SpFinder *self, SpFindFlags flags);

guint sp_finder_get_n_matches (SpFinder *self);

/** The number from 0 of the current match, or -1. */
int sp_finder_get_current (SpFinder *self);

/** The current match, or %NULL; valid until the page or what is looked for changes. */
const SpMatch *sp_finder_peek_current (SpFinder *self);

/** Where the next step begins while there is no current match, in bytes of the page. */
void sp_finder_set_start (SpFinder *self, gsize offset);

/** Makes the next match, or the one before, the current one, round the ends of the page. %FALSE
 * when nothing is found. */
gboolean sp_finder_step (SpFinder *self, gboolean forward);

/** Replaces the current match and goes to the next one, or goes to one if there is none yet.
 * Returns: how many were replaced; 0 with @error when it cannot be changed. */
guint sp_finder_replace (SpFinder *self, const char *text, GError **error);

/** Replaces all that can be replaced, as one undo step.
 * @n_refused: (out): those that stand where nothing can be changed.
 * @error: why the first of those cannot be. */
guint
sp_finder_replace_all (SpFinder *self, const char *text, guint *n_refused, GError **error);

G_END_DECLS
