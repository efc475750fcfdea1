/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-field-kind.h"
#include "sp-form-context.h"

G_BEGIN_DECLS

#define SP_TYPE_FIELD_ROW (sp_field_row_get_type ())

/**
 * SpFieldRow: a row of the form, for one field. It holds the field's path and no node: a node is
 * good for one revision only.
 *
 * Property "content": what stands above the line for messages.
 */
G_DECLARE_DERIVABLE_TYPE (SpFieldRow, sp_field_row, SP, FIELD_ROW, AdwPreferencesRow)

struct _SpFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  /* The path or the label are new: name the controls. */
  void (*describe) (SpFieldRow *self);

  /* Shows what the text says, in place: caret, selection and scroll position stay. @node is NULL
   * when the page does not have the field. Must not change the page. */
  void (*update) (SpFieldRow *self, const SpNode *node);

  /* Puts into the page what has been typed but does not count yet. May be NULL. */
  void (*commit) (SpFieldRow *self);

  /* Whether the row is also told of its own changes: one whose controls do not show them already.
   */
  gboolean follows_own_changes;

  /* A click on the row, or Enter: by default the focus goes to the first control. */
  void (*activate_field) (SpFieldRow *self);

  /* Gives the focus to what @rest names inside the field ("1" for its second item), NULL for the
   * field itself. By default as activate_field. */
  void (*focus_part) (SpFieldRow *self, const char *rest);

  /* The number of the item of the field that @focus, a widget inside, shows; -1 for none. By
   * default none. */
  int (*find_item) (SpFieldRow *self, GtkWidget *focus);
};

/** Binds a new row to its form, once. */
void sp_field_row_bind (SpFieldRow *self, SpFormContext *context);

/** The field's path in the page, its name for people, and what the context's schema knows of it:
 * all may change, as when items move or the schema has been read. @field: (nullable). */
void sp_field_row_describe (SpFieldRow *self,
                            const char *path,
                            const char *label,
                            const SpSchemaField *field);

/** Shows @node, unless the row shows it already because it made the change itself, or holds text
 * that was refused and is still being typed. */
void sp_field_row_update (SpFieldRow *self, const SpNode *node);

/** Puts into the page what has been typed in the row but does not count yet. */
void sp_field_row_commit (SpFieldRow *self);

/** Does what a click on the row does. */
void sp_field_row_activate (SpFieldRow *self);

/** Gives the focus to a part of the field, see the virtual function. */
void sp_field_row_focus_part (SpFieldRow *self, const char *rest);

SpFormContext *sp_field_row_get_context (SpFieldRow *self);
SpPage *sp_field_row_get_page (SpFieldRow *self);

/** (nullable): what is known of the field. */
const SpSchemaField *sp_field_row_get_field (SpFieldRow *self);

const char *sp_field_row_get_path (SpFieldRow *self);
const char *sp_field_row_get_label (SpFieldRow *self);

/** The field's node in the present text, or %NULL. */
const SpNode *sp_field_row_get_node (SpFieldRow *self);

/** The type of the value that was last shown, whatever was typed since; %FALSE when there was none.
 * What a person empties again goes back to that. */
gboolean sp_field_row_get_shown_type (SpFieldRow *self, SpValueType *type);

/** The front matter that a change of the row is reckoned from: as it was before the row's own
 * changes, as long as nothing else changes the page and the focus stays. */
SpFrontMatter *sp_field_row_get_base (SpFieldRow *self);

/** The path of what has the focus: of the field, or of the item of it that @focus, a widget inside,
 * shows. (transfer full) */
char *sp_field_row_find_subject (SpFieldRow *self, GtkWidget *focus);

/* For the rows' own use: changing the field. @typed: (nullable): the words to show again if the
 * change is refused. They answer FALSE when it is, and then the row says why. */
gboolean
sp_field_row_set_value (SpFieldRow *self, SpValue *value, const char *typed, SpApplyFlags flags);
gboolean sp_field_row_unset (SpFieldRow *self, SpApplyFlags flags);

/** Puts @value in as item @index of the list that the field is or becomes. */
gboolean sp_field_row_insert_item (SpFieldRow *self,
                                   guint index,
                                   SpValue *value,
                                   const char *typed,
                                   SpApplyFlags flags);

/** Takes the row's own changes that follow one another back, as sp_field_row_get_base() tells. */
gboolean sp_field_row_revert (SpFieldRow *self, SpApplyFlags flags);

/** What the row does next is a change of its own. */
void sp_field_row_end_changes (SpFieldRow *self);

/** (transfer full) @change: (nullable); (transfer full) @error: (nullable): as the functions that
 * make changes answer. */
gboolean sp_field_row_apply (SpFieldRow *self,
                             SpChange *change,
                             GError *error,
                             const char *typed,
                             SpApplyFlags flags);

/** Says under the field why @typed is not in the page. */
void sp_field_row_refuse (SpFieldRow *self, const char *typed, const char *message);

/** Says something under the field; %NULL takes it away. @css_class: "error" or "warning". */
void sp_field_row_set_message (SpFieldRow *self, const char *message, const char *css_class);

/** Lets @popover, a child of a box in the row, point to @widget in that box. */
void sp_field_row_point_popover (GtkPopover *popover, GtkWidget *widget);

G_END_DECLS
