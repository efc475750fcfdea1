/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_TERMS_DIALOG (sp_terms_dialog_get_type ())

/**
 * SpTermsDialog: asks for a category or tag that several pages are to get or to lose.
 *
 * Signal "chosen" (const char *taxonomy, const char *term, gboolean add): the dialog closes after
 * it.
 */
G_DECLARE_FINAL_TYPE (SpTermsDialog, sp_terms_dialog, SP, TERMS_DIALOG, AdwWindow)

/** @pages: (element-type SpSitePage): those that it is about. */
GtkWidget *sp_terms_dialog_new (GtkWindow *parent, SpSession *session, GPtrArray *pages);

/** (transfer none) (element-type SpSitePage) */
GPtrArray *sp_terms_dialog_get_pages (SpTermsDialog *self);

G_END_DECLS
