/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-form-context.h"

G_BEGIN_DECLS

#define SP_TYPE_FIELD_NOTE (sp_field_note_get_type ())

/** SpFieldNote: what becomes of a field elsewhere: under the title the page's address, under the
 * description how a search engine shows the page. */
G_DECLARE_FINAL_TYPE (SpFieldNote, sp_field_note, SP, FIELD_NOTE, GtkWidget)

/** Whether there is anything of the kind to say of the field at @path. */
gboolean sp_field_note_suits (const char *path);

GtkWidget *sp_field_note_new (void);

/** Shows what the page of @context leads to now; hides itself when that is nothing. */
void sp_field_note_update (SpFieldNote *self, SpFormContext *context, const char *path);

G_END_DECLS
