/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body-view.h"

G_BEGIN_DECLS

/* What the files of the body view share. */
struct _SpBodyView
{
  GtkWidget parent_instance;

  GtkWidget *content; /* the box and the button below it */
  GtkWidget *box;
  GtkWidget *add_button;
  GArray *parts; /* see sp-body-view.c */
  SpPage *page;
  SpSchema *schema;
  gboolean allow_breaks;
  gboolean stale; /* the parts wait for the focus to leave before they follow the blocks */
  guint rebuild_idle;
};

/* sp-body-tables.c: new tables */
void sp_body_tables_class_init (GtkWidgetClass *widget_class);
void sp_body_tables_init (SpBodyView *self);

/** Enables what can be added to the page as it is. */
void sp_body_tables_update (SpBodyView *self);

G_END_DECLS
