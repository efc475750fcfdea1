/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_NEW_PAGE_DIALOG (sp_new_page_dialog_get_type ())

/**
 * SpNewPageDialog: asks for the title and the section of a page to be made, and shows the address
 * that it will have.
 *
 * Signal "chosen" (const char *section, const char *title): the dialog closes after it.
 */
G_DECLARE_FINAL_TYPE (SpNewPageDialog, sp_new_page_dialog, SP, NEW_PAGE_DIALOG, AdwWindow)

/** @section: (nullable): the one that is offered first; %NULL for the one with most pages. */
GtkWidget *sp_new_page_dialog_new (GtkWindow *parent, SpSession *session, const char *section);

G_END_DECLS
