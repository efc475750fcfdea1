/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/** Replace the bytes from @start up to @end with @length bytes of @text. */
typedef struct
{
  gsize start;
  gsize end;
  const char *text;
  gsize length;
} SpEdit;

/**
 * SpEditList: splices against one text, sorted, none overlapping another, reference-counted.
 *
 * A list is filled by whoever makes it and never changed once it has been handed on; from then
 * it is safe to share between threads.
 */
typedef struct _SpEditList SpEditList;

SpEditList *sp_edit_list_new (void);

/** A list of one splice; @length may be -1 for a NUL-terminated @text. */
SpEditList *sp_edit_list_new_single (gsize start, gsize end, const char *text, gssize length);

/** The shortest single splice that turns @before into @after: what is between their common start
 * and their common end, never cutting a UTF-8 character. Empty when they are equal. */
SpEditList *sp_edit_list_new_between (SpText *before, SpText *after);

SpEditList *sp_edit_list_ref (SpEditList *self);
void sp_edit_list_unref (SpEditList *self);

/**
 * Adds a splice, in any order; its span must not overlap one that is there (it may touch it; two
 * insertions at one place stay in the order in which they were added). @length may be -1.
 */
void
sp_edit_list_add (SpEditList *self, gsize start, gsize end, const char *text, gssize length);

/** The edits in the order of the text; they stay owned by the list. */
guint sp_edit_list_get_n_edits (SpEditList *self);
const SpEdit *sp_edit_list_get (SpEditList *self, guint index);

/** The text after the edits. The edits must lie within @text. */
SpText *sp_edit_list_apply (SpEditList *self, SpText *text);

/** The list that turns the result of applying @self to @before back into @before. */
SpEditList *sp_edit_list_invert (SpEditList *self, SpText *before);

/**
 * Where @offset of the old text is in the new one. Inside a replaced span: its start, or its end if
 * @after. At an insertion: before the inserted text, or behind it if @after.
 */
gsize sp_edit_list_map_offset (SpEditList *self, gsize offset, gboolean after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEditList, sp_edit_list_unref)

G_END_DECLS
