/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_EDITOR (sp_editor_get_type ())

/**
 * SpEditor: the middle of the window: a page as a form, its text and its tables in one scroll, or
 * as source.
 *
 * Property: "source" (boolean): the source is shown.
 * Signal "place-changed": the focus or the caret is somewhere else, see sp_editor_get_place().
 */
G_DECLARE_FINAL_TYPE (SpEditor, sp_editor, SP, EDITOR, GtkWidget)

/** @page: (nullable): a loaded page of @session's site. */
void sp_editor_set_page (SpEditor *self, SpSitePage *page, SpSession *session);

/** Says why there is nothing to edit. @title: what happened; @description: what to do. */
void sp_editor_show_message (SpEditor *self, const char *title, const char *description);

gboolean sp_editor_get_source (SpEditor *self);
void sp_editor_set_source (SpEditor *self, gboolean source);

/** Shows the source with the caret at a byte offset. */
void sp_editor_show_in_source (SpEditor *self, gsize offset);

/**
 * Brings what shows @subject into view and focuses it: "title", "tags.1", "table.0.3.1" or "body"
 * (see sp_change_new_text()). In the source view the caret goes there. Nothing happens for what the
 * page does not have.
 */
void sp_editor_reveal (SpEditor *self, const char *subject);

/**
 * What is being edited: the subject of the field, cell or text that has the focus or had it last.
 * @offset: (out): the byte offset of the caret in a text, or of where the field's value or the cell
 * begins; 0 for a field that the page does not have.
 * Returns: (transfer full) (nullable): %NULL before anything was focused on this page.
 */
char *sp_editor_get_place (SpEditor *self, gsize *offset);

/** Takes over what has been typed into a field that counts only when it is left. To be called
 * before the page is saved, and before it is asked whether it is. */
void sp_editor_commit (SpEditor *self);

/** Goes to what shows the byte @offset of the page. */
void sp_editor_focus_offset (SpEditor *self, gsize offset);

/** Opens the bar that finds a text on the page, for what is selected. @replace: and replaces it.
 * %FALSE when no page is shown. */
gboolean sp_editor_find (SpEditor *self, gboolean replace);

/** Goes to the next place where it was found, or to the one before. */
void sp_editor_find_step (SpEditor *self, gboolean forward);

G_END_DECLS
