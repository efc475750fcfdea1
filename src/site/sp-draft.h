/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/**
 * SpDraft: unsaved text of a page, with what it was based on. Immutable, reference-counted, safe to
 * hand to a thread.
 *
 * On the disk it is a file that a person can read: lines of "Name: value", an empty line, the bytes
 * of the base and then those of the text. Names that a version of the program does not know are
 * passed over, so drafts outlive updates in both directions.
 */
typedef struct _SpDraft SpDraft;

#define SP_DRAFT_ERROR (sp_draft_error_quark ())
GQuark sp_draft_error_quark (void);

typedef enum
{
  SP_DRAFT_ERROR_DAMAGED, /* cut short, or not a draft at all */
} SpDraftError;

/**
 * @site: the path of the site's folder; @page: that of the page, relative to it.
 * @base: (nullable): what the file held when the page was loaded or saved last; %NULL when there is
 * no file yet.
 * @generation: drafts of one page with a higher one are later, whatever the clock says.
 * @time: seconds since 1970 in UTC, to be shown only.
 */
SpDraft *sp_draft_new (const char *site,
                       const char *page,
                       SpText *base,
                       SpText *text,
                       guint64 generation,
                       gint64 time);

/** Reads what sp_draft_to_data() made. Fails with #SpDraftError. */
SpDraft *sp_draft_new_from_data (const char *data, gsize length, GError **error);

/** The bytes of its file. (transfer full) */
GByteArray *sp_draft_to_data (SpDraft *self);

SpDraft *sp_draft_ref (SpDraft *self);
void sp_draft_unref (SpDraft *self);

const char *sp_draft_get_site (SpDraft *self);
const char *sp_draft_get_page (SpDraft *self);
SpText *sp_draft_get_base (SpDraft *self);
SpText *sp_draft_get_text (SpDraft *self);
guint64 sp_draft_get_generation (SpDraft *self);
gint64 sp_draft_get_time (SpDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDraft, sp_draft_unref)

G_END_DECLS
