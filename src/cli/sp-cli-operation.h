/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/** One edit that the command line asks for, "--cell 0,3,1=TEXT". */
typedef struct _SpCliOperation SpCliOperation;

/** What the website of a page is like, as far as changes depend on it. */
typedef struct
{
  gboolean breaks;          /* whether a line break in a cell may become "<br>" */
  const char *const *order; /* the usual order of fields, as sp_front_matter_set() takes it */
} SpCliHabits;

/** @option: as given, "--cell". @argument: any bytes. %NULL with an error for wrong usage. */
SpCliOperation *sp_cli_operation_parse (const char *option, const char *argument, GError **error);
void sp_cli_operation_free (SpCliOperation *self);

/** The change that it makes to @page as it is now, or %NULL with %SP_DOCUMENT_ERROR. */
SpChange *sp_cli_operation_make (SpCliOperation *self,
                                 SpPage *page,
                                 const SpCliHabits *habits,
                                 GError **error);

/** Whether it puts a text with a line break in a cell, which depends on the site's settings. */
gboolean sp_cli_operation_asks_breaks (SpCliOperation *self);

/** Whether it sets a field that @page does not have, which goes where the site's pages have it. */
gboolean sp_cli_operation_adds_field (SpCliOperation *self, SpPage *page);

/** The place on the page that it is about, for messages. */
gsize sp_cli_operation_get_offset (SpCliOperation *self, SpPage *page);

G_END_DECLS
