/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_RENAME_DIALOG (sp_rename_dialog_get_type ())

/**
 * SpRenameDialog: asks for another name of a page's file, shows what its address becomes, and
 * offers to have the old one lead there.
 *
 * Signal "chosen" (const char *name, const char *alias): @alias is the old address if it is to lead
 * to the page, else %NULL. The dialog closes after it.
 */
G_DECLARE_FINAL_TYPE (SpRenameDialog, sp_rename_dialog, SP, RENAME_DIALOG, AdwWindow)

/** @page: a loaded page whose file can be renamed, see sp_page_get_name(). */
GtkWidget *sp_rename_dialog_new (GtkWindow *parent, SpSite *site, SpSitePage *page);

/** (transfer none) */
SpSitePage *sp_rename_dialog_get_page (SpRenameDialog *self);

G_END_DECLS
