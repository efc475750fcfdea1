/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-change.h"

#include "sp-table.h"

G_DEFINE_QUARK (sp-document-error-quark, sp_document_error)

struct _SpChange
{
  gatomicrefcount ref_count;
  SpChangeKind kind;
  SpEditList *edits;
  char *subject;

  /* What must read back afterwards. */
  SpValue *expected_value;
  SpCells *expected_cells;
  guint table;
};

static SpChange *
new_change (SpChangeKind kind, SpEditList *edits, const char *subject)
{
  SpChange *self = g_new0 (SpChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->edits = sp_edit_list_ref (edits);
  self->subject = g_strdup (subject);
  return self;
}

SpChange *
sp_change_new_text (SpEditList *edits, const char *subject)
{
  g_return_val_if_fail (edits != NULL && subject != NULL, NULL);

  return new_change (SP_CHANGE_TEXT, edits, subject);
}

SpChange *
sp_change_new_front_matter (SpEditList *edits, const char *subject, SpValue *expected)
{
  SpChange *self;

  g_return_val_if_fail (edits != NULL && subject != NULL && expected != NULL, NULL);

  self = new_change (SP_CHANGE_FRONT_MATTER, edits, subject);
  self->expected_value = sp_value_ref (expected);
  return self;
}

SpChange *
sp_change_new_table (SpEditList *edits, const char *subject, guint table, SpCells *expected)
{
  SpChange *self;

  g_return_val_if_fail (edits != NULL && subject != NULL, NULL);

  self = new_change (SP_CHANGE_TABLE, edits, subject);
  self->table = table;
  self->expected_cells = expected != NULL ? sp_cells_ref (expected) : NULL;
  return self;
}

SpChange *
sp_change_new_added_table (SpEditList *edits, const char *subject, guint table, SpCells *expected)
{
  SpChange *self;

  g_return_val_if_fail (edits != NULL && subject != NULL && expected != NULL, NULL);

  self = new_change (SP_CHANGE_ADDED_TABLE, edits, subject);
  self->table = table;
  self->expected_cells = sp_cells_ref (expected);
  return self;
}

SpChange *
sp_change_ref (SpChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_change_unref (SpChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_edit_list_unref (self->edits);
  g_clear_pointer (&self->expected_value, sp_value_unref);
  g_clear_pointer (&self->expected_cells, sp_cells_unref);
  g_free (self->subject);
  g_free (self);
}

SpEditList *
sp_change_get_edits (SpChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edits;
}

const char *
sp_change_get_subject (SpChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

SpChangeKind
sp_change_get_kind (SpChange *self)
{
  g_return_val_if_fail (self != NULL, SP_CHANGE_TEXT);

  return self->kind;
}

SpValue *
sp_change_get_expected_value (SpChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->expected_value;
}

SpCells *
sp_change_get_expected_cells (SpChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->expected_cells;
}

guint
sp_change_get_table (SpChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table;
}
