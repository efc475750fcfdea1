/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "sp-body.h"
#include "sp-change.h"
#include "sp-front-matter.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE (sp_page_get_type ())

/**
 * SpPage: a page being edited. It owns the text at its present revision, the parsed views of it,
 * and the only undo stack. For one thread; hand sp_page_get_text() to others.
 *
 * Properties: "can-undo", "can-redo", "modified" (all notified).
 *
 * Signal "edited" (SpEditList *edits, gpointer origin): after the text changed, whatever changed
 * it. @edits leads from the text before to the one now; @origin is what the caller of
 * sp_page_apply(), sp_page_undo() … gave, so that a view can pass over its own edits.
 */
G_DECLARE_FINAL_TYPE (SpPage, sp_page, SP, PAGE, GObject)

typedef enum
{
  SP_APPLY_DEFAULT = 0,
  SP_APPLY_TYPING = 1 << 0, /* may join the undo step of the keystrokes before it */
} SpApplyFlags;

SpPage *sp_page_new (SpText *text);

SpText *sp_page_get_text (SpPage *self);

/** Goes up by one with every change, undo and redo included. */
guint64 sp_page_get_revision (SpPage *self);

/** Of the present text; valid until the next change. (transfer none) */
SpFrontMatter *sp_page_get_front_matter (SpPage *self);
SpBody *sp_page_get_body (SpPage *self);

/** %FALSE when the text is not UTF-8: it is shown and kept, never changed.
 * @bad_offset: (out) (optional): the first byte that is not UTF-8. */
gboolean sp_page_is_utf8 (SpPage *self, gsize *bad_offset);

/**
 * Makes a change that was computed against the present text. What must be read back is checked
 * first; if the check fails nothing has changed and the error is %SP_DOCUMENT_ERROR_VERIFY.
 * A change without edits is done at once and leaves no undo step.
 */
gboolean sp_page_apply (SpPage *self,
                        SpChange *change,
                        gpointer origin,
                        SpApplyFlags flags,
                        GError **error);

/** Replaces the whole text, as when it is read again from the disk, as one undo step. */
void sp_page_replace (SpPage *self, SpText *text, gpointer origin);

/** The next typing starts a new undo step. */
void sp_page_break_undo (SpPage *self);

/** One step back or forth; nothing happens where there is none. @origin: see sp_page_apply(). */
gboolean sp_page_can_undo (SpPage *self);
gboolean sp_page_can_redo (SpPage *self);
void sp_page_undo (SpPage *self, gpointer origin);
void sp_page_redo (SpPage *self, gpointer origin);

/** What the step that undo or redo would take is about (see sp_change_new_text()), or %NULL. */
const char *sp_page_get_undo_subject (SpPage *self);
const char *sp_page_get_redo_subject (SpPage *self);

/** @text was written to the file, or is what the file holds: the page is modified while its text
 * differs from it, also after undo. */
void sp_page_set_saved_text (SpPage *self, SpText *text);
SpText *sp_page_get_saved_text (SpPage *self);
gboolean sp_page_is_modified (SpPage *self);

G_END_DECLS
