/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

/** SpFieldList: the fields that a list of the form is to show, in order. */
typedef struct _SpFieldList SpFieldList;

/** What is known of the fields is that of the schema of @context, which must outlive the list. */
SpFieldList *sp_field_list_new (SpFormContext *context);
void sp_field_list_free (SpFieldList *self);

/** A field of the schema; @node: (nullable): what the page says of it. */
void sp_field_list_add_field (SpFieldList *self, const SpSchemaField *field, const SpNode *node);

/** A field that the page has. One that the settings hide is left out. */
void sp_field_list_add_node (SpFieldList *self, const SpNode *node);

/** Those of @fields that are shown although the group @parent of the page does not have them, each
 * behind the one that usually goes before it. */
void sp_field_list_add_missing (SpFieldList *self, GPtrArray *fields, const SpNode *parent);

/** All of @fields, in the group at @path that the page does not have. */
void sp_field_list_add_absent (SpFieldList *self, GPtrArray *fields, const char *path);

/** An item of a list under a name of its own. */
void sp_field_list_add_item (SpFieldList *self, const SpNode *node, const char *label);

guint sp_field_list_get_length (SpFieldList *self);

/**
 * Makes the rows of @box those of the list. Rows that are there stay and are updated; only what the
 * page no longer has goes, and what is new comes.
 */
void sp_field_list_show (SpFieldList *self, GtkListBox *box);

/** Gives the focus to the field @subject ("tags.1") among the rows of @box. */
gboolean sp_field_list_focus_subject (GtkListBox *box, const char *subject);

/** sp_field_row_commit() for each row of @box. */
void sp_field_list_commit (GtkListBox *box);

/** For GtkListBox::row-activated. */
void sp_field_list_row_activated_cb (GtkListBox *box, GtkListBoxRow *row, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFieldList, sp_field_list_free)

G_END_DECLS
