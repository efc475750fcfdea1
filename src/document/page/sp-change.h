/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-edit.h"
#include "sp-value.h"

G_BEGIN_DECLS

#define SP_DOCUMENT_ERROR (sp_document_error_quark ())
GQuark sp_document_error_quark (void);

typedef enum
{
  SP_DOCUMENT_ERROR_NO_SUCH_FIELD,   /* nothing stands at that path, row or column */
  SP_DOCUMENT_ERROR_NOT_EDITABLE,    /* it is there and shown, but cannot be changed safely */
  SP_DOCUMENT_ERROR_INVALID_VALUE,   /* that value cannot stand in that place */
  SP_DOCUMENT_ERROR_VERIFY,          /* the edit would have changed something else: a bug of ours */
} SpDocumentError;

/** The cells of a table, unescaped and trimmed: row 0 is the header. Immutable, counted. */
typedef struct _SpCells SpCells;

typedef enum
{
  SP_CHANGE_TEXT,         /* typing in prose or source: anything goes */
  SP_CHANGE_FRONT_MATTER, /* one field; the rest of the front matter and the body stay */
  SP_CHANGE_TABLE,        /* one table; the rest of the body and the front matter stay */
  SP_CHANGE_ADDED_TABLE,  /* one table more; the other tables and the front matter stay */
} SpChangeKind;

/**
 * SpChange: what a person asked for, as the edits that bring it about and what must read back
 * afterwards (the rules for changing bytes, "Always 3"). Immutable, reference-counted.
 */
typedef struct _SpChange SpChange;

/** @subject names what is changed, for joining keystrokes into one undo step and for finding the
 * place again: "title", "tags.1", "table.0.3.1" (table, row with the header as -1, column), "body".
 * The edits are referenced, the subject is copied. */
SpChange *sp_change_new_text (SpEditList *edits, const char *subject);

/** @expected (transfer none): the whole front matter as it must read after the edits. */
SpChange *sp_change_new_front_matter (SpEditList *edits, const char *subject, SpValue *expected);

/** @expected (transfer none): the cells of the @table th table as they must read after the edits;
 * %NULL when the table must be gone. */
SpChange *
sp_change_new_table (SpEditList *edits, const char *subject, guint table, SpCells *expected);

/** @expected (transfer none): the cells of the new table, which is the @table th afterwards. */
SpChange *
sp_change_new_added_table (SpEditList *edits, const char *subject, guint table, SpCells *expected);

SpChange *sp_change_ref (SpChange *self);
void sp_change_unref (SpChange *self);

SpEditList *sp_change_get_edits (SpChange *self);
const char *sp_change_get_subject (SpChange *self);
SpChangeKind sp_change_get_kind (SpChange *self);
SpValue *sp_change_get_expected_value (SpChange *self);
SpCells *sp_change_get_expected_cells (SpChange *self);
guint sp_change_get_table (SpChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChange, sp_change_unref)

G_END_DECLS
