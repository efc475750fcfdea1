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
  GtkLabel *message;

  /* Borrowed */
  const SpSchemaField *field; /* of the schema */
  GtkWidget *content;

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

/** All that was typed is in the page now, or is given up. */
void sp_field_row_forget_refusal (SpFieldRow *self);

G_END_DECLS
