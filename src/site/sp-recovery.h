/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-draft.h"

G_BEGIN_DECLS

/**
 * SpRecovered: unsaved text that a program which ended without saving has left behind, and how the
 * page's file looks now. While there is a reference, no other running program is offered it.
 * Reference-counted; for several threads, save sp_recovered_remove().
 */
typedef struct _SpRecovered SpRecovered;

typedef enum
{
  SP_RECOVERED_UNCHANGED, /* the file is what the text was based on */
  SP_RECOVERED_CHANGED,   /* the file has been changed since */
  SP_RECOVERED_GONE,      /* there is no file, or none that can be read */
} SpRecoveredState;

/**
 * What was not saved of the site in the folder at @site, by page, the latest of a page first. Text
 * that is in the file after all was saved in the last moment, and is let go of.
 * Returns: (transfer full) (element-type SpRecovered): often empty
 */
GPtrArray *sp_recovery_find (const char *site);

/** How many pages were not saved, by the path of the site's folder.
 * (transfer full) (element-type filename guint) */
GHashTable *sp_recovery_find_sites (void);

SpRecovered *sp_recovered_ref (SpRecovered *self);
void sp_recovered_unref (SpRecovered *self);

SpDraft *sp_recovered_get_draft (SpRecovered *self);
SpRecoveredState sp_recovered_get_state (SpRecovered *self);

/** What the file holds; %NULL when it is gone. */
SpText *sp_recovered_get_current (SpRecovered *self);

/** It was discarded, or is safe elsewhere. %FALSE when it could not be removed. */
gboolean sp_recovered_remove (SpRecovered *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecovered, sp_recovered_unref)

G_END_DECLS
