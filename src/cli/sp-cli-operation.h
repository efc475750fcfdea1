/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/** One edit that the command line asks for, "--cell 0,3,1=TEXT". */
typedef struct _SpCliOperation SpCliOperation;

/** @option: as given, "--cell". @argument: any bytes. %NULL with an error for wrong usage. */
SpCliOperation *sp_cli_operation_parse (const char *option, const char *argument, GError **error);
void sp_cli_operation_free (SpCliOperation *self);

/**
 * The change that it makes to @page as it is now, or %NULL with %SP_DOCUMENT_ERROR.
 * @breaks: whether a line break in a cell may become "<br>".
 */
SpChange *
sp_cli_operation_make (SpCliOperation *self, SpPage *page, gboolean breaks, GError **error);

/** Whether it puts a text with a line break in a cell, which depends on the site's settings. */
gboolean sp_cli_operation_asks_breaks (SpCliOperation *self);

/** The place on the page that it is about, for messages. */
gsize sp_cli_operation_get_offset (SpCliOperation *self, SpPage *page);

G_END_DECLS
