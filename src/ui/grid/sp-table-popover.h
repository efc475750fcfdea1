/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TABLE_POPOVER (sp_table_popover_get_type ())

/**
 * SpTablePopover: asks what table is to be added, and adds it through the actions of the widgets
 * around it: "body.add-table" (tuu: offset, rows, columns), "body.add-attributes" (t) and
 * "body.make-table" (tt: start and end of the lines).
 */
G_DECLARE_FINAL_TYPE (SpTablePopover, sp_table_popover, SP, TABLE_POPOVER, GtkPopover)

SpTablePopover *sp_table_popover_new (void);

/** Where the table goes, in bytes of the page; a selection, @start before @end, can also become
 * one. To be set before it is shown. */
void sp_table_popover_set_place (SpTablePopover *self, gsize start, gsize end);

G_END_DECLS
