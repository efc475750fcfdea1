/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

typedef struct
{
  /* Template */
  GtkLabel *advice;
  GtkBox *box;
  GtkLabel *hint;
  GtkMenuButton *menu_button;
  GtkLabel *message;

  /* Borrowed */
  const SpSchemaField *field; /* of the schema */
  GtkWidget *content;
  GtkWidget *note; /* NULL where there is nothing to say */

  /* Owned */
  SpFormContext *context;
  SpSchema *schema;
  char *path;
  char *label;
  char *refused_text; /* typed, but not in the page; NULL when all that was typed is */
  char *refused_why;
  SpFrontMatter *base; /* before the first of the row's own changes that follow one another */

  guint64 base_revision; /* after the last of them */
  gboolean was_there;    /* when the text was last shown */
  SpValueType was_type;
} SpFieldRowPrivate;

SpFieldRowPrivate *sp_field_row_get_private (SpFieldRow *self);

/** The usual order of the fields beside this one. (transfer container) (nullable) */
const char **sp_field_row_get_order (SpFieldRow *self);

/** Applies a change of the row whose result its controls do not show yet. (transfer full) @change,
 * @error */
void sp_field_row_apply_shown (SpFieldRow *self, SpChange *change, GError *error);

/** The field's menu: its actions, and what of it can be done now. */
void sp_field_row_install_actions (GtkWidgetClass *widget_class);
void sp_field_row_update_actions (SpFieldRow *self, const SpNode *node);
void sp_field_row_create_menu_cb (GtkMenuButton *button, gpointer user_data);

/** All that was typed is in the page now, or is given up. */
void sp_field_row_forget_refusal (SpFieldRow *self);

G_END_DECLS
